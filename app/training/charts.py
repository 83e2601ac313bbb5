"""Bars that a template draws, in the units of an SVG: no script and no style makes them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.training.results import Bar, Spread
from app.web.languages import say

WIDE = 600
"""The length of the longest bar."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """One bar: how long it is, and its number."""

    width: int
    count: int
    is_before: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """What was said, and its bars: before the room talked, and now."""

    label: str
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

    @property
    def has_legend(self) -> bool:
        """Whether its bars are of more than one kind."""
        return self.people_before is not None or self.has_ours

    @property
    def has_ours(self) -> bool:
        """Whether it shows what we would say."""
        return any(each.is_ours for each in self.rows)


def chart(found: Spread) -> Chart:
    """Draw a spread."""
    said = [bar for bar in found.bars if bar.count or bar.before or bar.is_ours]
    return Chart(
        id=found.id,
        title=say(found.title),
        rows=tuple(_row(bar, found) for bar in said),
        every=tuple(_row(bar, found) for bar in found.bars),
        nobody=tuple(say(bar.label) for bar in found.bars if bar not in said),
        people=found.people,
        people_before=found.people_before,
    )


def _row(bar: Bar, found: Spread) -> Row:
    return Row(
        label=say(bar.label),
        is_ours=bar.is_ours,
        strips=tuple(_strips(bar, found.most)),
        before=bar.before,
        count=bar.count,
    )


def _strips(bar: Bar, most: int) -> Iterator[Strip]:
    if bar.before is not None:
        yield Strip(width=_long(bar.before, most), count=bar.before, is_before=True)
    yield Strip(width=_long(bar.count, most), count=bar.count, is_before=False)


def _long(count: int, most: int) -> int:
    return round(WIDE * count / most) if most else 0
