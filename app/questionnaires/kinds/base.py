"""What every kind of question shares, and what each must be able to do."""

from abc import abstractmethod
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Generic, Literal, Self, TypeVar, cast

from pydantic import model_validator

from app.questionnaires.answers import Answer, Json, Unsaid
from app.questionnaires.base import Account, Id, Strict
from app.questionnaires.errors import AnswerError
from app.questionnaires.facts import Certainty, Fact, Recency
from app.questionnaires.text import Message, Text
from app.questionnaires.wording import Wording

UNSAID_WORDS = {
    Unsaid.BLANK: Text("Left blank", "answer"),
    Unsaid.NOT_SURE: Text("Not sure", "answer"),
    Unsaid.PREFER_NOT_TO_SAY: Text("I would rather not say", "answer"),
}

Section = Literal[
    "urgent",
    "child",
    "worry",
    "strengths",
    "words",
    "history",
    "body",
    "household",
    "adult",
    "factors",
    "views",
    "consent",
    "known",
    "done",
    "agencies",
    "plan",
    "decision",
    "area",
    "you",
]
"""The part of a referral in which a question is printed."""

GRAVE = frozenset({"urgent", "consent"})
"""The parts of a referral whose questions nobody may misread."""

Carries = Literal["home", "offer", "referrer"]
"""What an answer is worth for another child.

`home`: it holds for every child of the same home. `offer`: it may, so it is filled in for
somebody to look at and is no answer until then. `referrer`: it tells who writes, of any child.
"""

Holds = Literal["own_words", "facts", "names"]
"""What stands in a question's boxes: what somebody said, word for word; what was seen and heard; or
who and where somebody is. It settles what the check of wording may remark on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asking:
    """What reading an answer depends on beside the question."""

    today: date
    authorities: Container[str]


@dataclass(frozen=True, slots=True)
class Meant:
    """A fact that an answer means, before it is known which question it came from."""

    fact: str
    certainty: Certainty
    when: Recency
    said: Text | Message
    stands_alone: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """One line of an answer: typed words are a plain string, ours can be translated."""

    words: str | Text | Message
    label: Text | None = None


Given = TypeVar("Given", bound=Answer)


class Question(Strict, Generic[Given]):
    """A question of any kind; `Given` is what an answer that says something looks like."""

    spoken_unsaid: ClassVar[bool] = True
    """Whether the bare word "not_sure" in JSON is the answer "not sure", not text."""

    id: Id
    type: str
    label: Wording
    hint: Wording | None = None
    required: bool = False
    neutral: bool = False
    shared: bool = False
    may_answer: tuple[Literal[Unsaid.NOT_SURE, Unsaid.PREFER_NOT_TO_SAY], ...] = ()
    not_sure_means: tuple[Id, ...] = ()
    blank_means: tuple[Id, ...] = ()
    source: str = ""
    place: Section
    account: Account | None = None
    """How whoever answers knows it: documents set fact, what was told, and opinion apart."""
    agency_only: bool = False
    """Whether only the agency's copy may show it, such as an address that is kept secret."""
    asks_leave: bool = False
    """Whether it asks for somebody's leave: what it says has to be understood for certain."""
    given_if: Id | None = None
    """The question that must not be answered with no or in doubt for others to be told this."""
    carries: Carries | None = None
    """What goes over to the record of another child; nothing does unless it says so."""
    holds: Holds | None = None
    """What is written in it, where the check of wording has to know."""
    family: bool = False
    """Whether a family's copy may show it: nothing of the reporter, of others or of a place."""

    @property
    def is_grave(self) -> bool:
        """Whether it is about danger, or asks for somebody's leave: nobody may misread it."""
        return self.asks_leave or self.place in GRAVE

    @model_validator(mode="after")
    def _is_shown_to_one(self) -> Self:
        if self.family and self.agency_only:
            raise ValueError("agency_only and family exclude each other")
        return self

    def has_own_words(self, answer: Answer) -> bool:
        """Say whether an answer holds words that somebody wrote: a language, and no mere number."""
        if isinstance(answer, Unsaid):
            return False
        return any(map(_has_letters, self.own_words(cast("Given", answer))))

    def own_words(self, answer: Given) -> Iterator[str]:  # noqa: ARG002 - most have none
        """Yield what somebody wrote themselves; codes, names of places and days are not."""
        yield from ()

    @abstractmethod
    def read_said(self, value: Json, asking: Asking) -> Answer:
        """Turn JSON that is not blank into an answer. Raises AnswerError."""

    @abstractmethod
    def dump_said(self, answer: Given) -> Json:
        """Turn an answer of this question back into JSON."""

    @abstractmethod
    def lines_said(self, answer: Given) -> Iterator[Said]:
        """Yield what was answered, line by line, for people to read."""

    @abstractmethod
    def answer_schema(self) -> dict[str, Json]:
        """Return the JSON Schema of a given answer."""

    def meant(self, answer: Given) -> Iterator[Meant]:  # noqa: ARG002 - most kinds mean nothing
        """Yield the facts that a given answer means."""
        yield from ()

    def named_facts(self) -> Iterator[str]:
        """Yield every fact that some answer can mean."""
        yield from (*self.not_sure_means, *self.blank_means)

    def read(self, value: Json, asking: Asking) -> Answer:
        """Turn JSON into an answer. Raises AnswerError, with this question's id."""
        unsaid = self._unsaid(value)
        try:
            return self._allowed(unsaid) if unsaid else self.read_said(value, asking)
        except AnswerError as error:
            error.question = self.id
            raise

    def dump(self, answer: Answer) -> Json:
        """Turn an answer into JSON that `read` understands."""
        if answer is Unsaid.BLANK:
            return None
        if isinstance(answer, Unsaid):
            return {"unsaid": str(answer)}
        return self.dump_said(cast("Given", answer))

    def lines(self, answer: Answer) -> tuple[Said, ...]:
        """Return an answer as lines for people to read."""
        if isinstance(answer, Unsaid):
            return (Said(UNSAID_WORDS[answer]),)
        return tuple(self.lines_said(cast("Given", answer)))

    def facts(self, answer: Answer) -> Iterator[Fact]:
        """Yield the facts in an answer; not sure and blank have facts of their own."""
        if isinstance(answer, Unsaid):
            meant = self._unsaid_meant(answer)
        else:
            meant = self.meant(cast("Given", answer))
        for one in meant:
            yield Fact(
                id=one.fact,
                certainty=one.certainty,
                when=one.when,
                question=self.id,
                asked=None if one.stands_alone else self.label.plain,
                said=one.said,
            )

    def _unsaid_meant(self, answer: Unsaid) -> Iterator[Meant]:
        facts = self.not_sure_means if answer is Unsaid.NOT_SURE else self.blank_means
        for fact in facts:
            yield Meant(fact, Certainty.NOT_SURE, Recency.NOW, UNSAID_WORDS[answer])

    def _unsaid(self, value: Json) -> Unsaid | None:
        if value is None or value == "":
            return Unsaid.BLANK
        if isinstance(value, dict) and set(value) == {"unsaid"}:
            word = value["unsaid"]
        elif isinstance(value, str) and self.spoken_unsaid:
            word = value
        else:
            return None
        return next((each for each in Unsaid if word == each), None)

    def _allowed(self, unsaid: Unsaid) -> Unsaid:
        if unsaid is Unsaid.BLANK and self.required:
            raise AnswerError("required")
        if unsaid is not Unsaid.BLANK and all(unsaid is not each for each in self.may_answer):
            raise AnswerError("unknown_option", {"option": str(unsaid)})
        return unsaid


def _has_letters(words: str) -> bool:
    return any(map(str.isalpha, words))


def wrong_type(value: Json) -> AnswerError:
    """Return the error for a value of a type that the question never has."""
    return AnswerError("wrong_type", {"type": type(value).__name__})
