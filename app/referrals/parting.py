"""A long text in parts that a form takes, each ending where a reader would stop."""

import re
import unicodedata
from collections.abc import Iterator

MOST = 4000
"""How much a box of a council's form often takes."""
SENTENCE_END = r"(?:(?<=[.!?\u2026])|(?<=[.!?\u2026][\"'\u201d\u2019\u00bb)\]]))"
"""Behind a full stop, and behind a quotation mark or bracket after one."""
STOPS = (
    re.compile(r"\n\n+"),
    re.compile(r"\n"),
    re.compile(SENTENCE_END + r"\s+"),
    re.compile(r"\s+"),
)
"""Where a part may end, the best first: a paragraph, a line, a sentence, a word."""
LEAST = 0.5
"""How full a part is at least, before a lesser stop is taken instead."""
JOINS = ("\u200d", "\ufe0f")
"""What holds two characters together that are shown as one."""


def size(text: str) -> int:
    """Return how long a form may count a text: a new line and a rare character as two."""
    return sum(_width(character) for character in text)


def in_parts(text: str, most: int = MOST) -> tuple[str, ...]:
    """Return a text in parts of at most this size. Joined, they are the text."""
    return tuple(_parts(text, most))


def _parts(text: str, most: int) -> Iterator[str]:
    rest = text
    while rest:
        end = _fitting(rest, most)
        if end < len(rest):
            end = _stop(rest[:end]) or _between(rest, end)
        yield rest[:end]
        rest = rest[end:]


def _fitting(text: str, most: int) -> int:
    """Return how many characters fit; at least one, so that there is an end."""
    filled = 0
    for count, character in enumerate(text):
        filled += _width(character)
        if filled > most:
            return max(1, count)
    return len(text)


def _stop(fitting: str) -> int:
    """Return the end of the last paragraph, line, sentence or word that fits; 0 for none."""
    for stop in STOPS:
        ends = [found.end() for found in stop.finditer(fitting)]
        if ends and ends[-1] >= len(fitting) * LEAST:
            return ends[-1]
    return 0


def _between(text: str, end: int) -> int:
    """Return the last place up to `end` that does not tear a character apart."""
    at = end
    while at > 1 and _is_held(text[at - 1], text[at]):
        at -= 1
    return at if at > 1 else end


def _is_held(before: str, after: str) -> bool:
    return bool(unicodedata.combining(after)) or after in JOINS or before in JOINS


def _width(character: str) -> int:
    return 2 if character == "\n" or ord(character) > 0xFFFF else 1
