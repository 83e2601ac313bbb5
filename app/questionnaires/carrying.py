"""What of one child's answers goes over to the record of another child."""

import json
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.questionnaires.answers import Json
from app.questionnaires.case import Case
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.base import Carries, Section
from app.questionnaires.kinds.choice import YesNoQuestion
from app.questionnaires.model import Questionnaire

Tie = Literal["home", "apart"]
"""How a child's record stands to the first: of the same home and harmed by none of its children,
or a record of its own that is never put together with another."""

NAMES = ("child-name", "other-names")
"""The questions that tell what a child is called."""
SHORTEST = 2
"""A single letter of a name is in every text."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """Answers for another child's record, under their names in a Case."""

    standing: Mapping[str, Json] = field(default_factory=dict)
    """What is an answer at once."""
    offered: Mapping[str, Json] = field(default_factory=dict)
    """What is filled in for somebody to look at."""
    written: Mapping[str, str] = field(default_factory=dict)
    """The language in which words of either were typed, where it was not English."""

    @property
    def everything(self) -> Mapping[str, Json]:
        """All that came from another child's record."""
        return {**self.offered, **self.standing}


def bring(
    case: Case,
    asked: Iterable[Questionnaire],
    tie: Tie,
    *,
    names: Container[str] = frozenset(),
    leave: Container[Section] = frozenset(),
) -> Brought:
    """Return what of a Case goes over to another child's record.

    `asked` are the questionnaires that the new record may be answered in. `leave` names parts of
    the record that stay behind. To a record apart goes only who refers, and nothing in which one
    of `names` stands. An answer that would take a worry away is never more than offered: that
    nobody must know of one child's record is not yet said of another's.
    """
    questions = {key: each for one in asked for key, each in one.keys.items()}
    wanted = {
        key: "offer" if _reassures(question, case.values[key]) else question.carries
        for key, question in questions.items()
        if case.values.get(key) is not None and _goes(question, tie, leave)
    }
    kept = {
        key: carries
        for key, carries in wanted.items()
        if tie == "home" or not _mentions(case.values[key], names)
    }
    return Brought(
        standing={key: case.values[key] for key, how in kept.items() if how != "offer"},
        offered={key: case.values[key] for key, how in kept.items() if how == "offer"},
        written={key: case.written[key] for key in kept if key in case.written},
    )


def names_in(case: Case) -> frozenset[str]:
    """Return the words of a child's names, to find them again in a text."""
    typed = (case.values.get(id) for id in NAMES)
    return frozenset(word for each in typed if isinstance(each, str) for word in _words(each))


def _goes(question: AnyQuestion, tie: Tie, leave: Container[Section]) -> bool:
    everything: frozenset[Carries] = frozenset({"home", "offer", "referrer"})
    allowed = everything if tie == "home" else frozenset({"referrer"})
    return question.carries in allowed and question.place not in leave


def _reassures(question: AnyQuestion, value: Json) -> bool:
    """Say whether a yes or no means nothing where another answer to it means a worry."""
    if not isinstance(question, YesNoQuestion) or not any(question.named_facts()):
        return False
    return any(option.id == value and not option.means for option in question.offered())


def _mentions(value: Json, names: Container[str]) -> bool:
    return any(word in names for word in _words(json.dumps(value, ensure_ascii=False)))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text) if len(word) >= SHORTEST]
