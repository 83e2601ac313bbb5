"""A family may hold a copy only where everything says so: each doubt alone forbids it."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.assessment.scales import ExploitationLevel, Level, Urgency
from app.questionnaires.case import Case
from app.questionnaires.path import facts
from app.questionnaires.text import Text
from app.referrals import family
from app.referrals.family import family_copy
from app.referrals.family_rules import FamilyRules
from app.referrals.kinds import KINDS
from tests.answering import answers_to
from tests.making import AT, content
from tests.referrals.family_cases import (
    EARLY_HELP,
    FATHER,
    GOING,
    KNOWN,
    MOTHER,
    NEGLECT,
    REFERRAL,
    answers,
    copy_of,
    judged,
    judged_case,
)

RULES = content().family
WORK = [
    each
    for each in content().library.questionnaires.values()
    if set(each.audience) & {"professional", "training"}
]


def row(**other: str | None) -> dict[str, str]:
    """Return a row of the agreement in which these differ; nothing is a blank."""
    whole = {**MOTHER, **other}
    return {name: value for name, value in whole.items() if value is not None}


def because(question: str) -> Text:
    """Return why an answer is needed."""
    return next(each.because for each in RULES.answers if each.question == question)


def refused(id: str) -> Text:
    """Return why the facts of a topic forbid it."""
    return next(each.because for each in RULES.refusals if each.id == id)


@pytest.mark.parametrize("id", GOING)
def test_where_everything_allows_it_those_named_may_hold_a_copy(id: str) -> None:
    found = copy_of(id)
    assert (found.may, found.reasons, found.people) == (True, (), (MOTHER["name"],))


@pytest.mark.parametrize(
    "allowed",
    [
        pytest.param({"disabled": "yes"}, id="disabled"),
        pytest.param({"attendance": "missed"}, id="away from school"),
        pytest.param({"cares_for_others": "yes"}, id="young carer"),
        pytest.param({"home_strain": {"money": "now", "housing": "now"}}, id="money and housing"),
        pytest.param({"home_strain": {"mind": "now"}}, id="a parent needs support"),
        pytest.param({"several_needs": "yes"}, id="more than one service"),
        pytest.param({"asked_for": ["assess"]}, id="a child in need"),
        pytest.param({"council": "W06000015"}, id="in Wales"),
    ],
)
def test_what_is_help_and_no_harm_does_not_forbid_it(allowed: dict[str, Any]) -> None:
    assert copy_of(REFERRAL, **allowed).may


FLIPPED = [
    pytest.param({"danger": "yes"}, family.TOO_URGENT, id="urgent"),
    pytest.param({"safe_tonight": "not_sure"}, family.TOO_URGENT, id="not sure of tonight"),
    pytest.param({"grave": "yes"}, family.TOO_GRAVE, id="significant harm"),
    pytest.param(
        {"level": {"chosen": "child_protection", "reason": "Words"}},
        family.TOO_GRAVE,
        id="a level that was raised",
    ),
    pytest.param({"level": "early_help"}, None, id="the suggested level"),
    pytest.param({"level": "universal"}, family.LEVEL_OPEN, id="a level without its reasons"),
    pytest.param({"safe_to_ask": "not-yet"}, because("safe-to-ask"), id="safe, not asked yet"),
    pytest.param({"safe_to_ask": None}, because("safe-to-ask"), id="safe to ask: blank"),
    pytest.param({"safe_to_ask": "not_sure"}, because("safe-to-ask"), id="safe: not sure"),
    pytest.param({"must_not_know": None}, because("must-not-know"), id="must not know: blank"),
    pytest.param({"must_not_know": "not_sure"}, because("must-not-know"), id="not sure"),
    pytest.param({"must_not_know": "yes"}, because("must-not-know"), id="must not know"),
    pytest.param({"must_not_know": "yes"}, family.KEPT_FROM_FAMILY, id="kept from the family"),
    pytest.param({"crime": None}, because("crime"), id="crime: blank"),
    pytest.param({"crime": "not_sure"}, because("crime"), id="crime: not sure"),
    pytest.param({"crime": "yes"}, because("crime"), id="crime"),
    pytest.param({"worry_person": None}, because("worry-person"), id="who: blank"),
    pytest.param({"worry_person": "not_sure"}, because("worry-person"), id="who: not sure"),
    pytest.param({"worry_person": "parent"}, because("worry-person"), id="a parent"),
    pytest.param({"worry_person": "home"}, because("worry-person"), id="somebody at home"),
    pytest.param({"worry_person": "online"}, because("worry-person"), id="somebody online"),
    pytest.param({"name_to_family": "no"}, refused("not-told"), id="the reporter is at risk"),
    pytest.param({"fears_home": {"marriage": "before"}}, refused("forced-marriage"), id="marriage"),
    pytest.param({"fears_home": {"cutting": "suspected"}}, refused("cutting"), id="cutting"),
    pytest.param({"fears_home": {"illness": "suspected"}}, refused("illness"), id="illness"),
    pytest.param({"fears_home": {"sexual": "suspected"}}, refused("sexual"), id="sexual harm"),
    pytest.param({"fears_outside": {"exploited": "now"}}, refused("exploitation"), id="used"),
    pytest.param({"person_works": "not_sure"}, refused("allegation"), id="an allegation"),
    pytest.param({"home_strain": {"violence": "before"}}, refused("domestic-abuse"), id="violence"),
    pytest.param({"home_strain": {"conflict": "now"}}, refused("domestic-abuse"), id="quarrels"),
    pytest.param({"getting_worse": "not_sure"}, family.OTHER_FACT, id="a fact not on the list"),
    pytest.param({"fears_home": None}, family.UNANSWERED, id="fears left blank"),
    pytest.param({"seen_alone": "not_sure"}, family.UNANSWERED, id="a not sure without a fact"),
    pytest.param({"in_care": None}, family.UNANSWERED, id="a blank without a fact"),
    pytest.param({"must_not_know_who": "Him"}, RULES.left_blank.because, id="who must not know"),
    pytest.param({"why_not_asked": "Afraid"}, RULES.left_blank.because, id="why not asked"),
    pytest.param({"worry_name": {"name": "Sam"}}, RULES.left_blank.because, id="a harmer's name"),
    pytest.param({"agreement": None}, family.NOBODY_NAMED, id="nobody named"),
    pytest.param({"agreement": [FATHER]}, family.NOBODY_NAMED, id="nobody who may hold it"),
    pytest.param({"agreement": [row(told="later")]}, family.NOT_TOLD, id="not told yet"),
    pytest.param({"agreement": [row(told="no")]}, family.NOT_TOLD, id="must not be told"),
    pytest.param({"agreement": [row(told="not_sure")]}, family.NOT_TOLD, id="told: not sure"),
    pytest.param({"agreement": [row(told=None)]}, family.NOT_TOLD, id="told: blank"),
    pytest.param(
        {"agreement": [MOTHER, row(told="later", hold="elsewhere")]},
        family.NOT_TOLD,
        id="another is not told yet",
    ),
    pytest.param({"agreement": [row(hold="not_sure")]}, family.HOLD_NOT_SURE, id="hold: not sure"),
    pytest.param({"agreement": [row(hold=None)]}, family.HOLD_NOT_SURE, id="hold: blank"),
    pytest.param(
        {"agreement": [MOTHER, row(hold=None)]}, family.HOLD_NOT_SURE, id="hold of another: blank"
    ),
    pytest.param(
        {"agreement": [MOTHER, row(hold="no")]}, family.HOLD_AT_HOME, id="not in the same home"
    ),
    pytest.param({"agreement": [row(name=None)]}, family.NO_NAME, id="no name"),
    pytest.param(
        {"agreement": [row(referral="no")]}, refused("not-told"), id="somebody does not agree"
    ),
    pytest.param({"agreement": [row(referral="no")]}, family.NOT_AGREED, id="a row: no"),
    pytest.param({"agreement": [row(referral=None)]}, family.NOT_AGREED, id="agrees: blank"),
    pytest.param({"agreement": [row(referral="not-asked")]}, family.NOT_AGREED, id="not asked"),
    pytest.param(
        {"agreement": [MOTHER, {**FATHER, "referral": ""}]},
        family.NOT_AGREED,
        id="another who gets none: agrees, blank",
    ),
    pytest.param({"everyone_told": None}, because("everyone-told"), id="everyone told: blank"),
    pytest.param({"everyone_told": "no"}, because("everyone-told"), id="an adult was not told"),
    pytest.param({"everyone_told": "not_sure"}, because("everyone-told"), id="everyone: not sure"),
]


@pytest.mark.parametrize(("flipped", "reason"), FLIPPED)
def test_each_condition_alone_forbids_it(flipped: dict[str, Any], reason: Text | None) -> None:
    found = copy_of(REFERRAL, **flipped)
    if reason is None:
        assert found.may
        return
    assert not found.may
    assert reason in found.reasons
    assert found.people == ()


@pytest.mark.parametrize("id", [EARLY_HELP, NEGLECT])
@pytest.mark.parametrize(
    "flipped",
    [
        pytest.param({"danger": "not_sure"}, id="danger: not sure"),
        pytest.param({"safe_to_ask": None}, id="safe to ask: blank"),
        pytest.param({"must_not_know": "not_sure"}, id="must not know: not sure"),
        pytest.param({"agreement": [row(hold=None)]}, id="hold: blank"),
        pytest.param({"child_told": "hurt"}, id="the child told of harm"),
        pytest.param({"name_to_family": "no"}, id="the reporter is at risk"),
    ],
)
def test_the_other_kinds_keep_the_same_conditions(id: str, flipped: dict[str, Any]) -> None:
    assert not copy_of(id, **flipped).may


def test_an_adult_of_the_home_of_whom_the_agreement_says_nothing_forbids_it() -> None:
    home = [{"name": "Pat", "relation": "Stepfather"}]
    asked = answers(REFERRAL, home_people=home, agreement=[MOTHER], everyone_told=None)
    assert not family_copy(judged(REFERRAL, asked), RULES).may
    told = {**asked, "everyone-told": "yes"}
    assert family_copy(judged(REFERRAL, told), RULES).may


def test_to_say_whether_everybody_was_told_means_no_fact() -> None:
    for id in GOING:
        asked = content().library.questionnaire(id).question("everyone-told")
        assert not list(asked.named_facts())


@pytest.mark.parametrize("stands", [None, "not_sure", "not-yet", "some", "refused", "stopped"])
def test_early_help_has_to_be_agreed_to_by_all(stands: str | None) -> None:
    assert copy_of(EARLY_HELP, help_agreed="all").may
    assert because("help-agreed") in copy_of(EARLY_HELP, help_agreed=stands).reasons
    given = {EARLY_HELP: answers(EARLY_HELP, help_agreed=stands), REFERRAL: answers(REFERRAL)}
    assert because("help-agreed") in family_copy(judged_case(given, REFERRAL), RULES).reasons


BESIDE = [each.id for each in WORK if each.id not in GOING]


def calm(id: str) -> dict[str, Any]:
    """Return calm answers to any questionnaire, also one with another scale of levels."""
    return {name: value for name, value in answers(id).items() if name != "level"}


@pytest.mark.parametrize("id", BESIDE)
def test_another_questionnaire_that_was_begun_forbids_it_however_calm(id: str) -> None:
    given = {id: calm(id), REFERRAL: answers(REFERRAL)}
    found = family_copy(judged_case(given, REFERRAL), RULES)
    assert not found.may
    assert RULES.beside.because in found.reasons


@pytest.mark.parametrize(
    "id", ["safe-number", "safe-place", "safe-times", "secret-address", "secret-from"]
)
def test_where_and_how_somebody_is_safe_has_to_be_blank(id: str) -> None:
    given = {"domestic-abuse": {id: "Words"}, REFERRAL: answers(REFERRAL)}
    assert id in RULES.left_blank.questions
    found = family_copy(judged_case(given, REFERRAL), RULES)
    if id in judged("domestic-abuse", given["domestic-abuse"]).path.answers:
        assert RULES.left_blank.because in found.reasons
    assert not found.may


SISTER = [
    pytest.param({"danger": "yes"}, id="urgent"),
    pytest.param({"must_not_know": "yes"}, id="somebody must not know"),
    pytest.param({"must_not_know": "not_sure"}, id="must not know: not sure"),
    pytest.param({"must_not_know": None}, id="must not know: blank"),
    pytest.param({"home_strain": {"violence": "before"}}, id="a fact that is not allowed"),
    pytest.param({"grave": "yes"}, id="significant harm"),
    pytest.param({"crime": "yes"}, id="a crime"),
    pytest.param({"worry_person": "parent"}, id="a parent"),
    pytest.param({"fears_home": None}, id="fears left blank"),
    pytest.param({"agreement": [row(told="later")]}, id="not told"),
    pytest.param({"why_not_asked": "Afraid"}, id="why not asked"),
]


@pytest.mark.parametrize("spoilt", SISTER)
@pytest.mark.parametrize("id", GOING)
def test_what_another_childs_record_says_forbids_it(id: str, spoilt: dict[str, Any]) -> None:
    robin = judged(id, answers(id))
    calm = judged(REFERRAL, answers(REFERRAL))
    kim = judged(REFERRAL, answers(REFERRAL, **spoilt))
    assert family_copy(robin, RULES, others=(calm,)).may
    found = family_copy(robin, RULES, others=(calm, kim))
    assert (found.may, found.reasons, found.people) == (False, (family.OTHER_CHILD,), ())


@pytest.mark.parametrize("id", BESIDE)
def test_another_childs_record_of_another_questionnaire_forbids_it(id: str) -> None:
    robin = judged(REFERRAL, answers(REFERRAL))
    others = (judged(id, calm(id)),)
    assert family_copy(robin, RULES, others=others).reasons == (family.OTHER_CHILD,)


def test_another_childs_record_that_is_only_begun_forbids_it() -> None:
    robin = judged(REFERRAL, answers(REFERRAL))
    begun = (judged(REFERRAL, {"danger": "no", "must-not-know": "no"}),)
    assert family_copy(robin, RULES, others=begun).reasons == (family.OTHER_CHILD,)


def test_nobody_else_need_hold_a_copy_of_the_other_childs() -> None:
    robin = judged(REFERRAL, answers(REFERRAL))
    nobody = (judged(REFERRAL, answers(REFERRAL, agreement=None)),)
    assert family_copy(robin, RULES, others=nobody).people == (MOTHER["name"],)


@pytest.mark.parametrize("id", GOING)
def test_an_update_of_an_earlier_referral_forbids_it(id: str) -> None:
    found = family_copy(judged(id, answers(id)), RULES, is_update=True)
    assert (found.may, found.reasons, found.people) == (False, (family.UPDATED,), ())


def test_a_question_that_was_never_reached_forbids_it() -> None:
    given = answers(REFERRAL)
    on_path = judged(REFERRAL, given).path.answers
    for id in given:
        rest = {name: value for name, value in given.items() if name != id}
        found = family_copy(judged(REFERRAL, rest), RULES)
        assert found.may is (id not in on_path), id


def test_a_lower_level_of_the_professionals_own_does_not_open_it() -> None:
    found = copy_of(REFERRAL, grave="yes")
    assert KNOWN["level"]["chosen"] == "early_help"
    assert family.TOO_GRAVE in found.reasons
    assert family.LEVEL_OPEN not in found.reasons


def test_a_person_who_lives_apart_and_must_not_hold_it_gets_none() -> None:
    found = copy_of(REFERRAL, agreement=[MOTHER, FATHER])
    assert FATHER["name"] not in found.people


def test_only_three_kinds_can_go_to_a_family() -> None:
    may = {id for id, words in KINDS.items() if words.may_go_to_family}
    assert may == {"childrens-social-care-referral", "early-help-assessment", "neglect-assessment"}
    found = family_copy(judged("spotting-signs", answers("spotting-signs")), RULES)
    assert family.OTHER_KIND in found.reasons


@pytest.mark.parametrize("reader", ["public", "young_person", "training"])
def test_only_a_professional_makes_one(reader: str) -> None:
    found = judged(REFERRAL, answers(REFERRAL))
    asked = found.questionnaire.model_copy(update={"audience": (reader,)})
    assert family.NOT_AT_WORK in family_copy(replace(found, questionnaire=asked), RULES).reasons


def test_every_urgency_from_the_same_day_up_and_every_level_of_exploitation_forbids_it() -> None:
    found = judged(REFERRAL, answers(REFERRAL))
    for urgency in Urgency:
        outcome = replace(found.outcome, urgency=urgency)
        may = family_copy(replace(found, outcome=outcome), RULES).may
        assert may is (urgency < Urgency.SAME_DAY)
    for level in Level:
        outcome = replace(found.outcome, level=level)
        may = family_copy(replace(found, outcome=outcome), RULES).may
        assert may is (level < Level.CHILD_PROTECTION)
    for exploited in ExploitationLevel:
        outcome = replace(found.outcome, exploitation_level=exploited)
        may = family_copy(replace(found, outcome=outcome), RULES).may
        assert may is (exploited is ExploitationLevel.NONE_IDENTIFIED)


@pytest.mark.parametrize("last", [REFERRAL, NEGLECT])
def test_what_was_told_before_forbids_it_as_well(last: str) -> None:
    early = answers(EARLY_HELP, triggers_two={"home-abuse": "before"})
    found = family_copy(judged_case({EARLY_HELP: early, last: answers(last)}, last), RULES)
    assert refused("domestic-abuse") in found.reasons
    calm = judged_case({EARLY_HELP: answers(EARLY_HELP), last: answers(last)}, last)
    assert family_copy(calm, RULES).may


def test_an_earlier_questionnaire_that_is_not_finished_forbids_it() -> None:
    begun = {EARLY_HELP: {"why-now": "Words"}, REFERRAL: answers(REFERRAL)}
    assert family.UNFINISHED in family_copy(judged_case(begun, REFERRAL), RULES).reasons


def test_a_crime_told_of_earlier_counts_where_the_last_one_does_not_ask() -> None:
    given = {REFERRAL: answers(REFERRAL, crime="yes"), EARLY_HELP: answers(EARLY_HELP)}
    assert because("crime") in family_copy(judged_case(given, EARLY_HELP), RULES).reasons


def test_a_fact_that_nobody_has_allowed_forbids_it() -> None:
    """What the list does not hold forbids, so that a fact added tomorrow does."""
    fewer = tuple(each for each in RULES.allowed if each.fact != "disabled")
    parts = {name: getattr(RULES, name) for name in FamilyRules.model_fields}
    without = FamilyRules.model_construct(**{**parts, "allowed": fewer})
    found = judged(REFERRAL, answers(REFERRAL, disabled="yes"))
    assert family_copy(found, RULES).may
    assert not family_copy(found, without).may


@pytest.mark.parametrize("asked", WORK, ids=[each.id for each in WORK])
@settings(max_examples=40)
@given(st.data())
def test_whatever_is_answered_urgency_and_facts_forbid_it(asked: Any, data: st.DataObject) -> None:
    drawn = data.draw(answers_to(asked))
    case = Case()
    if asked.id in GOING and data.draw(st.booleans()):
        asking = content().asking(AT)
        calm = {id: asked.question(id).read(v, asking) for id, v in answers(asked.id).items()}
        case = case.with_answers(asked, {**calm, **drawn})
    else:
        case = case.with_answers(asked, drawn)
    found = content().judge_case(asked, case, AT)
    told = {fact.id for fact in facts(found.path)}
    copy = family_copy(found, RULES)
    assert copy.may == (not copy.reasons)
    if found.outcome.urgency >= Urgency.SAME_DAY or told - RULES.allowed_facts:
        assert not copy.may
    if asked.id not in GOING:
        assert not copy.may
