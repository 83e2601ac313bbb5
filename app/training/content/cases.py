"""Made-up cases to practise on: a case unfolds in parts, and is judged again after each."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from app.questionnaires.answers import Json
from app.questionnaires.base import Id, Strict, Words
from app.questionnaires.errors import ContentError
from app.questionnaires.places import Place
from app.questionnaires.source import Source, read_yaml
from app.referrals.cases import Expected

FOLDER = "training/cases"
CONTEXT = "training case"

Room = Literal["public", "professional"]
"""Whom a case is for: the room settles the languages it is written in."""


class Sourced(Strict):
    """A sentence or two, and where what they say is from."""

    text: Words
    source: str = Field(min_length=1)


class Notice(Sourced):
    """Something in the story to notice, and the sign or answer that holds it."""

    answer: str = Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)?$")
    """The id of a question, or of a question and a sign or option of it: `looks.thin`."""


class Part(Strict):
    """What becomes known at one time, and what our own answers come to with it."""

    id: Id
    title: Words
    story: tuple[Words, ...] = Field(min_length=1)
    pages: tuple[Id, ...] = Field(min_length=1)
    """The pages of the questionnaire that everybody answers now."""
    given: dict[Id, Json] = Field(default_factory=dict)
    """What the story settles, so that nobody is asked for it now."""
    answers: dict[Id, Json]
    """How we answer the pages. They stay in later parts, unless answered anew."""
    expect: Expected
    tell_first: tuple[Id, ...] = Field(min_length=1)
    """Whom we would tell first, at the hour of the story: some of what there is to choose from."""
    why: tuple[Sourced, ...] = Field(min_length=1)
    """Why the outcome is what it is."""
    notice: tuple[Notice, ...] = Field(min_length=1)
    talk: tuple[Words, ...] = Field(min_length=1)
    """Questions for the room."""


class TrainingCase(Strict):
    """A case: the shape of `forms/training/cases/*.yaml`."""

    id: Id
    title: Words
    about: Words
    """What it is about, for whoever chooses it: never shown before the story."""
    room: Room
    questionnaire: Id
    edition: str
    review_by: date
    minutes: int = Field(ge=5, le=90)
    """How long a room needs for it."""
    content_note: Words
    """What in it may be hard to read, said before it begins."""
    learning: tuple[Sourced, ...] = Field(min_length=2)
    tell: tuple[Id, ...] = Field(min_length=4)
    """Destinations to choose from when asked who has to be told: right ones and others."""
    parts: tuple[Part, ...] = Field(min_length=2)
    notes: tuple[Words, ...] = Field(min_length=1)
    """For whoever leads the room."""

    def part(self, id: str) -> Part | None:
        """Return a part by its id."""
        return next((each for each in self.parts if each.id == id), None)

    def answered_by(
        self, part: Part, told: Mapping[str, Mapping[str, Json]] | None = None
    ) -> dict[str, Json]:
        """Return the answers by a part: what the story settled, and what was `told` in each part.

        Without anybody's answers they are our own. What comes later replaces what came before.
        """
        whole: dict[str, Json] = {}
        for each in self._until(part):
            whole |= each.given
            whole |= each.answers if told is None else told.get(each.id, {})
        return whole

    def pages_by(self, part: Part) -> tuple[str, ...]:
        """Return every page that was asked by a part, in the order of asking."""
        return tuple(dict.fromkeys(page for each in self._until(part) for page in each.pages))

    def _until(self, part: Part) -> tuple[Part, ...]:
        return self.parts[: self.parts.index(part) + 1]


def training_cases(forms: Path) -> Iterator[Place]:
    """Yield each case with where it stands. Raises ContentError."""
    for file in sorted((forms / FOLDER).glob("*.yaml")):
        source = read_yaml(file)
        yield Place(source, (), read_training_case(source))


def read_training_case(source: Source) -> TrainingCase:
    """Return the case of a file. Raises ContentError, with file, line and what to do."""
    case = source.read_as(TrainingCase, context=CONTEXT)
    if case.id != source.path.stem:
        fault = source.fault(("id",), f"id is {case.id!r}", f"name it {source.path.stem!r}")
        raise ContentError(fault)
    return case
