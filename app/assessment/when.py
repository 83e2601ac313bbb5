"""When a rule fires. Only worry can be asked for: there is no "not" here (promise 3)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from app.questionnaires.base import Id, Strict
from app.questionnaires.facts import Certainty, CertaintyName, Fact, Recency, RecencyName

Told: TypeAlias = Mapping[str, Sequence[Fact]]
"""The facts of a path by their id: a rule looks at its own few among hundreds."""


def told(facts: Iterable[Fact]) -> Told:
    """Sort facts by their id, for rules to look into."""
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.id].append(fact)
    return dict(found)


class HasFact(Strict):
    """A fact is there, at least this certain and this recent."""

    fact: Id
    at_least: CertaintyName = Certainty.SUSPECTED
    since: RecencyName = Recency.EVER

    def names(self) -> Iterator[str]:
        """Yield the facts it speaks of."""
        yield self.fact

    def found(self, facts: Told) -> tuple[Fact, ...]:
        """Return the facts that make it hold; none when it does not."""
        return tuple(
            fact
            for fact in facts.get(self.fact, ())
            if fact.certainty >= self.at_least and fact.when >= self.since
        )


class AnyOf(Strict):
    """At least one part holds."""

    any: tuple["When", ...] = Field(min_length=1)

    def names(self) -> Iterator[str]:
        """Yield the facts it speaks of."""
        for part in self.any:
            yield from part.names()

    def found(self, facts: Told) -> tuple[Fact, ...]:
        """Return the facts that make it hold; none when it does not."""
        return tuple(fact for part in self.any for fact in part.found(facts))


class AllOf(Strict):
    """Every part holds."""

    all: tuple["When", ...] = Field(min_length=1)

    def names(self) -> Iterator[str]:
        """Yield the facts it speaks of."""
        for part in self.all:
            yield from part.names()

    def found(self, facts: Told) -> tuple[Fact, ...]:
        """Return the facts that make it hold; none when it does not."""
        found: list[Fact] = []
        for part in self.all:
            facts_of_part = part.found(facts)
            if not facts_of_part:
                return ()
            found += facts_of_part
        return tuple(found)


class CountOf(Strict):
    """So many different answers mean one of these facts: several weak signs add up."""

    count_of: tuple[Id, ...] = Field(min_length=1)
    at_least: int = Field(ge=2)

    def names(self) -> Iterator[str]:
        """Yield the facts it speaks of."""
        yield from self.count_of

    def found(self, facts: Told) -> tuple[Fact, ...]:
        """Return the facts that make it hold; none when it does not."""
        worries = tuple(
            fact
            for id in dict.fromkeys(self.count_of)
            for fact in facts.get(id, ())
            if fact.certainty >= Certainty.SUSPECTED
        )
        answers = {(fact.question, fact.said) for fact in worries}
        return worries if len(answers) >= self.at_least else ()


class Always(Strict):
    """The base rule: somebody can always be talked to."""

    always: Literal[True]

    def names(self) -> Iterator[str]:
        """Yield nothing: it speaks of no fact."""
        yield from ()


def form_of(value: Any) -> str:
    """Tell the forms of a condition apart by the word each has."""
    forms = ("fact", "any", "all", "count_of", "always")
    if isinstance(value, dict):
        return next((form for form in forms if form in value), "fact")
    return next((form for form in forms if hasattr(value, form)), "fact")


When = Annotated[
    Annotated[HasFact, Tag("fact")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[CountOf, Tag("count_of")],
    Discriminator(form_of),
]
AnyOf.model_rebuild()
AllOf.model_rebuild()
