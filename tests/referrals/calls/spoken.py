"""What is said in a call, for tests: made from answers, and read step by step."""

from collections.abc import Mapping

from app.questionnaires.answers import Json
from app.questionnaires.case import read_answers
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.calling import CallStep
from app.referrals.calls.sheet import Call, CallSheet, call_sheet
from app.referrals.model import Referral
from tests.making import AT, content

CALM: Mapping[str, Json] = {"danger": "no", "safe-tonight": "yes", "reach": "no", "hurt": "no"}
SAFE: Mapping[str, Json] = {**CALM, "missing": "no", "death": "no"}
WORK: dict[str, Json] = {
    **CALM,
    "child-name": "Ada Example",
    "age": 9,
    "address": "1 Sample Street",
    "found-where": "At school",
    "why-now": "She came in with a mark today.",
    "seen-by-you": "A red mark on her arm.",
    "told-by-others": "Her aunt told me of shouting.",
    "thought": "I fear that she is hit.",
    "child-words": "“He hits me.”\nThen she cried.",
    "household": "Her mother, and a friend.",
    "must-not-know": "yes",
    "must-not-know-who": "The friend",
    "asked-for": ["protect"],
    "referrer": {"name": "Sam Sample", "phone": "01632 960123"},
    "role": "Teacher",
    "ring-back": "Until six, on the school's number",
}


def told(values: Mapping[str, Json], questionnaire: str) -> Referral:
    known = content()
    questions = known.library.questionnaire(questionnaire)
    answers = read_answers(questions, values, known.asking(AT))
    judged = known.judge(questions, answers, AT)
    return Writer(content=known, translator=English()).referral(judged)


def sheet(found: Referral) -> CallSheet:
    return call_sheet(found, English())


def step(call: Call, begins: str) -> CallStep:
    [found] = [each for each in call.steps if each.say.startswith(begins)]
    return found


def said(call: Call) -> str:
    return "\n".join(line for each in call.steps for line in (each.say, *each.points))
