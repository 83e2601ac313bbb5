"""What stands where a page is not in a language that the rest of Signpost is in."""

from dataclasses import dataclass

from flask import g, render_template

from app.web.language_choice import Choice, choices, offer_only_for_work
from app.web.language_words import OPEN_IN, WORK_ONLY
from app.web.languages import say
from app.web.pages import PageView
from app.web.words import pgettext

NOT_FOUND = 404


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherLanguageView(PageView):
    """A page that is in other languages only."""

    message: str
    ways: tuple[tuple[Choice, str], ...]


def keep_to_work(back_url: str) -> tuple[str, int] | None:
    """Offer this page in the languages that professionals' pages are in.

    In any other language return a page that says where it is: nobody is led away.
    """
    offer_only_for_work()
    if g.language.is_for_work:
        return None
    view = OtherLanguageView(
        title=pgettext("language", "Not in this language"),
        language=g.language,
        back_url=back_url,
        message=say(WORK_ONLY),
        ways=ways_for_work(),
    )
    return render_template("pages/other-language.html", page=view), NOT_FOUND


def ways_for_work() -> tuple[tuple[Choice, str], ...]:
    """Return the languages of professionals' pages, with the words that lead there."""
    found = (each for each in choices() if each.language.is_for_work)
    return tuple((each, say(OPEN_IN(language=each.language.name))) for each in found)
