"""What holds for one day: the questions that it is said of are asked, and what warns is kept."""

import pytest

from app.questionnaires.answers import Json
from app.questionnaires.kinds.decision import DecisionQuestion
from app.referrals.dated import ABOUT_NOW, LASTING, PERMITS, SIGNED, WARNS, is_signed, warning_of
from tests.making import AT, content

LIBRARY = content().library
ASKING = content().asking(AT)
NAMED = {
    question.id: question
    for each in LIBRARY.questionnaires.values()
    for question in each.questions.values()
}
TO_COME = {"everyone-told"}
"""Named before it is asked, so that it never comes back."""


def test_every_question_that_is_named_is_asked() -> None:
    assert NAMED.keys() >= ABOUT_NOW | LASTING | SIGNED | (PERMITS - TO_COME)
    assert LIBRARY.facts.keys() >= WARNS


def test_every_level_is_somebodys_decision() -> None:
    levels = [each for each in NAMED.values() if isinstance(each, DecisionQuestion)]
    assert levels
    assert all(map(is_signed, levels))


NOT_SURE: Json = {"unsaid": "not_sure"}
ROW = {"name": "Ms Example, mother", "view": "She agrees", "what": "All of it, by me"}


@pytest.mark.parametrize(
    ("id", "value", "kept"),
    [
        pytest.param("safe-to-ask", "asked", None, id="it was safe and asked"),
        pytest.param("safe-to-ask", "not-yet", None, id="it was safe"),
        pytest.param("safe-to-ask", "nobody", None, id="nobody could be asked"),
        pytest.param("safe-to-ask", "harm", ["harm"], id="it may do harm"),
        pytest.param("safe-to-ask", "police", ["police"], id="proof could be lost"),
        pytest.param("safe-to-ask", NOT_SURE, NOT_SURE, id="not sure if it is safe"),
        pytest.param("must-not-know", "no", None, id="everybody may know"),
        pytest.param("must-not-know", "yes", ["yes"], id="somebody must not know"),
        pytest.param("must-not-know", NOT_SURE, NOT_SURE, id="not sure if somebody must not"),
        pytest.param("agreement", [{"told": "yes", "hold": "yes"}], None, id="a row of permits"),
        pytest.param(
            "agreement",
            [{**ROW, "told": "yes", "hold": "yes", "referral": "yes", "checks": "yes"}],
            [ROW],
            id="names and words stay",
        ),
        pytest.param(
            "agreement",
            [{**ROW, "told": "no", "hold": "no", "referral": "no", "help": "yes"}],
            [{**ROW, "told": "no", "referral": "no"}],
            id="a warning and a refusal stay",
        ),
        pytest.param(
            "agreement",
            [{"name": "A", "told": "not_sure"}],
            [{"name": "A", "told": "not_sure"}],
            id="not sure who was told",
        ),
    ],
)
def test_what_permits_is_dropped_and_what_warns_is_kept(id: str, value: Json, kept: Json) -> None:
    question = NAMED[id]
    answer = question.read(value, ASKING)
    warning = warning_of(question, answer)
    expected = None if kept is None else question.read(kept, ASKING)
    assert warning == expected
    told = {fact.id for fact in question.facts(answer)} & WARNS
    stays = {fact.id for fact in question.facts(warning)} & WARNS if warning else set()
    assert told == stays
