"""What was told in one questionnaire goes on to the next: it counts, and is not asked again."""

import json
from typing import Any

import pytest
from flask import Flask

from app.assessment.scales import Urgency
from app.questionnaires.kinds.signs import SignsQuestion
from tests.journey.reading import text_of
from tests.journey.walker import Walker

REFERRAL, TOOLKIT = "c", "f"
PLACE = {"code": "E08000017", "postcode": "S64 0AA"}


def data(walker: Walker) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(walker.client.get(f"/en/{walker.journey}/answers.json").data)
    return found


def sign_labels(walker: Walker, id: str) -> dict[str, str]:
    question = walker.questionnaire.question(id)
    assert isinstance(question, SignsQuestion)
    return {sign.id: sign.label.id for sign in question.signs}


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    """A professional who filled in the toolkit: nothing but pages that others share."""
    walker = Walker(whole_app, journey=TOOLKIT).begin()
    signs = sign_labels(walker, "firm-signs")
    walker.tell(
        child_name="Robin",
        age=14,
        danger="no",
        safe_tonight="yes",
        reach="no",
        hurt="no",
        missing="no",
        home_postcode="S64 0AA",
        council=PLACE,
        firm_signs={next(iter(signs)): "now"},
    )
    return walker


def test_the_result_leads_on_with_the_same_answers(walker: Walker) -> None:
    links = {text_of(a): a.get("href") or "" for a in walker.go("result").page.all("a")}
    referral = walker.state.content.library.by_address[REFERRAL]
    walker.open(links[referral.title.id])
    assert walker.at == "tasks"
    walker.carry_on(REFERRAL)
    fields = walker.go("child").page.fields()
    assert fields["child-name"] == ["Robin"]
    assert fields["age.years"] == ["14"]


def test_signs_told_in_a_toolkit_count_in_the_referral(walker: Walker) -> None:
    before = data(walker)
    assert before["exploitation_level"] == "high"
    after = data(walker.carry_on(REFERRAL))
    assert Urgency.named(after["urgency"]) >= Urgency.named(before["urgency"])
    assert after["exploitation_level"] == "high"
    codes = [{each["code"] for each in found["destinations"]} for found in (before, after)]
    assert codes[0] <= codes[1]
    rules = [{each["rule"] for each in found["findings"]} for found in (before, after)]
    assert rules[0] <= rules[1]
    assert after["area"]["name"] == "City of Doncaster Council"


def test_what_the_referral_does_not_ask_stands_in_its_annex(walker: Walker) -> None:
    toolkit = walker.questionnaire
    label = next(iter(sign_labels(walker, "firm-signs").values()))
    walker.carry_on(REFERRAL).tell(why_now="She told her teacher.")
    for page in ("letter", "record"):
        own, found, annex = walker.go(page).page.text.partition(
            f"Told before, in: {toolkit.title.id}"
        )
        assert found, page
        assert label in annex
        assert "She told her teacher." in own
        assert "Robin" not in annex.replace(label, "")
    [annex_data] = data(walker)["annexes"]
    assert annex_data["questionnaire"]["id"] == toolkit.id
    assert "firm-signs" in annex_data["answers"]


def test_the_letter_of_a_toolkit_shows_why_in_its_own_pages_too(walker: Walker) -> None:
    label = next(iter(sign_labels(walker, "firm-signs").values()))
    assert label in walker.go("letter").page.text
    assert "Told before, in" not in walker.page.text


def test_an_answer_changed_in_one_is_changed_in_the_other(walker: Walker) -> None:
    walker.carry_on(REFERRAL).tell(child_name="Robin Redbreast")
    assert walker.carry_on(TOOLKIT).go("child").page.fields()["child-name"] == ["Robin Redbreast"]
    walker.tell(hurt="yes")
    assert data(walker.carry_on(REFERRAL))["answers"]["hurt"] == "yes"


def test_both_keep_their_own_answers(walker: Walker) -> None:
    walker.tell(this_assessment="first")
    walker.carry_on(REFERRAL).tell(why_now="A worry.")
    walker.carry_on(TOOLKIT)
    assert data(walker)["answers"]["this-assessment"] == "first"
    assert "why-now" not in data(walker)["answers"]
    text = walker.go("check").page.text
    assert "Answers from an earlier version" not in text
    assert "A worry." not in text


def test_a_worry_in_a_second_toolkit_raises_the_first_ones_result(walker: Walker) -> None:
    before = data(walker)
    food = next(iter(sign_labels(walker.carry_on("h"), "neglect-food")))
    walker.tell(neglect_food={food: "now"})
    after = data(walker.carry_on(TOOLKIT))
    assert {each["rule"] for each in after["findings"]} > {
        each["rule"] for each in before["findings"]
    }


def test_going_on_and_beginning_anew_are_told_apart(walker: Walker) -> None:
    walker.carry_on(REFERRAL).go("")
    assert "Go on with the same child" in walker.page.text
    assert "Begin with another child and delete those answers" in walker.page.text
    [on] = [a for a in walker.page.all("a") if text_of(a) == "Go on with the same child"]
    walker.open(on.get("href") or "")
    assert walker.at == "tasks"
    assert walker.go("child").page.fields()["child-name"] == ["Robin"]


def test_beginning_with_another_child_deletes_what_was_told(walker: Walker) -> None:
    token = walker.client.get_cookie(walker.state.cookie)
    walker.carry_on(REFERRAL).begin()
    for letter in (REFERRAL, TOOLKIT):
        walker.carry_on(letter)
        assert "Robin" not in walker.go("child").page.html
        assert "Robin" not in walker.go("check").page.html
        found = data(walker)
        assert found["exploitation_level"] != "high"
        assert found["annexes"] == []
    fresh = walker.client.get_cookie(walker.state.cookie)
    assert token
    assert fresh
    assert token.value != fresh.value
    walker.client.set_cookie(walker.state.cookie, token.value)
    walker.go("tasks")
    assert "Your answers are no longer here" in walker.page.text


def test_deleting_ends_both(walker: Walker) -> None:
    walker.carry_on(REFERRAL).tell(why_now="A worry.")
    walker.go("result").send({}, path=f"/en/{REFERRAL}/done")
    for letter in (REFERRAL, TOOLKIT):
        walker.carry_on(letter).go("check")
        assert "Your answers are no longer here" in walker.page.text


def test_what_leads_nowhere_is_not_offered(walker: Walker) -> None:
    text = walker.carry_on("o").begin().go("result").page.text
    assert "Carry these answers on" not in text


def test_an_allegation_holds_nothing_that_was_told_of_a_child_before(walker: Walker) -> None:
    walker.tell(other_names="Robbie")
    walker.carry_on("k").go("letter")
    assert walker.page.status == 200
    assert "Told before, in" not in walker.page.text
