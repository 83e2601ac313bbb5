"""Checks across fields: what two answers of one page say of each other."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from app.questionnaires.answers import Answer, Day, Somebody, is_said
from app.questionnaires.base import Id, Strict, Words
from app.questionnaires.conditions import Condition


class InOrder(Strict):
    """The first day is not after the second."""

    first: Id
    not_after: Id
    say: Words

    def questions(self) -> tuple[str, ...]:
        """Return the questions it compares; the fault is shown at the last of them."""
        return (self.first, self.not_after)

    def holds(self, answers: Mapping[str, Answer | None]) -> bool:
        """Say whether the days are in order, or one of them is not known."""
        first, last = answers.get(self.first), answers.get(self.not_after)
        if not (isinstance(first, Day) and isinstance(last, Day)):
            return True
        return first.day <= last.day


class NeedsOneOf(Strict):
    """At least one of these was answered, where the condition holds.

    A part of a person is written `question.field`.
    """

    needs_one_of: tuple[str, ...] = Field(min_length=1)
    when: Condition | None = None
    say: Words

    def questions(self) -> tuple[str, ...]:
        """Return the questions it looks at."""
        return tuple(name.partition(".")[0] for name in self.needs_one_of)

    def holds(self, answers: Mapping[str, Answer | None]) -> bool:
        """Say whether one of them was answered."""
        if self.when is not None and self.when.holds(answers) is not True:
            return True
        return any(_given(answers, name) for name in self.needs_one_of)


def _given(answers: Mapping[str, Answer | None], name: str) -> bool:
    question, _, field = name.partition(".")
    answer = answers.get(question)
    if answer is None or not is_said(answer):
        return False
    return bool(answer.get(field)) if field and isinstance(answer, Somebody) else True


def _form(value: Any) -> str:
    is_order = isinstance(value, InOrder) or (isinstance(value, dict) and "not_after" in value)
    return "order" if is_order else "one_of"


Check = Annotated[
    Annotated[InOrder, Tag("order")] | Annotated[NeedsOneOf, Tag("one_of")], Discriminator(_form)
]


def broken(checks: tuple[Check, ...], answers: Mapping[str, Answer | None]) -> Iterator[Check]:
    """Yield the checks that do not hold."""
    return (check for check in checks if not check.holds(answers))
