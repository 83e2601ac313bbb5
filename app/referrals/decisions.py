"""What a professional decided beside what the rules suggest, and what is still missing from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.assessment.outcome import Outcome
from app.questionnaires.answers import Decided
from app.questionnaires.kinds.decision import DecisionQuestion, Scale
from app.questionnaires.model import Page, Questionnaire
from app.referrals.content import Judged, Walked


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A level that somebody gave, beside the one that is suggested now."""

    questionnaire: Questionnaire
    page: Page
    question: DecisionQuestion
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
    """Yield every level that was given, beside what is suggested now.

    A toolkit's own level goes on to the referral with the rest of its answers.
    """
    walked = Walked(questionnaire=judged.questionnaire, path=judged.path)
    for each in (walked, *judged.before):
        for asked in each.path.questions:
            if isinstance(asked.question, DecisionQuestion) and isinstance(asked.answer, Decided):
                level = suggested(judged.outcome, asked.question.about)
                yield Decision(
                    questionnaire=each.questionnaire,
                    page=asked.page,
                    question=asked.question,
                    suggested=level,
                    decided=asked.answer,
                    missing=tuple(asked.question.missing(asked.answer, level)),
                )
