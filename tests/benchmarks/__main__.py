"""`python -m tests.benchmarks`: measure speed and memory, and print them beside their budgets."""

import argparse
import gc
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from app.journey.state import EXTENSION, State
from tests.benchmarks import documents, inside, load, postcodes
from tests.benchmarks.report import HEADING, SCALE, Row
from tests.benchmarks.walks import record
from tests.conftest import app_for, settings_for

CORES = 2
CALM = 0.7
"""Load average above which others take a share of the cores that matters."""
FULL = load.Effort(turns=3, warm_up=1.0, seconds=8.0)
PAGES = 20
"""How many pages each of those people answers before they begin again."""
QUICK = load.Effort(turns=1, warm_up=0.2, seconds=1.0)


def main() -> None:
    """Print the whole report; times are told, never asserted."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only see that it runs")
    is_quick: bool = parser.parse_args().quick
    for ending in (signal.SIGINT, signal.SIGTERM):
        # An exception, so that all that was started is stopped on the way out.
        signal.signal(ending, lambda *_: sys.exit("stopped"))
    begun = perf_counter()
    _share_cores()
    with TemporaryDirectory() as folder:
        for row in _rows(Path(folder), is_quick=is_quick):
            print(row.line(), flush=True)
    print(SCALE)
    print(f"{perf_counter() - begun:.0f} s; load average now {os.getloadavg()[0]:.2f}")


def _share_cores() -> None:
    """Keep to two cores, the load's own process included: that is what the budgets are for."""
    cores = sorted(os.sched_getaffinity(0))[:CORES]
    os.sched_setaffinity(0, cores)
    busy = ", ".join(f"{each:.2f}" for each in os.getloadavg())
    if os.getloadavg()[0] > CALM:
        print("Others are using this machine: every number below is worse than it would be.")
    print(f"Python {sys.version.split()[0]} on {len(cores)} cores; load average before: {busy}")
    print(HEADING, flush=True)


def _rows(folder: Path, *, is_quick: bool) -> Iterator[Row]:
    app = app_for(settings_for(folder))
    # As gunicorn.conf.py does: content lives as long as the process.
    gc.collect()
    gc.freeze()
    state: State = app.extensions[EXTENSION]
    try:
        steps = record(app)
        rows = inside.measure(app, steps, 1.0 if is_quick else 25.0)
        yield from rows
        hello = rows[0].value
        yield from postcodes.measure(state.content.directory, hello, 3 if is_quick else 200)
        yield from documents.measure(state, hello, 1 if is_quick else 15)
    finally:
        state.documents.close()
    yield from load.measure(steps[:PAGES], folder, QUICK if is_quick else FULL)


if __name__ == "__main__":
    main()
