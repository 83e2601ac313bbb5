"""The end of a walk: see what to do, and go."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from flask import g, make_response, redirect, render_template, url_for
from werkzeug import Response

from app.assessment.scales import Urgency
from app.database.errors import DatabaseError
from app.drafts.errors import DraftError
from app.journey.addresses import entry_url, page_url
from app.journey.browser import end
from app.journey.keeping import is_for_work
from app.journey.school import forget_chosen
from app.journey.state import state
from app.journey.views import blueprint
from app.journey.views.children import has_records
from app.journey.views.question import REASONS
from app.journey.visit import Visit, mark_told, open_visit, questionnaire_at
from app.journey.whose import whose_if_several
from app.journey.written import referral_of
from app.questionnaires.base import WORK
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import walk
from app.referrals.calling import CallStep, script_of
from app.referrals.decisions import decisions
from app.referrals.kinds import KINDS
from app.referrals.listing import Listed, Told, listed, told_once
from app.referrals.model import Referral
from app.web.languages import current_languages, say
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext

COMPARED = "exploitation-assessment"
"""The kind of document that is written again, and read beside the last one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Onward:
    """A questionnaire that the same answers can be carried on to."""

    title: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultView(PageView):
    """What to do, and why."""

    referral: Referral
    picture: str
    """What Easy Read shows beside what to do."""
    listed: tuple[Listed, ...]
    deciding: tuple[Told, ...]
    found: tuple[Told, ...]
    """Every finding, for a self-check, in which nothing is more urgent than the rest."""
    journey: str
    is_complete: bool
    next_page_url: str
    is_work: bool
    """Whether a professional reads it, who is shown levels."""
    leads_to: tuple[Onward, ...]
    decision_url: str
    """Where a level still needs its reasons; empty where none does."""
    compare_url: str
    script: tuple[CallStep, ...]
    """What to say on the phone, where the area takes referrals by phone alone."""
    is_note_to_file: bool
    records_url: str
    """Where another child's record is written; empty where there are none."""
    whose: str | None
    """What a link to a document says of whose it is, where the draft holds several records."""
    is_kept: bool
    """Whether the answers are kept under a code."""
    may_take: bool
    """Whether they can be taken along as a file."""


@blueprint.get("/<letter:journey>/result")
def result(journey: str) -> str:
    """Show how urgent it is, why, and whom to ring. It opens at any point of the walk."""
    visit = open_visit(journey)
    state().documents.warm()
    if KINDS[visit.questionnaire.kind_for(visit.path.answers)].body == "list":
        view = _result(visit, pgettext("result list", "What you found"))
        return render_template("pages/result-list.html", page=view)
    view = _result(visit, pgettext("result", "What to do now"))
    return render_template("pages/result.html", page=view)


@blueprint.get("/<letter:journey>/ring")
def ring(journey: str) -> str:
    """Stop somebody who has just said that there is danger: ring first, write after."""
    visit = open_visit(journey)
    view = _result(visit, pgettext("ring now", "Ring 999 now"))
    page = render_template("pages/ring.html", page=view)
    if visit.urgency() is Urgency.EMERGENCY_NOW and not visit.stored.told_999:
        # Only now: the answer may have been sent twice, and the first time led nowhere. Nor may a
        # draft that cannot be written keep this page from anybody.
        with suppress(DraftError, DatabaseError):
            mark_told(visit)
    return page


def _result(visit: Visit, title: str) -> ResultView:
    questionnaire, path = visit.questionnaire, visit.path
    referral, letter = referral_of(visit), questionnaire.address
    back = entry_url(questionnaire, path)
    return ResultView(
        title=title,
        language=g.language,
        back_url=back,
        referral=referral,
        picture=state().content.easy_read.urgencies[referral.urgency],
        listed=tuple(listed(referral.destinations)),
        deciding=tuple(told_once(referral.deciding)),
        found=tuple(told_once(referral.findings)),
        journey=letter,
        is_complete=path.is_complete,
        next_page_url=back,
        is_work=questionnaire.reader in WORK,
        leads_to=tuple(_onward(visit)),
        decision_url="" if referral.is_finished else decision_url(visit),
        compare_url=url_for("journey.compare", journey=letter)
        if is_compared(questionnaire)
        else "",
        script=tuple(script_of(referral, current_languages().translator)),
        is_note_to_file=KINDS[referral.kind].body == "file",
        records_url=url_for("journey.records", journey=letter)
        if has_records(questionnaire)
        else "",
        whose=whose_if_several(visit),
        is_kept=bool(visit.stored.code),
        may_take=not is_for_work(visit.stored),
    )


def is_compared(questionnaire: Questionnaire) -> bool:
    """Say whether a questionnaire's documents are read beside the last one."""
    return any(each.kind == COMPARED for each in questionnaire.kinds)


def decision_url(visit: Visit) -> str:
    """Return where a level still needs its reasons; nothing where none does."""
    missing = (each for each in decisions(visit.judged()) if each.missing)
    found = next(missing, None)
    if found is None:
        return ""
    return page_url(found.questionnaire, found.page, why=REASONS)


def _onward(visit: Visit) -> Iterator[Onward]:
    known = state().content.library.questionnaires
    for id in visit.questionnaire.leads_to:
        if id in known:
            other = known[id]
            path = walk(other, visit.stored.case.answers_to(other, visit.asking))
            yield Onward(title=say(other.title), url=entry_url(other, path))


@blueprint.post("/<letter:journey>/done")
def finish(journey: str) -> Response:
    """Delete the answers, because the person has what they need."""
    csrf.protect()
    questionnaire = questionnaire_at(journey)
    response = make_response(redirect(url_for("journey.done", journey=journey), code=303))
    end(response)
    if questionnaire.reader in WORK:
        forget_chosen(response)
    return response


@blueprint.get("/<letter:journey>/done")
def done(journey: str) -> str:
    """Say that the answers are gone, and what still can be done."""
    title = pgettext("done", "Your answers are deleted")
    page = PageView(title=title, language=g.language)
    return render_template("pages/done.html", page=page, journey=journey)
