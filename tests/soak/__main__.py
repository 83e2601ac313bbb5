"""`python -m tests.soak`: many people on real journeys, calm and while things go wrong."""

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic

from app.config import ROOT
from tests.soak import places, report
from tests.soak.errors import SoakError
from tests.soak.faults import FAULTS
from tests.soak.places import Maker
from tests.soak.rooms import lines
from tests.soak.runs import BRIEF, Effort, Runner

CALM: dict[str, Maker] = {
    "sqlite": places.on_sqlite,
    "postgresql": places.on_postgresql,
    "nginx": places.behind_nginx,
}
ROOMS: dict[str, Maker] = {
    "rooms": places.on_sqlite,
    "rooms-postgresql": places.on_postgresql,
}
GROWTH: dict[str, Maker] = {"growth": places.on_sqlite}
ALL = [*CALM, *FAULTS, *ROOMS, *GROWTH]
USUAL = [name for name in ALL if name != "nginx"]
"""What is done when nothing is asked for: in less than half an hour."""
LOCUST = ROOT / "build" / "soak" / "bin" / "python"


class Soak:
    """Does the runs one after the other, and remembers what was wrong."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self.table: list[str] = []
        self.faults: list[str] = []

    def do(self, name: str) -> Iterator[str]:
        """Do one run, and yield what there is to read."""
        if name in CALM:
            calm = self._runner.calm(CALM[name])
            self._note(
                name, report.row_of(name, calm.told), report.faults_of(calm.told, is_calm=True)
            )
            yield from report.calm_lines(name, calm)
        elif name in ROOMS:
            practice = self._runner.practice(ROOMS[name])
            self._note(name, report.row_of(name, practice.told), lines.faults_of(practice))
            yield from lines.lines_of(name, practice)
        elif name in GROWTH:
            growth = self._runner.growth(GROWTH[name])
            self.faults += [f"{name}: {each}" for each in report.faults_of_growth(growth)]
            yield from report.growth_lines(name, growth)
        else:
            told = self._runner.fault(FAULTS[name])
            self._note(name, report.row_of(name, told), report.faults_of(told))
            yield report.TABLE
            yield report.row_of(name, told)
            yield from report.kind_lines(told)

    def cannot(self, name: str, why: str) -> None:
        """Remember that a run could not be done."""
        self._note(name, f"{name:<22} not run: {why}", [f"not run: {why}"])

    def _note(self, name: str, row: str, faults: list[str]) -> None:
        self.table.append(row)
        self.faults += [f"{name}: {each}" for each in faults]


def main() -> int:
    """Do what is asked for and print it; give the exit status."""
    asked = _asked()
    for ending in (signal.SIGINT, signal.SIGTERM):
        # An exception, so that all that was started is stopped on the way out.
        signal.signal(ending, lambda *_: sys.exit("stopped"))
    begun = monotonic()
    cores = len(os.sched_getaffinity(0))
    print(f"{cores} cores; load average before: {os.getloadavg()[0]:.2f}", flush=True)
    soak = Soak(Runner(asked.locust, _effort(asked)))
    for name in asked.runs or USUAL:
        print(f"\n{name} ...", flush=True)
        try:
            for line in soak.do(name):
                print(line, flush=True)
        except SoakError as error:
            print(error, flush=True)
            soak.cannot(name, type(error).__name__)
    print("", report.TABLE, *soak.table, report.LEGEND, sep="\n")
    print(f"{monotonic() - begun:.0f} s in all")
    print(*(f"NOT SO: {each}" for each in soak.faults or ()), sep="\n")
    return 1 if soak.faults else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--runs", nargs="*", choices=ALL, metavar="NAME", help=", ".join(ALL))
    parser.add_argument("--minutes", type=float, help="how long each run with nothing wrong lasts")
    parser.add_argument("--brief", action="store_true", help="only see that it runs")
    parser.add_argument(
        "--locust", type=Path, default=LOCUST, help="the Python that locust is installed for"
    )
    return parser.parse_args()


def _effort(asked: argparse.Namespace) -> Effort:
    effort = BRIEF if asked.brief else Effort()
    if asked.minutes is None:
        return effort
    seconds = asked.minutes * 60
    return replace(effort, calm=seconds, growth=seconds, in_rooms=seconds)


if __name__ == "__main__":
    sys.exit(main())
