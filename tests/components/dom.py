"""Reads markup as a tree, so that two ways to write the same thing are equal."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Node:
    """An element without the order of its attributes and the white space between things."""

    tag: str
    attributes: dict[str, str]
    inside: tuple["Node | str", ...]

    def with_text(self, was: str, now: str) -> "Node":
        """Return this with one text for another, wherever it stands."""
        return Node(
            self.tag,
            {name: value.replace(was, now) for name, value in self.attributes.items()},
            tuple(
                each.replace(was, now) if isinstance(each, str) else each.with_text(was, now)
                for each in self.inside
            ),
        )


def parsed(markup: str) -> Node:
    """Return a piece of markup as a tree; a fault of HTML is an error."""
    parser = html5lib.HTMLParser(strict=True)
    return _node(parser.parseFragment(markup))


def _node(element: Element) -> Node:
    tag = str(element.tag).removeprefix(XHTML)
    attributes = {name: _folded(value) for name, value in element.attrib.items()}
    if tag == "textarea":  # where white space is what somebody typed
        return Node(tag, attributes, (element.text or "",))
    return Node(tag, attributes, tuple(_inside(element)))


def _inside(element: Element) -> Iterator[Node | str]:
    if text := _folded(element.text or ""):
        yield text
    for child in element:
        yield _node(child)
        if text := _folded(child.tail or ""):
            yield text


def _folded(text: str) -> str:
    return " ".join(text.split())
