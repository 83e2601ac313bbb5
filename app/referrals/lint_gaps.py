"""Lint of what front doors ask for: each leads to a question, in few and plain words."""

from collections import Counter
from collections.abc import Iterator, Mapping

from app.questionnaires.errors import Fault
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.library import Library
from app.questionnaires.lint.words import LIMITS, unfit_texts
from app.questionnaires.model import Questionnaire
from app.questionnaires.places import Place
from app.questionnaires.reading import LONGEST_SENTENCE, measure, words
from app.referrals.asks import Ask, Asks
from app.referrals.citations import unreadable
from app.referrals.kinds import KINDS

FEWEST = 5
"""How many things each kind of document that is asked about is asked at least."""


def lint_gaps(asks: Asks, library: Library, avoid: Mapping[str, str]) -> Iterator[Fault]:
    """Find names that lead nowhere, kinds with too few, and words that are many or hard.

    `avoid` holds terms in small letters, and what to say instead.
    """
    counted = Counter(ask.id for ask in asks.asked)
    for number, ask in enumerate(asks.asked):
        place = Place(asks.source, ("asked", number), ask)
        if counted[ask.id] > 1:
            yield place.fault(f"{ask.id!r} stands twice", "rename one")
        yield from _unfit(place, avoid)
        yield from _astray(place, asks, library)
    yield from _too_few(asks)
    yield from _hard(asks)


def _unfit(place: Place, avoid: Mapping[str, str]) -> Iterator[Fault]:
    ask: Ask = place.item
    yield from unfit_texts(place, avoid)
    if len(words(ask.why.id)) > LONGEST_SENTENCE:
        yield place.fault(f"the why of {ask.id!r} has over 25 words", "say it in fewer")
    for piece in unreadable(ask.source):
        yield place.fault(f"{piece!r} is no place in a source", "write it as 003 L2840")


def _astray(place: Place, asks: Asks, library: Library) -> Iterator[Fault]:
    """Find names of no question, and kinds whose questionnaires have none of the questions."""
    ask: Ask = place.item
    conditional = tuple(ask.when.questions()) if ask.when else ()
    for name in (*ask.answered_by, *conditional):
        found = dict(_called(name, library))
        if not found:
            yield place.fault(f"no question is called {name!r}", "name one that there is")
        if len({(each.type, each.place) for each in found.values()}) > 1:
            what = f"{name!r} is another question in each of {', '.join(found)}"
            yield place.fault(what, f"write it as {next(iter(found))}.{name}")
    for kind in asks.kinds[ask.id]:
        if kind not in KINDS:
            yield place.fault(
                f"unknown kind of document {kind!r}", f"name one of {', '.join(KINDS)}"
            )
            continue
        ends = {each.id for each in library.questionnaires.values() if _ends_in(each, kind)}
        asking = {id for name in ask.answered_by for id, _ in _called(name, library)}
        for id in sorted(ends - asking):
            what = f"{id!r} ends in {kind!r} and asks none of {', '.join(ask.answered_by)}"
            yield place.fault(what, "name the question that it asks, or take the kind out")


def _called(name: str, library: Library) -> Iterator[tuple[str, AnyQuestion]]:
    owner, _, id = name.rpartition(".")
    for each in library.questionnaires.values():
        if id in each.questions and owner in {"", each.id}:
            yield each.id, each.questions[id]


def _ends_in(asked: Questionnaire, kind: str) -> bool:
    return any(each.kind == kind for each in asked.kinds)


def _too_few(asks: Asks) -> Iterator[Fault]:
    for kind in dict.fromkeys(kind for kinds in asks.kinds.values() for kind in kinds):
        if (count := len(asks.of(kind))) < FEWEST:
            what = f"only {count} things are asked for {kind!r}"
            yield asks.source.fault(("asked",), what, f"name at least {FEWEST}, or none")


def _hard(asks: Asks) -> Iterator[Fault]:
    for kind in dict.fromkeys(kind for kinds in asks.kinds.values() for kind in kinds):
        said = (text.id for ask in asks.of(kind) for text in (ask.asks, ask.why))
        if (lix := measure(said).lix) > LIMITS["public"]:
            what = f"what is asked for {kind!r} reads at LIX {lix:.0f}"
            yield asks.source.fault(("asked",), what, "use shorter words and sentences")
