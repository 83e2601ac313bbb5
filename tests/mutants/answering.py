"""Every single answer that means something, and the smallest sets of them that fire a rule."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice, product
from typing import TypeAlias

from app.assessment.when import AllOf, Always, AnyOf, CountOf, HasFact, told
from app.questionnaires.answers import Age, AgeKind, Answer, Chosen, Entries, Json, Noticed, Unsaid
from app.questionnaires.facts import Certainty, Fact, Recency
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.age import AgeQuestion
from app.questionnaires.kinds.choice import ChoiceQuestion
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Questionnaire
from tests.mutants.mutation import Condition

MOST_SETS = 2_000
MOST_LOOKED_AT = 20_000
"""Beyond so many sets of answers nothing is proved of a rule."""


Strength: TypeAlias = frozenset[tuple[str, Certainty, Recency]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """One answer, or one ticked part of one, and the facts that it means."""

    question: str
    part: str
    """What of the question it answers: two tellings of one part cannot both be."""
    said: Json = field(compare=False)
    facts: tuple[Fact, ...]

    @property
    def strength(self) -> Strength:
        """What it means, apart from the words and the question it was said in."""
        return frozenset((fact.id, fact.certainty, fact.when) for fact in self.facts)

    def excludes(self, other: "Telling") -> bool:
        """Say whether the two cannot be said together."""
        if self.question != other.question or self == other:
            return False
        return self.part == other.part or not (self.part and other.part)


def tellings(questionnaire: Questionnaire) -> Iterator[Telling]:
    """Yield every answer to a questionnaire that means a fact."""
    for question in questionnaire.questions.values():
        for part, answer in _answers(question):
            if facts := tuple(question.facts(answer)):
                said = question.dump(answer)
                yield Telling(question=question.id, part=part, said=said, facts=facts)


def unavoidable(questionnaire: Questionnaire) -> Iterator[list[Telling]]:
    """Yield, for each question that cannot be answered without meaning a fact, its answers.

    A page with a condition may be avoided, and so may all that a list of signs can mean.
    """
    always = [page for page in questionnaire.pages if page.show_if is None]
    for question in (each for page in always for each in page.questions):
        if isinstance(question, ChoiceQuestion) and not getattr(question, "none", None):
            said: list[Answer] = [Chosen((option.id,)) for option in question.offered()]
            said += [*question.may_answer, *([] if question.required else [Unsaid.BLANK])]
            meant = [(answer, tuple(question.facts(answer))) for answer in said]
            if all(facts for _, facts in meant):
                yield [
                    Telling(question=question.id, part="", said=question.dump(answer), facts=facts)
                    for answer, facts in meant
                ]


def _answers(question: AnyQuestion) -> Iterator[tuple[str, Answer]]:
    match question:
        case SignsQuestion():
            yield from _noticed(question)
        case EntriesQuestion():
            yield from _filled_in(question)
        case ChoiceQuestion():
            alone = question.type not in {"some_of", "body_map"}
            for option in question.offered():
                yield "" if alone else option.id, Chosen((option.id,))
        case AgeQuestion():
            yield from (("", age) for age in _ages(question))
    # A page stays for a "not sure", and not for a blank: that one is the surer example.
    yield from (("", unsaid) for unsaid in question.may_answer)
    if not question.required:
        yield "", Unsaid.BLANK


def _noticed(question: SignsQuestion) -> Iterator[tuple[str, Answer]]:
    for sign in question.signs:
        for step in question.scale.steps:
            yield sign.id, Noticed(((sign.id, step.id),))


def _filled_in(question: EntriesQuestion) -> Iterator[tuple[str, Answer]]:
    for column in question.columns:
        for option in column.options:
            yield f"{column.id} {option.id}", Entries((((column.id, option.id),),))


def _ages(question: AgeQuestion) -> Iterator[Age]:
    limits = {0, *question.means_below, *question.means_from}
    for years in sorted({max(0, limit + step) for limit in limits for step in (-1, 0, 1, 2)}):
        yield Age(AgeKind.YEARS, years)
        yield Age(AgeKind.ABOUT, years)
    yield Age(AgeKind.UNBORN)


Set = tuple[Telling, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Smallest:
    """Sets of answers such that every set that fires a condition holds one of them."""

    sets: tuple[Set, ...]
    whole: bool
    """Whether these are all: there may be too many to look at."""


def smallest_sets(when: Condition, known: Sequence[Telling]) -> Smallest:
    """Return the smallest sets of answers that can fire a condition.

    Of answers that satisfy the same parts of the condition only the weakest are taken: what other
    rules make of those, they make of the stronger ones as well. Of sets that mean the same one is
    taken.
    """
    names = set(when.names())
    touching = [each for each in known if any(fact.id in names for fact in each.facts)]
    sets = _sets(when, list(_weakest(touching, when)))
    found: dict[tuple[Strength, ...], Set] = {}
    for each in islice(sets, MOST_LOOKED_AT):
        some = tuple(dict.fromkeys(each))
        if len(found) < MOST_SETS and _can_be(some):
            found.setdefault(tuple(sorted((one.strength for one in some), key=hash)), some)
    ended = next(sets, None) is None and len(found) < MOST_SETS
    return Smallest(sets=tuple(found.values()), whole=ended)


def _weakest(known: Iterable[Telling], when: Condition) -> Iterator[Telling]:
    alike: dict[tuple[frozenset[int], Strength], list[Telling]] = {}
    for each in known:
        if parts := _satisfied(when, each):
            alike.setdefault((parts, each.strength), []).append(each)
    most = _most(when)
    for (parts, strength), some in alike.items():
        weaker = sum(
            len(others)
            for (same, other), others in alike.items()
            if same == parts and other != strength and _is_weaker(other, strength)
        )
        if weaker < most:
            yield from some[:most]


def _is_weaker(one: Strength, other: Strength) -> bool:
    """Say whether the other means all that one does, as sure and as recent or more so."""
    return all(
        any(id == it and sure <= surer and when <= later for it, surer, later in other)
        for id, sure, when in one
    )


def _leaves(when: Condition) -> Iterator[HasFact | CountOf]:
    match when:
        case HasFact() | CountOf():
            yield when
        case AnyOf(any=parts) | AllOf(all=parts):
            for part in parts:
                yield from _leaves(part)


def _most(when: Condition) -> int:
    """Return how many answers alike a condition may need."""
    return max([1, *(leaf.at_least + 1 for leaf in _leaves(when) if isinstance(leaf, CountOf))])


def _satisfied(when: Condition, telling: Telling) -> frozenset[int]:
    return frozenset(
        number for number, leaf in enumerate(_leaves(when)) if _serves(leaf, telling.facts)
    )


def _serves(leaf: HasFact | CountOf, facts: Sequence[Fact]) -> bool:
    if isinstance(leaf, HasFact):
        return bool(leaf.found(told(facts)))
    return any(f.id in leaf.count_of and f.certainty >= Certainty.SUSPECTED for f in facts)


def _sets(when: Condition, known: Sequence[Telling]) -> Iterator[Set]:
    match when:
        case Always():
            yield ()
        case AnyOf(any=parts):
            for part in parts:
                yield from _sets(part, known)
        case AllOf(all=parts):
            # All but the first are walked again for each of the first: they are few.
            for picked in product(*(list(islice(_sets(part, known), MOST_SETS)) for part in parts)):
                yield tuple(one for some in picked for one in some)
        case CountOf(at_least=least):
            serving = [each for each in known if _serves(when, each.facts)]
            yield from combinations(serving, least)
        case HasFact():
            yield from ((each,) for each in known if _serves(when, each.facts))


def _can_be(some: Set) -> bool:
    return not any(one.excludes(other) for one in some for other in some)
