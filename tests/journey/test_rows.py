"""Rows can be added and taken out without a script, and nothing typed is lost on the way."""

from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from app.questionnaires.kinds.entries import EntriesQuestion
from tests.journey.reading import XHTML, text_of
from tests.journey.walker import Walker

REFERRAL = "c"


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    """A professional who has begun a referral."""
    return Walker(whole_app, journey=REFERRAL).begin()


def rows(walker: Walker) -> list[Element]:
    """Return the rows on the page in front."""
    return [each for each in walker.page.all("fieldset") if each.get("class") == "app-row"]


def buttons(walker: Walker) -> list[Element]:
    """Return the buttons that send the form of questions, in order."""
    return walker.page.buttons()


def held(walker: Walker) -> dict[str, str]:
    """Return what stands in the boxes of rows."""
    fields = walker.page.fields()
    return {name: value for name, [value] in fields.items() if value and "." in name}


ADA = {"home-people.0.name": "Ada", "home-people.0.relation": "mother"}
BEN = {"home-people.1.name": "Ben", "home-people.1.responsible": "yes"}


def test_another_row_is_added_and_keeps_what_was_typed_everywhere(walker: Walker) -> None:
    walker.go("home")
    assert len(rows(walker)) == 1
    household = {"household": "A cousin stays at weekends."}
    response = walker.send({**ADA, **household, "home-people.more": "1"})
    assert (response.status_code, walker.at, walker.page.errors) == (200, "home", [])
    assert len(rows(walker)) == 2
    assert held(walker) == ADA
    assert walker.page.fields()["household"] == ["A cousin stays at weekends."]
    [focused] = [each for each in walker.page.root.iter() if each.get("autofocus") is not None]
    assert focused.get("name") == "home-people.1.name"
    walker.send({**ADA, **BEN, **household})
    assert walker.at == "network"
    assert held(walker.go("home")) == {**ADA, **BEN}


def test_a_row_is_taken_out_and_the_others_stay(walker: Walker) -> None:
    third = {"home-people.2.name": "Cas"}
    walker.go("home").send({**ADA, **BEN, **third, "home-people.drop": "1"})
    assert held(walker) == {**ADA, "home-people.1.name": "Cas"}
    assert len(rows(walker)) == 2
    walker.send({**held(walker), "home-people.drop": "0"})
    walker.send({**held(walker), "home-people.drop": "0"})
    assert held(walker) == {}
    assert len(rows(walker)) == 1


def test_taking_out_or_adding_saves_nothing(walker: Walker) -> None:
    walker.go("home").send({**ADA, "home-people.more": "1"})
    assert held(walker.go("home")) == {}


def test_rows_left_blank_between_others_are_no_rows(walker: Walker) -> None:
    walker.go("home").send({"home-people.1.name": "Ben", "home-people.4.name": "Eve"})
    assert held(walker.go("home")) == {"home-people.0.name": "Ben", "home-people.1.name": "Eve"}


def test_enter_presses_continue(walker: Walker) -> None:
    for page in ("home", "events", "agreed"):
        first = buttons(walker.go(page))[0]
        assert first.get("name") is None
        assert (first.get("type") or "submit") == "submit"
        assert "Continue" in text_of(first)
    names = {each.get("name") for each in buttons(walker.go("home"))}
    assert names == {None, "home-people.more", "home-people.drop"}


def test_a_page_without_rows_has_one_button_to_continue(walker: Walker) -> None:
    for_enter, shown = buttons(walker.go("strengths"))
    assert (for_enter.get("aria-hidden"), for_enter.get("tabindex")) == ("true", "-1")
    assert text_of(for_enter) == text_of(shown) == "Continue"


def test_each_button_says_which_row_it_takes_out(walker: Walker) -> None:
    walker.go("home").send({**ADA, **BEN, "home-people.more": "1"})
    words = [text_of(each) for each in buttons(walker)]
    assert [each for each in words if each.startswith("Take out")] == [
        f"Take out: {text_of(legend)}"
        for row in rows(walker)
        for legend in list(row)[:1]
        if legend.tag == XHTML + "legend"
    ]
    assert len({each for each in words if each.startswith("Take out")}) == 3


WRONG = [
    pytest.param(
        "events",
        {"events.0.what": "Hurt.", "events.1.when.month": "5"},
        "events.1.when.day",
        "Give a year",
        id="a month without its year",
    ),
    pytest.param(
        "events",
        {"events.0.when.year": "2999", "events.0.what": "Hurt."},
        "events.0.when.day",
        "today's date or one before",
        id="the future",
    ),
    pytest.param(
        "events",
        {"events.0.when.day": "31", "events.0.when.month": "2", "events.0.when.year": "2020"},
        "events.0.when.day",
        "real day",
        id="31 February",
    ),
    pytest.param(
        "events",
        {"events.0.what": "One.", "events.2.what": "x" * 2001},
        "events.2.what",
        "shorter by 1 character",
        id="too long in the third row",
    ),
    pytest.param(
        "home",
        {"home-people.0.name": "Ada", "home-people.1.name": "B\x00"},
        "home-people.1.name",
        "hidden characters",
        id="a hidden character",
    ),
    pytest.param(
        "agreed",
        {"agreement.0.name": "Ada", "agreement.1.referral": "perhaps"},
        "agreement.1.referral",
        "answers given",
        id="none of the choices",
    ),
]


@pytest.mark.parametrize(("page", "typed", "at", "says"), WRONG)
def test_an_error_stands_beside_its_box_and_the_summary_leads_there(
    walker: Walker, *, page: str, typed: dict[str, str], at: str, says: str
) -> None:
    response = walker.go(page).send(typed)
    assert (response.status_code, walker.at) == (422, page)
    [summary] = walker.page.errors
    assert says in summary
    links = [a.get("href") for a in walker.page.all("a") if text_of(a) == summary]
    assert links == [f"#{at}"]
    [box] = [each for each in walker.page.root.iter() if each.get("id") == at]
    assert box.get("name") == at
    [beside] = [p for p in walker.page.all("p") if "error-message" in (p.get("class") or "")]
    row = rows(walker)[int(at.split(".")[1])]
    assert beside in list(row.iter())
    assert box in list(row.iter())
    assert says in text_of(beside)
    shown = {name: each.replace("\x00", "\ufffd") for name, each in typed.items()}
    assert held(walker) == {name: each for name, each in shown.items() if each != "perhaps"}


def test_what_is_wrong_in_a_row_is_no_hindrance_to_adding_one(walker: Walker) -> None:
    typed = {"events.0.when.month": "5", "events.0.what": "Hurt."}
    walker.go("events").send({**typed, "events.more": "1"})
    assert (walker.page.status, len(rows(walker))) == (200, 2)
    assert held(walker) == typed


def test_events_are_put_in_order_as_near_as_their_time_is_known(walker: Walker) -> None:
    told = [
        ("Undated.", ""),
        ("A day in May.", "2024-05-07"),
        ("That May.", "2024-05"),
        ("That year.", "2024"),
        ("Long before.", "1999-12-31"),
    ]
    walker.tell(events=[{"what": what, "when": when} for what, when in told])
    text = walker.go("check").page.text
    order = ["Long before.", "That year.", "That May.", "A day in May.", "Undated."]
    assert sorted(order, key=text.index) == order
    for words in ("31 December 1999", "May 2024", "7 May 2024"):
        assert words in text
    fields = walker.go("events").page.fields()
    assert fields["events.0.when.day"] == ["31"]
    assert fields["events.1.when.year"] == ["2024"]
    assert fields["events.1.when.month"] == [""]


def test_no_more_rows_can_be_added_than_there_may_be(walker: Walker) -> None:
    question = walker.questionnaire.question("agreement")
    assert isinstance(question, EntriesQuestion)
    typed = {f"agreement.{n}.name": f"Person {n}" for n in range(question.most)}
    last = f"agreement.{question.most - 1}.name"
    fewer = {name: each for name, each in typed.items() if name != last}
    walker.go("agreed").send({**fewer, "agreement.more": "1"})
    assert len(rows(walker)) == question.most
    assert "agreement.more" not in {each.get("name") for each in buttons(walker)}
    walker.send({**typed, "agreement.more": "1"})
    assert len(rows(walker)) == question.most
    walker.send(typed)
    assert walker.at == "lawful"
    assert held(walker.go("agreed")) == typed


def test_what_stands_in_rows_is_only_ever_text(walker: Walker) -> None:
    hostile = '<script>alert(1)</script> %(name)s {{ 7*7 }} " onfocus="x'
    walker.tell(home_people=[{"name": hostile, "relation": hostile}])
    assert held(walker.go("home"))["home-people.0.name"] == hostile
    for page in ("check", "letter", "record"):
        assert walker.go(page).page.text.count(hostile) >= 2
