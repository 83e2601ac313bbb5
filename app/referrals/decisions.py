"""What a professional decided beside what the rules suggest, and what is still missing from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.assessment.outcome import Outcome
from app.questionnaires.answers import Decided
from app.questionnaires.kinds.decision import DecisionQuestion, Scale
from app.questionnaires.path import Asked
from app.referrals.content import Judged


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A level that somebody gave, beside the one that is suggested now."""

    question: DecisionQuestion
    page: str
    suggested: str
    decided: Decided
    missing: tuple[str, ...]
    """The parts without which it cannot be finished, such as the reason for a lower level."""


def suggested(outcome: Outcome, about: Scale) -> str:
    """Return the level that the rules suggest."""
    if about == "level":
        return outcome.level.code
    found = outcome.exploitation_level
    return found.code if found else "none_identified"


def decisions(judged: Judged) -> Iterator[Decision]:
    """Yield every decision on the path, each beside what is suggested now."""
    for asked in judged.path.questions:
        if isinstance(asked.question, DecisionQuestion) and isinstance(asked.answer, Decided):
            yield _decision(asked, asked.question, asked.answer, judged.outcome)


def _decision(
    asked: Asked, question: DecisionQuestion, decided: Decided, outcome: Outcome
) -> Decision:
    level = suggested(outcome, question.about)
    return Decision(
        question=question,
        page=asked.page.id,
        suggested=level,
        decided=decided,
        missing=tuple(question.missing(decided, level)),
    )
