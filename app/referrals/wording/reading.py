"""A typed text as it is read for wording: its words outside quotes, sentence by sentence."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.referrals.wording.quotes import quoted
from app.referrals.wording.words import Span, Word, index_at, outside, sentences_of, words_of

FEWEST_TO_TELL = 8
"""With fewer words it is not to be told which language a text is in."""
LEAST_ENGLISH = 0.1
LATIN = "\u0250"
"""The first letter behind those that English and its neighbours are written with."""


@dataclass(frozen=True)
class Reading:
    """One box's text."""

    text: str
    english: frozenset[str]
    """Common words of what is written in English here, folded."""

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """Where somebody's own words stand."""
        return quoted(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words outside quotes."""
        return tuple(outside(words_of(self.text), self.quotes))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Where the sentences stand."""
        return sentences_of(self.text)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [word.start for word in self.words]

    @cached_property
    def is_english(self) -> bool:
        """Whether it is in English, or too short to tell."""
        if len(self.words) < FEWEST_TO_TELL:
            return self.is_latin
        known = sum(word.folded in self.english for word in self.words)
        return known >= LEAST_ENGLISH * len(self.words)

    @cached_property
    def is_latin(self) -> bool:
        """Whether most of its words are in Latin letters."""
        latin = sum(word.folded[:1] < LATIN for word in self.words)
        return 2 * latin >= len(self.words)

    def words_between(self, start: int, end: int) -> Sequence[Word]:
        """Return the words outside quotes that begin in a stretch of the text."""
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def words_about(self, position: int) -> Sequence[Word]:
        """Return the words of the sentence at a position, and of the next one."""
        number = index_at(self.sentences, position)
        two = self.sentences[number : number + 2]
        return self.words_between(two[0][0], two[-1][1])

    def starts_sentence(self, word: Word) -> bool:
        """Say whether a word is the first of its sentence."""
        start, _ = self.sentences[index_at(self.sentences, word.start)]
        return not any(each.isalnum() for each in self.text[start : word.start][-200:])

    def runs(self) -> Iterator[Sequence[Word]]:
        """Yield the words of each sentence, in pieces where a quote stands in it."""
        breaks = [end for _, end in self.sentences] + [start for start, _ in self.quotes]
        start = 0
        for end in sorted({*breaks, len(self.text)}):
            if found := self.words_between(start, end):
                yield found
            start = end
