"""What a room does beside the cases: myths, quizzes, pitfalls, words, a referral, a call."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from app.questionnaires.answers import Json
from app.questionnaires.base import Id, Strict, Words
from app.training.content.cases import Room, Sourced

CONTEXT = "training exercise"


class Exercise(Strict):
    """What every exercise says of itself."""

    id: Id
    title: Words
    about: Words
    """What it is for, for whoever chooses it."""
    room: Room
    edition: str
    review_by: date
    minutes: int = Field(ge=3, le=90)
    content_note: Words | None = None
    notes: tuple[Words, ...] = ()
    """For whoever leads the room."""


class Statement(Strict):
    """Something that people say. The room says whether it is true before it learns."""

    id: Id
    says: Words
    is_true: bool
    truth: tuple[Words, ...] = Field(min_length=1)
    source: str = Field(min_length=1)
    talk: Words | None = None


class Statements(Exercise):
    """Myths and realities."""

    kind: Literal["statements"]
    statements: tuple[Statement, ...] = Field(min_length=3)


class Choice(Strict):
    """An answer to choose in a quiz."""

    id: Id
    label: Words


class QuizQuestion(Strict):
    """A question with one right answer, as of a year."""

    id: Id
    asks: Words
    choices: tuple[Choice, ...] = Field(min_length=2, max_length=5)
    right: Id
    explains: Words
    year: int = Field(ge=1989, le=2100)
    """The year that the answer is of: it is shown, for figures grow old."""
    source: str = Field(min_length=1)

    @model_validator(mode="after")
    def _has_its_answer(self) -> Self:
        ids = [each.id for each in self.choices]
        if self.right not in ids or len(ids) != len(set(ids)):
            raise ValueError("right names one of the choices, and each has an id of its own")
        return self


class Quiz(Exercise):
    """Facts with their year."""

    kind: Literal["quiz"]
    questions: tuple[QuizQuestion, ...] = Field(min_length=3)


class Pitfall(Strict):
    """A way in which children are missed, and what to ask oneself."""

    id: Id
    title: Words
    text: Words
    ask: tuple[Words, ...] = Field(min_length=1)
    source: str = Field(min_length=1)


class Pitfalls(Exercise):
    """The room ticks what it knows from its own work: counts only."""

    kind: Literal["pitfalls"]
    pitfalls: tuple[Pitfall, ...] = Field(min_length=3)


class Blaming(Strict):
    """A sentence that blames a child, in English as the referral is, and a better one."""

    id: Id
    sentence: str
    better: str
    why: Words
    source: str = Field(min_length=1)


class Language(Exercise):
    """Sentences to write anew, and to compare with the wording check."""

    kind: Literal["language"]
    room: Literal["professional"]
    sentences: tuple[Blaming, ...] = Field(min_length=5)


class ReferralExercise(Exercise):
    """A story to write a short referral of, and what a front door would still ask."""

    kind: Literal["referral"]
    room: Literal["professional"]
    story: tuple[Words, ...] = Field(min_length=1)
    pages: tuple[Id, ...] = Field(min_length=1)
    """The pages of the questionnaire `referral` that are written."""
    given: dict[Id, Json] = Field(default_factory=dict)
    good: dict[Id, Json]
    """How it could be written."""
    why: tuple[Sourced, ...] = Field(min_length=1)


class RolePlay(Exercise):
    """A telephone call with a front door, in parts for two or three people."""

    kind: Literal["role-play"]
    setting: tuple[Words, ...] = Field(min_length=1)
    caller: tuple[Words, ...] = Field(min_length=1)
    worker: tuple[Words, ...] = Field(min_length=1)
    watcher: tuple[Words, ...] = Field(min_length=1)
    talk: tuple[Sourced, ...] = Field(min_length=1)
