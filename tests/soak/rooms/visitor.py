"""A browser in a training room, phone or laptop: it does what is due, one thing after the other.

Its scripts ask with `fetch` and nothing more: what they ask for is `no-store` and has no ETag, so
that a browser keeps none of it and never asks whether it changed.
"""

import random
import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Literal

from tests.benchmarks.browser import OK
from tests.soak.happenings import Happening
from tests.soak.rooms.lesson import Fields
from tests.soak.window import Reply, Window

CLOSED, BUSY = 409, 503
PATIENCE = 8.0
"""Seconds after which a script gives a question up."""
LONGEST = 15.0
"""Seconds that a script waits at most while the server is not reached."""
MOVES = re.compile(rb'data-moves="(\d+)"')
Asking = Literal["poll", "wall", "sent", "page", "moved"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """How somebody reaches the server, and how fast they live."""

    port: int
    address: str
    tell: Callable[[Happening], None]
    tempo: float = 1.0
    """What every pause of people and scripts is multiplied by."""
    now: Callable[[], float] = monotonic
    """The clock that people live by."""


class Visitor(ABC):
    """Somebody with one browser on one kept connection."""

    def __init__(self, way: Way, *, due: float) -> None:
        self._way = way
        self.window = Window(way.port, way.address)
        self.due = due
        """The moment at which there is something to do again."""
        self._failed = 0

    @abstractmethod
    def act(self) -> None:
        """Do the one thing that is due, and say when there is something to do again."""

    def ask(self, what: Asking, path: str, fields: Fields | None = None) -> Reply:
        """Send one request, and tell of it."""
        begun = monotonic()
        reply = self.window.get(path) if fields is None else self.window.post(path, fields)
        at = monotonic()
        if what in {"poll", "wall"} and at - begun > PATIENCE:
            reply = Reply(status=0, fault="given up")
        note = "no sentence" if reply.status == BUSY and b"<h1" not in reply.body else reply.fault
        told = Happening(
            at=at,
            what="closed" if reply.status == CLOSED else what,
            status=reply.status,
            ms=(at - begun) * 1000,
            note=note,
        )
        self._way.tell(told)
        return reply

    def after(self, least: float, most: float) -> float:
        """Return a moment, so many seconds from now."""
        return self._way.now() + random.uniform(least, most) * self._way.tempo  # noqa: S311 - no secret

    def look_after(self, least: float, most: float, reply: Reply | None = None) -> float:
        """Return when a script asks again, later and later while it is not answered."""
        self._failed = 0 if reply is None or reply.status == OK else self._failed + 1
        if not self._failed:
            return self.after(least, most)
        longer = min(random.uniform(least, most) * 2**self._failed, LONGEST)  # noqa: S311 - as above
        return self.after(longer, longer)

    def say(self, what: Literal["joined"]) -> None:
        """Tell of something that is no request."""
        self._way.tell(Happening(at=monotonic(), what=what))


def moves_of(reply: Reply) -> int | None:
    """Return the move that a page was made at; None where it is no page of a room."""
    found = MOVES.search(reply.body)
    return int(found[1]) if found else None
