"""The way in: the first page, and what to know before the first question."""

from dataclasses import dataclass

from flask import g, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.drafts.errors import DraftGoneError
from app.journey.addresses import entry_url, page_url, tasks_url
from app.journey.browser import begin, stored_here
from app.journey.errors import NoDraftError
from app.journey.state import state
from app.journey.views import blueprint
from app.journey.visit import Visit, open_visit, questionnaire_at
from app.journey.whose import WHOSE
from app.questionnaires.base import WORK
from app.web.languages import say
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext

GONE = "gone"


@dataclass(frozen=True, kw_only=True, slots=True)
class StartView(PageView):
    """The first page, with the ways in that this installation has."""

    young_url: str
    has_work: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class BeforeView(PageView):
    """What to know before the first question."""

    journey: str
    subject: str
    about: str
    was_gone: bool
    go_on_url: str
    """Where answers that are here already go on; nothing where there are none."""
    whose: str
    """The record that is open among them, so that no answers go that the page did not speak of."""
    has_code: bool
    """Whether a resume code opens them, which ends when they are deleted."""


def go_in() -> Response:
    """Lead from the bare address to the first page."""
    return redirect(url_for("journey.start"))


@blueprint.get("/")
def start() -> str:
    """Show who Signpost is for, danger first."""
    every = state().content.library.questionnaires.values()
    young = next((each for each in every if each.reader == "young_person"), None)
    view = StartView(
        title=pgettext("start", "Start"),
        language=g.language,
        young_url=url_for("journey.before", journey=young.address) if young else "",
        has_work=any(each.reader in WORK for each in every),
    )
    return render_template("pages/start.html", page=view)


@blueprint.get("/<letter:journey>/")
def before(journey: str) -> str:
    """Show what to know before the first question."""
    questionnaire = questionnaire_at(journey)
    is_public = questionnaire.reader not in WORK
    here = _answers_here(journey)
    view = BeforeView(
        title=pgettext("before you start", "Before you start"),
        language=g.language,
        back_url=url_for("journey.start" if is_public else "journey.work"),
        journey=journey,
        subject=say(questionnaire.title),
        about=say(questionnaire.about) if questionnaire.about else "",
        was_gone=request.args.get("why") == GONE,
        go_on_url=entry_url(questionnaire, here.path) if here else "",
        whose=here.stored.child if here else "",
        has_code=bool(here and here.stored.code),
    )
    template = "pages/before.html" if is_public else "pages/before-work.html"
    return render_template(template, page=view)


def _answers_here(journey: str) -> Visit | None:
    """Return a visit to the answers in this browser; nothing where there are none."""
    try:
        visit = open_visit(journey)
    except NoDraftError:
        return None
    return visit if visit.stored.has_answers else None


@blueprint.post("/<letter:journey>/")
def begin_walk(journey: str) -> Response:
    """Begin a draft and go to the first question."""
    csrf.protect()
    questionnaire = questionnaire_at(journey)
    if _would_delete_unasked():
        return redirect(url_for("journey.before", journey=journey), code=303)
    tasks = bool(questionnaire.tasks)
    first = tasks_url(questionnaire) if tasks else page_url(questionnaire, questionnaire.pages[0])
    response = make_response(redirect(first, code=303))
    begin(response, questionnaire, {})
    return response


def _would_delete_unasked() -> bool:
    """Say whether this browser has answers that the page just pressed did not speak of."""
    stored = stored_here()
    if stored is None or not stored.has_answers:
        return False
    return request.form.get(WHOSE, "") != stored.child


@blueprint.errorhandler(DraftGoneError)
def go_to_start_again(_error: DraftGoneError) -> Response:
    """Send somebody whose answers went in the middle of a request to where they can begin."""
    journey = (request.view_args or {}).get("journey")
    if journey is None:
        return redirect(url_for("journey.start"), code=303)
    return go_to_start(NoDraftError(journey))


@blueprint.errorhandler(NoDraftError)
def go_to_start(error: NoDraftError) -> Response:
    """Send somebody whose answers are gone to where they can begin, and say why."""
    return redirect(url_for("journey.before", journey=error.journey, why=GONE), code=303)
