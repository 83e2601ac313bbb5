"""What PDF/UA-1 asks of a document, as far as a machine can check it, by pikepdf."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

from tests.referrals.documents.reading import Read

HEADINGS = {f"/H{level}" for level in range(1, 7)}
WHOLE = {"/Table", "/TR", "/TH", "/TD", "/LI"}
"""What is read out as one thing, so it must not go on over a page."""


def faults(read: Read, page: str) -> Iterator[str]:
    """Yield what is wrong with the structure of a PDF that was made of a page."""
    yield from _of_the_file(read, page)
    elements = list(_elements(read.opened.Root.StructTreeRoot))
    yield from _of_the_headings(elements, page)
    counts = {"/Table": "<table", "/TH": "<th", "/LI": "<li"}
    for name, tag in counts.items():
        found = sum(str(each.S) == name for each in elements)
        if found != len(re.findall(rf"{tag}\b", page)):
            yield f"{found} elements {name}, which is not how often the page has them"
    for each in elements:
        yield from _of_an_element(each)


def _of_the_headings(elements: list[Any], page: str) -> Iterator[str]:
    levels = [int(str(each.S)[2]) for each in elements if str(each.S) in HEADINGS]
    if levels != [int(level) for level in re.findall(r"<h([1-6])\b", page)]:
        yield "the headings are not those of the page"
    if any(below - above > 1 for above, below in pairwise(levels)):
        yield "a heading skips a level"


def _of_an_element(each: Any) -> Iterator[str]:
    if str(each.S) in WHOLE and len(set(_pages(each))) > 1:
        yield f"{each.S} goes on over a page"
    if str(each.S) == "/Figure" and not str(each.get("/Alt", "")):
        yield "a drawing has no words in its place"
    if str(each.S) == "/TD" and "/Headers" not in _attributes(each):
        yield "a cell does not say which headings it belongs to"


def _of_the_file(read: Read, page: str) -> Iterator[str]:
    root, pdf = read.opened.Root, read.opened
    title = re.search("<title>(.+)</title>", page)
    if not bool(root.MarkInfo.Marked):
        yield "it is not tagged"
    if str(root.Lang) != "en":
        yield "its language is not said"
    if not title or str(pdf.docinfo["/Title"]) != title[1].replace("&#39;", "'"):
        yield "its title is not that of the page"
    if not bool(root.ViewerPreferences.DisplayDocTitle):
        yield "a reader shows its file name for its title"
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "it does not say that it is PDF/UA-1"
    if list(pdf.attachments):
        yield "a file is attached"
    if not all("/StructParents" in each.obj for each in pdf.pages):
        yield "a page is outside of the structure"


def _elements(parent: Any) -> Iterator[Any]:
    kids = parent.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _pages(element: Any) -> Iterator[Any]:
    """Yield the page of each part of an element."""
    if "/Pg" in element:
        yield element.Pg.objgen
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from _pages(kid)


def _attributes(element: Any) -> dict[str, Any]:
    given = element.get("/A", {})
    several = given if isinstance(given, pikepdf.Array) else [given]
    return {key: value for each in several for key, value in dict(each).items()}
