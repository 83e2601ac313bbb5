"""What the real checks say of words that somebody tries out: nothing of it is kept."""

from collections.abc import Mapping
from datetime import datetime

from app.questionnaires.answers import Json
from app.questionnaires.case import read_answers
from app.referrals.content import Content
from app.referrals.gaps import Gap, gaps
from app.referrals.wording.files import Wordbook
from app.referrals.wording.remarks import Remark, remarks

REFERRAL = "referral"
BOX = "seen-by-you"
"""The question that a sentence is tried in: it holds facts, so that every check looks at it."""


def remarks_on(
    content: Content, wordbook: Wordbook, sentence: str, at: datetime
) -> tuple[Remark, ...]:
    """Return what the wording check says of a sentence. Raises AnswerError for one too long."""
    asked = content.library.questionnaire(REFERRAL)
    answers = read_answers(asked, {BOX: sentence}, content.asking(at))
    return tuple(remarks(content.judge(asked, answers, at), wordbook))


def still_asked(content: Content, values: Mapping[str, Json], at: datetime) -> tuple[Gap, ...]:
    """Return what a front door would still ask behind these answers to a referral.

    Raises QuestionnaireError for an answer that cannot be.
    """
    asked = content.library.questionnaire(REFERRAL)
    answers = read_answers(asked, values, content.asking(at))
    return gaps(content.judge(asked, answers, at), content.asks)
