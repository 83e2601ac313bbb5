"""What stands on the wall, in as many screens as the back row can read without anybody scrolling.

Letters on the wall grow with the projector's picture, so that a screen holds about as many lines
whatever its size. What is too long for one goes on to the next, and is never made smaller.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil
from operator import itemgetter
from typing import Literal

from app.languages import Language
from app.training.charts import Chart, Row

ROOM, NOTICE = 13.2, 1.8
"""Lines of a screen below its heading, on the flattest of usual pictures (1280 by 720), and of the
notice that no person has checked the language."""
TALLER: Mapping[str, float] = {"ar": 1.25, "bn": 1.2, "pa": 1.2, "ur": 1.6}
"""How much taller a line is than one of Latin letters: as `_letters.scss` sets them."""
WIDE, WIDE_LABEL = 74, 34
"""Letters of a line, and of what stands beside a bar."""
GAP, HEAD, LARGER, SMALLER = 0.4, 1.4, 1.3, 0.8
"""In lines: what parts two paragraphs, a heading, and how much larger or smaller letters are."""
BAR = 0.68
"""Lines of one bar, of two that stand beside the same words."""

Kind = Literal["story", "sentence", "question", "list", "choices", "said", "better", "chart"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A paragraph, an entry of a list or a bar: it is never parted."""

    text: str = ""
    source: str = ""
    better: str = ""
    """What to write in place of the text."""
    row: Row | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """What belongs together, and stands on one screen where it fits on one."""

    kind: Kind
    items: tuple[Item, ...]
    heading: str = ""
    chart: Chart | None = None

    @property
    def head(self) -> float:
        """The lines that it needs beside its items."""
        if self.chart is None:
            return HEAD if self.heading else 0
        nobody = _lines("; ".join(self.chart.nobody), WIDE / SMALLER - 14)
        # The legend, who said nothing, and what opens the table.
        parts = [1] * self.chart.has_legend + [nobody] * bool(self.chart.nobody) + [1]
        return HEAD + SMALLER * sum(parts) + GAP * len(parts)

    def needs(self, item: Item) -> float:
        """Return the lines of one item."""
        if item.row is not None:
            bars = BAR * len(item.row.strips)
            return max(_lines(item.row.label, WIDE_LABEL), bars) + GAP / 2
        size = LARGER if self.kind in {"sentence", "question"} else 1
        words = size * _lines(item.text, WIDE / size) if item.text else 0
        better = _lines(item.better) + 2 * GAP if item.better else 0
        source = SMALLER * _lines(item.source, WIDE / SMALLER) if item.source else 0
        return words + better + source + GAP


Screen = tuple[Section, ...]


def room_in(language: Language) -> float:
    """Return how many lines of a language a screen holds."""
    notice = 0 if language.is_checked else NOTICE
    return (ROOM - notice) / TALLER.get(language.code, 1)


def screens(sections: Iterable[Section], room: float = ROOM) -> tuple[Screen, ...]:
    """Part sections into screens, at least one, of so many lines.

    A section that goes on has its heading again.
    """
    pages: list[list[tuple[Section, Item]]] = [[]]
    used = 0.0
    for section in sections:
        whole = section.head + sum(map(section.needs, section.items))
        is_begun = False
        for item in section.items:
            need = section.needs(item)
            wanted = need if is_begun else whole
            if pages[-1] and used + wanted > room:
                pages.append([])
                used, is_begun = 0.0, False
            used += need if is_begun else need + section.head
            is_begun = True
            pages[-1].append((section, item))
    return tuple(tuple(_joined(page)) for page in pages)


def _joined(page: list[tuple[Section, Item]]) -> Iterable[Section]:
    for _, found in groupby(page, key=lambda each: id(each[0])):
        pairs = list(found)
        yield replace(pairs[0][0], items=tuple(map(itemgetter(1), pairs)))


def texts(kind: Kind, words: Iterable[str], heading: str = "") -> list[Section]:
    """Return a section of plain texts; none where there are none."""
    items = tuple(Item(text=each) for each in words if each)
    return [Section(kind=kind, items=items, heading=heading)] if items else []


def drawn(chart: Chart) -> Section:
    """Return a chart as a section: a long one goes on with its bars on the next screen."""
    items = tuple(Item(row=each) for each in chart.rows)
    return Section(kind="chart", items=items or (Item(),), heading=chart.title, chart=chart)


def _lines(text: str, wide: float = WIDE) -> int:
    return max(1, ceil(len(text) / wide))
