"""Which records are handed over together, and which never are."""

import re
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaires.carrying import Tie
from app.questionnaires.case import Case
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.content import Judged
from app.referrals.households import (
    BETWEEN_CHILDREN,
    Alone,
    Member,
    alone,
    is_between_children,
    pack_of,
    packs,
)
from app.referrals.model import DecisionOf, Referral
from app.referrals.reached import AreaOf
from tests.making import AT, content

HOME, OTHER_PLACE = "E08000018", "E08000019"
URGENCIES = ("advice_only", "early_help", "one_working_day", "same_day", "emergency_now")
CALM = {"danger": "no", "safe-tonight": "yes", "reach": "no", "hurt": "no", "missing": "no"}


def judged(values: Mapping[str, object], id: str = "referral") -> Judged:
    asked = content().library.questionnaire(id)
    return content().judge_case(asked, Case({**CALM, **values}, frozenset({id})), AT)


@cache
def written(postcode: str = "", address: str = "", secret: str = "") -> Referral:
    lives = {"home-postcode": postcode, "address": address}
    told = {"child-name": "Robin van Example", "age": {"years": 6}, "council": {"code": HOME}}
    told |= {key: value for key, value in lives.items() if value}
    if secret:
        told |= {"address-secret": "yes", "secret-address": secret}
        judged_ = judged(told, "domestic-abuse")
        return Writer(content=content(), translator=English()).referral(judged_)
    return Writer(content=content(), translator=English()).referral(judged(told))


DECIDED = DecisionOf(
    about="level",
    given_in="",
    suggested="",
    suggested_label="",
    chosen="",
    chosen_label="",
    reason="",
    second_name="",
    second_role="",
    missing=("reason",),
)


def member(
    number: int,
    *,
    tie: Tie = "home",
    harm: bool = False,
    code: str = HOME,
    urgency: str = "same_day",
    lives: tuple[str, ...] = (),
    **changes: object,
) -> Member:
    area = AreaOf(code=code, name=code, nation="england", police=()) if code else None
    change = {"area": area, "urgency": urgency, "destinations": (), **changes}
    referral = written(*lives).model_copy(update=change)
    return Member(number=number, tie=tie, is_between_children=harm, referral=referral)


def numbers(members: list[Member]) -> list[list[int]]:
    return [[each.number for each in pack.members] for pack in packs(members)]


@pytest.mark.parametrize(
    ("second", "why"),
    [
        pytest.param(member(2, tie="apart"), Alone.APART, id="of another home"),
        pytest.param(member(2, harm=True), Alone.BETWEEN_CHILDREN, id="harm by a child"),
        pytest.param(member(2, code=OTHER_PLACE), Alone.OTHER, id="another council"),
        pytest.param(member(2, code=""), Alone.NO_COUNCIL, id="no council yet"),
        pytest.param(member(2, kind="screening"), Alone.OTHER, id="another kind"),
        pytest.param(
            member(2, decisions=(DECIDED,)), Alone.UNFINISHED, id="a level without reasons"
        ),
    ],
)
def test_a_record_goes_alone(second: Member, why: Alone) -> None:
    assert packs([member(1), second]) == ()
    assert {each.number: reason for each, reason in alone([member(1), second])}[2] is why
    assert numbers([member(3), second, member(1)]) == [[1, 3]]


LANE = ("S60 1AE", "12 Mill Lane")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(LANE, ("S65 1AA", "A refuge"), id="a refuge"),
        pytest.param(LANE, ("S65 1AA", "12 Mill Lane"), id="another postcode"),
        pytest.param(LANE, ("S60 1AE", "14 Mill Lane"), id="another house"),
        pytest.param(LANE, ("S60 1AE", ""), id="an address that is not told"),
        pytest.param(LANE, ("", "12 Mill Lane"), id="a postcode that is not told"),
        pytest.param(LANE, (), id="nothing told"),
        pytest.param(("", "", "7 Hidden Row"), ("", "", "9 Hidden Row"), id="secret ones"),
    ],
)
def test_children_of_two_addresses_each_go_alone(
    first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    both = [member(1, lives=first), member(2, lives=second)]
    assert packs(both) == ()
    assert [why for _, why in alone(both)] == [Alone.OTHER_HOME, Alone.OTHER_HOME]
    third = member(3, lives=first)
    assert numbers([*both, third]) == [[1, 3]]
    assert [(each.number, why) for each, why in alone([*both, third])] == [(2, Alone.OTHER_HOME)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(LANE, LANE, id="the same"),
        pytest.param(LANE, ("s601ae", "12, MILL lane.\n"), id="the same, typed otherwise"),
        pytest.param((), (), id="not told of either"),
    ],
)
def test_children_of_one_address_are_a_pack(
    first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    assert numbers([member(1, lives=first), member(2, lives=second)]) == [[1, 2]]


def test_another_address_is_no_reason_where_the_council_differs_too() -> None:
    both = [member(1, lives=LANE), member(2, code=OTHER_PLACE)]
    assert [why for _, why in alone(both)] == [Alone.OTHER, Alone.OTHER]


def test_two_of_one_home_and_council_are_a_pack() -> None:
    assert numbers([member(2), member(1)]) == [[1, 2]]
    assert alone([member(1), member(2)]) == ()


def test_one_record_is_no_pack() -> None:
    assert packs([member(1)]) == ()


members = st.lists(
    st.builds(
        member,
        st.integers(1, 12),
        tie=st.sampled_from(["home", "apart"]),
        harm=st.booleans(),
        code=st.sampled_from([HOME, OTHER_PLACE, ""]),
        kind=st.sampled_from(["childrens-social-care-referral", "neglect-assessment"]),
        lives=st.sampled_from([(), LANE, ("S65 1AA", "A refuge")]),
        urgency=st.sampled_from(URGENCIES),
        decisions=st.sampled_from([(), (DECIDED,)]),
    ),
    max_size=8,
    unique_by=lambda each: each.number,
)


@given(members)
def test_no_pack_holds_two_councils_or_homes_or_harm_between_children(given_: list[Member]) -> None:
    found = packs(given_)
    for pack in found:
        assert len(pack.members) >= 2
        assert len({each.goes_to for each in pack.members}) == 1
        assert len({each.home for each in pack.members}) == 1
        assert all(each.tie == "home" for each in pack.members)
        assert not any(each.is_between_children for each in pack.members)
    packed = [each.number for pack in found for each in pack.members]
    left = [each.number for each, _ in alone(given_)]
    assert sorted(packed + left) == sorted(each.number for each in given_)


@given(members)
def test_a_pack_is_as_urgent_as_its_most_urgent_record(given_: list[Member]) -> None:
    for pack in packs(given_):
        highest = max(URGENCIES.index(each.urgency) for each in pack.referrals)
        printed = pack_of(pack, apart=0)
        assert printed.urgency == URGENCIES[highest]
        assert printed.first.urgency == printed.urgency


def test_a_cover_names_nobody() -> None:
    (pack,) = packs([member(1), member(2)])
    printed = pack_of(pack, apart=1)
    assert [each.initials for each in printed.children] == ["R.V.E.", "R.V.E."]
    assert printed.children[0].age == "6 years old"
    assert "Robin" not in str(printed.children)


@pytest.mark.parametrize(
    ("id", "told"),
    [
        pytest.param("referral", {"worry-person": "child"}, id="a child harms"),
        pytest.param(
            "referral", {"referral.fears-outside": {"peer": "suspected"}}, id="fear of a child"
        ),
        pytest.param("domestic-abuse", {"domestic-shows": {"bullies": "now"}}, id="bullies"),
        pytest.param(
            "missing",
            {"missing.stage": "now", "missing.dangers": {"others": "now"}},
            id="a danger to others",
        ),
        pytest.param("spotting-signs", {"peer-alone": "yes"}, id="the two are alone together"),
        pytest.param("spotting-signs", {"bullying": {"words": "now"}}, id="bullied"),
        pytest.param("spotting-signs", {"child-on-child-home": {"waved": "now"}}, id="waved away"),
        pytest.param("spotting-signs", {"wider-signs": {"children": "now"}}, id="by several"),
        pytest.param("spotting-signs", {"peer-child": "harmed"}, id="harmed by a child"),
        pytest.param("spotting-signs", {"peer-child": "harms"}, id="harms a child"),
        pytest.param("spotting-signs", {"peer-child": "both"}, id="both"),
    ],
)
def test_answers_tell_of_harm_between_children(id: str, told: dict[str, object]) -> None:
    assert is_between_children(judged(told, id))
    assert not is_between_children(judged({}, id))


def test_what_another_questionnaire_was_told_counts_as_well() -> None:
    asked = content().library.questionnaire("referral")
    told = Case({**CALM, "peer-child": "harms"}, frozenset({"referral", "spotting-signs"}))
    assert is_between_children(content().judge_case(asked, told, AT))


TELLS = re.compile(
    r"another child|other child|young people|another young|other young|bull|peer|sexual behaviour"
    r"|the two children|one child|to others|other people|child who|by a child|is a child"
    r"|(child|children) harm|go out with|group of|more than one child|someone, or|hurts others"
    r"|several people",
    re.IGNORECASE,
)
ELSE = {
    # A fit of anger breaks things as a rule.
    "angry",
    # What another child suffered, or may suffer, and from whom is told apart.
    *("other-children-at-risk", "other-child-not-safe", "earlier-child-harmed", "sees-child-hurt"),
    "self-others-hurt",
    # An adult harms, or nobody else does.
    *("allegation-harmed", "injury-cannot-walk", "self-harm-grave"),
}


def test_every_fact_of_harm_between_children_bars_a_pack() -> None:
    every = {place.item.id: place.item.meaning for place in content().library.fact_places}
    found = {id for id, meaning in every.items() if TELLS.search(meaning)}
    named = {id for id in every if id.startswith(("hsb-", "peer-", "bullying-", "child-who-harms"))}
    assert (found | named) - BETWEEN_CHILDREN == ELSE
    assert every.keys() >= BETWEEN_CHILDREN


def test_who_may_have_harmed_and_is_not_told_to_be_a_child_bars_no_pack() -> None:
    for who in ("parent", "home", "several", "group", {"unsaid": "not_sure"}, None):
        assert not is_between_children(judged({"worry-person": who}))


def test_a_page_that_was_left_blank_tells_of_no_harm() -> None:
    blank = {"peer-child": None, "peer-tie": None, "peer-alone": None}
    assert not is_between_children(judged(blank, "spotting-signs"))
