"""How a room judged: how many said what, and how far apart they are. Nobody can be seen in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.assessment.outcome import Outcome
from app.assessment.scales import Level, Scale, Urgency
from app.questionnaires.text import Message, Text
from app.referrals.levels import LEVELS
from app.training.content.cases import TrainingCase
from app.training.words import UNSURE, URGENCIES

FEWEST = 3
"""So many have to have answered before anything is shown: of two, each would know the other."""
MOSTLY, NEARLY_ALL = 0.6, 0.9
NOT_SURE = "not_sure"

Told = Mapping[str, Any]
"""What is counted of one person at one step."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One thing that could be said, and how many said it."""

    id: str
    label: Text | Message
    count: int
    before: int | None = None
    """How many said it before the room talked, where it has been asked twice."""
    is_ours: bool = False
    """Whether we would say it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """What a room said to one question."""

    id: str
    title: Text
    bars: tuple[Bar, ...]
    people: int
    """How many answered."""
    people_before: int | None = None

    @property
    def most(self) -> int:
        """The longest bar."""
        return max((max(each.count, each.before or 0) for each in self.bars), default=0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A question of which one answer is chosen, with every answer in order."""

    id: str
    title: Text
    choices: Mapping[str, Text | Message]
    ours: frozenset[str] = field(default_factory=frozenset)
    is_some_of: bool = False
    """Whether each person may choose several."""


def spread(asked: Asked, now: Sequence[Told], before: Sequence[Told] | None = None) -> Spread:
    """Count what was said to one question, and what was said before the room talked."""
    counted = _count(asked, now)
    earlier = _count(asked, before) if before is not None else None
    return Spread(
        id=asked.id,
        title=asked.title,
        people=len(now),
        people_before=len(before) if before is not None else None,
        bars=tuple(
            Bar(
                id=id,
                label=label,
                count=counted[id],
                before=earlier[id] if earlier is not None else None,
                is_ours=id in asked.ours,
            )
            for id, label in asked.choices.items()
        ),
    )


def _count(asked: Asked, told: Iterable[Told]) -> Counter[str]:
    if asked.is_some_of:
        return Counter(id for each in told for id in set(each.get(asked.id) or ()))
    return Counter(each[asked.id] for each in told if each.get(asked.id))


def questions_of(case: TrainingCase, ours: Outcome, labels: Mapping[str, Text]) -> list[Asked]:
    """Return what everybody is asked to judge at a part of a case, with what we would say.

    `labels` has a destination's name by its code.
    """
    asked = [
        Asked(
            id="urgency",
            title=HOW_SOON,
            choices=_steps(Urgency, URGENCIES),
            ours=frozenset({ours.urgency.code}),
        ),
        Asked(
            id="tell",
            title=WHO,
            choices={code: labels[code] for code in case.tell},
            ours=frozenset(each.code for each in ours.group("first")) & frozenset(case.tell),
            is_some_of=True,
        ),
    ]
    if case.room == "professional":
        level = Asked(
            id="level",
            title=WHICH_LEVEL,
            choices=_steps(Level, LEVELS),
            ours=frozenset({ours.level.code}),
        )
        asked.insert(1, level)
    return asked


def _steps(scale: type[Scale], words: Mapping[Any, Text]) -> dict[str, Text | Message]:
    """Return the steps of a scale, the most worried first, and "not sure"."""
    steps: dict[str, Text | Message] = {
        step.code: words[step] for step in sorted(scale, reverse=True)
    }
    return {**steps, NOT_SURE: UNSURE}


def agreement(found: Spread) -> Message:
    """Say in one sentence how far a room agrees on a question of which one answer is chosen."""
    said = [each for each in found.bars if each.count]
    if found.people < FEWEST or not said:
        return TOO_FEW(count=FEWEST)
    top = max(said, key=lambda each: each.count)
    values = {"answer": top.label, "most": top.count, "people": found.people}
    share = top.count / found.people
    if len(said) == 1:
        return ALL(answer=top.label, people=found.people)
    if share >= NEARLY_ALL:
        return NEARLY(**values)
    ends = {"highest": said[0].label, "lowest": said[-1].label}
    return (MOST if share >= MOSTLY else DIVIDED)(**values, **ends)


HOW_SOON = Text("How soon must somebody be told?", "training")
WHO = Text("Who has to be told?", "training")
WHICH_LEVEL = Text("Which level of need is it?", "training")
TOO_FEW = Text("This is shown once %(count)s people or more have answered.", "training")
ALL = Text("All %(people)s say the same: “%(answer)s”.", "training")
NEARLY = Text("Nearly all say the same, %(most)s of %(people)s: “%(answer)s”.", "training")
MOST = Text(
    "Most agree, %(most)s of %(people)s: “%(answer)s”. The others are spread from “%(highest)s” to"
    " “%(lowest)s”.",
    "training",
)
DIVIDED = Text(
    "The room is divided, from “%(highest)s” to “%(lowest)s”. Most often said, by %(most)s of"
    " %(people)s: “%(answer)s”.",
    "training",
)
