"""What a person told, read once more with them: what is missing, may blame, or is not clear."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from flask import abort, g, render_template, url_for

from app.asking.inputs.base import box
from app.journey.addresses import page_url
from app.journey.gaps_shown import GapShown, gaps_shown, rings_first
from app.journey.state import state
from app.journey.views import blueprint
from app.journey.visit import open_visit
from app.journey.written import referral_of
from app.questionnaires.base import WORK
from app.questionnaires.kinds.body_map import BodyMapQuestion
from app.questionnaires.text import Text
from app.referrals.model import Referral
from app.referrals.wording.remarks import Kind, Remark, remarks
from app.referrals.wording.words import fold, index_at, sentences_of
from app.web.languages import say
from app.web.pages import PageView
from app.web.words import pgettext

HEADINGS: dict[Kind, Text] = {
    "blame": Text("This may sound like blame", "wording"),
    "jargon": Text("This may not be plain to all", "wording"),
    "letters": Text("Letters that are not explained", "wording"),
    "opinion": Text("A view, in a box for what was seen or heard", "wording"),
    "hearsay": Text("It does not say who said it", "wording"),
    "vague": Text("It does not say what was seen", "wording"),
    "long": Text("A long sentence", "wording"),
}
MOST_SHOWN = 4
"""More at once is not read, and the page stays small."""
MOST_AROUND = 90
"""How many letters of a sentence are shown on either side of a piece."""
MOST_OF_IT = 140
"""How much is shown of a piece that is a whole sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A remark as it is read: the sentence in three pieces, and what to say instead."""

    heading: str
    before: str
    found: str
    after: str
    why: str
    say: str
    others: int
    """How many more of the same stand in this answer."""
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OfQuestion:
    """The remarks on the answers to one question."""

    asked: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class WordsView(PageView):
    """The page of remarks."""

    questions: tuple[OfQuestion, ...]
    more: int
    """How many remarks are not shown yet."""
    ring: Referral | None
    """Whom to ring before anything is read again; nobody where it can wait."""
    is_work: bool
    check_url: str
    result_url: str
    gaps: tuple[GapShown, ...] | None
    """What a front door will still ask; none where no front door reads this kind of document."""
    is_urgent: bool


@blueprint.get("/<letter:journey>/wording")
def wording(journey: str) -> str:
    """Show what may be worth another look. Nothing has to be done, and nothing is changed."""
    visit = open_visit(journey)
    if visit.questionnaire.reader == "young_person":
        abort(404)
    judged = visit.judged()
    found = tuple(_once(remarks(judged, state().wordbook)))
    check_url = url_for("journey.check", journey=journey)
    view = WordsView(
        title=pgettext("wording", "Read it once more"),
        language=g.language,
        back_url=check_url,
        questions=tuple(_by_question(found[:MOST_SHOWN])),
        more=max(0, len(found) - MOST_SHOWN),
        ring=referral_of(visit) if rings_first(judged) else None,
        is_work=visit.questionnaire.reader in WORK,
        check_url=check_url,
        result_url=url_for("journey.result", journey=journey),
        gaps=gaps_shown(visit, judged),
        # The box above says to ring first, with the numbers.
        is_urgent=False,
    )
    return render_template("pages/words.html", page=view)


def _once(found: Iterable[Remark]) -> Iterator[tuple[Remark, int]]:
    """Yield the first of the same remarks in an answer, and how many follow it."""
    counts: dict[tuple[str, ...], int] = {}
    first: dict[tuple[str, ...], Remark] = {}
    for each in found:
        same: tuple[str, ...] = (each.questionnaire.id, each.question, each.kind, fold(each.words))
        first.setdefault(same, each)
        counts[same] = counts.get(same, 0) + 1
    for same, each in first.items():
        yield each, counts[same] - 1


def _by_question(found: Iterable[tuple[Remark, int]]) -> Iterator[OfQuestion]:
    for _, here in groupby(found, key=lambda pair: (pair[0].questionnaire.id, pair[0].question)):
        pairs = tuple(here)
        shown = tuple(_shown(each, others) for each, others in pairs)
        yield OfQuestion(asked=say(pairs[0][0].asked), shown=shown)


def _shown(each: Remark, others: int) -> Shown:
    before, found, after = _pieces(each)
    return Shown(
        heading=say(HEADINGS[each.kind]),
        before=before,
        found=found,
        after=after,
        why=say(each.why),
        say=say(each.say),
        others=others,
        url=f"{page_url(each.questionnaire, each.page)}#{_anchor(each)}",
    )


def _anchor(each: Remark) -> str:
    """Return the id of the box in which a piece stands."""
    if isinstance(each.questionnaire.question(each.question), BodyMapQuestion):
        # A note has no id of its own beside the tick of its region.
        return f"{each.question}-{each.part}"
    return box(each.question, each.part)


def _pieces(each: Remark) -> tuple[str, str, str]:
    """Return the sentence before a piece, the piece, and the sentence behind it, not too long."""
    spans = sentences_of(each.text)
    start = spans[index_at(spans, each.start)][0]
    end = spans[index_at(spans, each.end - 1)][1]
    before, after = each.text[start : each.start].lstrip(), each.text[each.end : end].rstrip()
    found = each.words
    if len(found) > MOST_OF_IT:
        found, after = f"{found[:MOST_OF_IT]}\u2026", ""
    if len(before) > MOST_AROUND:
        before = f"\u2026{before[-MOST_AROUND:]}"
    if len(after) > MOST_AROUND:
        after = f"{after[:MOST_AROUND]}\u2026"
    return before, found, after
