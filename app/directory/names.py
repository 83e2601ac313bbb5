"""What two spellings of a name share, and which words are like one that a person typed."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator

EXACT = 1.0
BEGINS = 0.85
NEAR = 0.7
"""How well a word answers a typed one: the same, begun by it, or one slip of the keys away."""

SHORTEST_BEGINNING = 2
SHORTEST_SLIP = 4
LONGEST_SLIP = 24
"""Letters a typed word needs before its likes are looked for; nobody mistypes a longer one."""

LONGEST_FOLDED = 200
"""Characters of a name that count: to take a long row of accents apart would take minutes."""

_SILENT = re.compile("['.`\u00b4\u02bc\u2018\u2019\u0300-\u036f]")
"""Apostrophes however they are typed, full stops, and accents once they stand by themselves."""

_BETWEEN = re.compile(r"[^a-z0-9]+")
_SPELT = re.compile(r"\b[a-z](?: [a-z]\b)+")
_SAINT = re.compile(r"\b(?:saint|ss)\b")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def fold(text: str) -> str:
    """Write a name without case, accents and points; "&" is "and", "Saint" is "St", "C.E." is "CE".

    Names in other scripts leave nothing. What is beyond the longest name is not looked at.
    """
    plain = text[:LONGEST_FOLDED].casefold().replace("&", " and ")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
    words = _BETWEEN.sub(" ", _SILENT.sub("", plain)).strip()
    return _SAINT.sub("st", _SPELT.sub(_joined, words))


def _joined(letters: re.Match[str]) -> str:
    return letters[0].replace(" ", "")


class Words:
    """Different words in the order of the alphabet, each known by its number."""

    __slots__ = ("_words",)

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(sorted(set(words)))

    def __len__(self) -> int:
        return len(self._words)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def number(self, word: str) -> int | None:
        """Return the number of a word, or None."""
        at = bisect_left(self._words, word)
        return at if at < len(self._words) and self._words[at] == word else None

    def alike(self, word: str) -> dict[int, float]:
        """Return the numbers of the words like a typed one, and how like it each is."""
        found: dict[int, float] = {}
        same = self.number(word)
        if same is not None and len(word) < SHORTEST_SLIP:
            return {same: EXACT}
        if SHORTEST_SLIP <= len(word) <= LONGEST_SLIP:
            for slip in _slips(word):
                number = self.number(slip)
                if number is not None:
                    found[number] = NEAR
        if len(word) >= SHORTEST_BEGINNING:
            beyond = bisect_left(self._words, word + "\x7f")
            found |= dict.fromkeys(range(bisect_left(self._words, word), beyond), BEGINS)
        if same is not None:
            found[same] = EXACT
        return found


def _slips(word: str) -> set[str]:
    """Return every word one slip away: a letter left out, put in, changed, or two swapped.

    The first letter stays: few people get it wrong, and "best" is no slip for "west".
    """
    cuts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    left_out = {before + after[1:] for before, after in cuts}
    put_in = {before + letter + after for before, after in cuts for letter in _LETTERS}
    changed = {b + letter + a[1:] for b, a in cuts if a for letter in _LETTERS}
    swapped = {b + a[1] + a[0] + a[2:] for b, a in cuts if len(a) > 1}
    slips = left_out | put_in | changed | swapped
    return {slip for slip in slips if len(slip) >= SHORTEST_SLIP}
