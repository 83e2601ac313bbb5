"""`python -m tests.soak.crowd`: many people at once, moved by locust.

A job comes in as JSON, happenings go out as lines. It runs on an environment of its own, so that
gevent never comes near Signpost, and imports nothing of Signpost.
"""

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from time import monotonic
from typing import Any

import gevent
from gevent.pool import Pool
from locust import User, task
from locust.env import Environment

from tests.soak.happenings import Happening
from tests.soak.person import Journey, Person
from tests.soak.window import Window

PDF_EVERY = 1.0
"""Seconds from one letter to the next, for each who fetches letters."""
SETTLING = 45.0
"""Seconds for the service to be whole again before answers that cannot be read are told."""
SPAWNED_EACH_SECOND = 25
REQUESTS = {"sent", "page", "document"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """What to do. Without journeys it is hello that is asked for."""

    port: int
    network: int
    """Addresses are 127.network.x.y: every journey and every letter has one of its own."""
    seconds: float
    people: int
    readers: int = 0
    """How many more people do nothing but fetch their letter as a PDF, over and over."""
    pause: tuple[float, float] = (1.0, 2.0)
    journeys: list[dict[str, Any]] = field(default_factory=list)


class Crowd:
    """Everybody, and what they share."""

    def __init__(self, job: Job, environment: Environment) -> None:
        self.job, self._environment = job, environment
        self.journeys = [Journey.load(each) for each in job.journeys]
        self._numbers = count()
        self.persons: list[Person] = []

    def somebody(self, journeys: list[Journey]) -> Person:
        """Return a new person."""
        person = Person(self.job.port, journeys, self.addresses(), self.tell)
        self.persons.append(person)
        return person

    def addresses(self) -> Iterator[str]:
        """Yield addresses that nobody had before."""
        for number in self._numbers:
            yield f"127.{self.job.network}.{number // 250 % 250}.{number % 250 + 1}"

    def tell(self, happening: Happening) -> None:
        """Write it down, and let locust count it."""
        sys.stdout.write(happening.line() + "\n")
        sys.stdout.flush()
        if happening.what in REQUESTS:
            is_bad = happening.status == 0 or happening.status >= 400
            self._environment.events.request.fire(
                request_type=happening.what,
                name=happening.what,
                response_time=happening.ms,
                response_length=0,
                exception=RuntimeError(f"{happening.status} {happening.note}") if is_bad else None,
                context={},
            )

    def read_back(self, person: Person, until: float) -> None:
        """Read all of a person's answers back, though the service needs time to be whole."""
        person.window.close()  # whoever was stopped may have been waiting for an answer
        while not person.read_back():
            if monotonic() > until:
                person.give_up()
                break
            gevent.sleep(0.5)
        person.look_after()


class Walker(User):  # type: ignore[misc] # locust is in an environment of its own
    """Walks, with a look at each page."""

    crowd: Crowd

    def on_start(self) -> None:
        self.person = self.crowd.somebody(self.crowd.journeys)

    def wait_time(self) -> float:
        """Return how long this person looks at the page."""
        return random.uniform(*self.crowd.job.pause)  # noqa: S311 - no secret

    @task  # type: ignore[untyped-decorator] # as above
    def press(self) -> None:
        """Press one button."""
        self.person.act()


class Reader(User):  # type: ignore[misc] # as above
    """Walks without pause to the end, and then fetches the letter over and over."""

    crowd: Crowd

    def on_start(self) -> None:
        self.person = self.crowd.somebody(self.crowd.journeys[:1])

    def wait_time(self) -> float:
        """Return how long this person has until the next letter."""
        if not self.person.is_at_end:
            return 0.05
        return max(0.0, self.due - monotonic())

    @task  # type: ignore[untyped-decorator] # as above
    def fetch(self) -> None:
        """Fetch the letter once, or walk on to it."""
        self.due = monotonic() + PDF_EVERY
        if self.person.is_at_end:
            self.person.collect()
        else:
            self.person.act()


class Greeter(User):  # type: ignore[misc] # as above
    """Asks the bare hello twice, which is as many requests as an answer takes."""

    crowd: Crowd

    def on_start(self) -> None:
        self.window = Window(self.crowd.job.port, next(self.crowd.addresses()))

    def wait_time(self) -> float:
        """Return how long this person looks at it."""
        return random.uniform(*self.crowd.job.pause)  # noqa: S311 - no secret

    @task  # type: ignore[untyped-decorator] # as above
    def greet(self) -> None:
        """Ask twice."""
        begun = monotonic()
        replies = [self.window.get("/") for _ in range(2)]
        ms = (monotonic() - begun) * 1000
        for each in replies:
            self.crowd.tell(Happening(at=monotonic(), what="page", status=each.status, ms=ms / 2))
        self.crowd.tell(Happening(at=monotonic(), what="answer", ms=ms))


def live(job: Job) -> None:
    """Let everybody live until time is up, then read back all that they answered."""
    classes: list[type[Walker | Reader | Greeter]]
    classes = [Walker, Reader] if job.journeys else [Greeter]
    Walker.fixed_count = Greeter.fixed_count = job.people
    Reader.fixed_count = job.readers
    environment = Environment(user_classes=classes)
    environment.stop_timeout = 10
    crowd = Crowd(job, environment)
    for each in classes:
        each.crowd = crowd
    runner = environment.create_local_runner()
    runner.start(job.people + job.readers, spawn_rate=SPAWNED_EACH_SECOND)
    runner.spawning_greenlet.join()
    crowd.tell(Happening(at=monotonic(), what="began"))
    gevent.sleep(job.seconds)
    runner.stop()
    until = monotonic() + SETTLING
    Pool(20).map(lambda person: crowd.read_back(person, until), crowd.persons)
    total = environment.stats.total
    crowd.tell(
        Happening(
            at=monotonic(),
            what="ended",
            count=total.num_requests,
            ms=total.get_response_time_percentile(0.99),
        )
    )
    runner.quit()


if __name__ == "__main__":
    live(Job(**json.load(sys.stdin)))
