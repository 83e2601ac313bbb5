"""What a professional decided beside what the rules suggest, and what is still missing from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.assessment.outcome import Outcome
from app.assessment.scales import ExploitationLevel
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


def exploitation_levels(judged: Judged) -> frozenset[str]:
    """Return the suggested level of exploitation, and each higher one that somebody gave.

    A level that is raised adds what belongs to it; one that is lowered takes nothing away.
    """
    found = judged.outcome.exploitation_level or ExploitationLevel.NONE_IDENTIFIED
    given = (
        ExploitationLevel.named(each.decided.chosen)
        for each in decisions(judged)
        if each.question.about == "exploitation_level"
    )
    return frozenset(level.code for level in (found, *given) if level >= found)


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
