"""People who walk without pause, in a process of their own: a job as JSON in, what happened out.

It imports nothing of Signpost, so that it takes little of the cores that it shares with the server.
"""

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from http.client import HTTPException
from time import perf_counter

from tests.benchmarks.browser import Browser, Fields, UnexpectedAnswerError

PEOPLE = 4
HELLOS = 60
"""Requests on one connection to hello, about as many as a walk takes."""
LETTER = "/en/a/letter.pdf"
MAKER = PEOPLE
"""The number of the person who does nothing but ask for PDFs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """What to do. Without steps it is hello that is asked for."""

    port: int
    network: int
    """Addresses are 127.network.person.walk: each walk has one of its own, as people do, because
    the server limits how often one address begins."""
    warm_up: float
    seconds: float
    steps: list[tuple[str, Fields]] = field(default_factory=list)
    with_documents: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Happened:
    """What came of it: milliseconds of each answer and each PDF, and what went wrong."""

    answers: list[float] = field(default_factory=list)
    documents: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class _Person:
    def __init__(self, job: Job, number: int, begun: float) -> None:
        self._job, self._number = job, number
        self._from, self._until = begun + job.warm_up, begun + job.warm_up + job.seconds
        self._address = self._addresses()
        self.happened = Happened()

    def live(self) -> Happened:
        """Walk again and again until time is up."""
        while self._goes_on():
            browser = Browser(self._job.port, next(self._address))
            try:
                self._once(browser)
            except (UnexpectedAnswerError, OSError, HTTPException) as error:
                self.happened.errors.append(f"{type(error).__name__}: {error}")
            finally:
                browser.close()
        return self.happened

    def _once(self, browser: Browser) -> None:
        if not self._job.steps:
            self._greet(browser)
        elif self._number == MAKER:
            self._collect(browser)
        else:
            self._walk(browser, is_counted=True)

    def _greet(self, browser: Browser) -> None:
        for _ in range(HELLOS):
            begun = perf_counter()
            browser.get("/")
            self._count(self.happened.answers, begun)

    def _walk(self, browser: Browser, *, is_counted: bool) -> None:
        first, *steps = self._job.steps
        browser.get(first[0])
        browser.answer(*first)
        for path, fields in steps:
            if browser.at != path:  # a page in between, such as "Ring 999 now"
                browser.get(path)
            begun = perf_counter()
            browser.answer(path, fields)
            if is_counted:
                self._count(self.happened.answers, begun)

    def _collect(self, browser: Browser) -> None:
        self._walk(browser, is_counted=False)
        while self._goes_on():
            browser.move(self._job.port, next(self._address))
            begun = perf_counter()
            if not browser.get(LETTER).startswith(b"%PDF"):
                self.happened.errors.append("the letter is no PDF")
            # Also the one that is still in the making when time is up: there may be few.
            self.happened.documents.append((perf_counter() - begun) * 1000)

    def _count(self, times: list[float], begun: float) -> None:
        now = perf_counter()
        if self._from <= now <= self._until:
            times.append((now - begun) * 1000)

    def _goes_on(self) -> bool:
        return perf_counter() < self._until

    def _addresses(self) -> Iterator[str]:
        while True:
            for each in range(1, 255):
                yield f"127.{self._job.network}.{self._number}.{each}"


def live(job: Job) -> Happened:
    """Let everybody walk at the same time."""
    begun = perf_counter()
    people = [_Person(job, number, begun) for number in range(PEOPLE + job.with_documents)]
    with ThreadPoolExecutor(len(people)) as pool:
        lives = [each.result() for each in [pool.submit(person.live) for person in people]]
    return Happened(
        answers=[each for life in lives for each in life.answers],
        documents=[each for life in lives for each in life.documents],
        errors=[each for life in lives for each in life.errors],
    )


if __name__ == "__main__":
    json.dump(asdict(live(Job(**json.load(sys.stdin)))), sys.stdout)
