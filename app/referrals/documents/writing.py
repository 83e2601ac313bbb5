"""Write a referral as HTML: the body of a page that prints, and the whole that a PDF is made of."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Literal

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from app.languages import ENGLISH, language
from app.questionnaires.model import Questionnaire
from app.questionnaires.text import Text, Translator, Value, direction_of, render
from app.questionnaires.tongue_words import NO_CHILD, SAY_IN_ENGLISH, UNCHECKED, in_english
from app.referrals.blank import blank
from app.referrals.calling import script_of
from app.referrals.calls.sheet import call_sheet
from app.referrals.documents.bidi import apart, closed
from app.referrals.family_document import FamilyOf
from app.referrals.front_page import FrontFact, front_of, initials, worries
from app.referrals.given import SectionOf
from app.referrals.households import PackOf
from app.referrals.kinds import KINDS
from app.referrals.listing import listed, told_once
from app.referrals.model import Referral
from app.referrals.ringing import Ringing
from app.referrals.scripts import has_letters_not_on_paper
from app.referrals.withholding import for_others, told_in

EMERGENCY = "999"
ENGLISH_TOO = Markup(' <span class="english" lang="en" dir="ltr">({})</span>')
Document = Literal["agency", "record", "copy", "call"]
Poster = Literal["card", "wall"]


class DocumentWriter:
    """Writes the documents of `templates/documents` in any language."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment.overlay(finalize=_closed)
        self._environment.filters["day_and_time"] = _day_and_time
        self._environment.filters["groupby_short"] = _short_together

    def body(self, document: Document, referral: Referral, translator: Translator) -> Markup:
        """Return a document to put into a page; everything typed is escaped in it."""
        layout = KINDS[referral.kind].body if document == "agency" else document
        name = f"{layout}_body"
        written = self._write(name, _for_its_reader(document, referral), translator)
        return Markup(written)  # noqa: S704 - autoescaped

    def whole(self, document: Document, referral: Referral, translator: Translator) -> str:
        """Return a document as one HTML page for the document process."""
        return self._write(document, _for_its_reader(document, referral), translator)

    def blank_body(self, questionnaire: Questionnaire, translator: Translator) -> Markup:
        """Return a questionnaire as a form on paper, to put into a page."""
        form = tuple(blank(questionnaire))
        shown = self._render("blank_body", translator, questionnaire=questionnaire, form=form)
        return Markup(shown)  # noqa: S704 - autoescaped

    def blank_whole(
        self, questionnaire: Questionnaire, version: str, translator: Translator, *, large: bool
    ) -> str:
        """Return a form on paper as one HTML page; large print is for those who need it."""
        return self._render(
            "blank",
            translator,
            questionnaire=questionnaire,
            form=tuple(blank(questionnaire)),
            version=version,
            large=large,
        )

    def poster(self, poster: Poster, ringing: Ringing, address: str, translator: Translator) -> str:
        """Return whom to ring as one HTML page, for a wallet or for a wall.

        The address is that of the page it goes by, printed in full and as a code; "" prints none.
        """
        return self._render(poster, translator, ringing=ringing, address=address)

    def pack(self, pack: PackOf, translator: Translator) -> str:
        """Return the referrals of one household as one HTML page for the document process."""
        written = tuple(_values(for_others(each), translator) for each in pack.referrals)
        return self._render("pack", translator, pack=pack, written=written)

    def family_body(self, family: FamilyOf, translator: Translator) -> Markup:
        """Return the copy for a family to hold, to put into a page."""
        body = self._render("family_body", translator, family=family)
        return Markup(body)  # noqa: S704 - autoescaped

    def family_whole(self, family: FamilyOf, translator: Translator) -> str:
        """Return the copy for a family to hold as one HTML page for the document process."""
        return self._render("family", translator, family=family, referral=family)

    def page(self, template: str, translator: Translator, **values: object) -> str:
        """Return any template as one HTML page for the document process."""

        def pgettext(context: str, message: str, **filled: Value) -> str:
            return render(Text(message, context)(**filled), translator)

        def grave(context: str, message: str) -> str:
            return beside(pgettext(context, message), message)

        def beside(words: str, english: str | None) -> str:
            """Return words with the English after them, unless they can stand alone."""
            if translator.is_checked or not english:
                return words
            return words + ENGLISH_TOO.format(english)

        def in_danger(words: str, english: str) -> str:
            return beside(words, english) if EMERGENCY in english else words

        found = self._environment.get_template(template)
        return found.render(
            say=lambda text: render(text, translator),
            translator=translator,
            pgettext=pgettext,
            grave=grave,
            beside=beside,
            in_danger=in_danger,
            apart=apart,
            direction_of=direction_of,
            tongue=lambda code: _tongue(code, translator),
            unchecked=() if translator.is_checked else (UNCHECKED,),
            interpreting=(SAY_IN_ENGLISH, NO_CHILD),
            in_english=in_english,
            told_once=told_once,
            worries=worries,
            **values,
        )

    def _write(self, name: str, referral: Referral, translator: Translator) -> str:
        values = _values(referral, translator)
        if name.startswith("call"):
            values["sheet"] = call_sheet(referral, translator)
        return self._render(name, translator, **values)

    def _render(self, name: str, translator: Translator, **values: object) -> str:
        return self.page(f"documents/{name}.html", translator, **values)


def _tongue(code: str, translator: Translator) -> str:
    """Return what a language is called: in English for the council, by its own name for others."""
    found = language(code)
    return found.english if translator.code == ENGLISH else found.name


def _values(referral: Referral, translator: Translator) -> dict[str, object]:
    """Return what the templates of one referral speak of."""
    return {
        "referral": referral,
        "has_other_letters": has_letters_not_on_paper(referral.sections),
        "front": front_of(tuple(told_in(referral))),
        "initials": initials(referral.sections),
        "ordered": _ordered(referral),
        "listed": tuple(listed(referral.destinations)),
        "kind": KINDS[referral.kind],
        "councils": referral.councils(KINDS[referral.kind].goes_to),
        "script": tuple(script_of(referral, translator)),
    }


def _for_its_reader(document: Document, referral: Referral) -> Referral:
    """Return a referral as the reader of a document may see it."""
    return for_others(referral) if document == "agency" else referral


def _ordered(referral: Referral) -> tuple[SectionOf, ...]:
    """Return the sections as this kind of document has them: what it is about comes first."""
    first = KINDS[referral.kind].first
    places: dict[str, int] = {id: number for number, id in enumerate(first)}
    return tuple(sorted(referral.sections, key=lambda each: places.get(each.id, len(first))))


def _short_together(facts: Iterable[FrontFact]) -> list[tuple[bool, list[FrontFact]]]:
    """Return facts in their order, those that can share a line together."""
    return [(is_short, list(found)) for is_short, found in groupby(facts, lambda f: f.is_short)]


def _closed(value: object) -> object:
    """Close the direction marks of a text, so that they turn nothing round behind it."""
    return closed(value) if type(value) is str else value


@pass_context
def _day_and_time(context: Context, value: datetime) -> str:
    translator: Translator = context["translator"]
    return f"{translator.format_date(value.date())}, {value:%H:%M}"
