"""A document's HTML as the blocks that it reads as: what plain text and Word are written from.

It reads what our own templates write, and no more of HTML than they use.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Literal, TypeAlias

Style = Literal[
    "h1", "h2", "h3", "h4", "h5", "p", "typed", "meta", "fact", "notice", "item", "step"
]
STYLES: dict[str, Style] = {"typed": "typed", "meta": "meta", "fact": "fact", "notice": "notice"}
BLOCKS = frozenset({"h1", "h2", "h3", "h4", "h5", "p", "li", "th", "td"})
SKIPPED = frozenset({"title", "style", "script"})
INLINE = frozenset({"br", "strong", "b", "span", "bdi"})
SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Words in one weight and language; a line end in them is a line end."""

    words: str
    strong: bool = False
    language: str = ""
    """The language that was said for them; "" where they are in that of the document."""
    direction: str = ""
    """The way they were said to be read, "ltr" or "rtl"; "" where it is that of the document."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A heading, a paragraph or an item of a list."""

    style: Style
    runs: tuple[Run, ...]
    depth: int = 0
    """How deep the list is in which it stands; 0 outside of lists."""
    boxed: bool = False
    """Whether it stands in the box that says what to do."""
    direction: str = ""
    """The way it was said to be read, as that of a run."""


Cell: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A table; without a head, the first cell of each row says what the row is."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """A document: what runs along its pages, and its blocks in order."""

    language: str
    direction: str
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
        direction=said.get("dir", "ltr"),
        title=reader.title,
        running=said.get("data-running", ""),
        mark=said.get("data-mark", ""),
        footing=said.get("data-footing", ""),
        page=(said.get("data-page-before", ""), said.get("data-page-between", "")),
        blocks=tuple(reader.blocks),
    )


@dataclass(frozen=True, slots=True)
class _Voice:
    """What was said of the words inside an element: "" where nothing was."""

    language: str = ""
    direction: str = ""

    def inside(self, given: dict[str, str]) -> "_Voice":
        """Return what holds inside another element."""
        is_number = "tel" in given.get("class", "").split()
        direction = "ltr" if is_number else given.get("dir", self.direction)
        return _Voice(given.get("lang", self.language), direction)


@dataclass(slots=True)
class _Open:
    """A block that is being read."""

    tag: str
    style: Style
    voice: _Voice = _Voice()
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
        self._voices: list[_Voice] = []
        self._boxes: list[bool] = []
        self._skips: list[str] = []
        self._table: list[list[Cell]] | None = None
        self._has_head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in BLOCKS:
            self._begin(tag, given)
        elif tag in SKIPPED:
            self._skips.append(tag)
        elif tag in INLINE:
            self._open_inline(tag, given)
        else:
            self._open_part(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._finish()
        elif tag in SKIPPED or tag == "svg":
            self._skips.pop()
        elif tag in {"strong", "b"}:
            self._strong -= 1
        elif tag in {"span", "bdi"}:
            self._voices.pop()
        else:
            self._close_part(tag)

    def _open_inline(self, tag: str, given: dict[str, str]) -> None:
        match tag:
            case "br":
                self._add("\n")
            case "span" | "bdi":
                self._voices.append(self._voice.inside(given))
            case _:
                self._strong += 1

    @property
    def _voice(self) -> _Voice:
        return self._voices[-1] if self._voices else self._open.voice if self._open else _Voice()

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
    def _rows(self) -> list[list[Cell]]:
        return self._table if self._table is not None else []

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        self._finish()
        classes = given.get("class", "").split()
        style: Style = "p"
        match tag:
            case "h1" | "h2" | "h3" | "h4" | "h5":
                style = tag
            case "li":
                style = "item"
            case "p":
                style = next((STYLES[name] for name in classes if name in STYLES), "p")
        self._open = _Open(tag, style, _Voice().inside(given))

    def _add(self, words: str) -> None:
        if self._open is not None:
            voice, strong = self._voice, self._strong > 0
            run = Run(
                words=words, strong=strong, language=voice.language, direction=voice.direction
            )
            self._open.runs.append(run)

    def _drawn(self, says: str) -> None:
        """Say what a drawing shows; what is written inside it is skipped."""
        self._finish()
        self._skips.append("svg")
        if says:
            self._open = _Open("p", "p", runs=[Run(words=says)])
            self._finish()

    def _finish(self) -> None:
        opened, self._open = self._open, None
        if opened is None:
            return
        runs = tuple(_trimmed(opened))
        if self._table is not None:
            if self._table and opened.tag in {"th", "td"}:
                self._table[-1].append(runs)
        elif runs:
            self.blocks.append(self._block(opened, runs))

    def _block(self, opened: _Open, runs: tuple[Run, ...]) -> Block:
        return Block(
            style=opened.style,
            runs=runs,
            depth=self._lists,
            boxed=any(self._boxes),
            direction=opened.voice.direction,
        )

    def _end_table(self) -> None:
        self._finish()
        rows = tuple(map(tuple, self._rows))
        self._table = None
        if rows:
            head = tuple("".join(run.words for run in cell) for cell in rows[0])
            body = rows[1:] if self._has_head else rows
            self.blocks.append(Grid(head=head if self._has_head else (), rows=body))


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
            yield replace(run, words=words)
            at_start = words.endswith(("\n", " "))
