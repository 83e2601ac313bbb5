"""What goes to the council together: one pack a household, and the records that go alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import abort, g, render_template, url_for
from werkzeug import Response

from app.journey.state import state
from app.journey.views import blueprint
from app.journey.views.children import has_records
from app.journey.views.documents import sent_as_pdf
from app.journey.visit import Visit, open_visit, visit_to
from app.journey.whose import name_of
from app.journey.written import referral_of
from app.questionnaires.text import English, Translator
from app.referrals.households import Alone, Member, alone, is_between_children, pack_of, packs
from app.referrals.model import Referral
from app.web.limits import DOCUMENT, PACK, limited
from app.web.pages import PageView
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class PackedChild:
    """A child's record: how urgent it is, and why it is on its own where it is."""

    name: str
    urgency: str
    why: str = ""
    first: Referral | None = None
    """Whom to ring first about it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownPack:
    """The records that go together, with whom to ring first for all of them."""

    children: tuple[PackedChild, ...]
    first: Referral


@dataclass(frozen=True, kw_only=True, slots=True)
class PackView(PageView):
    """The page as its template needs it."""

    journey: str
    packs: tuple[ShownPack, ...]
    alone: tuple[PackedChild, ...]


@blueprint.get("/<letter:journey>/pack")
@limited(DOCUMENT)
def pack(journey: str) -> str:
    """Show which records make a pack, and which go on their own and why."""
    visit = _visit(journey)
    members = members_of(visit)
    names = {each.number: name_of(each) for each in visit.stored.records}
    view = PackView(
        title=pgettext("pack", "What goes together"),
        language=g.language,
        back_url=url_for("journey.records", journey=journey),
        journey=journey,
        packs=tuple(
            ShownPack(
                children=tuple(_packed(each, names[each.number]) for each in one.members),
                first=one.most_urgent.referral,
            )
            for one in packs(members)
        ),
        alone=tuple(_alone(each, names[each.number], why) for each, why in alone(members)),
    )
    return render_template("pages/pack.html", page=view)


@blueprint.get("/<letter:journey>/pack<int:number>.pdf")
@limited(PACK)
def pack_pdf(journey: str, number: int) -> Response:
    """Make one pack as a PDF, in English, which is what a council reads."""
    members = members_of(_visit(journey), English())
    found = packs(members)
    if not 1 <= number <= len(found):
        abort(404)
    printed = pack_of(found[number - 1], apart=len(alone(members)))
    return sent_as_pdf(state().writer.pack(printed, English()), "pack.pdf")


def members_of(visit: Visit, translator: Translator | None = None) -> tuple[Member, ...]:
    """Return every child's record of a draft as far as packs go by it."""
    return tuple(_members(visit, translator))


def _members(visit: Visit, translator: Translator | None) -> Iterator[Member]:
    for record in visit.stored.records:
        its = visit if record.child == visit.stored.child else visit_to(visit, record)
        yield Member(
            number=record.number,
            tie=record.tie,
            is_between_children=is_between_children(its.judged()),
            referral=referral_of(its, translator),
        )


def _visit(journey: str) -> Visit:
    visit = open_visit(journey)
    return visit if has_records(visit.questionnaire) else abort(404)


def _packed(member: Member, name: str) -> PackedChild:
    return PackedChild(name=name, urgency=member.referral.words.heading)


def _alone(member: Member, name: str, why: Alone) -> PackedChild:
    return PackedChild(
        name=name,
        urgency=member.referral.words.heading,
        why=_why(why),
        first=member.referral,
    )


def _why(why: Alone) -> str:
    return {
        Alone.APART: pgettext("pack", "You keep this record on its own."),
        Alone.BETWEEN_CHILDREN: pgettext(
            "pack", "The answers say that one child may have harmed another, or leave it open."
        ),
        Alone.UNFINISHED: pgettext("pack", "The level that you gave still needs its reasons."),
        Alone.NO_COUNCIL: pgettext("pack", "The council is not known yet."),
        Alone.OTHER_HOME: pgettext(
            "pack",
            "The postcode or address is not the same as in the other records. "
            "Where the home is the same, write it the same way.",
        ),
        Alone.OTHER: pgettext(
            "pack", "No other record goes to the same council with the same form."
        ),
    }[why]
