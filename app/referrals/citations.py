"""What a `source:` points at: lines, paragraphs and sections, so that two can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["line", "paragraph", "section"]

CODE = re.compile(r"(?P<code>\d{3}[a-z]?|[a-z]{2,})\s*(?=[¶§A-Z])(?P<place>.+)")
NUMBERED = re.compile(r"(?P<sign>L|¶)\s*(?P<first>\d+)(?:\s*[-–]\s*[L¶]?\s*(?P<last>\d+))?")  # noqa: RUF001
SECTION = re.compile(
    r"(?:§\s*(?P<number>\d+[a-z]?(?:\.\d+[a-z]?)*)|(?P<letter>[A-Z]\d*(?:\.\d+)?))"
    r"(?:\s*[-–]\s*(?P<last>\d+))?"  # noqa: RUF001
)
KINDS: dict[str, Kind] = {"L": "line", "¶": "paragraph"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """One place in a document. A section is a name such as `C6`, an item of it `C6.3`."""

    document: str
    kind: Kind
    section: str = ""
    first: int = 0
    last: int = 0

    @property
    def around(self) -> "Cited | None":
        """The section that this is an item of; `None` for what is no item of a section."""
        name, dot, _ = self.section.rpartition(".")
        return Cited(document=self.document, kind="section", section=name) if dot else None

    def includes(self, other: "Cited") -> bool:
        """Say whether this is the place where another one begins, or a range with it inside."""
        if (self.document, self.kind, self.section) != (other.document, other.kind, other.section):
            return False
        return self.first <= other.first <= self.last


def cited(source: str) -> tuple[Cited, ...]:
    """Return the places that a `source:` cites; `unreadable` lists what it leaves out."""
    return tuple(place for _, places in _pieces(source) for place in places)


def unreadable(source: str) -> tuple[str, ...]:
    """Return the pieces of a `source:` that name no code and place."""
    return tuple(piece for piece, places in _pieces(source) if not places)


def _pieces(source: str) -> Iterator[tuple[str, tuple[Cited, ...]]]:
    code = ""
    for piece in filter(None, map(str.strip, re.split("[;,]", source))):
        found = CODE.fullmatch(piece)
        code = found["code"] if found else code
        yield piece, tuple(_places(code, found["place"] if found else piece)) if code else ()


def _places(code: str, place: str) -> Iterator[Cited]:
    document = document_of(code)
    if document.isdecimal() and (found := NUMBERED.fullmatch(place)):
        first, last = int(found["first"]), int(found["last"] or found["first"])
        yield Cited(document=document, kind=KINDS[found["sign"]], first=first, last=last)
    elif (found := SECTION.fullmatch(place)) and not _is_line(document, place):
        for name in _names(found["number"] or found["letter"], found["last"]):
            yield Cited(document=code, kind="section", section=name)


def _is_line(document: str, place: str) -> bool:
    return document.isdecimal() and place.startswith("L")


def _names(name: str, last: str | None) -> Iterator[str]:
    """Yield a section's name, or each name of a range of items such as `C6.1-4`."""
    yield name
    section, dot, first = name.rpartition(".")
    if last and dot and first.isdecimal():
        yield from (f"{section}.{number}" for number in range(int(first) + 1, int(last) + 1))


def document_of(code: str) -> str:
    """Return the document that a code's lines stand in: two digests of one share its lines."""
    return code[:3] if code[:3].isdecimal() else code
