"""What one questionnaire was told counts in the next (promise 3), and nothing is asked twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.assessment.scales import ExploitationLevel
from app.questionnaires.case import Case
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Questionnaire
from app.questionnaires.text import English
from app.referrals.build import Writer
from tests.answering import answers_to
from tests.making import AT, content
from tests.outcomes import assert_not_less

EVERY = dict(content().library.questionnaires)
ANSWERS = {id: answers_to(each) for id, each in EVERY.items()}
ONWARD = [
    pytest.param(first, EVERY[id], id=f"{first.id}-{id}")
    for first in EVERY.values()
    for id in first.leads_to
]


def test_every_way_onward_leads_somewhere() -> None:
    assert [id for each in EVERY.values() for id in each.leads_to if id not in EVERY] == []
    assert len(ONWARD) > 15


@pytest.mark.parametrize(("first", "then"), ONWARD)
@settings(max_examples=12)
@given(st.data())
def test_nothing_is_lowered_or_lost_on_the_way(
    first: Questionnaire, then: Questionnaire, data: st.DataObject
) -> None:
    answers = data.draw(ANSWERS[first.id])
    case = Case().with_answers(first, answers)
    before = content().judge_case(first, case, AT)
    after = content().judge_case(then, case, AT)
    if answers:
        assert_not_less(before.outcome, after.outcome, answers)
    again = content().judge_case(first, case.with_answers(then, {}), AT)
    assert again.outcome == before.outcome


@pytest.mark.parametrize(("first", "then"), ONWARD)
@settings(max_examples=5)
@given(st.data())
def test_every_answer_stands_in_the_referral_or_in_its_annex_once(
    first: Questionnaire, then: Questionnaire, data: st.DataObject
) -> None:
    case = Case().with_answers(first, data.draw(ANSWERS[first.id]))
    judged = content().judge_case(then, case, AT)
    referral = Writer(content=content(), translator=English()).referral(judged)
    printed = [each.question for section in referral.sections for each in section.answers]
    for annex in referral.annexes:
        added = [each.question for section in annex.sections for each in section.answers]
        assert set(added).isdisjoint(printed)
        path = next(each.path for each in judged.before if each.questionnaire.id == first.id)
        on_path = [each.question.id for each in path.questions]
        assert set(on_path) <= {*added, *then.questions}
    assert len(referral.annexes) == bool(case.begun)


def test_shared_signs_alone_are_carried_on_with_their_level() -> None:
    """The pages of signs are blocks: none of their questions is the toolkit's own."""
    first, then = EVERY["cse-risk"], EVERY["referral"]
    signs = first.question("firm-signs")
    assert isinstance(signs, SignsQuestion)
    assert signs.shared
    assert "firm-signs" not in then.questions
    answer = signs.read({signs.signs[0].id: "now"}, content().asking(AT))
    case = Case().with_answers(first, {"firm-signs": answer})
    outcome = content().judge_case(then, case, AT).outcome
    alone = content().judge(first, {"firm-signs": answer}, AT).outcome
    assert outcome.exploitation_level is alone.exploitation_level
    assert outcome.exploitation_level is ExploitationLevel.HIGH
