"""Four people at once over real connections, in turn with hello on the same settings."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from app.config import ROOT
from tests.benchmarks.browser import Fields
from tests.benchmarks.memory import measure as measure_memory
from tests.benchmarks.people import PEOPLE, Happened, Job
from tests.benchmarks.report import Row, quantile
from tests.benchmarks.servers import HELLO, SIGNPOST, Server, serving
from tests.benchmarks.walks import Step

FIRST_NETWORK = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Effort:
    """How long to measure."""

    turns: int
    warm_up: float
    seconds: float


class Turns:
    """The same job done several times, of which each number's median counts."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.all: list[Happened] = []

    @property
    def errors(self) -> Counter[str]:
        """What went wrong, and how often."""
        return Counter(error for each in self.all for error in each.errors)

    def rate(self) -> float:
        """Return answers a second."""
        return median(len(each.answers) / self._seconds for each in self.all)

    def documents(self) -> list[float]:
        """Return the milliseconds that each PDF took."""
        return [taken for each in self.all for taken in each.documents]

    def at(self, share: float) -> float:
        """Return the milliseconds within which a share of the answers came."""
        return median(quantile(each.answers, share) for each in self.all)


def measure(steps: tuple[Step, ...], folder: Path, effort: Effort) -> list[Row]:
    """Return all that needs a running server: its start, its memory, its answers under load."""
    rows = _starts(folder, effort.turns)
    with serving(HELLO, folder) as hello, serving(SIGNPOST, folder) as signpost:
        rows += measure_memory(hello, signpost, steps)
        rows += _load(hello, signpost, steps, effort)
    return rows


def _starts(folder: Path, turns: int) -> list[Row]:
    taken: dict[str, list[float]] = {HELLO: [], SIGNPOST: []}
    for _ in range(turns):
        for application, times in taken.items():
            with serving(application, folder) as server:
                times.append(server.first_answer / 1000)
    bare = median(taken[HELLO])
    return [
        Row(what="bare hello, start to first answer", value=bare, unit="s", hello=bare),
        Row(
            what="Signpost, start to first answer",
            value=median(taken[SIGNPOST]),
            unit="s",
            hello=bare,
            at_most=1.5,
        ),
    ]


def _load(hello: Server, signpost: Server, steps: tuple[Step, ...], effort: Effort) -> list[Row]:
    walk: list[tuple[str, Fields]] = [(step.path, step.fields) for step in steps]
    bare, alone, beside = (Turns(effort.seconds) for _ in range(3))
    for turn in range(effort.turns):
        for turns, server, todo, with_documents in (
            (bare, hello, [], False),
            (alone, signpost, walk, False),
            (beside, signpost, walk, True),
        ):
            job = Job(
                port=server.port,
                network=FIRST_NETWORK + 2 * turn + with_documents,
                warm_up=effort.warm_up,
                seconds=effort.seconds,
                steps=todo,
                with_documents=with_documents,
            )
            turns.all.append(_do(job))
    return [*_rows_of_load(bare, alone, len(steps) - 1), *_rows_beside(alone, beside)]


def _do(job: Job) -> Happened:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.people"],
        input=json.dumps(asdict(job)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=job.warm_up + job.seconds + 60,
    )
    return Happened(**json.loads(done.stdout))


def _rows_of_load(bare: Turns, alone: Turns, answers: int) -> list[Row]:
    def row(what: str, unit: str, of: Callable[[Turns], float], **budget: float) -> Row:
        return Row(what=what, value=of(alone), unit=unit, hello=of(bare), **budget)

    return [
        Row(what=f"bare hello, {PEOPLE} people", value=bare.rate(), unit="/s", hello=bare.rate()),
        row(f"answers, {PEOPLE} people, {answers} pages", "/s", Turns.rate, at_least=250),
        row("  half within", "ms", lambda turns: turns.at(0.5)),
        row("  95 % within", "ms", lambda turns: turns.at(0.95)),
        row("  99 % within", "ms", lambda turns: turns.at(0.99), at_most=40),
        _errors("  errors", [bare, alone]),
    ]


def _rows_beside(alone: Turns, beside: Turns) -> list[Row]:
    made = beside.documents()
    slower = beside.at(0.99) / alone.at(0.99) if alone.at(0.99) else 0.0
    return [
        Row(what="answers while PDFs are made", value=beside.rate(), unit="/s"),
        Row(what="  99 % within", value=beside.at(0.99), unit="ms"),
        Row(what="  which is as long as without, times", value=slower, unit="x", at_most=1.5),
        Row(what="  PDFs made meanwhile", value=len(made), unit=""),
        Row(what="  half of them within", value=quantile(made, 0.5), unit="ms"),
        _errors("  errors", [beside]),
    ]


def _errors(what: str, all: Sequence[Turns]) -> Row:
    found: Counter[str] = sum((turns.errors for turns in all), Counter())
    most = "".join(f" ({each})" for each, _ in found.most_common(1))
    return Row(what=what + most, value=found.total(), unit="", at_most=1)
