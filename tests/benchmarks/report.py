"""What was measured, beside what it may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

HEADING = f"{'what':<50}{'measured':>14}{'to hello':>11}{'budget':>14}"

SCALE = """
For scale, on a machine of two cores: the questionnaire runner of the ONS takes 16 ms for a GET,
7 ms for a POST and 135 MB a worker, and gives 52-56 answers/s, 99 % within 230 ms. docassemble
gives 53-55 answers/s and takes 314 MB. A Ministry of Justice service takes 3.5 ms for a GET and
56 MB."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One number. `hello` is the same number of the bare Flask application in this run."""

    what: str
    value: float
    unit: str
    hello: float | None = None
    at_most: float | None = None
    at_least: float | None = None

    def line(self) -> str:
        """Return the number as a line of the report."""
        ratio = f"x {_figures(self.value / self.hello)}" if self.hello else ""
        measured = f"{_figures(self.value)} {self.unit}"
        return f"{self.what:<50}{measured:>14}{ratio:>11}{self._budget():>14}".rstrip()

    def _budget(self) -> str:
        if self.at_most is not None:
            return f"< {self.at_most:g}  {'within' if self.value < self.at_most else 'OVER  '}"
        if self.at_least is not None:
            return f"> {self.at_least:g}  {'within' if self.value >= self.at_least else 'UNDER '}"
        return ""


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of all values stays at or below; 0 when there is none."""
    ordered = sorted(values)
    return ordered[ceil(share * len(ordered)) - 1] if ordered else 0.0


def _figures(value: float) -> str:
    """Write a number with three figures that tell something."""
    if value >= 100 or value == 0:
        return f"{value:.0f}"
    return f"{value:.3g}" if value >= 0.001 else f"{value:.1e}"
