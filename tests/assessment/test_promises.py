"""Promises 1 to 5 over the real content, whatever a person answers to any questionnaire."""

import re
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.assessment.assess import assess
from app.assessment.outcome import Outcome
from app.assessment.scales import Urgency
from app.assessment.when import Always
from app.questionnaires.answers import Age, AgeKind, Answer, Chosen, Noticed, Unsaid
from app.questionnaires.facts import Certainty
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.age import AgeQuestion
from app.questionnaires.kinds.decision import DecisionQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import facts, walk
from app.questionnaires.text import English, render
from app.referrals.citing import REFERENCE, cite
from tests.answering import answer_to, answers_to, calm, facts_in, is_worse, plain
from tests.making import AT, content, worried
from tests.outcomes import assert_not_less

RAW_CODE = re.compile(r"\b00[0-4][ab]?\b|¶|§|\bL\d|\bpublic [A-Z]\d*\b")
"""A source as the files write it and no person should read it."""

EVERY = dict(content().library.questionnaires)
PUBLIC = {"public", "young_person"}
every_questionnaire = pytest.mark.parametrize("asked", EVERY.values(), ids=EVERY)
few = settings(max_examples=20)
"""So many sets of answers for each questionnaire."""


@cache
def answering(id: str) -> st.SearchStrategy[dict[str, Answer]]:
    """Return answers to a questionnaire; put together once, because there are many questions."""
    return answers_to(EVERY[id])


@cache
def calmly(id: str) -> Mapping[str, Answer]:
    """Return the answers to a questionnaire that mean nothing, where there are such."""
    return calm(EVERY[id])


def outcome_of(answers: Mapping[str, Answer], asked: Questionnaire | None = None) -> Outcome:
    asked = asked or worried()
    return assess(content().rulebook, facts(walk(asked, answers)), asked.reader)


@cache
def named_in_conditions(id: str) -> frozenset[str]:
    """Return the neutral questions that a condition speaks of: they may close a page."""
    asked = EVERY[id]
    named = {id for page in asked.pages if page.show_if for id in page.show_if.questions()}
    return frozenset(id for id in named if asked.question(id).neutral)


@cache
def can_worsen(id: str) -> tuple[AnyQuestion, ...]:
    return tuple(
        question
        for question in EVERY[id].questions.values()
        if any(question.named_facts()) and question.id not in named_in_conditions(id)
    )


# Promise 1


ALWAYS_SAID = {
    "public": {"keep-noticing", "can-still-report", "no-permission-needed"},
    "young_person": {"self-choose-who", "self-no-proof", "self-what-happens"},
}
"""What the public and the young are told whatever they answer."""


@every_questionnaire
@few
@given(st.data())
def test_there_is_always_somebody_to_talk_to(asked: Questionnaire, data: st.DataObject) -> None:
    judged = content().judge(asked, data.draw(answering(asked.id)), AT)
    assert judged.outcome.urgency >= Urgency.ADVICE_ONLY
    assert (asked.reader, judged.outcome.urgency) in content().rulebook.words
    assert any(
        any(contact.reachable for contact in routed.contacts)
        for routed in judged.route.destinations
        if routed.placed.group in {"first", "also"}
    )
    assert judged.outcome.group("first")
    assert all(routed.contacts for routed in judged.route.destinations)
    cautions = {each.id for each in judged.outcome.cautions}
    assert cautions >= ALWAYS_SAID.get(asked.reader, set())


@every_questionnaire
def test_with_nothing_but_calm_answers_the_least_is_said(asked: Questionnaire) -> None:
    outcome = outcome_of(calmly(asked.id), asked)
    assert outcome.codes >= {"front_door_advice", *HELPLINES.get(asked.reader, ())}
    told = [fact for fact in facts(walk(asked, calmly(asked.id))) if fact.question in ALWAYS_TELLS]
    assert outcome.urgency is Urgency.ADVICE_ONLY or told


HELPLINES = {"public": ["nspcc_helpline"], "young_person": ["childline"]}
"""Professionals ring the front door itself."""
ALWAYS_TELLS = {"stage"}
"""Questions of which every answer tells something worrying: a child who is missing."""


# Promise 3


def test_only_these_questions_may_close_a_page() -> None:
    closing = {id: set(named_in_conditions(id)) for id in EVERY if named_in_conditions(id)}
    assert closing.pop("worried-about-a-child") == {"who"}
    assert closing.pop("missing") == {"stage"}
    assert set().union(*closing.values()) <= NEUTRAL
    assert all(len(can_worsen(id)) > 4 for id in EVERY)


NEUTRAL = {"who", "age", "setting", "role"}
"""What may close a page in other questionnaires: it tells nothing worrying."""


@every_questionnaire
@settings(max_examples=25)
@given(st.data())
def test_a_worse_answer_never_lowers_anything(asked: Questionnaire, data: st.DataObject) -> None:
    answers = data.draw(answering(asked.id))
    question = data.draw(st.sampled_from(can_worsen(asked.id) or tuple(asked.questions.values())))
    now = answers.get(question.id)
    worse = [each for each in plain(question, now) if is_worse(question, now, each)]
    if not worse:
        return
    before = outcome_of(answers, asked)
    for answer in data.draw(st.lists(st.sampled_from(worse), min_size=1, max_size=3)):
        after = outcome_of({**answers, question.id: answer}, asked)
        assert_not_less(before, after, (question.id, answer))


@every_questionnaire
@few
@given(st.data())
def test_no_answer_closes_a_page_that_holds_a_worry(
    asked: Questionnaire, data: st.DataObject
) -> None:
    answers = data.draw(answering(asked.id))
    path = walk(asked, answers)
    told = {fact.question for fact in facts(path)}
    for page in asked.pages:
        if page.holds_worry(answers):
            assert path.holds(page)
            worries = {each.id for each in page.questions if facts_in(each, answers.get(each.id))}
            assert worries <= told


ASKED_ONCE = {
    question.id: (asked, question)
    for asked in reversed(EVERY.values())
    for question in can_worsen(asked.id)
}
"""Each question in one of the questionnaires that ask it: the facts are the same in all."""


@pytest.mark.parametrize("id", sorted(ASKED_ONCE))
def test_each_answer_that_is_worse_than_calm_raises_or_keeps(id: str) -> None:
    asked, question = ASKED_ONCE[id]
    start = dict(calmly(asked.id))
    before = outcome_of(start, asked)
    for answer in plain(question, start.get(question.id)):
        if is_worse(question, start.get(question.id), answer):
            after = outcome_of({**start, question.id: answer}, asked)
            assert_not_less(before, after, answer)


@pytest.mark.parametrize(
    "question", can_worsen("worried-about-a-child"), ids=lambda question: question.id
)
def test_each_step_of_the_public_raises_or_keeps(question: AnyQuestion) -> None:
    base = {"who": Chosen(("me",))} if question.id.startswith(("me-", "going")) else {}
    base |= {"who": Chosen(("adult",))} if question.id.startswith("then-") else {}
    base |= {"who": Chosen(("unborn",))} if question.id == "before-birth" else {}
    start = {**calm(worried()), **base}
    outcomes = [
        (each, outcome_of({**start, question.id: each})) for each in dict.fromkeys(plain(question))
    ]
    raised = False
    for lesser, before in outcomes:
        for more, after in outcomes:
            if is_worse(question, lesser, more):
                assert_not_less(before, after, (lesser, more))
                raised = raised or after.codes != before.codes or after.urgency > before.urgency
    assert raised or question.id in QUIET


QUIET = {"since", "often", "disabled", "with-worry"}
"""Questions whose answers count only beside others."""

HAS_SIGNS = {
    id: tick
    for id, asked in EVERY.items()
    if (
        tick := [
            (question.id, sign.id, step.id)
            for question in asked.questions.values()
            if isinstance(question, SignsQuestion)
            and question.id not in {"going-on", "before-birth"}
            for sign in question.signs
            for step in question.scale.steps
            if step.certainty is not None
        ]
    )
}


@pytest.mark.parametrize("id", HAS_SIGNS)
@few
@given(st.data())
def test_signs_ticked_one_after_another_never_lower_anything(id: str, data: st.DataObject) -> None:
    signs = st.sampled_from(HAS_SIGNS[id])
    picked = data.draw(
        st.lists(signs, unique_by=lambda each: each[:2], min_size=2, max_size=6), label="signs"
    )
    answers, asked = dict(calmly(id)), EVERY[id]
    before = outcome_of(answers, asked)
    ticked: dict[str, tuple[tuple[str, str], ...]] = {}
    for question, sign, step in picked:
        ticked[question] = (*ticked.get(question, ()), (sign, step))
        answers[question] = Noticed(ticked[question])
        after = outcome_of(answers, asked)
        assert_not_less(before, after, (question, sign, step))
        before = after


NO_THEN_YES = {
    id: found
    for id in EVERY
    if (
        found := [
            question
            for question in can_worsen(id)
            if question.type == "yes_no" and Unsaid.NOT_SURE in question.may_answer
        ]
    )
}


@pytest.mark.parametrize("id", NO_THEN_YES)
@few
@given(st.data())
def test_no_then_not_sure_then_yes_never_lowers(id: str, data: st.DataObject) -> None:
    asked, answers = EVERY[id], data.draw(answering(id))
    question = data.draw(st.sampled_from(NO_THEN_YES[id]))
    calmest = min(
        (Chosen(("no",)), Chosen(("yes",))), key=lambda each: len(facts_in(question, each))
    )
    worst = Chosen(("yes",)) if calmest == Chosen(("no",)) else Chosen(("no",))
    order: list[Answer] = [calmest, Unsaid.NOT_SURE, worst]
    outcomes = [outcome_of({**answers, question.id: each}, asked) for each in order]
    assert_not_less(outcomes[0], outcomes[1], question.id)
    assert_not_less(outcomes[1], outcomes[2], question.id)
    skipped = {id: each for id, each in answers.items() if id != question.id}
    assert_not_less(outcomes[0], outcome_of(skipped, asked), question.id)
    blank = outcome_of({**skipped, question.id: Unsaid.BLANK}, asked)
    assert_not_less(outcomes[0], blank, question.id)


GRAVE = (
    *("danger", "safe-tonight", "reach", "hurt", "me-safe", "me-hurt", "then-reach"),
    *("my-danger", "my-tonight", "my-reach", "my-hurt"),
)
"""Danger, access to the child, injury, and whether the child is safe tonight."""
WHO = {"me-safe": "me", "me-hurt": "me", "then-reach": "adult"}
SKIPPED = [
    pytest.param(asked, asked.question(id), answer, id=f"{asked.id}-{id}-{answer}")
    for asked in EVERY.values()
    for id in GRAVE
    if id in asked.questions
    for answer in (None, Unsaid.BLANK, Unsaid.NOT_SURE)
    if answer is not Unsaid.NOT_SURE or answer in asked.question(id).may_answer
]


def test_every_questionnaire_about_a_child_asks_whether_that_child_is_in_danger() -> None:
    asks = {id: set(GRAVE) & set(asked.questions) for id, asked in EVERY.items()}
    assert {id for id, found in asks.items() if not found} <= {"readiness"}
    few_asked = {id for id, found in asks.items() if 0 < len(found) < 4}
    assert few_asked <= {"intelligence"}
    assert asks["worried-about-a-child"] == set(GRAVE[:7])
    assert asks["worried-about-myself"] == set(GRAVE[7:])
    skipped = {each.id for each in worried().questions.values() if each.blank_means}
    assert skipped == set(GRAVE[:7])


@pytest.mark.parametrize(("asked", "question", "answer"), SKIPPED)
def test_skipped_or_not_sure_about_danger_is_the_same_day_with_999(
    asked: Questionnaire, question: AnyQuestion, answer: Answer | None
) -> None:
    told: dict[str, Answer] = {**calmly(asked.id)}
    if "who" in asked.questions:
        told["who"] = Chosen((WHO.get(question.id, "known"),))
    assert outcome_of(told, asked).urgency < Urgency.SAME_DAY or ALWAYS_TELLS & set(asked.questions)
    told.pop(question.id)
    outcome = outcome_of(told if answer is None else {**told, question.id: answer}, asked)
    because = [
        finding.rule
        for finding in outcome.findings
        if any(fact.question == question.id for fact in finding.facts)
    ]
    assert max(rule.urgency for rule in because) >= Urgency.SAME_DAY
    still = content().rulebook.words[asked.reader, outcome.urgency].still
    offered = any("police_999" in rule.destinations for rule in because)
    assert offered or (question.id == "then-reach" and any("999" in each.id for each in still))


AGES = [
    pytest.param(asked, question, id=f"{asked.id}-{question.id}")
    for asked in EVERY.values()
    for question in asked.questions.values()
    if isinstance(question, AgeQuestion)
]


@pytest.mark.parametrize(("asked", "question"), AGES)
@pytest.mark.parametrize("unknown", [None, Unsaid.BLANK, Unsaid.NOT_SURE])
def test_age_unknown_is_a_child(
    asked: Questionnaire, question: AgeQuestion, unknown: Answer | None
) -> None:
    answers: dict[str, Answer] = {**calmly(asked.id)}
    answers |= {"who": Chosen(("known",))} if "who" in asked.questions else {}
    answers.pop(question.id, None)
    answers |= {question.id: unknown} if unknown else {}
    found = {fact.id for fact in facts(walk(asked, answers)) if fact.question == question.id}
    young = {fact for means in question.means_below.values() for fact in means}
    assert found.isdisjoint({fact for means in question.means_from.values() for fact in means})
    assert found >= young
    assert young >= {"baby", "under-13", "under-16"}


@given(st.integers(0, 30), answers_to(worried()))
def test_about_is_the_youngest_it_could_be(years: int, answers: dict[str, Answer]) -> None:
    base = {**answers, "who": Chosen(("known",))}
    about = {**base, "age": Age(AgeKind.ABOUT, years)}
    young = {**base, "age": Age(AgeKind.YEARS, max(0, years - 2))}
    ages = {"baby", "under-five", "under-13", "under-16"}
    found = [{fact.id for fact in facts(walk(worried(), each))} & ages for each in (about, young)]
    assert found[0] == found[1]
    assert outcome_of(about).codes >= outcome_of(young).codes - {"adult_social_care"}


FOR_FAMILIES = [asked for asked in EVERY.values() if asked.reader in PUBLIC]


@pytest.mark.parametrize("asked", FOR_FAMILIES, ids=lambda asked: asked.id)
@given(st.data())
def test_the_public_is_never_sent_to_the_family(asked: Questionnaire, data: st.DataObject) -> None:
    outcome = outcome_of(data.draw(answering(asked.id)), asked)
    assert outcome.codes.isdisjoint({"early_help", "school_home_contact"})
    cautions = {each.id for each in outcome.cautions}
    assert cautions >= ({"do-not-confront"} if asked.reader == "public" else set())
    assert cautions >= ALWAYS_SAID[asked.reader]


@every_questionnaire
@few
@given(st.data())
def test_nothing_faces_a_family_that_must_not_know(
    asked: Questionnaire, data: st.DataObject
) -> None:
    outcome = outcome_of(data.draw(answering(asked.id)), asked)
    hidden = any(each.keeps_from_family for each in outcome.cautions)
    facing = [placed for placed in outcome.destinations if placed.destination.faces_family]
    assert all((placed.group == "not_yet") is hidden for placed in facing)
    assert not (hidden and any(each.faces_family for each in outcome.cautions))


STRENGTHS = [
    pytest.param(asked, question, id=f"{asked.id}-{question.id}")
    for asked in EVERY.values()
    for question in asked.questions.values()
    if question.place == "strengths"
]


def test_some_questions_are_about_what_works_well() -> None:
    assert len({each.values[1].id for each in STRENGTHS}) > 3  # type: ignore[union-attr]


@pytest.mark.parametrize(("asked", "question"), STRENGTHS)
@settings(max_examples=4)
@given(st.data())
def test_what_works_well_means_no_fact_and_changes_nothing(
    asked: Questionnaire, question: AnyQuestion, data: st.DataObject
) -> None:
    assert list(question.named_facts()) == []
    answers = data.draw(answering(asked.id))
    without = {id: each for id, each in answers.items() if id != question.id}
    told = {**answers, question.id: data.draw(answer_to(question))}
    assert outcome_of(told, asked) == outcome_of(without, asked)


# Promise 4


@every_questionnaire
@few
@given(st.data())
def test_every_finding_shows_the_answers_that_led_to_it_and_its_source(
    asked: Questionnaire, data: st.DataObject
) -> None:
    path = walk(asked, data.draw(answering(asked.id)))
    outcome = assess(content().rulebook, facts(path), asked.reader)
    on_path = {each.question.id for each in path.questions}
    for finding in outcome.findings:
        assert finding.facts or isinstance(finding.rule.when, Always)
        assert REFERENCE.search(finding.rule.source)
        for fact in finding.facts:
            assert fact.question in on_path
            assert fact.id in finding.rule.when.names()
            assert fact.certainty >= Certainty.NOT_SURE
            assert render(fact.said, English()).strip()
            assert fact.asked is None or render(fact.asked, English()).strip()
    assert outcome.deciding
    reached = {code for each in outcome.findings for code in each.rule.destinations}
    assert outcome.codes == reached


RULES = list(content().rulebook.rules)


def test_every_source_is_a_known_document_and_can_be_read_by_people() -> None:
    for rule in RULES:
        codes = {found["code"] for found in REFERENCE.finditer(rule.source)}
        assert codes, rule.id
        assert codes <= set(content().sources), rule.id
        cited = cite(rule.source, content().sources)
        assert cited, rule.id
        assert not RAW_CODE.search(cited), rule.id


# Promise 5


DECISIONS = [
    pytest.param(asked, question, id=f"{asked.id}-{question.id}")
    for asked in EVERY.values()
    for question in asked.questions.values()
    if isinstance(question, DecisionQuestion)
]


def test_a_level_is_given_wherever_a_professional_assesses() -> None:
    given_in = {each.values[0].id for each in DECISIONS}  # type: ignore[union-attr]
    assert given_in >= {"referral", "cse-risk", "exploitation", "neglect", "domestic-abuse"}


@pytest.mark.parametrize(("asked", "question"), DECISIONS)
@few
@given(st.data())
def test_a_decision_changes_nothing_that_the_rules_say(
    asked: Questionnaire, question: DecisionQuestion, data: st.DataObject
) -> None:
    answers = data.draw(answering(asked.id))
    without = {id: each for id, each in answers.items() if id != question.id}
    decided = {**answers, question.id: data.draw(answer_to(question))}
    before, after = (content().judge(asked, each, AT) for each in (without, decided))
    assert after.outcome == before.outcome
    assert after.route == before.route
    assert [page.id for page in after.path.pages] == [page.id for page in before.path.pages]


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
