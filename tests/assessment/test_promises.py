"""Promises 1, 3 and 4 over the real content, whatever a person answers."""

import re
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.assessment.assess import assess
from app.assessment.outcome import Outcome
from app.assessment.rulebook import Rule
from app.assessment.scales import ExploitationLevel, Urgency
from app.assessment.when import Always
from app.questionnaires.answers import Age, AgeKind, Answer, Chosen, Noticed, Unsaid
from app.questionnaires.conditions import Condition
from app.questionnaires.facts import Certainty
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.path import facts, walk
from app.questionnaires.text import English, render
from app.referrals.citing import cite
from tests.answering import answers_to, calm, facts_in, is_worse, plain
from tests.making import AT, content, worried

RAW_CODE = re.compile(r"\b00[0-4][ab]?\b|¶|§|\bL\d|\bpublic [A-Z]\d*\b")
"""A source as the files write it and no person should read it."""


def outcome_of(answers: Mapping[str, Answer]) -> Outcome:
    return assess(content().rulebook, facts(walk(worried(), answers)))


@cache
def named_in_conditions() -> frozenset[str]:
    """Return the neutral questions that a condition speaks of: they may close a page."""
    conditions: list[Condition] = [page.show_if for page in worried().pages if page.show_if]
    named = {id for condition in conditions for id in condition.questions()}
    return frozenset(id for id in named if worried().question(id).neutral)


def can_worsen() -> list[AnyQuestion]:
    return [
        question
        for question in worried().questions.values()
        if any(question.named_facts()) and question.id not in named_in_conditions()
    ]


def assert_not_less(before: Outcome, after: Outcome, why: object) -> None:
    none = ExploitationLevel.NONE_IDENTIFIED
    assert after.urgency >= before.urgency, why
    assert after.level >= before.level, why
    assert (after.exploitation_level or none) >= (before.exploitation_level or none), why
    assert after.codes >= before.codes, why
    assert {each.id for each in after.clocks} >= {each.id for each in before.clocks}, why


# Promise 1


@given(answers_to(worried()))
def test_there_is_always_somebody_to_talk_to(answers: dict[str, Answer]) -> None:
    judged = content().judge(worried(), answers, AT)
    assert judged.outcome.urgency >= Urgency.ADVICE_ONLY
    assert ("public", judged.outcome.urgency) in content().rulebook.words
    assert any(
        any(contact.reachable for contact in routed.contacts)
        for routed in judged.route.destinations
        if routed.placed.group in {"first", "also"}
    )
    assert all(routed.contacts for routed in judged.route.destinations)
    cautions = {each.id for each in judged.outcome.cautions}
    assert {"keep-noticing", "can-still-report", "no-permission-needed"} <= cautions


def test_with_nothing_but_calm_answers_the_least_is_said() -> None:
    outcome = outcome_of(calm(worried()))
    assert outcome.urgency is Urgency.ADVICE_ONLY
    assert outcome.codes >= {"front_door_advice", "nspcc_helpline"}


# Promise 3


def test_only_the_question_of_who_it_is_may_close_a_page() -> None:
    assert named_in_conditions() == {"who"}
    assert len(can_worsen()) > 25


@given(st.data(), answers_to(worried()), st.sampled_from(can_worsen()))
def test_a_worse_answer_never_lowers_anything(
    data: st.DataObject, answers: dict[str, Answer], question: AnyQuestion
) -> None:
    now = answers.get(question.id)
    worse = [each for each in plain(question, now) if is_worse(question, now, each)]
    if not worse:
        return
    before = outcome_of(answers)
    for answer in data.draw(st.lists(st.sampled_from(worse), min_size=1, max_size=3)):
        assert_not_less(before, outcome_of({**answers, question.id: answer}), (question.id, answer))


@pytest.mark.parametrize("question", can_worsen(), ids=lambda question: question.id)
def test_each_step_from_calm_raises_or_keeps(question: AnyQuestion) -> None:
    base = {"who": Chosen(("me",))} if question.id.startswith(("me-", "going")) else {}
    base |= {"who": Chosen(("adult",))} if question.id.startswith("then-") else {}
    base |= {"who": Chosen(("unborn",))} if question.id == "before-birth" else {}
    start = {**calm(worried()), **base}
    steps = list(plain(question))
    raised = False
    for lesser in steps:
        before = outcome_of({**start, question.id: lesser})
        for more in steps:
            if is_worse(question, lesser, more):
                after = outcome_of({**start, question.id: more})
                assert_not_less(before, after, (lesser, more))
                raised = raised or after.codes != before.codes or after.urgency > before.urgency
    assert raised or question.id in QUIET


SIGNS = [
    (question.id, sign.id)
    for question in worried().questions.values()
    if isinstance(question, SignsQuestion) and question.id not in {"going-on", "before-birth"}
    for sign in question.signs
]


@given(st.lists(st.sampled_from(SIGNS), unique=True, min_size=2, max_size=7))
def test_signs_ticked_one_after_another_never_lower_anything(signs: list[tuple[str, str]]) -> None:
    answers, before = calm(worried()), outcome_of(calm(worried()))
    ticked: dict[str, tuple[tuple[str, str], ...]] = {}
    for question, sign in signs:
        ticked[question] = (*ticked.get(question, ()), (sign, "noticed"))
        after = outcome_of({**answers, **{id: Noticed(each) for id, each in ticked.items()}})
        assert_not_less(before, after, sign)
        before = after


QUIET = {"since", "often", "disabled", "with-worry"}
"""Questions whose answers count only beside others."""

NO_THEN_YES = [
    question
    for question in can_worsen()
    if question.type == "yes_no" and Unsaid.NOT_SURE in question.may_answer
]


@given(answers_to(worried()), st.sampled_from(NO_THEN_YES))
def test_no_then_not_sure_then_yes_never_lowers(
    answers: dict[str, Answer], question: AnyQuestion
) -> None:
    calmest = min(
        (Chosen(("no",)), Chosen(("yes",))), key=lambda each: len(facts_in(question, each))
    )
    worst = Chosen(("yes",)) if calmest == Chosen(("no",)) else Chosen(("no",))
    order: list[Answer] = [calmest, Unsaid.NOT_SURE, worst]
    outcomes = [outcome_of({**answers, question.id: each}) for each in order]
    assert_not_less(outcomes[0], outcomes[1], question.id)
    assert_not_less(outcomes[1], outcomes[2], question.id)
    skipped = {id: each for id, each in answers.items() if id != question.id}
    assert_not_less(outcomes[0], outcome_of(skipped), question.id)
    assert_not_less(outcomes[0], outcome_of({**skipped, question.id: Unsaid.BLANK}), question.id)


SKIPPED = [question for question in worried().questions.values() if question.blank_means]
WHO = {"me-safe": "me", "me-hurt": "me", "then-reach": "adult"}


def test_the_questions_that_count_when_skipped_are_these() -> None:
    assert {question.id for question in SKIPPED} == {
        *("danger", "safe-tonight", "reach", "hurt", "me-safe", "me-hurt", "then-reach")
    }


@pytest.mark.parametrize("question", SKIPPED, ids=lambda question: question.id)
@pytest.mark.parametrize("answer", [None, Unsaid.BLANK, Unsaid.NOT_SURE])
def test_skipped_or_not_sure_about_danger_is_the_same_day_with_999(
    question: AnyQuestion, answer: Answer | None
) -> None:
    told = {**calm(worried()), "who": Chosen((WHO.get(question.id, "known"),))}
    assert outcome_of(told).urgency < Urgency.SAME_DAY
    told.pop(question.id)
    outcome = outcome_of(told if answer is None else {**told, question.id: answer})
    assert outcome.urgency >= Urgency.SAME_DAY
    still = content().rulebook.words["public", outcome.urgency].still
    offered = "police_999" in outcome.codes
    assert offered or (question.id == "then-reach" and any("999" in each.id for each in still))


@given(answers_to(worried()))
def test_age_unknown_is_a_child(answers: dict[str, Answer]) -> None:
    asked = {**answers, "who": Chosen(("known",))}
    for unknown in (Unsaid.BLANK, Unsaid.NOT_SURE):
        found = facts(walk(worried(), {**asked, "age": unknown}))
        assert "adult-now" not in {fact.id for fact in found}
        assert {"baby", "under-13", "under-16"} <= {fact.id for fact in found}


@given(st.integers(0, 30), answers_to(worried()))
def test_about_is_the_youngest_it_could_be(years: int, answers: dict[str, Answer]) -> None:
    base = {**answers, "who": Chosen(("known",))}
    about = {**base, "age": Age(AgeKind.ABOUT, years)}
    young = {**base, "age": Age(AgeKind.YEARS, max(0, years - 2))}
    ages = {"baby", "under-five", "under-13", "under-16"}
    found = [{fact.id for fact in facts(walk(worried(), each))} & ages for each in (about, young)]
    assert found[0] == found[1]
    assert outcome_of(about).codes >= outcome_of(young).codes - {"adult_social_care"}


@given(answers_to(worried()))
def test_the_public_is_never_sent_to_the_family(answers: dict[str, Answer]) -> None:
    outcome = outcome_of(answers)
    assert outcome.codes.isdisjoint({"early_help", "school_home_contact"})
    cautions = {each.id for each in outcome.cautions}
    assert {"no-permission-needed", "do-not-confront"} <= cautions
    if any(each.keeps_from_family for each in outcome.cautions):
        assert not any(
            placed.destination.faces_family
            for placed in outcome.destinations
            if placed.group != "not_yet"
        )


# Promise 4


@given(answers_to(worried()))
def test_every_finding_shows_the_answers_that_led_to_it(answers: dict[str, Answer]) -> None:
    path = walk(worried(), answers)
    outcome = assess(content().rulebook, facts(path))
    asked = {each.question.id for each in path.questions}
    for finding in outcome.findings:
        assert finding.facts or isinstance(finding.rule.when, Always)
        for fact in finding.facts:
            assert fact.question in asked
            assert fact.id in finding.rule.when.names()
            assert fact.certainty >= Certainty.NOT_SURE
            assert render(fact.said, English()).strip()
            assert fact.asked is None or render(fact.asked, English()).strip()
    assert outcome.deciding
    reached = {code for each in outcome.findings for code in each.rule.destinations}
    assert outcome.codes == reached


RULES = list(content().rulebook.rules)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_source_can_be_read_by_people(rule: Rule) -> None:
    cited = cite(rule.source, content().sources)
    assert cited
    assert not RAW_CODE.search(cited)


@pytest.mark.parametrize(
    ("reference", "cited"),
    [
        pytest.param("001 ¶150", "Working Together 2023, paragraph 150", id="a paragraph"),
        pytest.param("001 L1479", "Working Together 2023", id="a line is not for people"),
        pytest.param("001 L1; 001 L2", "Working Together 2023", id="once each"),
        pytest.param(
            "001 ¶149-150; 003 L1",
            "Working Together 2023, paragraph 149-150; Thurrock agenda pack 2015",
            id="two documents",
        ),
        pytest.param("public C1", "Public pages read in 2026", id="public pages"),
        pytest.param("000a L5; 000b L6", "Rotherham agenda pack 2024", id="two digests of one"),
        pytest.param("somewhere", "somewhere", id="what is not listed stands as it is"),
    ],
)
def test_a_source_is_cited(reference: str, cited: str) -> None:
    assert cite(reference, content().sources) == cited
