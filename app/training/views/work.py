"""The real questionnaire on a made-up case: its pages, one after the other, and then the judgement.

What is ticked is kept as soon as a page is sent; what somebody thinks of it is theirs to change
until the room goes on.
"""

from dataclasses import dataclass

from flask import make_response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug import Response

from app.asking.forms import PageForm
from app.asking.inputs.base import Surroundings
from app.calendars import day_of
from app.questionnaires.answers import Answer
from app.questionnaires.errors import QuestionnaireError
from app.questionnaires.model import Page
from app.training import browser
from app.training.content.steps import Doing
from app.training.results import Asked
from app.training.room.errors import StepClosedError
from app.training.room.store import Here
from app.training.showing import chosen_of, items_of, judged
from app.training.state import state
from app.training.views import blueprint
from app.training.views.common import shown
from app.training.views.phone import (
    UNPROCESSABLE,
    StepView,
    frame_of,
    gone_on,
    work_of,
)
from app.training.working import Work, found_in, noticed
from app.web.languages import say
from app.web.origin import csrf
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionView(StepView):
    """A page of the real questionnaire, on a case."""

    boxes: tuple[Markup, ...]
    intro: str
    is_single: bool
    can_skip: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Choosing:
    """A question of the judgement, with what stands in it."""

    asked: Asked
    chosen: frozenset[str]
    choices: tuple[dict[str, str], ...]
    problem: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgeView(StepView):
    """The judgement: how soon, which level, and who has to be told."""

    questions: tuple[Choosing, ...]


@blueprint.get("/room/page/<page>")
def question(page: str) -> str | Response:
    """Show a page of the part that the room is at."""
    found = _at(page)
    if found is None:
        return redirect(url_for("training.room"), code=303)
    here, work, wanted = found
    return _show(here, work, wanted, _form(work, wanted, typed=False))


@blueprint.post("/room/page/<page>")
def answer(page: str) -> Response:
    """Keep a page's answers and go on, or say what is wrong with nothing lost."""
    csrf.protect()
    found = _at(page)
    if found is None or request.form.get("step") != found[1].step.key:
        return gone_on()
    here, work, wanted = found
    form = _form(work, wanted, typed=True)
    if not form.validate():
        return make_response(_show(here, work, wanted, form), UNPROCESSABLE)
    dumped = {field.question.id: field.question.dump(field.answer) for field in form.fields}
    now = work.with_told({**work.own, **dumped})
    judged_before = state().rooms.judged_by(here).get(now.step.key)
    # Who has judged already stays counted, with what the rules say of the marks as they are now.
    counted = {**judged_before, **_by_the_rules(now)} if judged_before else None
    try:
        state().rooms.tell(here, now.step.key, told=now.own, judged=counted)
    except StepClosedError:
        return gone_on()
    return redirect(url_for("training.room"), code=303)


@blueprint.get("/room/judgement")
def judge() -> str | Response:
    """Ask what somebody makes of it: before they see what the rules say."""
    found = _working()
    if found is None:
        return redirect(url_for("training.room"), code=303)
    here, work = found
    before = state().rooms.judged_by(here)
    known = before.get(work.step.key) or before.get(work.first.key) or {}
    chosen = {each.id: chosen_of(known, each) for each in judged(work.case, work.part)}
    return _judging(here, work, chosen)


@blueprint.post("/room/judgement")
def judged_it() -> Response:
    """Count what somebody makes of it, with what the real rules say to their answers."""
    csrf.protect()
    found = _working()
    if found is None or request.form.get("step") != found[1].step.key:
        return gone_on()
    here, work = found
    asked = judged(work.case, work.part)
    chosen = {
        each.id: frozenset(request.form.getlist(each.id)) & frozenset(each.choices)
        for each in asked
    }
    if not all(chosen[each.id] for each in asked):
        return make_response(_judging(here, work, chosen, is_sent=True), UNPROCESSABLE)
    told = {
        each.id: sorted(chosen[each.id]) if each.is_some_of else min(chosen[each.id])
        for each in asked
    }
    try:
        state().rooms.tell(
            here, work.step.key, told=work.own, judged={**told, **_by_the_rules(work)}
        )
    except StepClosedError:
        return gone_on()
    return redirect(url_for("training.room"), code=303)


def _by_the_rules(work: Work) -> dict[str, object]:
    """Return what the rules and the answers come to; nothing where the case was changed."""
    parts = state()
    try:
        answers = work.answers(parts.content, parts.now())
        outcome = work.outcome(parts.content, parts.now())
    except QuestionnaireError:
        return {}
    pages = work.pages(parts.content)
    return {"found": found_in(outcome), "signs": sorted(noticed(pages, answers))}


def _working() -> tuple[Here, Work] | None:
    """Return who works on what; nothing where the room is not at a part of a case."""
    here = browser.here()
    step = browser.step_at(here.room)
    return (here, work_of(here, step)) if step.doing is Doing.WORK else None


def _at(page: str) -> tuple[Here, Work, Page] | None:
    """Return a page of the part that the room is at."""
    found = _working()
    if found is None:
        return None
    here, work = found
    pages = {each.id: each for each in work.pages(state().content)}
    return (here, work, pages[page]) if page in pages else None


def _form(work: Work, page: Page, *, typed: bool) -> PageForm:
    parts = state()
    asking = parts.content.asking(parts.now())
    form = parts.forms[work.case.questionnaire, page.id]
    return form(request.form if typed else None, _known(work, page), asking, {})


def _known(work: Work, page: Page) -> dict[str, Answer]:
    """Return what somebody answered on a page before."""
    parts = state()
    try:
        answers = work.answers(parts.content, parts.now())
    except QuestionnaireError:
        return {}
    own = work.own
    return {each.id: answers[each.id] for each in page.questions if each.id in own}


def _show(here: Here, work: Work, page: Page, form: PageForm) -> str:
    parts = state()
    around = Surroundings(
        components=parts.components,
        directory=parts.content.directory,
        day=day_of(parts.now()),
        answers=_known(work, page),
    )
    is_single = len(form.fields) == 1 and page.intro is None
    view = shown(
        QuestionView,
        say(page.title),
        back_url=url_for("training.room"),
        frame=frame_of(here),
        in_room=True,
        story=tuple(map(say, work.part.story)),
        step=work.step.key,
        boxes=tuple(field.shown(around, is_heading=is_single) for field in form.fields),
        intro=say(page.intro) if page.intro else "",
        is_single=is_single,
        can_skip=not any(each.required for each in page.questions),
    )
    return render_template("training/question.html", page=view, errors=form.problems())


def _judging(
    here: Here, work: Work, chosen: dict[str, frozenset[str]], *, is_sent: bool = False
) -> str:
    questions = tuple(
        Choosing(
            asked=each,
            chosen=chosen[each.id],
            choices=items_of(each),
            problem=_choose(each) if is_sent and not chosen[each.id] else "",
        )
        for each in judged(work.case, work.part)
    )
    view = shown(
        JudgeView,
        pgettext("training", "What do you think?"),
        back_url=url_for("training.room"),
        frame=frame_of(here),
        in_room=True,
        story=tuple(map(say, work.part.story)),
        step=work.step.key,
        questions=questions,
    )
    wrong = [
        {"text": each.problem, "href": f"#{each.asked.id}"} for each in questions if each.problem
    ]
    return render_template("training/judge.html", page=view, errors=wrong)


def _choose(asked: Asked) -> str:
    if asked.is_some_of:
        return pgettext("training", "Choose whoever has to be told")
    return pgettext("training", "Choose one. “I am not sure” is an answer as well")
