"""The words of a typed text, each with where it stands. Every step here takes linear time."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters that stand in a word and are not seen."""
APOSTROPHES = "'\u2019\u02bc\u2018`\u00b4"
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{UNSEEN}]|[{APOSTROPHES}](?=[^\W_]))*")
_DROPPED = {ord(each): None for each in UNSEEN + APOSTROPHES}
_JOINING = re.compile(rf"[^\S\n]|[{UNSEEN}\u2010\u2011-]")
"""What may stand between words of one term beside a single line end."""
_MOST_GAP = 80
_STOPS = re.compile(r"[.!?\u3002\u061f\u06d4]+|\n+")
_STRONG = ".!?\u3002\u061f\u06d4"

Span = tuple[int, int]
"""Where a piece of a text starts, and where it ends."""


class Word(NamedTuple):
    """A word and where it stands; `folded` is what it is compared by."""

    start: int
    end: int
    folded: str


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text in order."""
    for found in WORD.finditer(text):
        yield Word(found.start(), found.end(), fold(found[0]))


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Return a word as it is compared: small letters, no apostrophe, no "'s" at its end."""
    plain = unicodedata.normalize("NFKC", word).casefold()
    if len(plain) > 2 and plain[-1] == "s" and plain[-2] in APOSTROPHES:
        plain = plain[:-2]
    return plain.translate(_DROPPED)


def is_joined(text: str, before: Word, after: Word) -> bool:
    """Say whether two words stand together: only space, one line end or a hyphen between."""
    if after.start - before.end > _MOST_GAP:
        return False
    return _JOINING.sub("", text[before.end : after.start]) in {"", "\n"}


def outside(words: Iterable[Word], spans: tuple[Span, ...]) -> Iterator[Word]:
    """Yield the words that no span touches; spans are in order and apart."""
    left = iter(spans)
    span = next(left, None)
    for word in words:
        while span and span[1] <= word.start:
            span = next(left, None)
        if span is None or word.end <= span[0]:
            yield word


def sentences_of(text: str) -> tuple[Span, ...]:
    """Return where the sentences of a text stand; a blank line or a stop ends one."""
    starts = [0]
    for stop in _STOPS.finditer(text):
        is_stop = stop[0][0] in _STRONG and (stop.end() == len(text) or text[stop.end()].isspace())
        if is_stop or stop[0].count("\n") > 1:
            starts.append(stop.end())
    ends = [*starts[1:], len(text)]
    return tuple((start, end) for start, end in zip(starts, ends, strict=True) if start < end)


def index_at(spans: tuple[Span, ...], position: int) -> int:
    """Return the number of the span that holds a position."""
    return max(0, bisect_left(spans, position + 1, key=lambda span: span[0]) - 1)
