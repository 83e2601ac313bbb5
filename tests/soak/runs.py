"""The runs: calm load, faults under load, training rooms, and memory over many journeys."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Any

from tests.benchmarks.servers import HELLO
from tests.soak import memory
from tests.soak.faults import Fault
from tests.soak.journeys import record_all
from tests.soak.load import Load, as_json, loaded
from tests.soak.memory import Sample
from tests.soak.places import Maker, Place, served
from tests.soak.rooms.classes import Plan
from tests.soak.rooms.recording import record_lesson
from tests.soak.server import serving
from tests.soak.told import Told

CROWD, WALKERS = "tests.soak.crowd", "tests.soak.walkers"
SCHOOL = "tests.soak.rooms.school"
PEOPLE = 50
BESIDE = 5
"""How many walk real journeys while rooms practise."""
READERS = 5
"""Each asks for a letter a second."""
FAULT_PAUSE = (0.5, 1.0)
"""Shorter than people take, so that there is more under way when something goes wrong."""
LETTERS = "abcln"
"""The questionnaires that are walked: two that people reach by themselves, and three for work."""
SHORT = "llllllnba"
"""The same by letters, as often as they are walked where journeys have to be many."""
ENOUGH = 10_000
SETTLING = 120.0
"""Seconds that a load may take to end, with everybody reading back what they answered."""
LOOKS_EACH = 2.0
NETWORKS = count(20)


@dataclass(frozen=True, kw_only=True, slots=True)
class Effort:
    """For how many seconds each part of a run lasts."""

    warm_up: float = 12.0
    calm: float = 45.0
    hello: float = 12.0
    before: float = 6.0
    after: float = 9.0
    growth: float = 180.0
    in_rooms: float = 180.0
    rooms: int = 40
    people: int = 30
    """How many are in each room."""
    tempo: float = 1.0
    """What the pauses of a room are multiplied by."""


BRIEF = Effort(
    warm_up=4.0,
    calm=8.0,
    hello=4.0,
    before=4.0,
    after=6.0,
    growth=12.0,
    in_rooms=12.0,
    rooms=3,
    people=5,
    tempo=0.1,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Calm:
    """What came of a run in which nothing goes wrong."""

    told: Told
    hello: Told
    since: float
    """The moment from which on times count."""
    seconds: float
    first: Sample
    last: Sample


@dataclass(frozen=True, kw_only=True, slots=True)
class Practice:
    """What came of many training rooms, and of the real journeys beside them."""

    told: Told
    beside: Told
    hello: Told
    effort: Effort
    since: float
    """The moment at which everybody was in, and from which on times count."""
    until: float
    first: Sample
    last: Sample


@dataclass(frozen=True, kw_only=True, slots=True)
class Growth:
    """What came of many journeys."""

    told: Told
    samples: list[Sample]
    seconds: float


class Runner:
    """Runs what is asked for, on walks that are recorded once."""

    def __init__(self, python: Path, effort: Effort) -> None:
        self._python, self._effort = python, effort
        self._recorded = {each.letter: each for each in record_all(LETTERS)}

    def calm(self, make: Maker) -> Calm:
        """Let 50 people walk while others fetch letters."""
        effort, bare = self._effort, self._hello()
        with _folder() as folder, served(make, folder) as place:
            job = self._job(place.port, effort.warm_up + effort.calm, READERS)
            with loaded(self._python, CROWD, job, folder) as load:
                load.wait_for_beginning()
                sleep(effort.warm_up)
                since, first = monotonic(), memory.sample(place.server, load.journeys)
                sleep(effort.calm - 1)
                last = memory.sample(place.server, load.journeys)
                happened = load.wait(SETTLING)
            told = Told(happened=happened, notes=place.notes, failures=place.server.failures())
        return Calm(
            told=told, hello=bare, since=since, seconds=effort.calm - 1, first=first, last=last
        )

    def practice(self, make: Maker) -> Practice:
        """Let 40 rooms of 30 people work a case while a few walk real journeys."""
        effort, bare, lesson = self._effort, self._hello(), record_lesson()
        with _folder() as folder, served(make, folder) as place:
            plan = Plan(
                port=place.port,
                network=next(NETWORKS),
                rooms=effort.rooms,
                people=effort.people,
                tempo=effort.tempo,
            )
            job = {"seconds": effort.in_rooms, "plan": asdict(plan), "lesson": asdict(lesson)}
            with loaded(self._python, SCHOOL, job, folder) as school:
                school.wait_for_beginning()
                since, first = monotonic(), memory.sample(place.server, 0)
                walkers = self._job(place.port, effort.in_rooms * 0.9, 0) | {"people": BESIDE}
                with loaded(self._python, CROWD, walkers, folder) as crowd:
                    sleep(effort.in_rooms - (monotonic() - since))
                    until, last = monotonic(), memory.sample(place.server, 0)
                    beside = crowd.wait(SETTLING)
                happened = school.wait(SETTLING)
            failures = place.server.failures()
        return Practice(
            told=Told(happened=happened, notes=place.notes, failures=failures),
            beside=Told(happened=beside),
            hello=bare,
            effort=effort,
            since=since,
            until=until,
            first=first,
            last=last,
        )

    def fault(self, fault: Fault) -> Told:
        """Let people walk while something goes wrong, and is mended."""
        effort = self._effort
        with _folder() as folder, served(fault.place, folder) as place:
            seconds = effort.before + fault.seconds + effort.after
            # A fault takes its own time to come about; people walk on through all of it.
            job = self._job(place.port, seconds + 6, 2)
            # Short ones, so that there is always somebody who begins or ends.
            job |= {"pause": FAULT_PAUSE, "journeys": self._walked(SHORT[::-1])}
            with loaded(self._python, CROWD, job, folder) as load:
                load.wait_for_beginning()
                sleep(effort.before)
                struck, lifted = _struck(fault, place)
                happened = load.wait(fault.seconds + effort.after + SETTLING)
            return Told(
                happened=happened,
                may_expire=fault.may_expire,
                struck=struck,
                lifted=lifted,
                notes=place.notes,
                failures=place.server.failures(),
            )

    def growth(self, make: Maker) -> Growth:
        """Let a few walk as fast as they can, until 10,000 journeys are walked or time is up."""
        begun = monotonic()
        with _folder() as folder, served(make, folder) as place:
            job = {
                "port": place.port,
                "seconds": self._effort.growth,
                "most": ENOUGH,
                "journeys": self._walked(SHORT),
            }
            with loaded(Path(sys.executable), WALKERS, job, folder) as load:
                load.wait_for_beginning()
                samples = list(_looks(load, place))
                happened = load.wait(SETTLING)
            told = Told(happened=happened, failures=place.server.failures())
        return Growth(told=told, samples=samples, seconds=monotonic() - begun)

    def _hello(self) -> Told:
        """Let 50 people ask the bare hello, for a measure of this machine."""
        seconds = self._effort.warm_up / 2 + self._effort.hello
        with _folder() as folder, serving(folder, {}, application=HELLO) as hello:
            job = self._job(hello.port, seconds, 0) | {"journeys": []}
            with loaded(self._python, CROWD, job, folder) as load:
                return Told(happened=load.wait(seconds + SETTLING))

    def _job(self, port: int, seconds: float, readers: int) -> dict[str, object]:
        return {
            "port": port,
            "network": next(NETWORKS),
            "seconds": seconds,
            "people": PEOPLE,
            "readers": readers,
            "journeys": self._walked(LETTERS),
        }

    def _walked(self, letters: str) -> list[dict[str, Any]]:
        return as_json([self._recorded[letter] for letter in letters])


def _struck(fault: Fault, place: Place) -> tuple[float, float]:
    struck = monotonic()
    with fault.strike(place):
        sleep(fault.seconds)
    return struck, monotonic()


def _looks(load: Load, place: Place) -> Iterator[Sample]:
    while load.process.poll() is None:
        yield memory.sample(place.server, load.journeys)
        sleep(LOOKS_EACH)


@contextmanager
def _folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="signpost-soak-") as folder:
        yield Path(folder)
