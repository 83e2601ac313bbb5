"""What a worker takes, after it has served for a while."""

from collections.abc import Iterable
from pathlib import Path
from statistics import mean

import psutil

from tests.benchmarks.browser import Browser
from tests.benchmarks.people import LETTER
from tests.benchmarks.report import Row
from tests.benchmarks.servers import Server
from tests.benchmarks.walks import Step

REQUESTS = 200
DOCUMENTS = 12
"""So many on new connections that each worker's document process has surely made one."""


def measure(hello: Server, signpost: Server, steps: tuple[Step, ...]) -> list[Row]:
    """Return the share of memory that is a worker's own, and its document process beside it."""
    _greet(hello)
    walker = _walk(signpost, steps)
    bare, ours = _workers(hello), _workers(signpost)
    least, worker = mean(map(_pss, bare)), mean(map(_pss, ours))
    for number in range(DOCUMENTS):
        walker.move(signpost.port, f"127.3.0.{number + 1}")
        walker.get(LETTER)
    walker.close()
    documents = [_pss(each) for worker in ours for each in worker.children(recursive=True)]

    def row(what: str, value: float, at_most: float | None = None) -> Row:
        return Row(what=what, value=value, unit="MB", hello=least, at_most=at_most)

    return [
        row("bare hello, a worker (PSS)", least),
        row(f"Signpost, a worker after {REQUESTS} requests (PSS)", worker, at_most=80),
        row("the same after PDFs were made beside it (PSS)", mean(map(_pss, ours))),
        row("what makes its documents, beside it (PSS)", sum(documents) / len(ours)),
    ]


def _greet(server: Server) -> None:
    for number in range(REQUESTS // 10):
        browser = Browser(server.port, f"127.3.1.{number + 1}")
        for _ in range(10):
            browser.get("/")
        browser.close()


def _walk(server: Server, steps: tuple[Step, ...]) -> Browser:
    """Walk as often as it takes; a new connection each time, so that every worker has its share."""
    walks = -(-REQUESTS // (2 * len(steps) + 1))
    browsers = [Browser(server.port, f"127.3.2.{number + 1}") for number in range(max(walks, 4))]
    for browser in browsers:
        browser.get(steps[0].path)
        for step in steps:
            browser.answer(step.path, step.fields)
    for browser in browsers[:-1]:
        browser.close()
    return browsers[-1]


def _workers(server: Server) -> list[psutil.Process]:
    return psutil.Process(server.pid).children()


def _pss(process: psutil.Process) -> float:
    """Return a process's proportional share of memory in MB, or 0 if it has just ended."""
    try:
        lines: Iterable[str] = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / 1e6
