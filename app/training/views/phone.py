"""What every page on a phone in a room has."""

from dataclasses import dataclass

from flask import make_response, render_template
from werkzeug import Response

from app.training.browser import place_of, step_at
from app.training.content.steps import Step
from app.training.room.store import Here
from app.training.showing import Cited, Compared, case_of, part_of
from app.training.state import state
from app.training.views.common import TrainingView, shown
from app.training.working import Work
from app.web.words import pgettext

UNPROCESSABLE, CONFLICT = 422, 409


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """Where a phone is, for its script to notice that the room went on."""

    moves: int
    is_alone: bool
    next: int
    """The number of the next step, for whoever goes on alone."""
    before: int
    """The number of the step before; none before the first."""
    part: int
    """Which part of a case this is; 0 where it is none."""
    parts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """What one person of a call knows and does."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class StepView(TrainingView):
    """A step as a phone shows it."""

    frame: Frame
    story: tuple[str, ...] = ()
    note: str = ""
    next_url: str = ""
    step: str = ""
    """The name of the step that a form is for: an answer to another comes too late."""
    is_done: bool = False
    changes: tuple[tuple[str, str], ...] = ()
    """The pages that can be answered anew: heading and address."""
    said: tuple[Compared, ...] = ()
    rules: str = ""
    """How soon somebody must be told, by the rules, with what this person marked."""
    why: tuple[Cited, ...] = ()
    noticed: tuple[Cited, ...] = ()
    talk: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    so_far: str = ""
    """Where the earlier parts of the story stand; empty at the first."""


def frame_of(here: Here) -> Frame:
    """Return where a phone is."""
    place, step = place_of(here.room), step_at(here.room)
    case = state().training.cases.get(step.item)
    parts = [each.id for each in case.parts] if case else []
    return Frame(
        moves=here.room.moves,
        is_alone=not here.room.code,
        next=place + 1,
        before=place - 1,
        part=parts.index(step.part) + 1 if step.part in parts else 0,
        parts=len(parts),
    )


def work_of(here: Here, step: Step) -> Work:
    """Return what somebody made of a part of a case so far."""
    told = state().rooms.told_by(here)
    return Work(case=case_of(step), part=part_of(step), again=step.again, told=told)


def is_closed(here: Here, step: Step) -> bool:
    """Say whether the room stepped back to what this person can answer no more."""
    return step.is_asking and state().rooms.is_closed(here, step.key)


def show_closed(here: Here, _step: Step) -> tuple[str, StepView]:
    """Say that a question is closed, though the room is at it once more."""
    heading = pgettext("training", "This question is closed")
    return "question-closed", shown(StepView, heading, frame=frame_of(here), in_room=True)


def gone_on() -> Response:
    """Say that what was sent came too late, and lead to where the room is."""
    view = shown(TrainingView, pgettext("training", "The room has gone on"), in_room=True)
    return make_response(render_template("training/gone-on.html", page=view), CONFLICT)
