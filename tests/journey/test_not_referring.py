"""A safeguarding lead decides not to refer now, and leaves a note that stands up later."""

import json
from typing import Any

import pytest
from flask import Flask

from tests.journey.reading import text_of
from tests.journey.walker import Walker

NOTE, SCREENING, REFERRAL = "p", "d", "c"
CALM = {"danger": "no", "safe_tonight": "yes", "reach": "no", "hurt": "no", "missing": "no"}
BOLD = "The answers point to a referral. A note to file does not take its place."


def data(walker: Walker) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(walker.client.get(f"/en/{walker.journey}/answers.json").data)
    return found


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    """Somebody with the note in front of them."""
    return Walker(whole_app, journey=NOTE).begin()


def test_the_note_is_offered_to_professionals_by_what_they_want_to_do(walker: Walker) -> None:
    walker.open("/en/work")
    assert "Record why you do not refer now" in [text_of(each) for each in walker.page.all("h2")]


def test_every_page_of_the_note_can_be_walked_blank(walker: Walker) -> None:
    for each in walker.questionnaire.pages:
        if each.show_if is None:
            walker.go(each.id)
            assert walker.page.status == 200, each.id
    assert BOLD in walker.go("letter").page.text


def test_a_whole_note_is_kept_and_tells_nobody(walker: Walker) -> None:
    walker.tell(
        **CALM,
        child_name="Robin",
        harm_likely="no",
        need_likely="no",
        second_person="agrees",
        no_referral_why="The coat was mended.",
        spoke_with=[{"name": "A. Bell", "role": "Deputy", "when": "2026-01-05", "said": "Wait."}],
        look_again_on="2030-12-01",
        who_decides="lead",
    )
    text = walker.go("letter").page.text
    assert "Nobody has been told by this note." in text
    assert "Looked at again on: 1 December 2030" in text
    assert "A. Bell" in text
    assert BOLD not in text
    assert "Nobody has been told yet." in walker.go("result").page.text


def test_a_screening_carries_its_reasons_on_and_its_worries(whole_app: Flask) -> None:
    walker = Walker(whole_app, journey=SCREENING).begin()
    walker.tell(
        **CALM,
        child_name="Robin",
        physical_marks={"bite": "now"},
        no_referral_why="He says that it was the dog.",
        look_again_on="2030-12-01",
    )
    links = {text_of(a): a.get("href") or "" for a in walker.go("result").page.all("a")}
    note = walker.state.content.library.by_address[NOTE]
    walker.open(links[note.title.id])
    assert walker.at == "tasks"
    walker.carry_on(NOTE)
    assert walker.go("not-now").page.fields()["no-referral-why"] == ["He says that it was the dog."]
    walker.tell(second_person="agrees")
    text = walker.go("letter").page.text
    assert data(walker)["urgency"] == "same_day"
    assert BOLD in text
    assert "Looked at again on: 1 December 2030" in text


def test_the_note_leads_on_to_a_referral_with_nothing_lowered(walker: Walker) -> None:
    walker.tell(**CALM, second_person="would-refer")
    before = data(walker)
    after = data(walker.carry_on(REFERRAL).tell(why_now="She told her teacher."))
    codes = [{each["code"] for each in found["destinations"]} for found in (before, after)]
    assert before["urgency"] == after["urgency"] == "one_working_day"
    assert codes[0] <= codes[1]


def test_a_level_below_the_suggested_one_waits_for_its_reasons(walker: Walker) -> None:
    walker.tell(**CALM, harm_likely="yes", second_person="agrees")
    walker.go("level-now").send({"level-now": "universal"})
    assert "Say why" in walker.page.text
