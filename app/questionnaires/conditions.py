"""Conditions as data: when a page is shown, when a cross-field check holds.

They are three-valued. `None` is unknown: the question was asked and the answer is blank, not sure
or held back. Unknown shows a page.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag
from typing_extensions import override

from app.questionnaires.answers import Age, AgeKind, Answer, Chosen, Council, Noticed, is_said
from app.questionnaires.base import Id, Strict


class Leaf(Strict):
    """A condition on the answer to one question."""

    question: Id

    def questions(self) -> Iterator[str]:
        """Yield the questions that this depends on."""
        yield self.question

    def holds(self, answers: Mapping[str, Answer | None]) -> bool | None:
        """Say whether it holds: a question that is not on the path settles it as false."""
        if self.question not in answers:
            return False
        answer = answers[self.question]
        if answer is None or not is_said(answer):
            return None
        return self._of(answer)

    def _of(self, answer: Answer) -> bool:
        raise NotImplementedError


class Picks(Leaf):
    """A condition on what was picked."""

    def options(self) -> frozenset[str]:
        """Return the options that make it hold."""
        raise NotImplementedError

    @override
    def _of(self, answer: Answer) -> bool:
        return not self.options().isdisjoint(_picked(answer))


class Is(Picks):
    """One option was picked."""

    is_: Id = Field(alias="is")

    @override
    def options(self) -> frozenset[str]:
        return frozenset({self.is_})


class In(Picks):
    """One of these options was picked."""

    in_: tuple[Id, ...] = Field(alias="in", min_length=1)

    @override
    def options(self) -> frozenset[str]:
        return frozenset(self.in_)


class Has(Picks):
    """This option or sign is among those ticked."""

    has: Id

    @override
    def options(self) -> frozenset[str]:
        return frozenset({self.has})


class Answered(Leaf):
    """Something was said: not blank, not sure, or held back."""

    answered: bool

    @override
    def holds(self, answers: Mapping[str, Answer | None]) -> bool | None:
        answer = answers.get(self.question)
        return (answer is not None and is_said(answer)) is self.answered

    @override
    def _of(self, answer: Answer) -> bool:
        return is_said(answer)


class Below(Leaf):
    """An age is below this many years."""

    below: int

    @override
    def _of(self, answer: Answer) -> bool:
        return _youngest(answer) < self.below


class NotAbove(Leaf):
    """An age is this many years or fewer."""

    not_above: int

    @override
    def _of(self, answer: Answer) -> bool:
        return _youngest(answer) <= self.not_above


class AtLeast(Leaf):
    """An age may be this many years or more."""

    at_least: int

    @override
    def _of(self, answer: Answer) -> bool:
        return isinstance(answer, Age) and _oldest_given(answer) >= self.at_least


class AllOf(Strict):
    """Every part holds."""

    all: tuple["Condition", ...] = Field(min_length=1)

    def questions(self) -> Iterator[str]:
        """Yield the questions that this depends on."""
        for part in self.all:
            yield from part.questions()

    def holds(self, answers: Mapping[str, Answer | None]) -> bool | None:
        """Say whether all hold; one unknown part leaves it unknown unless another is false."""
        found = [part.holds(answers) for part in self.all]
        if False in found:
            return False
        return None if None in found else True


class AnyOf(Strict):
    """At least one part holds."""

    any: tuple["Condition", ...] = Field(min_length=1)

    def questions(self) -> Iterator[str]:
        """Yield the questions that this depends on."""
        for part in self.any:
            yield from part.questions()

    def holds(self, answers: Mapping[str, Answer | None]) -> bool | None:
        """Say whether any holds; one unknown part leaves it unknown unless another is true."""
        found = [part.holds(answers) for part in self.any]
        if True in found:
            return True
        return None if None in found else False


class Not(Strict):
    """The part does not hold. Only over neutral questions (lint sees to it)."""

    not_: "Condition" = Field(alias="not")

    def questions(self) -> Iterator[str]:
        """Yield the questions that this depends on."""
        yield from self.not_.questions()

    def holds(self, answers: Mapping[str, Answer | None]) -> bool | None:
        """Turn true and false round; unknown stays unknown."""
        found = self.not_.holds(answers)
        return None if found is None else not found


FORMS = ("all", "any", "not", "is", "in", "has", "answered", "below", "not_above", "at_least")


def _form(value: Any) -> str:
    keys = value if isinstance(value, dict) else {"not": ""} if isinstance(value, Not) else ()
    return next((form for form in FORMS if form in keys), type(value).__name__)


Condition = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[Is, Tag("is")]
    | Annotated[In, Tag("in")]
    | Annotated[Has, Tag("has")]
    | Annotated[Answered, Tag("answered")]
    | Annotated[Below, Tag("below")]
    | Annotated[NotAbove, Tag("not_above")]
    | Annotated[AtLeast, Tag("at_least")],
    Discriminator(_form),
]
for _model in (AllOf, AnyOf, Not):
    _model.model_rebuild()


def _picked(answer: Answer) -> tuple[str, ...]:
    match answer:
        case Chosen(options=options):
            return options
        case Noticed(signs=signs):
            return tuple(sign for sign, _ in signs)
        case Council(code=code):
            return (code,)
        case Age(kind=kind):
            return (str(kind),)
        case _:
            return ()


def _oldest_given(age: Age) -> int:
    """Return whole years as they were given; a guess counts as it stands."""
    return age.youngest if age.kind is AgeKind.MONTHS else age.number


def _youngest(answer: Answer) -> int:
    return answer.youngest if isinstance(answer, Age) else 0
