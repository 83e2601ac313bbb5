"""Facts: the seam between questions and rules.

An answer means facts; a rule speaks of facts and never of questions, so that one rule serves
every questionnaire.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, WithJsonSchema

from app.questionnaires.base import Id, Strict
from app.questionnaires.text import Message, Text


class _Worded(IntEnum):
    """Ordered steps that are written in files by name."""

    @classmethod
    def named(cls, name: str) -> Self:
        """Return the step of this name, as content files write it. Raises ValueError."""
        try:
            return cls[name.upper()]
        except KeyError:
            names = ", ".join(step.name.lower() for step in cls)
            raise ValueError(f"{name!r} is none of {names}") from None


class Certainty(_Worded):
    """How sure the person is, from least to most."""

    NOT_SURE = 1
    SUSPECTED = 2
    YES = 3


class Recency(_Worded):
    """How recent something is, from longest ago or unknown to now."""

    EVER = 1
    BEFORE = 2
    TWELVE_MONTHS = 3
    SIX_MONTHS = 4
    NOW = 5


def _named(scale: type[_Worded]) -> tuple[BeforeValidator, WithJsonSchema]:
    """Return what reads a step by its name, and what the schema says of it."""

    def read(value: Any) -> Any:
        return scale.named(value) if isinstance(value, str) else value

    names = [step.name.lower() for step in scale]
    return BeforeValidator(read), WithJsonSchema({"enum": names})


CertaintyName = Annotated[Certainty, *_named(Certainty)]
RecencyName = Annotated[Recency, *_named(Recency)]


class FactDefinition(Strict):
    """An entry of `forms/facts/*.yaml`: what a rule may speak of."""

    id: Id
    meaning: str
    source: str


class FactFile(Strict):
    """The shape of `forms/facts/*.yaml`."""

    facts: tuple[FactDefinition, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """Something that an answer says about the child.

    `asked` and `said` are the words of the question and of the answer that it came from, so that
    an outcome can show why. `said` stands alone when it is a sign.
    """

    id: str
    certainty: Certainty = Certainty.YES
    when: Recency = Recency.NOW
    question: str
    asked: Message | Text | None = None
    said: Message | Text
