"""`python -m tests.soak.walkers`: people who walk without pause, until so many journeys are done.

A job comes in as JSON. Out go journeys and whatever went wrong, and not the hundreds of thousands
of answers in between.
"""

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle
from threading import Lock
from time import monotonic
from typing import Any

from tests.soak.happenings import Happening
from tests.soak.person import Journey, Person

ADDRESSES = 250
"""Few enough that counting what each did takes no more memory later than at first, and so many
that none of them begins too often."""
PERSONS = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """What to do."""

    port: int
    seconds: float
    most: int
    """Journeys, after which everybody goes home."""
    journeys: list[dict[str, Any]]


class _Tally:
    def __init__(self) -> None:
        self.journeys = 0
        self._turn = Lock()

    def tell(self, happening: Happening) -> None:
        is_request = happening.what in {"sent", "page"}
        is_bad = happening.status >= 400 or bool(is_request and happening.note)
        is_told = happening.what not in {"sent", "page", "answer", "read back"} or is_bad
        with self._turn:
            self.journeys += happening.what == "journey"
            if is_told:
                sys.stdout.write(happening.line() + "\n")
                sys.stdout.flush()


def live(job: Job) -> None:
    """Let everybody walk until enough is walked or time is up."""
    tally, until = _Tally(), monotonic() + job.seconds
    journeys = [Journey.load(each) for each in job.journeys]

    def walk(number: int) -> None:
        person = Person(job.port, journeys, _addresses(number), tally.tell)
        while monotonic() < until and tally.journeys < job.most:
            person.act()
        if not person.read_back():
            person.give_up()

    tally.tell(Happening(at=monotonic(), what="began"))
    with ThreadPoolExecutor(PERSONS) as pool:
        list(pool.map(walk, range(PERSONS)))
    tally.tell(Happening(at=monotonic(), what="ended"))


def _addresses(person: int) -> Iterator[str]:
    for number in cycle(range(ADDRESSES // PERSONS)):
        yield f"127.4.{person}.{number + 1}"


if __name__ == "__main__":
    live(Job(**json.load(sys.stdin)))
