"""A document's HTML as the blocks that it reads as: what plain text and Word are written from.

It reads what our own templates write, and no more of HTML than they use.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

Style = Literal[
    "h1", "h2", "h3", "h4", "h5", "p", "typed", "meta", "fact", "notice", "item", "step"
]
STYLES: dict[str, Style] = {"typed": "typed", "meta": "meta", "fact": "fact", "notice": "notice"}
BLOCKS = frozenset({"h1", "h2", "h3", "h4", "h5", "p", "li", "th", "td"})
SKIPPED = frozenset({"title", "style", "script"})
INLINE = frozenset({"br", "strong", "b"})
SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Words in one weight; a line end in them is a line end."""

    words: str
    strong: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A heading, a paragraph or an item of a list."""

    style: Style
    runs: tuple[Run, ...]
    depth: int = 0
    """How deep the list is in which it stands; 0 outside of lists."""
    boxed: bool = False
    """Whether it stands in the box that says what to do."""

    @property
    def words(self) -> str:
        """All its words."""
        return "".join(run.words for run in self.runs)


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A table; without a head, the first cell of each row says what the row is."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """A document: what runs along its pages, and its blocks in order."""

    language: str
    is_right_to_left: bool
    title: str
    running: str
    mark: str
    footing: str
    page: tuple[str, str]
    """The words before the number of a page, and before the number of pages."""
    blocks: tuple[Block | Grid, ...]


def read(html: str) -> Whole:
    """Return the blocks of a whole document."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    said = reader.said
    return Whole(
        language=said.get("lang", "en"),
        is_right_to_left=said.get("dir") == "rtl",
        title=reader.title,
        running=said.get("data-running", ""),
        mark=said.get("data-mark", ""),
        footing=said.get("data-footing", ""),
        page=(said.get("data-page-before", ""), said.get("data-page-between", "")),
        blocks=tuple(reader.blocks),
    )


@dataclass(slots=True)
class _Open:
    """A block that is being read."""

    tag: str
    style: Style
    runs: list[Run] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects blocks while the parser walks down the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block | Grid] = []
        self.said: dict[str, str] = {}
        self.title = ""
        self._open: _Open | None = None
        self._lists = 0
        """How many lists are open, one inside the other."""
        self._strong = 0
        self._boxes: list[bool] = []
        self._skips: list[str] = []
        self._table: list[list[str]] | None = None
        self._has_head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in BLOCKS:
            self._begin(tag, given.get("class", "").split())
        elif tag in SKIPPED:
            self._skips.append(tag)
        elif tag in INLINE:
            self._open_inline(tag)
        else:
            self._open_part(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._finish()
        elif tag in SKIPPED or tag == "svg":
            self._skips.pop()
        elif tag in {"strong", "b"}:
            self._strong -= 1
        else:
            self._close_part(tag)

    def _open_inline(self, tag: str) -> None:
        if tag == "br":
            self._add("\n")
        else:
            self._strong += 1

    def _open_part(self, tag: str, given: dict[str, str]) -> None:
        match tag:
            case "html" | "body":
                self.said.update(given)
            case "div":
                self._boxes.append("act" in given.get("class", "").split())
            case "ul":
                self._finish()
                self._lists += 1
            case "table":
                self._finish()
                self._table, self._has_head = [], False
            case "thead":
                self._has_head = True
            case "tr":
                self._rows.append([])
            case "svg":
                self._drawn(given.get("aria-label", ""))

    def _close_part(self, tag: str) -> None:
        match tag:
            case "div":
                self._boxes.pop()
            case "ul":
                self._finish()
                self._lists -= 1
            case "table":
                self._end_table()

    def handle_data(self, data: str) -> None:
        if self._skips:
            if self._skips[-1] == "title" and len(self._skips) == 1:
                self.title += data
            return
        if self._open and self._open.style != "typed":
            data = SPACE.sub(" ", data)
        self._add(data)

    @property
    def _rows(self) -> list[list[str]]:
        return self._table if self._table is not None else []

    def _begin(self, tag: str, classes: list[str]) -> None:
        self._finish()
        style: Style = "p"
        match tag:
            case "h1" | "h2" | "h3" | "h4" | "h5":
                style = tag
            case "li":
                style = "item"
            case "p":
                style = next((STYLES[name] for name in classes if name in STYLES), "p")
        self._open = _Open(tag, style)

    def _add(self, words: str) -> None:
        if self._open is not None:
            self._open.runs.append(Run(words=words, strong=self._strong > 0))

    def _drawn(self, says: str) -> None:
        """Say what a drawing shows; what is written inside it is skipped."""
        self._finish()
        self._skips.append("svg")
        if says:
            self._open = _Open("p", "p", [Run(words=says)])
            self._finish()

    def _finish(self) -> None:
        opened, self._open = self._open, None
        if opened is None:
            return
        runs = tuple(_trimmed(opened))
        if self._table is not None:
            if self._table and opened.tag in {"th", "td"}:
                self._table[-1].append("".join(run.words for run in runs))
        elif runs:
            self.blocks.append(self._block(opened, runs))

    def _block(self, opened: _Open, runs: tuple[Run, ...]) -> Block:
        return Block(
            style=opened.style,
            runs=runs,
            depth=self._lists,
            boxed=any(self._boxes),
        )

    def _end_table(self) -> None:
        self._finish()
        rows = tuple(map(tuple, self._rows))
        self._table = None
        if rows:
            head = rows[0] if self._has_head else ()
            self.blocks.append(Grid(head=head, rows=rows[1:] if head else rows))


def _trimmed(opened: _Open) -> Iterator[Run]:
    """Yield the runs of a block without the space at its ends and around its line ends."""
    if opened.style == "typed":
        yield from (run for run in opened.runs if run.words)
        return
    at_start = True
    runs = [run for run in opened.runs if run.words]
    for number, run in enumerate(runs):
        words = run.words.lstrip(" ") if at_start else run.words
        following = runs[number + 1].words if number + 1 < len(runs) else "\n"
        if following.startswith("\n"):
            words = words.rstrip(" ")
        if words:
            yield Run(words=words, strong=run.strong)
            at_start = words.endswith(("\n", " "))
