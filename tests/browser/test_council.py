"""The postcode finds the council, or the person chooses it by name."""

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.places import CALM, page_ids

ASKED = "Which council is it?"


def at_area(person: Person, postcode: str) -> Person:
    """Give a postcode; all before it is answered."""
    ids = page_ids()
    person.has_answered(CALM, ids[: ids.index("area")])
    person.open("/en/a/area")
    person.answer({"What is the postcode of the child's home?": postcode})
    assert person.at == "council"
    return person


@pytest.mark.parametrize(
    ("postcode", "council"),
    [
        pytest.param("S64 0AA", "City of Doncaster Council", id="Doncaster"),
        pytest.param("s648aa", "Rotherham Metropolitan Borough Council", id="Rotherham"),
    ],
)
def test_a_postcode_finds_its_council_to_confirm(
    person: Person, postcode: str, council: str
) -> None:
    at_area(person, postcode)
    assert f"is in the area of {council}." in person.text
    person.answer({ASKED: "Yes, that is right"})
    person.open("/en/a/result")
    assert council in person.text


def test_a_council_that_is_not_right_is_chosen_by_name(anybody: Person) -> None:
    person = at_area(anybody, "S64 8AA").answer({ASKED: "No, choose another"})
    person.answer({ASKED: "Doncaster"})
    person.open("/en/a/result")
    assert "City of Doncaster Council" in person.text


def test_an_unknown_postcode_leads_to_choosing_by_name(anybody: Person) -> None:
    person = at_area(anybody, "ZE9 9ZZ")
    assert "We do not know this postcode." in person.text
    person.answer({ASKED: "England"}).answer({ASKED: "Rotherham"})
    person.open("/en/a/result")
    assert "Rotherham Metropolitan Borough Council" in person.text


def test_a_postcode_in_northern_ireland_leads_to_the_trusts(anybody: Person) -> None:
    person = at_area(anybody, "BT1 5GS")
    assert "In Northern Ireland a health and social care trust does this." in person.text
    assert person.box(ASKED).locator("option").count() == 1 + 5
    person.answer({ASKED: "Belfast Trust"})
    person.open("/en/a/result")
    assert "Belfast Health and Social Care Trust" in person.text


def test_a_council_not_confirmed_is_asked_for_and_can_be_not_sure(anybody: Person) -> None:
    person = at_area(anybody, "S64 0AA").answer({})
    expect(person.page.get_by_role("alert")).to_contain_text("Choose an answer")
    person.answer({ASKED: "Not sure"})
    assert person.at == "found"
