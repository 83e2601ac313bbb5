"""A postcode typed by a person, to its council."""

import random
from collections.abc import Callable
from datetime import date
from statistics import median
from timeit import Timer

from app.directory.directory import Directory
from tests.benchmarks.report import Row

AT_A_TIME = 1000
DAY = date(2026, 11, 23)
TYPED = ("S60 1AE", "s601ae", "RM17 6SL", "SW1A 1AA", "M1 1AE", "CF10 1EP", "EH1 1YZ", "B1 1BB")


def measure(directory: Directory, hello: float, turns: int) -> list[Row]:
    """Return the median time of a look-up, with and without reading what was typed."""
    chosen = random.Random(1)  # noqa: S311 - the same order every time
    typed = chosen.choices(TYPED, k=AT_A_TIME)
    packed = [each.upper().replace(" ", "") for each in typed]
    table = directory.table
    return [
        _row("a postcode in the packed table", lambda: [*map(table.find, packed)], hello, turns),
        _row(
            "a postcode as typed, to its area",
            lambda: [directory.locate(each, DAY) for each in typed],
            hello,
            turns,
        ),
        Row(what="the packed table in memory", value=table.memory() / 1e6, unit="MB", at_most=1),
    ]


def _row(what: str, work: Callable[[], object], hello: float, turns: int) -> Row:
    taken = median(Timer(work).repeat(turns, 1)) / AT_A_TIME
    return Row(what=what, value=taken * 1e9, unit="ns", hello=hello * 1e6)
