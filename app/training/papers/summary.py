"""What a room said, for the trainer to take along: counts alone, and nothing of two people."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from app.questionnaires.text import Message, Text
from app.training.content.cases import TrainingCase
from app.training.content.steps import Doing, Step
from app.training.papers.kinds import Item
from app.training.results import FEWEST, TOO_FEW, Asked, Spread, Told, agreement, spread

Answers: TypeAlias = Sequence[Told]
AskedAt: TypeAlias = Callable[[Step, Answers], Sequence[Asked]]
"""Gives what was asked at a step, with what was answered there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """What was said to one question, and how far the room agreed before it talked and after."""

    spread: Spread
    before: tuple[Message, ...] = ()
    now: tuple[Message, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """One step at which people answered."""

    title: Text | None
    """The part of a case; nothing where the item has one step, or the question says it all."""
    people: int
    too_few: Message | None = None
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """A session in numbers."""

    people: int
    """How many are in the room."""
    items: tuple[tuple[Item, tuple[Counted, ...]], ...]
    """What was answered in each case or exercise; those that nobody answered are left out."""


def summary_of(
    items: Sequence[Item],
    steps: Sequence[Step],
    *,
    people: int,
    told_at: Callable[[str], Answers],
    asked_at: AskedAt,
) -> Summary:
    """Count a session by the names of its steps."""
    asking = [step for step in steps if step.is_asking and not step.again]
    counted = [
        (item, tuple(_counted(item, (s for s in asking if s.item == item.id), told_at, asked_at)))
        for item in items
    ]
    return Summary(people=people, items=tuple(each for each in counted if each[1]))


def _counted(
    item: Item, steps: Iterator[Step], told_at: Callable[[str], Answers], asked_at: AskedAt
) -> Iterator[Counted]:
    for step in steps:
        first = told_at(step.key)
        again = told_at(replace(step, again=True).key) if step.doing is Doing.WORK else ()
        if first or again:
            yield _step(_title(item, step), step, (first, again), asked_at)


def _title(item: Item, step: Step) -> Text | None:
    part = item.part(step.part) if isinstance(item, TrainingCase) else None
    return part.title if part else None


def _step(
    title: Text | None, step: Step, told: tuple[Answers, Answers], asked_at: AskedAt
) -> Counted:
    """Count one step: what was said at last, beside what was said before where both are enough."""
    first, again = told
    is_again = len(again) >= FEWEST
    now, before = (again, first) if is_again else (first, None)
    if len(now) < FEWEST:
        too_few = TOO_FEW(count=FEWEST, people=len(now))
        return Counted(title=title, people=len(now), too_few=too_few)
    tables = tuple(_table(asked, now, before) for asked in asked_at(step, now))
    shown = tuple(each for each in tables if each.spread.bars)
    return Counted(title=title, people=len(now), tables=shown)


def _table(asked: Asked, now: Answers, before: Answers | None) -> Table:
    found = spread(asked, now, before)
    if asked.is_some_of:
        return Table(spread=found)
    is_shown = before is not None and found.people_before is not None
    earlier = agreement(spread(asked, before or ())) if is_shown else ()
    return Table(spread=found, before=earlier, now=agreement(found))
