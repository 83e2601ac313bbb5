"""What a room does one after the other, worked out of the cases and exercises it chose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.training.content.cases import TrainingCase
from app.training.content.exercises import (
    Language,
    Pitfalls,
    Quiz,
    ReferralExercise,
    RolePlay,
    Statements,
)
from app.training.content.library import AnyExercise


class Doing(StrEnum):
    """What people do at a step."""

    JOIN = "join"
    """They come in."""
    NOTE = "note"
    """They are told what is hard in it, before it begins."""
    WORK = "work"
    """They read a part of a case, answer its pages and judge it."""
    RESULTS = "results"
    """They see how the room judged."""
    VOTE = "vote"
    """They answer one question, or tick what they know."""
    TRUTH = "truth"
    """They see how the room answered, and what is so."""
    WRITE = "write"
    """They try out words on their own phone."""
    EXAMPLE = "example"
    """They see how it could be written."""
    CARDS = "cards"
    """They play parts."""
    TALK = "talk"
    """They talk about it."""
    END = "end"
    """They go home."""


ASKING = frozenset({Doing.WORK, Doing.VOTE, Doing.WRITE})
"""Steps at which each person does something that is counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step of a session."""

    doing: Doing
    item: str = ""
    """The id of the case or exercise; empty at the beginning and the end."""
    part: str = ""
    """The id of the part, statement or question; empty where the item has one step alone."""
    again: bool = False
    """Whether the room has talked about it and is asked once more."""

    @property
    def is_asking(self) -> bool:
        """Whether people answer here."""
        return self.doing in ASKING

    @property
    def name(self) -> str:
        """What a room keeps of its place: found again when steps were added before it."""
        return f"{self.doing}/{self.key}"

    @property
    def key(self) -> str:
        """The name under which answers at this step are kept, and its results are found."""
        return f"{self.item}/{self.part}/{'after' if self.again else 'before'}"

    @property
    def earlier(self) -> str:
        """The name under which answers of before the room talked are kept."""
        return f"{self.item}/{self.part}/before"


def seen_at(key: str) -> str:
    """Return the name of the step at which a room sees its own answers to a question."""
    return f"{Doing.RESULTS}/{key}"


def told_at(key: str) -> frozenset[str]:
    """Return the names of the steps at which a room knows more than when it was asked this.

    What is so has been told there, or it has talked and is asked once more.
    """
    subject = key.rpartition("/")[0]
    after = f"{subject}/after"
    asked_again = {f"{Doing.WORK}/{after}"} if key != after else set()
    return frozenset({f"{Doing.TRUTH}/{key}", f"{Doing.RESULTS}/{after}", *asked_again})


def steps_of(
    items: Sequence[TrainingCase | AnyExercise], *, is_alone: bool = False
) -> tuple[Step, ...]:
    """Return every step of a session that has chosen these.

    Whoever practises alone talks with nobody, and is asked once.
    """
    every = (step for item in items for step in _of(item))
    between = (step for step in every if not (is_alone and step.again))
    return (Step(doing=Doing.JOIN), *between, Step(doing=Doing.END))


def _of(item: TrainingCase | AnyExercise) -> Iterator[Step]:
    if item.content_note is not None:
        yield Step(doing=Doing.NOTE, item=item.id)
    match item:
        case TrainingCase():
            yield from _of_case(item)
        case Statements():
            yield from _asked_and_told(item.id, [each.id for each in item.statements])
        case Quiz():
            yield from _asked_and_told(item.id, [each.id for each in item.questions])
        case Pitfalls():
            yield from _asked_and_told(item.id, [""])
        case Language() | ReferralExercise():
            yield Step(doing=Doing.WRITE, item=item.id)
            yield Step(doing=Doing.EXAMPLE, item=item.id)
        case RolePlay():
            yield Step(doing=Doing.CARDS, item=item.id)
            yield Step(doing=Doing.TALK, item=item.id)


def _of_case(case: TrainingCase) -> Iterator[Step]:
    for part in case.parts:
        for again in (False, True):
            yield Step(doing=Doing.WORK, item=case.id, part=part.id, again=again)
            yield Step(doing=Doing.RESULTS, item=case.id, part=part.id, again=again)


def _asked_and_told(item: str, parts: Sequence[str]) -> Iterator[Step]:
    for part in parts:
        yield Step(doing=Doing.VOTE, item=item, part=part)
        yield Step(doing=Doing.TRUTH, item=item, part=part)
