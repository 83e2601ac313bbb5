"""What `forms/family_copy.yaml` says: with which facts a family may be given a copy."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from pydantic import Field

from app.calendars import Nation
from app.questionnaires.base import Id, Strict, Words
from app.questionnaires.source import Source, read_yaml
from app.questionnaires.text import Text

CONTEXT = "family copy"
FILE = "family_copy.yaml"


class AllowedFact(Strict):
    """A fact with which a family copy may be made."""

    fact: Id
    why: str = Field(min_length=1)
    source: str = Field(min_length=1)


class NeededAnswer(Strict):
    """An answer without which there is no family copy."""

    question: Id
    is_: Id = Field(alias="is")
    because: Words
    source: str = Field(min_length=1)
    not_asked_in: tuple[Id, ...] = ()
    """The kinds of document whose questionnaires do not ask it."""


class LeftBlank(Strict):
    """Questions in which something written forbids a copy."""

    questions: tuple[Id, ...] = Field(min_length=1)
    because: Words
    source: str = Field(min_length=1)


class Beside(Strict):
    """The questionnaires that may be begun about a child for whose family a copy is made."""

    questionnaires: tuple[Id, ...] = Field(min_length=1)
    because: Words
    source: str = Field(min_length=1)


class Refusal(Strict):
    """Why some facts forbid a copy, in words."""

    id: Id
    because: Words
    source: str = Field(min_length=1)
    facts: tuple[Id, ...] = Field(min_length=1)


class NextStep(Strict):
    """Something that the family is told of what comes next."""

    text: Words
    kinds: tuple[Id, ...] = ()
    """The kinds of document that it is said in; all when left out."""
    nations: tuple[Nation, ...] = ()
    """The nations that it holds in; all when left out."""
    source: str = Field(min_length=1)


class FamilyRules(Strict):
    """The shape of `forms/family_copy.yaml`."""

    allowed: tuple[AllowedFact, ...] = Field(min_length=1)
    answers: tuple[NeededAnswer, ...] = Field(min_length=1)
    beside: Beside
    about_somebody: tuple[Id, ...] = ()
    """Questions about the person who causes worry, blank where nobody does."""
    left_blank: LeftBlank
    for_one: tuple[Id, ...] = ()
    """Questions shown only where exactly one person holds a copy."""
    refusals: tuple[Refusal, ...] = Field(min_length=1)
    next: tuple[NextStep, ...] = Field(min_length=1)

    @cached_property
    def allowed_facts(self) -> frozenset[str]:
        """The facts with which a copy may be made. All others forbid it."""
        return frozenset(each.fact for each in self.allowed)

    @cached_property
    def because(self) -> Mapping[str, Text]:
        """Why a fact forbids a copy, for the facts that are named."""
        return {fact: each.because for each in self.refusals for fact in each.facts}

    def steps(self, kind: str, nation: Nation) -> Iterator[Text]:
        """Yield what a family is told of what comes next."""
        for each in self.next:
            if (not each.kinds or kind in each.kinds) and (
                not each.nations or nation in each.nations
            ):
                yield each.text


def family_source(forms: Path) -> Source:
    """Read the file, to name its lines. Raises ContentError."""
    return read_yaml(forms / FILE)


def read_family_rules(forms: Path) -> FamilyRules:
    """Read the rules of family copies. Raises ContentError."""
    return family_source(forms).read_as(FamilyRules, context=CONTEXT)
