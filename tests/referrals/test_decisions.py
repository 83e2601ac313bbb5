"""A decision stands beside what is suggested now, and says what it still needs (promise 5)."""

import pytest

from app.assessment.scales import ExploitationLevel, Level
from app.questionnaires.answers import Answer, Decided, Noticed, Unsaid
from app.questionnaires.kinds.decision import DecisionQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.path import walk
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.content import Judged, Walked
from app.referrals.decisions import decisions, exploitation_levels, suggested
from app.referrals.model import Referral
from tests.making import AT, content

TOOLKIT = content().library.questionnaire("cse-risk")
FULL = {"reason": "Because.", "second_name": "Kim", "second_role": "Deputy"}


def high() -> Noticed:
    signs = TOOLKIT.question("firm-signs")
    assert isinstance(signs, SignsQuestion)
    return Noticed(((signs.signs[0].id, "now"),))


def judged(decided: Answer | None, *, is_high: bool) -> Judged:
    answers: dict[str, Answer] = {"firm-signs": high()} if is_high else {}
    if decided is not None:
        answers["level"] = decided
    return content().judge(TOOLKIT, answers, AT)


def written(decided: Answer | None, *, is_high: bool) -> Referral:
    writer = Writer(content=content(), translator=English())
    return writer.referral(judged(decided, is_high=is_high))


def test_the_suggested_level_is_the_outcomes_own_and_nothing_is_none_identified() -> None:
    outcome = judged(None, is_high=True).outcome
    assert suggested(outcome, "level") == outcome.level.code
    assert suggested(outcome, "exploitation_level") == "high"
    plain = content().judge(content().library.questionnaire("referral"), {}, AT).outcome
    assert plain.exploitation_level is None
    assert suggested(plain, "exploitation_level") == "none_identified"


@pytest.mark.parametrize(
    ("chosen", "given", "missing"),
    [
        pytest.param("high", (), (), id="as suggested"),
        pytest.param("medium", (), ("reason", "second_name", "second_role"), id="lower"),
        pytest.param("low", ("reason",), ("second_name", "second_role"), id="with a reason"),
        pytest.param("low", ("second_name", "second_role"), ("reason",), id="with a second person"),
        pytest.param("low", ("reason", "second_name"), ("second_role",), id="without a role"),
        pytest.param("none_identified", tuple(FULL), (), id="with all"),
    ],
)
def test_what_a_lower_level_still_needs(
    chosen: str, given: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    decided = Decided(chosen, **{part: FULL[part] for part in given})
    [decision] = decisions(judged(decided, is_high=True))
    assert (decision.suggested, decision.missing, decision.page.id) == (
        "high",
        missing,
        "level-now",
    )
    referral = written(decided, is_high=True)
    assert referral.is_finished is (missing == ())
    assert referral.decisions[0].missing == missing


def test_a_higher_level_needs_its_reason_alone() -> None:
    low = suggested(judged(None, is_high=False).outcome, "exploitation_level")
    assert low == "none_identified"
    assert [each.missing for each in decisions(judged(Decided("high"), is_high=False))] == [
        ("reason",)
    ]
    reasoned = judged(Decided("high", "Because."), is_high=False)
    assert [each.missing for each in decisions(reasoned)] == [()]


@pytest.mark.parametrize(
    ("decided", "is_high", "levels"),
    [
        pytest.param(None, True, {"high"}, id="as suggested"),
        pytest.param(Decided("low", **FULL), True, {"high"}, id="lower: the suggested one stays"),
        pytest.param(Decided("high", "Because."), False, {"none_identified", "high"}, id="higher"),
        pytest.param(Decided("high"), False, {"none_identified", "high"}, id="not reasoned yet"),
    ],
)
def test_a_level_that_was_raised_stands_beside_the_suggested_one(
    decided: Answer | None, *, is_high: bool, levels: set[str]
) -> None:
    assert exploitation_levels(judged(decided, is_high=is_high)) == levels


@pytest.mark.parametrize("answer", [None, Unsaid.BLANK])
def test_no_decision_is_none_and_holds_nothing_back(answer: Answer | None) -> None:
    assert list(decisions(judged(answer, is_high=True))) == []
    assert written(answer, is_high=True).is_finished


def test_both_levels_are_written_in_words() -> None:
    [decision] = written(Decided("low", **FULL), is_high=True).decisions
    assert (decision.suggested_label, decision.chosen_label) == ("High", "Low")
    assert (decision.reason, decision.second_name, decision.second_role) == tuple(FULL.values())


def test_a_suggestion_that_rises_makes_a_decision_unfinished() -> None:
    decided = Decided("none_identified")
    assert written(decided, is_high=False).is_finished
    assert not written(decided, is_high=True).is_finished


def test_the_levels_to_give_are_those_that_are_suggested_from_the_lowest() -> None:
    scales = {"level": Level, "exploitation_level": ExploitationLevel}
    asked = [
        question
        for each in content().library.questionnaires.values()
        for question in each.questions.values()
        if isinstance(question, DecisionQuestion)
    ]
    assert len(asked) > 4
    for question in asked:
        codes = [each.code for each in sorted(scales[question.about])]
        assert [step.id for step in question.steps] == codes, question.id


def test_questions_of_the_public_ask_for_no_level() -> None:
    for each in content().library.questionnaires.values():
        if each.reader in {"public", "young_person"}:
            assert not [q for q in each.questions.values() if isinstance(q, DecisionQuestion)]


def test_a_toolkits_own_level_goes_on_to_the_referral_with_what_it_lacks() -> None:
    referral = content().library.questionnaire("referral")
    answers: dict[str, Answer] = {"firm-signs": high(), "level": Decided("low", "Only once.")}
    before = Walked(questionnaire=TOOLKIT, path=walk(TOOLKIT, answers))
    carried = content().judge(referral, {}, AT, before=(before,))
    [found] = decisions(carried)
    assert found.questionnaire.id == TOOLKIT.id
    assert (found.suggested, found.missing) == ("high", ("second_name", "second_role"))
    told = Writer(content=content(), translator=English()).referral(carried)
    assert not told.is_finished
    assert told.decisions[0].given_in == TOOLKIT.title.id
