"""Somebody who leads a room, with a desk before them and the wall behind."""

import json
import re
from math import inf
from time import monotonic

from typing_extensions import override

from tests.benchmarks.browser import OK, SEE_OTHER
from tests.soak.happenings import Happening
from tests.soak.rooms.lesson import Lesson
from tests.soak.rooms.room import Room
from tests.soak.rooms.visitor import Visitor, Way, moves_of
from tests.soak.window import Reply

LEAD, DESK = "/en/training/lead", "/en/training/desk"
WALL, NOW = "/en/training/wall", "/en/training/wall/now"
EVERY = 1, 1
"""Seconds from one look of a wall's script, or a desk's, to the next."""
PACE = 60, 90
"""Seconds from one press of "Next" to the next."""
TRIES = 2, 4
CODE = re.compile(rb">\s*(\d{3}) ?(\d{3})\s*<")
ANSWERED = re.compile(rb'data-count="answered">(\d+)<')


class Trainer(Visitor):
    """Opens a room, and takes it from stage to stage."""

    def __init__(self, way: Way, room: Room, lesson: Lesson, *, due: float) -> None:
        super().__init__(way, due=due)
        self._room, self._lesson = room, lesson
        self._press_due = self._look_due = inf
        self._is_moving = False
        """Whether the last press got no answer that says that the room went on."""

    @override
    def act(self) -> None:
        if not self._room.code:
            if not self._open():
                self.due = self.after(*TRIES)
                return
            # Rooms are not in step: somewhere there is always one that goes on.
            self._press_due, self._look_due = self.after(0, PACE[1]), self.after(*EVERY)
        elif self._press_due <= self._look_due:
            self._press()
        else:
            self._look_due = self.look_after(*EVERY, self.ask("wall", NOW))
        self.due = min(self._press_due, self._look_due)

    def goes_to(self, stage: int) -> bool:
        """Take the room to a stage, and say whether it is there."""
        room = self._room
        if stage == room.places[-1] and not self._is_moving:
            return True
        if stage != room.places[-1] and self._is_moving and not self.goes_to(room.places[-1]):
            return False  # nobody knows where the room is until the press before is answered
        if not self._is_moving:
            room.goes_to(stage, self._way.now())
            self._is_moving = True
        if self.ask("moved", DESK, (("to", str(stage)),)).status != SEE_OTHER:
            return False
        self._is_moving = False
        self.ask("page", DESK)
        return True

    def count(self, stage: int) -> bool:
        """Compare how many are counted at a stage, where the room is, with whose was taken."""
        reply = self.ask("wall", NOW)
        if reply.status != OK:
            return False
        taken, counted = len(self._room.taken[stage]), json.loads(reply.body)["answered"]
        self._way.tell(Happening(at=monotonic(), what="read back", count=taken))
        if counted < taken:
            self._way.tell(Happening(at=monotonic(), what="lost", count=taken - counted))
        return True

    def _press(self) -> None:
        last = len(self._lesson.stages) - 1
        stage = self._room.places[-1] + (0 if self._is_moving else 1)
        if stage > last:
            self._press_due = inf
            return
        self._press_due = self.after(*PACE) if self.goes_to(stage) else self.after(*TRIES)

    def _open(self) -> bool:
        """Open a room, go to where it begins, and read its code; say whether that was done."""
        if self.ask("page", LEAD).status != OK:
            return False
        chosen = tuple(("item", each) for each in self._lesson.items)
        reply = self.ask("moved", LEAD, chosen)
        for _ in range(2):  # the trainer's link, and from there the desk
            if reply.status == SEE_OTHER:
                reply = self.ask("page", reply.location)
        found = CODE.search(reply.body)
        if reply.status != OK or found is None:
            return False
        if not self.goes_to(self._room.start):
            return False
        self._room.cookies = self.window.memory.cookie
        self._room.code = (found[1] + found[2]).decode()
        return True


class Wall(Visitor):
    """The screen that everybody looks at."""

    def __init__(self, way: Way, room: Room, *, due: float) -> None:
        super().__init__(way, due=due)
        self._room = room
        self._moves: int | None = None

    @override
    def act(self) -> None:
        if not self._room.code:
            self.due = self.after(0.2, 0.4)
        elif self._moves is None:
            self.window.memory.take(self._room.cookies.split("; "), b"")
            self._load()
        else:
            reply = self.ask("wall", NOW)
            if reply.status == OK:
                self._hear(reply)
            self.due = self.look_after(*EVERY, reply)

    def _hear(self, reply: Reply) -> None:
        told = json.loads(reply.body)
        if told["moves"] != self._moves:
            self._load()
        else:
            self._room.shows(told["moves"], told["answered"], self._way.now())

    def _load(self) -> None:
        reply = self.ask("page", WALL)
        moves = moves_of(reply)
        if reply.status == OK and moves is not None:
            self._moves = moves
            if found := ANSWERED.search(reply.body):
                self._room.shows(moves, int(found[1]), self._way.now())
        self.due = self.look_after(*EVERY)
