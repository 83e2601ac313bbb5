"""What a page says in its own language: every run of text, and the attributes that are read out."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.journey.reading import XHTML

SHOWN_ATTRIBUTES = ("aria-label", "alt", "title", "placeholder", "data-count-left", "content")
UNSEEN = {XHTML + "script", XHTML + "style"}
INLINE = {XHTML + name for name in ("a", "b", "bdi", "strong", "span", "mark")}


def texts_of(element: Element, language: str) -> Iterator[str]:
    """Yield each run of text that a reader of a language sees; words marked as others' are not."""
    if _is_others(element, language) or element.tag in UNSEEN:
        return
    for name in SHOWN_ATTRIBUTES:
        if element.get(name):
            yield str(element.get(name))
    pieces = [element.text or ""]
    for child in element:
        if child.tag in INLINE:
            pieces.append(_inline(child, language))
        else:
            yield from texts_of(child, language)
        pieces.append(child.tail or "")
    yield "".join(pieces)


def _inline(element: Element, language: str) -> str:
    """Return what stands within a line, but for words that are marked as another language's."""
    if _is_others(element, language):
        return " "
    inside = [_inline(child, language) + (child.tail or "") for child in element]
    return (element.text or "") + "".join(inside)


def _is_others(element: Element, language: str) -> bool:
    return element.get("lang", language) != language
