"""Read a PDF as its reader's machine does: the text by `pdftotext`, the structure by pikepdf."""

import io
import itertools
import re
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf


def squeezed(text: str) -> str:
    """Return text without its spaces and line ends, which a PDF has no say over."""
    return "".join(unicodedata.normalize("NFC", text).split())


@dataclass(frozen=True)
class Read:
    """A PDF read back."""

    pdf: bytes

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page."""
        command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
        done = subprocess.run(command, input=self.pdf, capture_output=True, check=True)
        assert not done.stderr
        return done.stdout.decode().split("\f")[:-1]

    @cached_property
    def lines(self) -> list[str]:
        """The lines of all pages, without what runs along every page."""
        pages = [[line for line in page.splitlines() if line.strip()] for page in self.pages]
        if len(pages) > 1:
            head, tail = _same(pages), _same([page[::-1] for page in pages])
            pages = [page[head : len(page) - tail] for page in pages]
        return list(itertools.chain.from_iterable(pages))

    @cached_property
    def text(self) -> str:
        """The squeezed text of all pages, without what runs along every page."""
        return squeezed("".join(self.lines))

    @cached_property
    def opened(self) -> pikepdf.Pdf:
        """The PDF, open."""
        return pikepdf.open(io.BytesIO(self.pdf))


def _same(pages: Sequence[Sequence[str]]) -> int:
    """Count the lines with which all pages begin, whatever the numbers in them."""
    lines = zip(*([re.sub(r"\d+", "#", line) for line in page] for page in pages), strict=False)
    return sum(1 for _ in itertools.takewhile(lambda same: len(set(same)) == 1, lines))


@dataclass(frozen=True)
class Tag:
    """An element of the structure of a PDF."""

    name: str
    inner: tuple["Tag", ...]
    attributes: dict[str, str]

    def all(self, *names: str) -> Iterator["Tag"]:
        """Yield every element of these names, in reading order."""
        if self.name in names:
            yield self
        for each in self.inner:
            yield from each.all(*names)


def tags(read: Read) -> Tag:
    """Return the structure of a PDF."""
    return Tag("Root", tuple(map(_tag, _elements(read.opened.Root.StructTreeRoot))), {})


def _tag(element: Any) -> Tag:
    given = element.get("/A", {})
    several = given if isinstance(given, pikepdf.Array) else [given]
    attributes = {key: str(value) for each in several for key, value in dict(each).items()}
    return Tag(str(element.S)[1:], tuple(map(_tag, _elements(element))), attributes)


def _elements(parent: Any) -> Iterator[Any]:
    kids = parent.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid


def fonts(read: Read) -> list[Any]:
    """Return the fonts of a PDF that hold letters."""
    found: list[Any] = [
        each for each in read.opened.objects if isinstance(each, pikepdf.Dictionary)
    ]
    return [each for each in found if each.get("/Type") == "/Font" and "/FontDescriptor" in each]
