"""Words tried out on one's own phone. They go to the real checks and back, and nowhere else."""

from dataclasses import dataclass, replace

from flask import make_response, render_template, request
from werkzeug import Response

from app.questionnaires.answers import Json
from app.questionnaires.errors import QuestionnaireError
from app.questionnaires.kinds.clean import showable
from app.training import browser
from app.training.content.exercises import Language, ReferralExercise
from app.training.content.steps import Doing, Step
from app.training.content.writing import REFERRAL, remarks_on, still_asked
from app.training.room.errors import StepClosedError
from app.training.room.store import Here
from app.training.state import state
from app.training.views import blueprint
from app.training.views.common import shown
from app.training.views.phone import StepView, frame_of, gone_on
from app.web.languages import say
from app.web.origin import csrf

LONGEST = 4000
"""Characters of one box: a made-up case needs no more."""
DONE = {"done": True}


@dataclass(frozen=True, kw_only=True, slots=True)
class Noted:
    """What a check says of some words."""

    words: str
    why: str
    say: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """A box to write in: a sentence to write anew, or a question of the referral."""

    id: str
    title: str
    typed: str = ""
    noted: tuple[Noted, ...] = ()
    better: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WriteView(StepView):
    """Boxes to write in, and what the checks say of what was written."""

    tried: tuple[Tried, ...]
    is_checked: bool = False
    asked: tuple[str, ...] = ()
    """What a front door would still ask."""


@blueprint.post("/room/write")
def write() -> Response:
    """Check what somebody wrote and show it to them again; that they tried is counted, no more."""
    csrf.protect()
    here = browser.here()
    step = browser.step_at(here.room)
    if step.doing is not Doing.WRITE or request.form.get("step") != step.key:
        return gone_on()
    view = _checked(_view(here, step), _exercise(step))
    try:
        if any(each.typed for each in view.tried):
            state().rooms.tell(here, step.key, told={}, judged=DONE)
    except StepClosedError:
        return gone_on()
    return make_response(render_template("training/write.html", page=view))


def show_write(here: Here, step: Step) -> tuple[str, StepView]:
    """Show the boxes, empty: what was written before is kept nowhere."""
    return "write", _view(here, step)


def show_example(here: Here, step: Step) -> tuple[str, StepView]:
    """Show how it could be written."""
    return "example", _view(here, step)


def writing_at(step: Step) -> tuple[tuple[str, ...], tuple[Tried, ...]]:
    """Return what is written about and the boxes for it, for the phones and for the wall."""
    exercise = _exercise(step)
    story = exercise.story if isinstance(exercise, ReferralExercise) else ()
    return tuple(map(say, story)), tuple(_boxes(exercise))


def _view(here: Here, step: Step) -> WriteView:
    story, tried = writing_at(step)
    return shown(
        WriteView,
        say(_exercise(step).title),
        frame=frame_of(here),
        in_room=True,
        story=story,
        step=step.key,
        tried=tried,
    )


def _exercise(step: Step) -> Language | ReferralExercise:
    found = state().training.exercises[step.item]
    if not isinstance(found, Language | ReferralExercise):
        raise TypeError(step.item)
    return found


def _boxes(exercise: Language | ReferralExercise) -> list[Tried]:
    if isinstance(exercise, Language):
        return [
            Tried(id=each.id, title=each.sentence, better=each.better, why=say(each.why))
            for each in exercise.sentences
        ]
    asked = state().content.library.questionnaire(REFERRAL)
    questions = (each for id in exercise.pages for each in asked.pages_by_id[id].questions)
    return [
        Tried(id=each.id, title=say(each.label.fitted({})), better=_good(exercise, each.id))
        for each in questions
        if each.type in {"text", "long_text"}
    ]


def _good(exercise: ReferralExercise, id: str) -> str:
    value = exercise.good.get(id)
    return value if isinstance(value, str) else ""


def _checked(view: WriteView, exercise: Language | ReferralExercise) -> WriteView:
    """Return the boxes with what was typed in them, and what the checks say of it."""
    typed = {each.id: showable(request.form.get(each.id, "")[:LONGEST]) for each in view.tried}
    tried = (
        replace(each, typed=typed[each.id], noted=_noted(typed[each.id])) for each in view.tried
    )
    asked = _asked(exercise, typed) if isinstance(exercise, ReferralExercise) else ()
    return replace(view, tried=tuple(tried), is_checked=True, asked=asked)


def _noted(typed: str) -> tuple[Noted, ...]:
    parts = state()
    try:
        found = remarks_on(parts.content, parts.wordbook, typed, parts.now()) if typed else ()
    except QuestionnaireError:
        return ()
    return tuple(Noted(words=each.words, why=say(each.why), say=say(each.say)) for each in found)


def _asked(exercise: ReferralExercise, typed: dict[str, str]) -> tuple[str, ...]:
    """Return what a front door would still ask, of what these pages could have said."""
    parts = state()
    chosen = {id: value for id, value in exercise.good.items() if id not in typed}
    written: dict[str, Json] = {id: text for id, text in typed.items() if text.strip()}
    try:
        found = still_asked(parts.content, {**exercise.given, **chosen, **written}, parts.now())
    except QuestionnaireError:
        return ()
    return tuple(say(each.asks) for each in found if each.page.id in exercise.pages)
