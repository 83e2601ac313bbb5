"""Somebody in a room with a phone: they look, answer, judge, and wait for the others."""

import json
import random
import re
from collections.abc import Callable
from html import unescape
from math import inf
from time import monotonic

from typing_extensions import override

from tests.benchmarks.browser import OK, SEE_OTHER
from tests.soak.happenings import Happening
from tests.soak.rooms.lesson import Fields, Lesson, Sheet
from tests.soak.rooms.room import Room
from tests.soak.rooms.visitor import CLOSED, Visitor, Way, moves_of
from tests.soak.window import Reply

ROOM, NOW, JOIN = "/en/training/room", "/en/training/room/now", "/en/training/join"
EVERY = 5, 10
"""Seconds from one look of the phone's script to the next."""
READS, BEGINS, ANSWERS, TRIES = (2, 6), (2, 5), (6, 14), (3, 6)
"""Seconds until somebody opens a form, touches it, sends it, and sends it once more."""
CHANGES = 0.05
"""How many change what they said while the room waits for others."""
FINISHES = 0.5
"""How many who are told that the room has gone on send what they began all the same."""
GONE = 410
_BOX = re.compile(r"<input\b[^>]*>")
_NAMED = re.compile(r'\b(name|value)="([^"]*)"')


class Phone(Visitor):
    """One person with a phone."""

    def __init__(self, way: Way, number: int, room: Room, lesson: Lesson, *, due: float) -> None:
        super().__init__(way, due=due)
        self._number, self._room, self._lesson = number, room, lesson
        self.is_in = False
        self._moves = -1
        self._next: Callable[[], None] = self._join
        self._act_due, self._look_due, self._touches = due, inf, inf
        self._answered: set[str] = set()
        """The pages of the case that need no answer any more."""
        self._sent: dict[int, dict[str, Fields]] = {}
        """What was taken of this person, by stage and page."""
        self._changed: set[int] = set()

    @override
    def act(self) -> None:
        if self._act_due <= self._look_due:
            self._act_due = inf
            self._next()
        else:
            self._look()
        self.due = min(self._act_due, self._look_due)

    def read_back(self, stage: int) -> None:
        """Compare what stands on the pages of a stage that the room is at with what was sent.

        A vote whose answers the room has seen has no boxes any more: the wall alone counts it.
        """
        for page, fields in self._sent.get(stage, {}).items():
            reply = self.ask("page", page)
            if page == ROOM and reply.status == OK and not _boxes(reply):
                continue
            held = _ticked(reply)
            lost = [pair for pair in fields if pair not in held]
            self._way.tell(Happening(at=monotonic(), what="read back", count=len(fields)))
            if lost:
                told = Happening(at=monotonic(), what="differs", count=len(lost), note=page)
                self._way.tell(told)

    def _later(self, what: Callable[[], None], least: float, most: float) -> None:
        self._next, self._act_due = what, self.after(least, most)

    def _join(self) -> None:
        code = self._room.code
        if not code:
            self._later(self._join, 0.2, 0.4)
        elif self._is_let_in(code):
            self.is_in = True
            self.say("joined")
            self._open()
        else:
            self._later(self._join, *TRIES)

    def _is_let_in(self, code: str) -> bool:
        if self.ask("page", f"{JOIN}/{code}").status != OK:
            return False
        return self.ask("sent", JOIN, (("code", code),)).status == SEE_OTHER

    def _open(self) -> None:
        """Open the page that shows what the room is at."""
        reply = self.ask("page", ROOM)
        if not self._came(reply):
            self._later(self._open, *TRIES)
            return
        sheet = self._due_sheet()
        if sheet is None:
            self._act_due = inf
        elif sheet.page == ROOM:
            self._fill(sheet)
        else:
            self._later(lambda: self._open_sheet(sheet), *READS)

    def _came(self, reply: Reply) -> bool:
        moves = moves_of(reply)
        if reply.status != OK or moves is None:
            return False
        self._moves, self._touches = moves, inf
        self._look_due = self.look_after(*EVERY)
        return True

    @property
    def _stage(self) -> int:
        return self._room.places[self._moves]

    def _due_sheet(self) -> Sheet | None:
        """Return the form that is to be answered now; None where there is only to wait."""
        stage = self._stage
        sheets = self._lesson.stages[stage].sheets
        if not sheets:
            return None
        if self._number in self._room.taken.get(stage, ()):
            if stage in self._changed or random.random() > CHANGES:  # noqa: S311 - no secret
                return None
            self._changed.add(stage)
            return sheets[-1]
        return next((each for each in sheets[:-1] if each.name not in self._answered), sheets[-1])

    def _open_sheet(self, sheet: Sheet) -> None:
        before = self._moves
        reply = self.ask("page", sheet.page)
        if reply.status == SEE_OTHER:
            self._open()
        elif not self._came(reply):
            self._later(lambda: self._open_sheet(sheet), *TRIES)
        elif self._moves != before:
            self._open()
        else:
            self._fill(sheet)

    def _fill(self, sheet: Sheet) -> None:
        self._touches = self.after(*BEGINS)
        self._later(lambda: self._send(sheet, (*sheet.fields, *_decided(sheet))), *ANSWERS)

    def _send(self, sheet: Sheet, fields: Fields) -> None:
        stage = self._stage
        reply = self.ask("sent", sheet.path, fields)
        if reply.status == SEE_OTHER:
            self._was_taken(stage, sheet, fields)
            self._open()
        elif reply.status == CLOSED:
            self._later(self._open, 1, 3)
        elif 400 <= reply.status < 500:
            self._open()
        else:  # it says that nothing was lost, and that one presses again
            self._later(lambda: self._send(sheet, fields), *TRIES)

    def _was_taken(self, stage: int, sheet: Sheet, fields: Fields) -> None:
        own = tuple(pair for pair in fields if pair[0] != "step")
        self._sent.setdefault(stage, {})[sheet.page] = own
        if sheet.name:
            self._answered.add(sheet.name)
        else:
            self._room.take(stage, self._number, self._way.now())

    def _look(self) -> None:
        """Do what the phone's script does."""
        reply = self.ask("poll", NOW)
        self._look_due = self.look_after(*EVERY, reply)
        if reply.status != OK:
            return
        if json.loads(reply.body)["moves"] == self._moves:
            return
        if self._way.now() < self._touches:
            self._open()
        elif random.random() > FINISHES:  # noqa: S311 - no secret
            self._later(self._open, 1, 4)


def _decided(sheet: Sheet) -> Fields:
    """Choose something for each question that people answer as they like."""
    found = []
    for each in sheet.choices:
        many = random.randint(1, 3) if each.is_some_of else 1  # noqa: S311 - no secret
        found += [(each.name, value) for value in random.sample(each.values, many)]
    return tuple(found)


def _boxes(reply: Reply) -> list[str]:
    """Return what can be ticked on a page."""
    found = _BOX.findall(reply.body.decode())
    return [box for box in found if re.search(r'type="(radio|checkbox)"', box) and "name=" in box]


def _ticked(reply: Reply) -> set[tuple[str, str]]:
    """Return what is ticked on a page."""
    named = (dict(_NAMED.findall(box)) for box in _boxes(reply) if " checked" in box)
    return {(unescape(each.get("name", "")), unescape(each.get("value", ""))) for each in named}
