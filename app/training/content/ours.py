"""What we make of a case ourselves: our answers, and what the real rules say to them."""

from datetime import datetime

from app.assessment.outcome import Outcome
from app.questionnaires.answers import Answer
from app.questionnaires.case import read_answers
from app.referrals.content import Content
from app.training.content.cases import Part, TrainingCase

WRITTEN = frozenset({"text", "long_text", "person", "people", "entries", "chronology", "consent"})
"""Kinds of question that are answered in somebody's own words: no room is asked those."""


def answers_of(content: Content, case: TrainingCase, part: Part, at: datetime) -> dict[str, Answer]:
    """Return our own answers by a part. Raises QuestionnaireError for one that cannot be."""
    asked = content.library.questionnaire(case.questionnaire)
    return read_answers(asked, case.answered_by(part), content.asking(at))


def outcome_of(content: Content, case: TrainingCase, part: Part, at: datetime) -> Outcome:
    """Return what our own answers come to by a part. Raises QuestionnaireError."""
    asked = content.library.questionnaire(case.questionnaire)
    return content.judge(asked, answers_of(content, case, part, at), at).outcome
