"""Answers with which a copy for the family may be made, to be spoilt one at a time."""

from collections.abc import Mapping
from typing import Any

from app.questionnaires.answers import Json
from app.questionnaires.case import Case
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.choice import OneOfQuestion, SomeOfQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.kinds.written import LongTextQuestion, TextQuestion
from app.questionnaires.model import Questionnaire
from app.referrals.content import Judged
from app.referrals.family import FamilyCopy, family_copy
from tests.making import AT, content

REFERRAL, EARLY_HELP, NEGLECT = "referral", "early-help", "neglect"
GOING = (REFERRAL, EARLY_HELP, NEGLECT)
"""The questionnaires of which a copy may go to a family."""
DONCASTER = "E08000017"
"""Its area adds no pages of its own."""
MOTHER = {"name": "Alex Example, mother", "told": "yes", "hold": "yes", "referral": "yes"}
FATHER = {"name": "Kim Sample, father", "told": "yes", "hold": "elsewhere", "referral": "yes"}
KNOWN: Mapping[str, Json] = {
    "agreement": [MOTHER, FATHER],
    "safe-to-ask": "asked",
    "everyone-told": "yes",
    "worry-person": "nobody",
    "asked-for": ["early"],
    "help-agreed": "all",
    "age": 9,
    "birth-date": "2017-03-04",
    "review-date": "2026-12-20",
    "level": {
        "chosen": "early_help",
        "reason": "Words",
        "second_name": "Sam Sample",
        "second_role": "Head",
    },
    "council": DONCASTER,
}


def questionnaire(id: str) -> Questionnaire:
    return content().library.questionnaire(id)


def answers(id: str, **other: Any) -> dict[str, Json]:
    """Return every answer of a questionnaire, none of which stands against a copy."""
    asked = questionnaire(id)
    given = {each.id: _calm(each) for each in asked.questions.values()}
    return {**given, **{name.replace("_", "-"): value for name, value in other.items()}}


def _calm(question: AnyQuestion) -> Json:
    left_blank = dict.fromkeys(content().family.left_blank.questions)
    known = {**left_blank, **KNOWN}
    if question.id in known:
        return known[question.id]
    match question:
        case SignsQuestion() | SomeOfQuestion():
            return "none" if question.none else None
        case OneOfQuestion():
            return next((each.id for each in question.offered() if not each.means), None)
        case TextQuestion() | LongTextQuestion():
            return "Words"
    return None


def judged(id: str, given: Mapping[str, Json]) -> Judged:
    """Follow answers to their outcome."""
    return judged_case({id: given}, id)


def judged_case(given: Mapping[str, Mapping[str, Json]], last: str) -> Judged:
    """Follow the answers to several questionnaires to the outcome of the last one."""
    case, asking = Case(), content().asking(AT)
    for id, values in given.items():
        asked = questionnaire(id)
        read = {name: asked.question(name).read(value, asking) for name, value in values.items()}
        case = case.with_answers(asked, read)
    return content().judge_case(questionnaire(last), case, AT)


def copy_of(id: str, **other: Any) -> FamilyCopy:
    """Return what is said of a copy for answers in which these differ."""
    return family_copy(judged(id, answers(id, **other)), content().family)
