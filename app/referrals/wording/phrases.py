"""Finding many phrases in a text at once, word by word, in linear time.

A phrase is written as in `forms/wording/terms.yaml`: words, either of several words as in
"put/puts", and "..." for up to three words between two others.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from app.referrals.wording.words import Word, is_joined, words_of

GAP = frozenset[str]()
"""Stands in a phrase for up to three words."""
MOST_BETWEEN = 3

Phrase = tuple[frozenset[str], ...]
Meaning = TypeVar("Meaning")


def parse_phrase(text: str) -> Phrase:
    """Read a phrase. Raises ValueError where it is not one."""
    parts: list[frozenset[str]] = []
    for piece in text.split():
        if piece == "...":
            parts.append(GAP)
            continue
        choices = [[word.folded for word in words_of(each)] for each in piece.split("/")]
        lengths = {len(words) for words in choices}
        if 0 in lengths or (len(choices) > 1 and lengths != {1}):
            raise ValueError(f"{text!r} has a part without words, or with several between slashes")
        parts += [frozenset(each) for each in zip(*choices, strict=True)]
    if not parts or GAP in (parts[0], parts[-1]):
        raise ValueError(f"{text!r} begins or ends with a gap, or holds no word")
    return tuple(parts)


def spelled_out(text: str) -> Iterator[str]:
    """Yield every text that a phrase without a gap stands for."""
    if "..." not in text.split():
        for words in product(*(piece.split("/") for piece in text.split())):
            yield " ".join(words)


@dataclass(frozen=True, slots=True)
class Match(Generic[Meaning]):
    """A phrase that was found: from which word up to before which, and what it means."""

    first: int
    behind: int
    meaning: Meaning


class Phrasebook(Generic[Meaning]):
    """Phrases with their meaning; those without one only keep shorter ones from being found."""

    def __init__(self, phrases: Iterable[tuple[Phrase, Meaning | None]]) -> None:
        self._by_first: dict[str, list[tuple[Phrase, Meaning | None]]] = {}
        for phrase, meaning in phrases:
            for word in phrase[0]:
                self._by_first.setdefault(word, []).append((phrase, meaning))

    def find(self, text: str, words: Sequence[Word]) -> Iterator[Match[Meaning]]:
        """Yield what is found from left to right, the longest at each place, never overlapping."""
        number = 0
        while number < len(words):
            behind, meaning = self._longest(text, words, number)
            if meaning is not None:
                yield Match(number, behind, meaning)
            number = max(behind, number + 1)

    def _longest(self, text: str, words: Sequence[Word], first: int) -> tuple[int, Meaning | None]:
        longest: tuple[int, Meaning | None] = (first, None)
        for phrase, meaning in self._by_first.get(words[first].folded, ()):
            behind = _reach(phrase, text, words, first)
            if behind > longest[0]:
                longest = (behind, meaning)
        return longest


def _reach(phrase: Phrase, text: str, words: Sequence[Word], first: int) -> int:
    """Return the number of the word behind a phrase that begins at a word; -1 where it is not."""
    if len(phrase) > 1 and phrase[1] and not _holds(phrase[1], words, first + 1):
        return -1
    ways = {first + 1}
    """The words at which the next part may stand: the first part is the word itself."""
    for part in phrase[1:]:
        if part:
            ways = {
                at + 1
                for at in ways
                if _holds(part, words, at) and is_joined(text, words[at - 1], words[at])
            }
        else:
            ways = {at for way in ways for at in _within_gap(text, words, way)}
        if not ways:
            return -1
    return max(ways)


def _holds(part: frozenset[str], words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].folded in part


def _within_gap(text: str, words: Sequence[Word], at: int) -> Iterator[int]:
    """Yield where the part behind a gap may stand."""
    for more in range(MOST_BETWEEN + 1):
        yield at + more
        here = at + more
        if here >= len(words) or not is_joined(text, words[here - 1], words[here]):
            return
