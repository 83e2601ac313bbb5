"""Two assessments side by side: what is new, gone, changed and as before, and no verdict."""

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaires.answers import Json
from app.questionnaires.case import read_answers
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.comparison import LARGEST, Comparer, kept_of, read_earlier, refuse_another
from app.referrals.earlier_words import WORDS, EarlierRefusedError
from app.referrals.model import ComparisonOf, Referral
from tests.answering import JSON
from tests.making import AT, content

TOOLKIT = content().library.questionnaire("cse-risk")
ASKING = content().asking(AT)
COMPARER = Comparer(questionnaire=TOOLKIT, asking=ASKING, translator=English())


def signs() -> SignsQuestion:
    found = TOOLKIT.question("firm-signs")
    assert isinstance(found, SignsQuestion)
    return found


A, B, C, D = (sign.id for sign in signs().signs[:4])


def written(values: Mapping[str, Json]) -> Referral:
    judged = content().judge(TOOLKIT, read_answers(TOOLKIT, values, ASKING), AT)
    return Writer(content=content(), translator=English()).referral(judged)


def compared(then: Mapping[str, Json], now: Mapping[str, Json]) -> ComparisonOf:
    earlier = read_earlier(written(then).model_dump_json().encode())
    return COMPARER.compare(earlier, written(now))


def changes(comparison: ComparisonOf) -> dict[str, str]:
    labels = {sign.label.id: sign.id for sign in signs().signs}
    return {labels[s.label]: s.change for group in comparison.groups for s in group.signs}


def test_each_sign_is_set_beside_itself() -> None:
    then = {"firm-signs": {A: "now", B: "now", C: "now"}}
    now = {"firm-signs": {A: "now", B: "suspected", D: "now"}}
    found = compared(then, now)
    assert changes(found) == {A: "unchanged", B: "changed", C: "gone", D: "new"}
    [group] = found.groups
    assert (group.then, group.now) == (3, 3)
    assert [each.then for each in group.signs if each.change == "new"] == [""]
    assert [each.now for each in group.signs if each.change == "gone"] == [""]


def test_a_sign_that_was_looked_for_and_not_seen_is_no_sign() -> None:
    found = compared({"firm-signs": {A: "now", B: "no"}}, {"firm-signs": {A: "no"}})
    assert changes(found) == {A: "gone"}
    assert [(group.then, group.now) for group in found.groups] == [(1, 0)]


def test_of_an_earlier_one_only_the_signs_and_the_child_are_kept() -> None:
    told = {
        "firm-signs": {A: "now"},
        "child-name": "Ada Example",
        "address": "1 Hidden Lane",
        "role": "Headteacher",
    }
    earlier = written(told)
    assert earlier.answers.keys() >= {"role", "firm-signs"}
    kept = kept_of(earlier, TOOLKIT)
    assert kept.answers == {"firm-signs": {A: "now"}, "child-name": "Ada Example"}
    assert not any(word in kept.model_dump_json() for word in ("Hidden", "Headteacher"))
    assert changes(COMPARER.compare(kept, written({"firm-signs": {A: "now"}}))) == {A: "unchanged"}


@pytest.mark.parametrize("nothing", [{}, {"firm-signs": None}, {"firm-signs": {A: "no"}}])
def test_without_signs_there_is_nothing_to_compare(nothing: dict[str, Json]) -> None:
    assert compared(nothing, nothing).groups == ()


def test_levels_of_then_and_now_are_in_our_own_words() -> None:
    found = compared({"firm-signs": {A: "now"}}, {"this-assessment": "first"})
    assert (found.then_level, found.now_level) == ("High", "No sign recorded so far")
    odd = {"exploitation_level": "fine", "exploitation_label": "Safe"}
    assert COMPARER.compare(NOW.model_copy(update=odd), NOW).then_level == ""


def test_signs_that_are_no_longer_asked_are_named_and_what_is_no_name_is_not() -> None:
    earlier = written({"firm-signs": {A: "now"}})
    more = {**earlier.answers["firm-signs"], "of-then": "now", "<b>": "now", "": "x"}
    earlier = earlier.model_copy(update={"answers": {"firm-signs": more}})
    found = COMPARER.compare(earlier, written({}))
    assert found.not_comparable == ("of-then",)
    assert changes(found) == {A: "gone"}


NAMED = {"child-name": "Robin  Example"}
BORN = {"birth-date": "2011-03-04"}


@pytest.mark.parametrize(
    ("then", "now", "surely"),
    [
        pytest.param(NAMED, {"child-name": "robin example"}, True, id="a name"),
        pytest.param(BORN, {**NAMED, **BORN}, True, id="a birthday"),
        pytest.param(NAMED, BORN, False, id="one of each"),
        pytest.param({}, NAMED, False, id="nothing then"),
        pytest.param({}, {}, False, id="nothing at all"),
    ],
)
def test_whether_it_is_surely_the_same_child(
    *, then: dict[str, Json], now: dict[str, Json], surely: bool
) -> None:
    assert compared(then, now).is_surely_same_child is surely


@pytest.mark.parametrize(
    ("then", "now"),
    [
        pytest.param(NAMED, {"child-name": "Robin Exemple"}, id="another name"),
        pytest.param(BORN, {"birth-date": "2011-03-05"}, id="another birthday"),
        pytest.param({**NAMED, **BORN}, {**NAMED, "birth-date": "2001-03-04"}, id="one of two"),
    ],
)
def test_another_child_is_refused(then: dict[str, Json], now: dict[str, Json]) -> None:
    with pytest.raises(EarlierRefusedError) as caught:
        compared(then, now)
    assert caught.value.code == "other_child"


@pytest.mark.parametrize(
    ("part", "value", "code"),
    [
        pytest.param("id", "exploitation", "other_questionnaire", id="another questionnaire"),
        pytest.param("edition", "Working Together 2018", "other_edition", id="another edition"),
    ],
)
def test_what_was_asked_otherwise_is_refused(part: str, value: str, code: str) -> None:
    earlier = written({})
    other = earlier.questionnaire.model_copy(update={part: value})
    with pytest.raises(EarlierRefusedError) as caught:
        refuse_another(earlier.model_copy(update={"questionnaire": other}), TOOLKIT, {})
    assert caught.value.code == code


def test_a_newer_version_of_the_same_edition_is_compared() -> None:
    earlier = written({})
    other = earlier.questionnaire.model_copy(update={"fingerprint": "0000"})
    refuse_another(earlier.model_copy(update={"questionnaire": other}), TOOLKIT, {})


@pytest.mark.parametrize(
    ("content_of", "code"),
    [
        pytest.param(b"", "not_ours", id="empty"),
        pytest.param(b"null", "not_ours", id="null"),
        pytest.param(b"[]", "not_ours", id="a list"),
        pytest.param(b"{" * 100_000, "not_ours", id="deep"),
        pytest.param(b'"\\ud800"', "not_ours", id="half a letter"),
        pytest.param(b" " * (LARGEST + 1), "too_large", id="too large"),
        pytest.param(b" " * LARGEST, "not_ours", id="as large as may be"),
    ],
)
def test_what_is_not_ours_is_refused(content_of: bytes, code: str) -> None:
    with pytest.raises(EarlierRefusedError) as caught:
        read_earlier(content_of)
    assert caught.value.code == code


def test_every_refusal_has_its_words() -> None:
    assert set(WORDS) == set(EarlierRefusedError.__init__.__annotations__["code"].__args__)
    assert all(words.id and words.context == "compare" for words in WORDS.values())


NOW = written({})
WHOLE = json.loads(written({"firm-signs": {A: "now"}, **NAMED}).model_dump_json())


@given(st.sampled_from(sorted(WHOLE)), JSON)
def test_whatever_stands_in_a_part_is_compared_or_refused(key: str, value: Any) -> None:
    with suppress(EarlierRefusedError):
        text = json.dumps({**WHOLE, key: value}).encode()
        found = COMPARER.compare(read_earlier(text), NOW)
        assert ComparisonOf.model_validate_json(found.model_dump_json()) == found


@given(st.sampled_from(["firm-signs", "main-signs", "child-name", "level"]), JSON)
def test_whatever_stands_in_an_answer_is_compared_or_refused(id: str, value: Any) -> None:
    questions = TOOLKIT.questions.values()
    known = {sign.label.id for each in questions for sign in getattr(each, "signs", ())}
    with suppress(EarlierRefusedError):
        text = json.dumps({**WHOLE, "answers": {id: value}}).encode()
        found = COMPARER.compare(read_earlier(text), NOW)
        assert {sign.label for group in found.groups for sign in group.signs} <= known
