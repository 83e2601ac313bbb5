"""How hard a text is to read.

LIX is the mean length of a sentence plus the share of long words in per cent (Björnsson, 1968):
below 30 a text is easy, above 40 it is for professionals. On a few words it means nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|\d+")
SENTENCE_END = re.compile(r"[.!?:;]+(?=\s|$)|\n+")
PLACE = re.compile(r"%\(\w+\)s")

LONG_WORD_LETTERS = 7
FEWEST_WORDS = 60
"""LIX is taken over a page or document of at least this many words (promise 7)."""
LONGEST_SENTENCE = 25
"""No sentence has more words than this (promise 7)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The measure of a text."""

    words: int
    sentences: int
    long_words: int

    @property
    def lix(self) -> float:
        """The LIX score; 0 where there is too little to read for it to mean anything."""
        if self.words < FEWEST_WORDS:
            return 0.0
        return self.words / self.sentences + 100 * self.long_words / self.words


def sentences(text: str) -> list[str]:
    """Split a text into sentences; a heading or a label is one, stop or no stop."""
    return [part for part in SENTENCE_END.split(PLACE.sub("name", text)) if WORD.search(part)]


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return WORD.findall(PLACE.sub("name", text))


def measure(texts: Iterable[str], *, names: frozenset[str] = frozenset()) -> Reading:
    """Measure texts together, each at least one sentence; `names` are left out of long words."""
    every = [sentence for text in texts for sentence in sentences(text)]
    spoken = [word for sentence in every for word in words(sentence)]
    long_words = sum(
        len(word) >= LONG_WORD_LETTERS and word.lower() not in names for word in spoken
    )
    return Reading(len(spoken), max(1, len(every)), long_words)


def overlong(text: str) -> list[str]:
    """Return the sentences of a text that have too many words."""
    return [each for each in sentences(text) if len(words(each)) > LONGEST_SENTENCE]
