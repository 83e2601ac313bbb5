"""What whoever leads is told: the plan with the place in it, and what to say at a step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.training.browser import items_of
from app.training.content.cases import TrainingCase
from app.training.content.exercises import RolePlay, Statements
from app.training.content.library import AnyExercise
from app.training.content.steps import Doing, Step
from app.training.room.store import Room
from app.training.showing import Cited, cited, item_of, note_of, voted
from app.training.state import state
from app.training.words import STEPS
from app.web.languages import say
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class Brief:
    """What helps to lead a step."""

    note: str = ""
    """What is hard in it."""
    talk: tuple[str, ...] = ()
    """Questions for the room."""
    learning: tuple[Cited, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A step in the list of a case or exercise."""

    number: int
    text: str
    is_now: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """A case or exercise of the plan, or the beginning or the end."""

    title: str
    first: int
    """The number of its first step."""
    minutes: int
    is_now: bool
    was_there: bool
    lines: tuple[Line, ...] = ()
    """Its steps, where the room is at one of them."""


def brief_of(step: Step) -> Brief:
    """Return what helps to lead a step."""
    if not step.item:
        return Brief()
    item = item_of(step)
    learning = item.learning if isinstance(item, TrainingCase) else ()
    return Brief(
        note=note_of(step),
        talk=tuple(_talk(item, step)),
        learning=tuple(map(cited, learning)),
        notes=tuple(map(say, item.notes)),
    )


def plan_of(room: Room, every: Sequence[Step], at: int) -> tuple[Planned, ...]:
    """Return the plan, with the steps of what the room is at."""
    there = {name.split("/")[1] for name in state().leading.been(room)}
    found = [("", say(STEPS[every[0].doing]), 0, [0])]
    for item in items_of(room):
        numbers = [number for number, each in enumerate(every) if each.item == item.id]
        found.append((item.id, say(item.title), item.minutes, numbers))
    found.append(("", say(STEPS[every[-1].doing]), 0, [len(every) - 1]))
    return tuple(
        Planned(
            title=title,
            first=numbers[0],
            minutes=minutes,
            is_now=at in numbers,
            was_there=at not in numbers and id in there,
            lines=_lines(every, numbers, at) if at in numbers and id else (),
        )
        for id, title, minutes, numbers in found
    )


def minutes_left(plan: Sequence[Planned]) -> int:
    """Return how many minutes are planned for what the room is at and has not been at."""
    return sum(each.minutes for each in plan if not each.was_there)


def named(step: Step) -> str:
    """Return what a step is, for whoever leads."""
    if not step.item:
        return say(STEPS[step.doing])
    again = pgettext("training", "again, after talking") if step.again else ""
    return ": ".join(filter(None, [_subject(step), say(STEPS[step.doing]), again]))


def _lines(every: Sequence[Step], numbers: Sequence[int], at: int) -> tuple[Line, ...]:
    return tuple(Line(number=n, text=named(every[n]), is_now=n == at) for n in numbers)


def _subject(step: Step) -> str:
    """Return what a step is about: a part of a case, a statement or a question."""
    if step.doing in {Doing.VOTE, Doing.TRUTH} and step.part:
        return say(voted(step).title)
    item = item_of(step)
    part = item.part(step.part) if isinstance(item, TrainingCase) else None
    return say(part.title if part else item.title)


def _talk(item: TrainingCase | AnyExercise, step: Step) -> Iterator[str]:
    match item:
        case TrainingCase():
            part = item.part(step.part)
            yield from map(say, part.talk if part else ())
        case Statements():
            talk = (each.talk for each in item.statements if each.id == step.part)
            yield from (say(each) for each in talk if each is not None)
        case RolePlay():
            yield from (say(each.text) for each in item.talk)
