"""`python -m tests.soak.rooms.school`: many training rooms at once, moved by locust.

A job comes in as JSON, happenings go out as lines. As with the crowd, nothing of Signpost is
imported.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any

import gevent
from gevent.pool import Pool
from locust import User, task
from locust.env import Environment

from tests.soak.happenings import Happening
from tests.soak.rooms.classes import Class, Plan, open_classes
from tests.soak.rooms.lesson import Lesson
from tests.soak.rooms.visitor import Visitor

SPAWNED_EACH_SECOND = 200
JOINING = 50.0
"""Seconds after which the run goes on without those who are not in."""
NAP = 0.25
TRIES = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """What to do."""

    seconds: float
    plan: dict[str, Any]
    lesson: dict[str, Any]


class Seat(User):  # type: ignore[misc] # locust is in an environment of its own
    """Somebody in a room, or a screen that looks by itself."""

    visitors: Iterator[Visitor]

    def on_start(self) -> None:
        self.visitor = next(self.visitors)

    def wait_time(self) -> float:
        """Return how long there is nothing to do."""
        return max(0.0, self.visitor.due - monotonic())

    @task  # type: ignore[untyped-decorator] # as above
    def act(self) -> None:
        """Do what is due, and nothing before it is."""
        if monotonic() >= self.visitor.due:
            self.visitor.act()


def tell(happening: Happening) -> None:
    """Write it down."""
    sys.stdout.write(happening.line() + "\n")
    sys.stdout.flush()


def live(job: Job) -> None:
    """Let all rooms live until time is up, then count what was taken in each."""
    classes = open_classes(Plan(**job.plan), Lesson.load(job.lesson), tell)
    visitors = [each for one in classes for each in one.visitors]
    Seat.visitors = iter(visitors)
    environment = Environment(user_classes=[Seat])
    environment.stop_timeout = 10
    runner = environment.create_local_runner()
    runner.start(len(visitors), spawn_rate=SPAWNED_EACH_SECOND)
    watch = gevent.spawn(_watch_itself)
    _wait_for_all(classes)
    tell(Happening(at=monotonic(), what="began"))
    gevent.sleep(job.seconds)
    runner.stop()
    watch.kill()
    Pool(8).map(_count, classes)
    tell(Happening(at=monotonic(), what="ended"))
    runner.quit()


def _wait_for_all(classes: list[Class]) -> None:
    until = monotonic() + JOINING
    while monotonic() < until and not all(each.is_in for each in classes):
        gevent.sleep(0.2)


def _watch_itself() -> None:
    """Tell by how much this process wakes too late: every time that it tells is longer by that."""
    while True:
        due = monotonic() + NAP
        gevent.sleep(NAP)
        tell(Happening(at=monotonic(), what="late", ms=(monotonic() - due) * 1000))


def _count(one: Class) -> None:
    one.hang_up()
    for _ in range(TRIES):
        if one.count():
            return
        gevent.sleep(0.5)
    tell(Happening(at=monotonic(), what="unread", count=one.uncounted))


if __name__ == "__main__":
    live(Job(**json.load(sys.stdin)))
