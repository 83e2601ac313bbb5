"""What the server's processes take, and how it grows with the journeys walked."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

import psutil

from tests.soak.server import Gunicorn

WARM_UP = 0.25
"""The share of a run's journeys after which memory should stay where it is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """Megabytes (PSS) of all workers and of all document processes, at a count of journeys."""

    journeys: int
    workers: float
    makers: float
    busy: float = 0.0
    """Seconds of processor that the workers have taken so far."""


def sample(server: Gunicorn, journeys: int) -> Sample:
    """Look at what the processes take now."""
    return Sample(
        journeys=journeys,
        workers=sum(map(_pss, server.workers())),
        makers=sum(map(_pss, server.makers())),
        busy=sum(map(_busy, server.workers())),
    )


def slope(points: list[tuple[float, float]]) -> float:
    """Return by how much the second number grows with each one of the first (least squares)."""
    if len({x for x, _ in points}) < 2:
        return 0.0
    middle = fmean(x for x, _ in points), fmean(y for _, y in points)
    along = sum((x - middle[0]) ** 2 for x, _ in points)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in points) / along


def settled(samples: list[Sample]) -> list[Sample]:
    """Return the samples past warm-up."""
    last = samples[-1].journeys if samples else 0
    return [each for each in samples if each.journeys >= last * WARM_UP]


def steps(samples: list[Sample], parts: int = 5) -> list[float]:
    """Return the workers' mean megabytes in each part of a run: whether they rise or level off."""
    size = max(1, len(samples) // parts)
    edges = [*range(0, size * parts, size), len(samples)]
    return [
        fmean(each.workers for each in samples[a:b]) for a, b in pairwise(edges) if samples[a:b]
    ]


def _pss(process: psutil.Process) -> float:
    try:
        return float(process.memory_full_info().pss) / 1e6
    except psutil.Error:
        return 0.0


def _busy(process: psutil.Process) -> float:
    try:
        taken = process.cpu_times()
    except psutil.Error:
        return 0.0
    return taken.user + taken.system
