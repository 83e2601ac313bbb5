"""One question to the whole room: true or not, which of these, what have you seen."""

from dataclasses import dataclass

from flask import make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.referrals.citing import cite
from app.training import browser
from app.training.content.exercises import Pitfalls, Quiz, Statements
from app.training.content.steps import Doing, Step
from app.training.results import Asked
from app.training.room.errors import StepClosedError
from app.training.room.store import Here
from app.training.showing import chosen_of, items_of, voted
from app.training.state import state
from app.training.views import blueprint
from app.training.views.common import shown
from app.training.views.phone import UNPROCESSABLE, StepView, frame_of, gone_on
from app.training.votes import VOTE
from app.web.languages import say
from app.web.origin import csrf
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class VoteView(StepView):
    """A question with what can be answered."""

    asked: Asked
    chosen: frozenset[str]
    choices: tuple[dict[str, str], ...]
    problem: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What is so, from where, and of which year where that matters."""

    title: str
    words: tuple[str, ...]
    source: str
    year: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TruthView(StepView):
    """What is so, beside what somebody answered."""

    question: str
    known: tuple[Known, ...]
    answered: tuple[str, ...]
    right: tuple[str, ...]


@blueprint.post("/room/vote")
def vote() -> Response:
    """Count what somebody answers, in place of what they answered before."""
    csrf.protect()
    here = browser.here()
    step = browser.step_at(here.room)
    if step.doing is not Doing.VOTE or request.form.get("step") != step.key:
        return gone_on()
    asked = voted(step)
    chosen = frozenset(request.form.getlist(VOTE)) & frozenset(asked.choices)
    if not chosen and not asked.is_some_of:
        view = _vote_view(here, asked, chosen, step=step, problem=_choose())
        page = render_template("training/vote.html", page=view, errors=_wrong(view))
        return make_response(page, UNPROCESSABLE)
    told = {VOTE: sorted(chosen) if asked.is_some_of else min(chosen)}
    try:
        state().rooms.tell(here, step.key, told={}, judged=told)
    except StepClosedError:
        return gone_on()
    return redirect(url_for("training.room"), code=303)


def show_vote(here: Here, step: Step) -> tuple[str, StepView]:
    """Show the question, with what this person answered."""
    told = state().rooms.judged_by(here).get(step.key)
    asked = voted(step)
    chosen = chosen_of(told or {}, asked)
    return "vote", _vote_view(here, asked, chosen, step=step, is_done=told is not None)


def show_truth(here: Here, step: Step) -> tuple[str, StepView]:
    """Show what is so."""
    told = state().rooms.judged_by(here).get(step.key)
    asked = voted(step)
    chosen = chosen_of(told or {}, asked)
    return "truth", shown(
        TruthView,
        pgettext("training", "What is so"),
        frame=frame_of(here),
        in_room=True,
        question=say(asked.title),
        known=known_at(step),
        answered=tuple(say(label) for id, label in asked.choices.items() if id in chosen),
        right=tuple(say(label) for id, label in asked.choices.items() if id in asked.ours),
    )


def known_at(step: Step) -> tuple[Known, ...]:
    """Return what is so at a step, for the phones and for the wall."""
    parts = state()
    exercise, sources = parts.training.exercises[step.item], parts.content.sources
    match exercise:
        case Statements():
            told = next(each for each in exercise.statements if each.id == step.part)
            words = tuple(map(say, told.truth))
            return (Known(title="", words=words, source=cite(told.source, sources)),)
        case Quiz():
            asked = next(each for each in exercise.questions if each.id == step.part)
            said = (say(asked.explains),)
            source = cite(asked.source, sources)
            return (Known(title="", words=said, source=source, year=asked.year),)
        case Pitfalls():
            return tuple(
                Known(
                    title=say(each.title),
                    words=(say(each.text), *map(say, each.ask)),
                    source=cite(each.source, sources),
                )
                for each in exercise.pitfalls
            )
    return ()


def _vote_view(
    here: Here,
    asked: Asked,
    chosen: frozenset[str],
    *,
    step: Step,
    is_done: bool = False,
    problem: str = "",
) -> VoteView:
    return shown(
        VoteView,
        pgettext("training", "What do you think?"),
        frame=frame_of(here),
        in_room=True,
        asked=asked,
        chosen=chosen,
        choices=items_of(asked),
        step=step.key,
        is_done=is_done,
        problem=problem,
    )


def _choose() -> str:
    return pgettext("training", "Choose one")


def _wrong(view: VoteView) -> list[dict[str, str]]:
    return [{"text": view.problem, "href": f"#{VOTE}"}] if view.problem else []
