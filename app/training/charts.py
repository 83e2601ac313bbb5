"""Bars that a template draws, in the units of an SVG: no script and no style makes them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.training.results import Bar, Spread
from app.web.languages import say

WIDE, ROW, THICK, GAP = 600, 64, 16, 2
"""The width of the longest bar, the height of a row, a bar's thickness, and what parts two bars."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """One bar: where it is, how long it is, and the number at its end."""

    top: int
    width: int
    count: int
    is_before: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """What was said, and its bars: before the room talked, and now."""

    label: str
    top: int
    is_ours: bool
    strips: tuple[Strip, ...]
    before: int | None
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """A spread as it is drawn."""

    id: str
    title: str
    rows: tuple[Row, ...]
    """What somebody said, or we would."""
    every: tuple[Row, ...]
    nobody: tuple[str, ...]
    """What nobody said: it is written, not drawn."""
    people: int
    people_before: int | None
    height: int

    @property
    def has_ours(self) -> bool:
        """Whether it shows what we would say."""
        return any(each.is_ours for each in self.rows)


def chart(found: Spread) -> Chart:
    """Draw a spread."""
    said = [bar for bar in found.bars if bar.count or bar.before or bar.is_ours]
    rows = tuple(_row(bar, number, found) for number, bar in enumerate(said))
    return Chart(
        id=found.id,
        title=say(found.title),
        rows=rows,
        every=tuple(_row(bar, 0, found) for bar in found.bars),
        nobody=tuple(say(bar.label) for bar in found.bars if bar not in said),
        people=found.people,
        people_before=found.people_before,
        height=len(rows) * ROW,
    )


def _row(bar: Bar, number: int, found: Spread) -> Row:
    top = number * ROW
    return Row(
        label=say(bar.label),
        top=top,
        is_ours=bar.is_ours,
        strips=tuple(_strips(bar, top, found.most)),
        before=bar.before,
        count=bar.count,
    )


def _strips(bar: Bar, top: int, most: int) -> Iterator[Strip]:
    at = top + 24
    if bar.before is not None:
        yield Strip(top=at, width=_long(bar.before, most), count=bar.before, is_before=True)
        at += THICK + GAP
    yield Strip(top=at, width=_long(bar.count, most), count=bar.count, is_before=False)


def _long(count: int, most: int) -> int:
    return round(WIDE * count / most) if most else 0
