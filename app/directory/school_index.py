"""The list of schools in memory: 27,000 names and their words in a few million bytes.

Names lie end to end in the order of their folded spelling, and each word knows its schools by
their number in that order. So names that begin as typed are neighbours, and results that are
equally good stand in the order of the alphabet.
"""

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import accumulate
from math import log

from app.directory.names import Words, fold
from app.directory.school_rows import SchoolRow

ENOUGH = 0.35
"""How much of what was typed a school must answer; a common word counts little."""

WORTH_SHOWING = 0.6
"""How well a school must answer beside the one that answers best."""

MOST_WORDS = 12
"""Words of a search that are looked at: the longest name has 15, and rare ones tell it apart."""

UNKNOWN = 0.01
"""A word that no school has counts as one that a hundredth of the schools have."""

_SAME = {
    "church of england": "ce",
    "c of e": "ce",
    "cofe": "ce",
    "roman catholic": "catholic",
    "rc": "catholic",
    "church in wales": "cw",
    "c in w": "cw",
    "ciw": "cw",
    "voluntary aided": "va",
    "voluntary controlled": "vc",
    "j and i": "junior and infant",
    "ji": "junior and infant",
}
_SAID_OTHERWISE = re.compile(rf"\b(?:{'|'.join(_SAME)})\b")


def fold_school(text: str) -> str:
    """Fold a school's name, and write each way of naming its church in one way."""
    return _SAID_OTHERWISE.sub(lambda said: _SAME[said[0]], fold(text))


@dataclass(frozen=True, kw_only=True, slots=True)
class SchoolIndex:
    """Every school, known by its number in the order of folded names."""

    urns: "array[int]"  # I
    names: bytes
    name_starts: "array[int]"  # I: and the end of the last
    lengths: "array[int]"  # B: how many words the name has
    places: "array[int]"  # B: which of the authorities
    phases: "array[int]"  # B: which of the phase names
    authorities: tuple[str, ...]
    phase_names: tuple[str, ...]
    words: Words
    schools: "array[int]"  # H: the schools of each word, one word after the other
    school_starts: "array[int]"  # I: and the end of the last

    def __len__(self) -> int:
        return len(self.urns)

    def number(self, urn: int) -> int | None:
        """Return the number of the school with a unique reference number, or None."""
        try:
            return self.urns.index(urn)
        except ValueError:
            return None

    def name(self, number: int) -> str:
        """Return a school's name as people write it."""
        return self.names[self.name_starts[number] : self.name_starts[number + 1]].decode()

    def row(self, number: int) -> SchoolRow:
        """Return a school as the list has it."""
        return SchoolRow(
            self.urns[number],
            self.name(number),
            self.authorities[self.places[number]],
            self.phase_names[self.phases[number]],
        )

    def search(self, folded: str, within: Collection[int], most: int) -> list[int]:
        """Return the schools within some authorities that answer best; first those that begin so.

        Text of other scripts folds to nothing, and finds nothing.
        """
        if not folded:
            return []
        places, lengths = self.places, self.lengths
        begin = self._beginning(folded)
        best = [number for number in begin if places[number] in within][:most]
        scores = self._scores(folded)
        equals: defaultdict[float, list[int]] = defaultdict(list)
        for number, score in enumerate(scores):
            if score and places[number] in within and number not in begin:
                equals[score].append(lengths[number] << 16 | number)  # short names first
        floor = WORTH_SHOWING * max([*equals, *(scores[number] for number in best)], default=0.0)
        for score in sorted(equals, reverse=True):
            if score >= floor and len(best) < most:
                best += [each & 0xFFFF for each in nsmallest(most - len(best), equals[score])]
        return best

    def _beginning(self, folded: str) -> range:
        """Return the stretch of schools whose folded name begins so."""
        everyone = range(len(self.urns))
        start = bisect_left(everyone, folded, key=self._folded)
        return range(start, bisect_left(everyone, folded + "\x7f", lo=start, key=self._folded))

    def _folded(self, number: int) -> str:
        return fold_school(self.name(number))

    def _scores(self, folded: str) -> list[float]:
        """Return how much of the text each school answers, or 0 where that is not enough."""
        everyone = len(self.urns)
        scores = [0.0] * everyone
        total = 0.0
        for word in [*dict.fromkeys(folded.split())][:MOST_WORDS]:
            found = self._having(word)
            weight = log(1 + everyone / (len(found) or UNKNOWN * everyone))
            total += weight
            for number, quality in found.items():
                scores[number] += quality * weight
        floor = ENOUGH * total
        return [score if score > floor else 0.0 for score in scores]

    def _having(self, word: str) -> dict[int, float]:
        """Return the schools that have a word like the typed one, and how like it is."""
        found: dict[int, float] = {}
        alike = sorted(self.words.alike(word).items(), key=lambda each: each[1])
        for number, quality in alike:  # the best last, so that it stays
            start, end = self.school_starts[number : number + 2]
            found |= dict.fromkeys(self.schools[start:end], quality)
        return found


def build_index(rows: Iterable[SchoolRow]) -> SchoolIndex:
    """Order the schools by their folded names, and note which have each word."""
    urns, places, phases = array("I"), array("B"), array("B")
    authorities: dict[str, int] = {}
    phase_names: dict[str, int] = {}
    names, ends = bytearray(), array("I", [0])  # a list of them would take twice as much
    folded = []
    for row in rows:
        urns.append(row.urn)
        places.append(authorities.setdefault(row.authority, len(authorities)))
        phases.append(phase_names.setdefault(row.phase, len(phase_names)))
        names += row.name.encode()
        ends.append(len(names))
        folded.append(fold_school(row.name))
    titles = [*authorities]
    by_title = sorted(range(len(urns)), key=lambda n: titles[places[n]])
    order = array("H", sorted(by_title, key=folded.__getitem__))
    said = [fold(title).split() for title in titles]
    words, schools, school_starts = _having(
        lambda: ({*folded[n].split(), *said[places[n]]} for n in order)
    )
    ordered = bytearray()
    for n in order:
        ordered += names[ends[n] : ends[n + 1]]
    return SchoolIndex(
        urns=array("I", [urns[n] for n in order]),
        names=bytes(ordered),
        name_starts=_starts(ends[n + 1] - ends[n] for n in order),
        lengths=array("B", [folded[n].count(" ") + 1 for n in order]),
        places=array("B", [places[n] for n in order]),
        phases=array("B", [phases[n] for n in order]),
        authorities=tuple(titles),
        phase_names=tuple(phase_names),
        words=words,
        schools=schools,
        school_starts=school_starts,
    )


def _having(
    each: Callable[[], Iterator[set[str]]],
) -> tuple[Words, "array[int]", "array[int]"]:
    """Return all the words, the schools of each word in turn, and where each word's begin.

    Takes a way to go through the words of each school, in the order of the schools.
    """
    words = Words(word for its in each() for word in its)
    numbers = {word: number for number, word in enumerate(words)}
    counts = array("I", bytes(4 * len(words)))
    for its in each():
        for word in its:
            counts[numbers[word]] += 1
    starts = _starts(counts)
    schools = array("H", bytes(2 * starts[-1]))
    free = starts[:]
    for school, its in enumerate(each()):
        for word in its:
            number = numbers[word]
            schools[free[number]] = school
            free[number] += 1
    return words, schools, starts


def _starts(lengths: Iterable[int]) -> "array[int]":
    return array("I", accumulate(lengths, initial=0))
