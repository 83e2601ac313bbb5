"""A class: the trainer, the wall and the phones of one room."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from tests.soak.happenings import Happening
from tests.soak.rooms.lesson import Lesson
from tests.soak.rooms.phone import Phone
from tests.soak.rooms.room import Room
from tests.soak.rooms.trainer import Trainer, Wall
from tests.soak.rooms.visitor import Visitor, Way

OPENING = 25.0
"""Seconds within which all rooms are opened."""
JOINING = 15.0
"""Seconds within which everybody in a room joins."""
LOOKS_BACK = 5
"""How many in each room look at the end whether their pages hold what they sent."""
STAGES = 16
"""Rooms begin at so many stages: a whole case, and the first vote."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """How many rooms there are, and where."""

    port: int
    network: int
    """Addresses are 127.network.room.1: all in a room share one, as behind a school's router."""
    rooms: int
    people: int
    """How many are in each room."""
    tempo: float = 1.0
    """What every pause of people and scripts is multiplied by."""


@dataclass(kw_only=True)
class Class:
    """All who are in one room."""

    room: Room
    trainer: Trainer
    wall: Wall
    phones: list[Phone]
    _counted: set[int] = field(default_factory=set)

    @property
    def visitors(self) -> list[Visitor]:
        """Everybody, and what looks by itself."""
        return [self.trainer, self.wall, *self.phones]

    @property
    def is_in(self) -> bool:
        """Whether everybody has joined."""
        return all(each.is_in for each in self.phones)

    @property
    def uncounted(self) -> int:
        """How many answers were taken at stages that nobody has counted yet."""
        return sum(len(self.room.taken[each]) for each in self._left())

    def hang_up(self) -> None:
        """End every connection: whoever was stopped may have been waiting for an answer."""
        for each in self.visitors:
            each.window.close()

    def count(self) -> bool:
        """Go back to each stage at which people answered, and compare; say whether that is done."""
        for stage in self._left():
            if not (self.trainer.goes_to(stage) and self.trainer.count(stage)):
                return False
            self._counted.add(stage)
            for each in self.phones[:LOOKS_BACK]:
                each.read_back(stage)
        return True

    def _left(self) -> list[int]:
        return [each for each in self.room.taken if each not in self._counted]


def open_classes(
    plan: Plan,
    lesson: Lesson,
    tell: Callable[[Happening], None],
    now: Callable[[], float] = monotonic,
) -> list[Class]:
    """Make rooms, each with its people, who come one after the other."""
    tempo = plan.tempo
    classes = []
    for number in range(plan.rooms):
        address = f"127.{plan.network}.{number}.1"
        way = Way(port=plan.port, address=address, tell=tell, tempo=tempo, now=now)
        due = now() + number / plan.rooms * OPENING * tempo
        room = Room(start=number % STAGES, tell=tell)
        comes = [due + random.uniform(0, JOINING) * tempo for _ in range(plan.people)]  # noqa: S311 - no secret
        classes.append(
            Class(
                room=room,
                trainer=Trainer(way, room, lesson, due=due),
                wall=Wall(way, room, due=due),
                phones=[Phone(way, n, room, lesson, due=at) for n, at in enumerate(comes)],
            )
        )
    return classes
