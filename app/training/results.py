"""How a room judged: how many said what, and how far apart they are. Nobody can be seen in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.assessment.outcome import Outcome
from app.assessment.scales import Level, Scale, Urgency
from app.questionnaires.text import Message, Text
from app.referrals.levels import LEVELS
from app.training.content.cases import Part, TrainingCase
from app.training.words import UNSURE, URGENCIES

FEWEST = 3
"""So many have to have answered before anything is shown: of two, each would know the other."""
MOSTLY = 0.6
NOT_SURE = "not_sure"
FIRST = "urgency"
"""The question that a case is first judged by."""

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
    def is_shown(self) -> bool:
        """Whether so many answered that nobody can be told from the others."""
        return self.people >= FEWEST

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
    if before is not None and len(before) < FEWEST:
        before = None  # of two, each would know the other
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


def questions_of(
    case: TrainingCase, part: Part, ours: Outcome, labels: Mapping[str, Text]
) -> list[Asked]:
    """Return what everybody is asked to judge at a part of a case, with what we would say.

    `labels` has a destination's name by its code.
    """
    asked = [
        Asked(
            id=FIRST,
            title=HOW_SOON,
            choices=_steps(Urgency, URGENCIES),
            ours=frozenset({ours.urgency.code}),
        ),
        Asked(
            id="tell",
            title=WHO,
            choices={**{code: labels[code] for code in case.tell}, NOT_SURE: UNSURE},
            ours=frozenset(part.tell_first),
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


def agreement(found: Spread) -> tuple[Message, ...]:
    """Say in a sentence or two how far a room agrees on a question of which one answer is chosen.

    Who is not sure stands nowhere on the scale, and is counted apart.
    """
    if not found.is_shown:
        return (TOO_FEW(count=FEWEST, people=found.people),)
    said = [each for each in found.bars if each.count and each.id != NOT_SURE]
    unsure = sum(each.count for each in found.bars if each.id == NOT_SURE)
    told = (_agreed(said, found.people),) if said else ()
    return (*told, SOME_UNSURE(count=unsure, people=found.people)) if unsure else told


def _agreed(said: list[Bar], people: int) -> Message:
    most = max(each.count for each in said)
    top = [each for each in said if each.count == most]
    if len(said) == 1:
        whole = ALL if most == people else ONE
        return whole(answer=top[0].label, most=most, people=people)
    ends = {"highest": said[0].label, "lowest": said[-1].label, "people": people}
    if len(top) > 1 or most / people < MOSTLY:
        return DIVIDED(**ends)
    others = [each for each in said if each is not top[0]]
    values = {"answer": top[0].label, "most": most, "people": people}
    if len(others) == 1:
        return MOST_AND_ONE(**values, other=others[0].label, count=others[0].count)
    return MOST(**values, highest=others[0].label, lowest=others[-1].label)


HOW_SOON = Text("How soon must somebody be told?", "training")
WHO = Text("Who has to be told first?", "training")
WHICH_LEVEL = Text("Which level of need is it?", "training")
TOO_FEW = Text("This is shown once %(count)s people have answered. So far: %(people)s.", "training")
ALL = Text("All %(people)s say the same: “%(answer)s”.", "training")
ONE = Text("%(most)s of %(people)s say the same: “%(answer)s”.", "training")
MOST_AND_ONE = Text(
    "Most agree, %(most)s of %(people)s: “%(answer)s”. %(count)s say “%(other)s”.", "training"
)
MOST = Text(
    "Most agree, %(most)s of %(people)s: “%(answer)s”. The others are spread from “%(highest)s” to"
    " “%(lowest)s”.",
    "training",
)
DIVIDED = Text(
    "The room is divided: its %(people)s answers go from “%(highest)s” to “%(lowest)s”.", "training"
)
SOME_UNSURE = Text("Not sure: %(count)s of %(people)s.", "training")
