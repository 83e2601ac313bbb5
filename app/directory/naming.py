"""Finds an authority by the name of a place, however it is spelt."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from math import log
from operator import itemgetter
from typing import Literal, NamedTuple, Self, get_args

from app.calendars import Nation
from app.directory.areas import Areas, Authority
from app.directory.names import Words, fold

Kind = Literal["own", "district", "council", "county", "former", "other"]

KINDS: tuple[Kind, ...] = get_args(Kind)
"""Which goes first of two that are as like."""

LONGEST_TYPED = 100
SHORTEST_TYPED = 2
MOST_WORDS = 8
"""Characters of a search that are looked at, letters that it needs, and words that count."""

ENOUGH = 0.45
"""How much of what was typed a name must answer; a word that many names have counts little."""

WORTH_SHOWING = 0.6
"""How well a name must answer beside the one that answers best."""

VERY_ALIKE = 0.85
ALIKE = 0.8
RATHER_ALIKE = 0.7
"""How alike two words must be, as difflib counts: with another first letter, in general, and with
the same beginning."""

SAME_BEGINNING = 3
NEAREST = 5
"""Letters of that beginning, and the number of such words that are looked at."""

TOGETHER = 0.95
"""How much of a whole answer it is that needs more than one name."""

UNSAID = 0.25
"""How much a name loses of which nothing but a beginning was typed."""

_SAY_LITTLE = frozenset(
    {"and", "authority", "borough", "care", "childrens", "city", "corporation", "council", "county"}
    | {"cyngor", "district", "for", "health", "in", "local", "metropolitan", "of", "on", "royal"}
    | {"services", "social", "the", "trust", "unitary", "upon", "with"}
    | {"bc", "boro", "cc", "concil", "counsil", "dc", "lb", "mbc", "rb"}
)
"""Words that tell no place from another, with the short forms and slips of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """An authority, and the name by which it was found.

    The name is its own, that of a district in it, of a council of Northern Ireland that its trust
    may serve, of a council that is no more, of a county with several councils, or another.
    """

    authority: Authority
    name: str
    kind: Kind


class _Named(NamedTuple):
    """A name that leads to an authority: its telling words, and the same in one."""

    match: Match
    words: frozenset[str]
    joined: str


class _Typed(NamedTuple):
    """A typed word: the words that are like it, the whole names, and how much it tells."""

    likes: Mapping[str, float]
    wholes: Mapping[str, float]
    weight: float


class Naming:
    """Every name that leads to an authority. Made once, and never changed."""

    __slots__ = ("_having", "_named", "_total", "_wholes", "_words")

    def __init__(self, names: Iterable[tuple[str, Match]]) -> None:
        named: defaultdict[Authority, list[_Named]] = defaultdict(list)
        for name, match in names:
            telling = _telling(name)
            if telling:
                each = _Named(match, frozenset(telling), "".join(telling))
                named[match.authority].append(each)
        every = [each for its in named.values() for each in its]
        self._named = dict(named)
        self._total = len(every)
        self._words = Words(word for each in every for word in each.words)
        self._wholes = Words(each.joined for each in every)
        self._having = Counter(word for each in every for word in each.words)

    @classmethod
    def of(cls, areas: Areas) -> Self:
        """Take the names from the tables of authorities, districts, trusts and other names."""
        return cls(_names(areas))

    def search(
        self, text: str, nation: Nation | None = None, *, day: date, most: int = 8
    ) -> tuple[Match, ...]:
        """Return the authorities that exist on a day and have a name like the text, best first.

        Each comes once, with the name that is most like the text. What is like no name finds
        nothing, and so does a single letter.
        """
        words = self._asked(text)
        if not words:
            return ()
        ways = [[self._typed(word) for word in words], [self._whole("".join(words))]]
        best = [
            max(answers, key=itemgetter(0))
            for authority, named in self._named.items()
            if nation in {None, authority.nation} and authority.exists_on(day)
            if (answers := [*filter(None, (_best(named, typed) for typed in ways))])
        ]
        ranked = sorted(best, key=_rank)
        floor = max(ENOUGH, WORTH_SHOWING * ranked[0][0]) if ranked else 0.0
        return tuple(match for score, match in ranked[: max(0, most)] if score >= floor)

    def _asked(self, text: str) -> list[str]:
        """Return the words of a search that tell one place from another."""
        words = _telling(text[:LONGEST_TYPED])[:MOST_WORDS]
        if sum(map(len, words)) < SHORTEST_TYPED:
            return []
        return [word for word in words if self._words.alike(word) or not _says_little(word)]

    def _typed(self, word: str) -> _Typed:
        likes = self._likes(word)
        having = sum(self._having[like] for like in likes)
        return _Typed(likes, {}, log(1 + self._total / (having or 1)))

    def _whole(self, word: str) -> _Typed:
        """Take all that was typed for one word, or a name: "New castle", "Southtyneside"."""
        near = get_close_matches(word, [*self._wholes], n=NEAREST, cutoff=VERY_ALIKE)
        ratios = ((each, SequenceMatcher(a=each, b=word).ratio()) for each in near)
        wholes = {each: how for each, how in ratios if _near(each, word, how)}
        number = self._words.number(word)
        return _Typed({word: 1.0} if number is not None else {}, wholes, 1.0)

    def _likes(self, word: str) -> dict[str, float]:
        words = [*self._words]
        likes = {words[number]: how for number, how in self._words.alike(word).items()}
        if len(word) > SAME_BEGINNING:
            for near in get_close_matches(word, words, n=NEAREST, cutoff=RATHER_ALIKE):
                how = SequenceMatcher(a=near, b=word).ratio()
                if _near(near, word, how):
                    likes[near] = max(likes.get(near, 0.0), how)
        return likes


def _near(near: str, word: str, how: float) -> bool:
    """Say whether a typed word can be meant for another, which is so much like it."""
    if near[0] != word[0]:
        return len(near) == len(word) and how >= VERY_ALIKE
    if word.startswith(near):
        return len(word) - len(near) <= 2 and len(near) > SAME_BEGINNING
    return how >= ALIKE or near[:SAME_BEGINNING] == word[:SAME_BEGINNING]


def _touched(named: _Named, typed: list[_Typed]) -> bool:
    return any(named.joined in word.wholes or named.words & word.likes.keys() for word in typed)


def _best(named: list[_Named], typed: list[_Typed]) -> tuple[float, Match] | None:
    """Return how well an authority answers what was typed, and the name that does it best.

    Each typed word may be answered by another of its names: "Rotherham, South Yorkshire".
    """
    named = [each for each in named if _touched(each, typed)]
    if not named:
        return None
    total = sum(word.weight for word in typed)
    answers = [_answers(each, typed) for each in named]
    scores = [
        sum(answer) / total * (1 - UNSAID + UNSAID * _said(each, typed))
        for each, answer in zip(named, answers, strict=True)
    ]
    best = max(range(len(named)), key=lambda n: scores[n])
    together = TOGETHER * sum(max(each) for each in zip(*answers, strict=True)) / total
    if len(typed) == 1 or together <= scores[best]:
        return scores[best], named[best].match
    whole = next((each for each in named if _said(each, typed) >= TOGETHER), named[best])
    return together, whole.match


def _answers(named: _Named, typed: list[_Typed]) -> list[float]:
    """Return for each typed word how well a name answers it, as much as the word tells."""
    return [word.weight * _answer(named, word) for word in typed]


def _answer(named: _Named, typed: _Typed) -> float:
    likes = (typed.likes[word] for word in named.words & typed.likes.keys())
    return max(likes, default=typed.wholes.get(named.joined, 0.0))


def _said(named: _Named, typed: list[_Typed]) -> float:
    """Return how much of a name was typed."""
    if any(named.joined in word.wholes for word in typed):
        return 1.0
    said = [max(word.likes.get(each, 0.0) for word in typed) for each in named.words]
    return sum(said) / len(said)


def _rank(found: tuple[float, Match]) -> tuple[float, int, str, str]:
    score, match = found
    return -score, KINDS.index(match.kind), match.authority.short_name, match.authority.code


def _telling(text: str) -> list[str]:
    return [word for word in fold(text).split() if word not in _SAY_LITTLE]


def _says_little(word: str) -> bool:
    return bool(get_close_matches(word, _SAY_LITTLE, n=1, cutoff=ALIKE))


def _names(areas: Areas) -> Iterator[tuple[str, Match]]:
    """Yield each name as it is looked for, and the match that it leads to."""
    for authority in areas.authorities.values():
        own = Match(authority=authority, name=authority.name, kind="own")
        yield authority.name, own
        yield authority.short_name, own
    for code, name in areas.district_names.items():
        if areas.districts[code].authority.code != code:
            district = areas.districts[code].authority
            yield name, Match(authority=district, name=name, kind="district")
    for code, (_, area) in areas.changes.items():
        name = areas.district_names[code]
        yield name, Match(authority=area.authority, name=name, kind="district")
    for hint in areas.trust_hints:
        yield hint.council, Match(authority=hint.trust, name=hint.council, kind="council")
    for other in areas.other_names:
        yield other.name, Match(authority=other.authority, name=other.name, kind=other.kind)
