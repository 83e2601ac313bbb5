"""Which records are handed over together, and which never are."""

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
def written() -> Referral:
    told = {"child-name": "Robin van Example", "age": {"years": 6}, "council": {"code": HOME}}
    return Writer(content=content(), translator=English()).referral(judged(told), "en")


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
    **changes: object,
) -> Member:
    area = AreaOf(code=code, name=code, nation="england", police=()) if code else None
    change = {"area": area, "urgency": urgency, "destinations": (), **changes}
    referral = written().model_copy(update=change)
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
        urgency=st.sampled_from(URGENCIES),
        decisions=st.sampled_from([(), (DECIDED,)]),
    ),
    max_size=8,
    unique_by=lambda each: each.number,
)


@given(members)
def test_no_pack_holds_two_councils_or_harm_between_children(given_: list[Member]) -> None:
    found = packs(given_)
    for pack in found:
        assert len(pack.members) >= 2
        assert len({each.goes_to for each in pack.members}) == 1
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
