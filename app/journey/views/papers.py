"""Everything that can be taken away from a walk, in every form, on one page."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import g, render_template, url_for

from app.assessment.scales import Urgency
from app.journey.state import state
from app.journey.views import blueprint
from app.journey.views.children import has_records
from app.journey.views.result import decision_url
from app.journey.visit import Visit, open_visit
from app.journey.whose import name_if_several, whose_if_several
from app.journey.written import referral_of
from app.referrals.kinds import KINDS
from app.referrals.model import Referral
from app.web.languages import beside
from app.web.pages import PageView
from app.web.words import pgettext

NOW = {Urgency.EMERGENCY_NOW.code, Urgency.SAME_DAY.code}


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A document, and what it is for."""

    name: str
    title: str
    about: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WayOn:
    """Something else that can be done with the answers."""

    title: str
    about: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PapersView(PageView):
    """The page as its template needs it."""

    journey: str
    papers: tuple[Paper, ...]
    ways: tuple[WayOn, ...]
    is_urgent: bool
    do: str
    """What to do first, where it is urgent."""
    decision_url: str
    name: str
    """Whose record is open, where there are several."""
    whose: str | None
    """What a link to a document says of whose it is, where there are several."""


@blueprint.get("/<letter:journey>/papers")
def papers(journey: str) -> str:
    """List the documents of a walk and the other ways to use its answers."""
    visit = open_visit(journey)
    referral = referral_of(visit)
    state().documents.warm()
    view = PapersView(
        title=pgettext("papers", "Your documents"),
        language=g.language,
        back_url=url_for("journey.result", journey=journey),
        journey=journey,
        papers=tuple(_papers(referral)),
        ways=tuple(_ways(visit, referral)),
        is_urgent=referral.urgency in NOW,
        do=beside(referral.words.do, (referral.words_in_english or referral.words).do),
        decision_url="" if referral.is_finished else decision_url(visit),
        name=name_if_several(visit),
        whose=whose_if_several(visit),
    )
    return render_template("pages/papers.html", page=view)


def _papers(referral: Referral) -> Iterator[Paper]:
    yield _handed_on(referral)
    yield Paper(
        name="record",
        title=pgettext("papers", "Your record"),
        about=pgettext(
            "papers",
            "For you alone: whom to ring, what happens next and by when, and all that you told.",
        ),
    )
    yield Paper(
        name="copy",
        title=pgettext("papers", "Your copy"),
        about=pgettext("papers", "Every question and every answer, and nothing else."),
    )


def _handed_on(referral: Referral) -> Paper:
    """Return the document that somebody else reads."""
    match KINDS[referral.kind].body:
        case "file":
            return Paper(
                name="letter",
                title=pgettext("papers", "A note for the child's file"),
                about=pgettext("papers", "Why you do not refer now, and when you look again."),
            )
        case "note":
            return Paper(
                name="letter",
                title=pgettext("papers", "A note to hand over"),
                about=pgettext("papers", "For an adult you choose. It says what you told here."),
            )
        case "list":
            return Paper(
                name="letter",
                title=pgettext("papers", "Answers and action list"),
                about=pgettext("papers", "For the people who can mend what is missing."),
            )
        case _:
            return Paper(
                name="letter",
                title=pgettext("papers", "The letter"),
                about=pgettext(
                    "papers", "For those who decide. Read it out on the phone, or send it after."
                ),
            )


def _ways(visit: Visit, referral: Referral) -> Iterator[WayOn]:
    kind, journey = KINDS[referral.kind], visit.questionnaire.address
    yield from _before(visit, journey)
    if kind.body == "agency" and g.language.is_for_work:
        yield WayOn(
            title=pgettext("papers", "Text for the council's own form"),
            about=pgettext("papers", "Part by part, to copy into a form or a portal."),
            url=url_for("journey.blocks_page", journey=journey),
        )
        yield WayOn(
            title=pgettext("papers", "The letter with a password"),
            about=pgettext("papers", "A PDF for an e-mail, where there is no safer way to send."),
            url=url_for("journey.lock", journey=journey),
        )
    if has_records(visit.questionnaire):
        yield WayOn(
            title=pgettext("papers", "Another child of this home"),
            about=pgettext(
                "papers", "Each child has a record; what goes to one council makes a pack."
            ),
            url=url_for("journey.records", journey=journey),
        )
    if kind.may_go_to_family:
        yield WayOn(
            title=pgettext("papers", "A copy for the family"),
            about=pgettext("papers", "Only where each of them was told and it is safe to hold."),
            url=url_for("journey.family_page", journey=journey),
        )
    yield from _to_keep(referral, journey)


def _before(visit: Visit, journey: str) -> Iterator[WayOn]:
    """Yield what helps before anything is sent: what to say, and what to look at again."""
    kind = KINDS[visit.questionnaire.kind_for(visit.path.answers)]
    if kind.body != "list":
        yield WayOn(
            title=pgettext("papers", "What to say when you ring"),
            about=pgettext("papers", "In order, with lines to write down what was agreed."),
            url=url_for("journey.call", journey=journey),
        )
    if visit.questionnaire.reader != "young_person":
        yield WayOn(
            title=pgettext("papers", "Read it once more"),
            about=pgettext("papers", "What they will still ask, and words that may not be clear."),
            url=url_for("journey.wording", journey=journey),
        )


def _to_keep(referral: Referral, journey: str) -> Iterator[WayOn]:
    """Yield what a person keeps."""
    if any(clock.due > referral.made_at for clock in referral.clocks):
        yield WayOn(
            title=pgettext("papers", "Dates for your calendar"),
            about=pgettext(
                "papers",
                "When to ring again or to look again. The entries name nobody; they are"
                " numbered as in your record.",
            ),
            url=url_for("journey.dates", journey=journey),
        )
    yield WayOn(
        title=pgettext("papers", "Your answers as data"),
        about=pgettext(
            "papers", "A file (JSON) that brings your answers back here later. We keep nothing."
        ),
        url=url_for("journey.answers", journey=journey),
    )
