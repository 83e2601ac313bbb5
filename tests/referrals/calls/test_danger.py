"""The first sentence of an urgent call says what is feared, and never more than that."""

from collections.abc import Mapping

import pytest

from app.assessment.scales import Urgency
from app.questionnaires.answers import Json
from app.referrals.calls.danger import OPENINGS, YOUNG_OPENINGS
from tests.making import content
from tests.referrals.calls.spoken import CALM, SAFE, said, sheet, step, told


@pytest.mark.parametrize(
    ("values", "questionnaire", "sentence"),
    [
        pytest.param(
            {**SAFE, "death": "yes"},
            "referral",
            "Ask for an ambulance and the police. Say: a child has died, or may have died.",
            id="a death",
        ),
        pytest.param(
            {**SAFE, "death": "not_sure", "danger": "yes"},
            "referral",
            "Ask for an ambulance and the police. Say: a child has died, or may have died.",
            id="perhaps a death",
        ),
        pytest.param(
            {**SAFE, "danger": "yes"},
            "referral",
            "Ask for the police. Say: a child is in danger now.",
            id="danger",
        ),
        pytest.param(
            {**SAFE, "danger": "yes", "hurt": "yes"},
            "referral",
            "Ask for an ambulance and the police. Say: a child is hurt or ill.",
            id="danger, and hurt",
        ),
        pytest.param(
            {**SAFE, "danger": "yes", "hurt": "not_sure"},
            "referral",
            "Ask for the police. Say: a child is in danger now.",
            id="danger, and perhaps hurt",
        ),
        pytest.param(
            {**SAFE, "violence": "yes", "weapons": "no"},
            "radicalisation",
            "Ask for the police. Say: somebody may be hurt soon.",
            id="violence ahead",
        ),
        pytest.param(
            {**CALM, "stage": "now", "age": 9},
            "missing",
            "Ask for the police. Say: a child is missing and at risk.",
            id="a small child who is missing",
        ),
        pytest.param(
            {**SAFE, "image-signs": {"money": "now", "die": "now"}},
            "spotting-signs",
            "Ask for an ambulance and the police. Say: a child has harmed themselves, or may.",
            id="threats, and talk of death",
        ),
        pytest.param(
            {**CALM, "missing": "not_sure", "who": "unknown"},
            "worried-about-a-child",
            "I want to report a child who may be missing.",
            id="perhaps missing",
        ),
    ],
)
def test_an_urgent_call_opens_with_what_is_feared(
    values: Mapping[str, Json], questionnaire: str, sentence: str
) -> None:
    assert sheet(told(values, questionnaire)).calls[0].steps[0].say == sentence


def test_an_emergency_of_every_rule_has_a_first_sentence_that_fits() -> None:
    openings = frozenset[str]().union(*(each.facts for each in (*OPENINGS, *YOUNG_OPENINGS)))
    emergencies = [
        each for each in content().rulebook.rules if each.urgency == Urgency.EMERGENCY_NOW
    ]
    assert emergencies
    assert [each.id for each in emergencies if openings.isdisjoint(each.when.names())] == []


def test_every_fact_of_a_first_sentence_is_one_that_an_answer_can_mean() -> None:
    openings = frozenset[str]().union(*(each.facts for each in (*OPENINGS, *YOUNG_OPENINGS)))
    assert openings <= content().library.facts.keys()


def test_a_missing_child_is_looked_for_and_not_said_to_be_somewhere() -> None:
    values: dict[str, Json] = {**CALM, "stage": "now", "age": 9, "clothes": "A red coat"}
    police = sheet(told({**values, "hurt": "not_sure"}, "missing")).calls[0]
    assert "Wears: A red coat" in step(police, "Say when and where the child was").points
    assert "Hurt or ill: not sure" in step(police, "Say if anybody is hurt").points
    assert "Say where the child is" not in said(police)


def test_999_is_told_what_decides_and_no_view_or_wish() -> None:
    views: dict[str, Json] = {"grave": "yes", "asked-for": ["protect"], "safe-to-ask": "harm"}
    values = {**SAFE, **views, "death": "yes", "danger": "yes"}
    police = sheet(told(values, "referral")).calls[0]
    assert step(police, "Say what is happening now.").points == (
        "Is a child in danger right now? Yes",
    )


@pytest.mark.parametrize(
    ("values", "questionnaire", "sentence"),
    [
        pytest.param(
            {"my-danger": "no", "my-more": ["own-body"], "my-screen-more": ["threat"]},
            "worried-about-myself",
            "Ask for an ambulance. Say: I have harmed myself, or I fear that I will.",
            id="in danger from their own hand",
        ),
        pytest.param(
            {"my-danger": "yes", "my-hurt": "yes"},
            "worried-about-myself",
            "Ask for an ambulance and the police. Say: I am hurt or ill.",
            id="in danger, and hurt",
        ),
        pytest.param(
            {**CALM, "who": "me", "danger": "yes"},
            "worried-about-a-child",
            "Ask for the police. Say: I am in danger now.",
            id="in danger",
        ),
    ],
)
def test_a_young_person_says_what_is_so(
    values: Mapping[str, Json], questionnaire: str, sentence: str
) -> None:
    assert sheet(told(values, questionnaire)).calls[0].steps[0].say == sentence
