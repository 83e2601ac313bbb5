"""When a rule fires. Only worry can be asked for: there is no "not" here (promise 3)."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from app.questionnaires.base import Id, Strict
from app.questionnaires.facts import Certainty, CertaintyName, Fact, Recency, RecencyName


class HasFact(Strict):
    """A fact is there, at least this certain and this recent."""

    fact: Id
    at_least: CertaintyName = Certainty.SUSPECTED
    since: RecencyName = Recency.EVER

    def names(self) -> Iterator[str]:
        """Yield the facts it speaks of."""
        yield self.fact

    def found(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Return the facts that make it hold; none when it does not."""
        return tuple(
            fact
            for fact in facts
            if fact.id == self.fact and fact.certainty >= self.at_least and fact.when >= self.since
        )


class AnyOf(Strict):
    """At least one part holds."""

    any: tuple["When", ...] = Field(min_length=1)

    def names(self) -> Iterator[str]:
        """Yield the facts it speaks of."""
        for part in self.any:
            yield from part.names()

    def found(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Return the facts that make it hold; none when it does not."""
        return tuple(fact for part in self.any for fact in part.found(facts))


class AllOf(Strict):
    """Every part holds."""

    all: tuple["When", ...] = Field(min_length=1)

    def names(self) -> Iterator[str]:
        """Yield the facts it speaks of."""
        for part in self.all:
            yield from part.names()

    def found(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Return the facts that make it hold; none when it does not."""
        parts = [part.found(facts) for part in self.all]
        return tuple(fact for part in parts for fact in part) if all(parts) else ()


class CountOf(Strict):
    """So many different answers mean one of these facts: several weak signs add up."""

    count_of: tuple[Id, ...] = Field(min_length=1)
    at_least: int = Field(ge=2)

    def names(self) -> Iterator[str]:
        """Yield the facts it speaks of."""
        yield from self.count_of

    def found(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Return the facts that make it hold; none when it does not."""
        worries = tuple(
            fact
            for fact in facts
            if fact.id in self.count_of and fact.certainty >= Certainty.SUSPECTED
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
