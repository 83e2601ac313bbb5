"""What is said of the answers: whole where a cut may hurt somebody, and with what is secret."""

import pytest

from app.questionnaires.answers import Json
from app.questionnaires.case import Case, read_answers
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.calls.text import call_text
from tests.made_up_pack import written
from tests.making import AT, content
from tests.referrals.calls.spoken import CALM, SAFE, WORK, said, sheet, step, told


def test_a_council_is_told_a_view_as_a_view_and_a_wish_as_a_wish() -> None:
    values = {**WORK, "grave": "yes", "safe-to-ask": "harm"}
    [call] = sheet(written(content(), values)).calls
    assert "Harmed, or likely to be: Yes" in step(call, "Say what you think").points
    assert any(each.endswith("more risk") for each in step(call, "Say who must not know").points)
    signs = (*step(call, "Say why now").points, *step(call, "Say what was seen").points)
    assert [each for each in signs if "do you ask" in each or "harm, or is likely" in each] == []


def test_who_must_not_know_is_never_cut() -> None:
    names = "The friend of her mother, his two brothers, " + "and each of their cousins, " * 10
    values = {**WORK, "must-not-know-who": names + "and Al Example."}
    [call] = sheet(written(content(), values)).calls
    assert f"Who must not know: {names}and Al Example." in step(call, "Say who must not").points


def test_whoever_is_listed_as_not_to_be_told_is_named() -> None:
    rows: list[Json] = [
        {"name": "Al Example, uncle", "told": "no"},
        {"name": "Kim Example, mother", "told": "yes"},
    ]
    [call] = sheet(written(content(), {**CALM, "agreement": rows})).calls
    care = step(call, "Say who must not know").points
    assert "Who must not know: Al Example, uncle" in care
    assert "Kim Example" not in " ".join(care)


SECRET, NAME = "Keep this address secret.", "The family may not know who refers."


@pytest.mark.parametrize("said", ["yes", "not_sure"])
@pytest.mark.parametrize(
    ("question", "questionnaire"),
    [("address-secret", "domestic-abuse"), ("hide-location", "exploitation")],
)
@pytest.mark.parametrize("danger", ["yes", "no"])
def test_a_secret_address_is_said_to_be_secret_before_it_is_said(
    question: str, questionnaire: str, said: str, danger: str
) -> None:
    values: dict[str, Json] = {**SAFE, "danger": danger, "address": "1 Sample Street"}
    found = sheet(told({**values, question: said}, questionnaire))
    for call in found.calls:
        [secret] = [each for each in call.steps if SECRET in each.points]
        home = secret.points.index("Home: 1 Sample Street")
        assert secret.points.index(SECRET) < home
    plain = sheet(told({**values, question: "no"}, questionnaire))
    assert SECRET not in call_text(plain, English())


def test_an_address_that_a_toolkit_keeps_secret_is_secret_in_the_referral() -> None:
    whole = content()
    toolkit, questions = (whole.library.questionnaire(id) for id in ("exploitation", "referral"))
    asking = whole.asking(AT)
    case = Case().with_answers(toolkit, read_answers(toolkit, {"hide-location": "yes"}, asking))
    case = case.with_answers(questions, read_answers(questions, {**CALM}, asking))
    judged = whole.judge_case(questions, case, AT)
    found = sheet(Writer(content=whole, translator=English()).referral(judged))
    assert all(SECRET in said(call) for call in found.calls)


@pytest.mark.parametrize(
    ("answer", "is_kept"),
    [("no", True), ("not_sure", True), ("yes", False), (None, False)],
)
def test_where_the_family_may_not_know_who_refers_every_call_says_so(
    answer: Json, *, is_kept: bool
) -> None:
    for danger in ("yes", "no"):
        found = sheet(told({**SAFE, "danger": danger, "name-to-family": answer}, "referral"))
        assert {NAME in said(call) for call in found.calls} == {is_kept}


def test_a_yes_in_a_row_is_not_said_without_its_question() -> None:
    rows: list[Json] = [{"name": "Al Example", "age": "9", "seen": "yes", "safe": "not_sure"}]
    [call] = sheet(written(content(), {**CALM, "other-child": rows})).calls
    assert "Other children: Al Example, 9" in step(call, "Say who else").points


def test_what_the_council_answered_is_not_told_as_an_account() -> None:
    [call] = sheet(told({**CALM, "heard": "nothing-late"}, "follow-up")).calls
    assert "Told by others" not in said(call)
