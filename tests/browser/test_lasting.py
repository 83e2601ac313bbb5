"""Answers that nobody uses go after an hour: said in time, put off at one press, and covered."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, expect
from sqlalchemy import select, update

from app.calendars import LONDON
from app.database.engine import connect
from app.drafts import tables
from tests.browser.axe import axe
from tests.browser.person import Person
from tests.browser.places import FULL
from tests.browser.test_access import CROSSWISE
from tests.browser.watch import Room

PAGES = ("now", "who", "age")
HOUR = "If you do nothing until "
NAME = "What name is the child known by?"


def let_last(person: Person, room: Room, minutes: float) -> None:
    """Leave the draft that was begun last so many minutes, as if it had not been used."""
    draft = tables.draft.c
    engine = connect(f"sqlite:///{room.site.built.parent / 'signpost.db'}")
    last = select(draft.id).order_by(draft.ends.desc()).limit(1).scalar_subquery()
    until = datetime.now(UTC) + timedelta(minutes=minutes)
    with engine.begin() as connection:
        connection.execute(update(tables.draft).where(draft.id == last).values(expires=until))
    engine.dispose()


def at_age(room: Room, path: str = "/en/a/age", **options: object) -> Person:
    """Return somebody who has told a little, whose clock goes as the test says."""
    person = room.person(**options)
    person.has_answered(FULL, PAGES)
    person.page.clock.install()
    person.open(path)
    return person


def warning(person: Person) -> Locator:
    return person.page.locator(".app-soon")


def test_without_the_script_a_page_says_until_when_its_answers_are_kept(room: Room) -> None:
    person = room.person(java_script_enabled=False)
    person.has_answered(FULL, PAGES)
    for path in ("/en/a/age", "/en/a/result", "/en/a/check"):
        person.open(path)
        now = datetime.now(LONDON)
        ends = [f"{now + timedelta(minutes=each):%H:%M}" for each in (59, 60)]
        assert any(f"{HOUR}{each}, these answers are deleted." in person.text for each in ends)
    person.open("/en/")
    assert HOUR not in person.text


def test_five_minutes_before_a_warning_stands_there_and_one_press_puts_the_end_off(
    room: Room,
) -> None:
    person = at_age(room, viewport={"width": 320, "height": 640})
    person.give(NAME, "Robin")
    person.page.clock.fast_forward("54:00")
    expect(warning(person)).to_have_count(0)
    let_last(person, room, 4)
    person.page.clock.fast_forward("02:00")
    expect(warning(person)).to_be_in_viewport()
    expect(warning(person)).to_have_role("alert")
    expect(warning(person)).to_contain_text("these answers are deleted.")
    assert [*axe(person), *person.page.evaluate(CROSSWISE)] == []
    away = warning(person).get_by_role("link", name="Delete my answers now")
    expect(away).to_have_attribute("href", f"{person.site}/en/delete")
    person.press("I am still here")
    expect(warning(person)).to_have_count(0)
    expect(person.box(NAME)).to_have_value("Robin")
    person.page.clock.fast_forward("54:00")
    person.press("Continue")
    person.open("/en/a/age")
    expect(person.box(NAME)).to_have_value("Robin")


def test_nobody_is_warned_whose_answers_are_used_in_another_window(room: Room) -> None:
    person = at_age(room)
    person.page.clock.fast_forward("56:00")
    with person.page.expect_response("**/en/still") as asked:
        person.page.clock.fast_forward("00:31")
    assert asked.value.json()["seconds"] > 3500
    expect(warning(person)).to_have_count(0)
    let_last(person, room, 4)
    person.page.clock.fast_forward("57:00")
    expect(warning(person)).to_be_visible()
    let_last(person, room, 60)
    person.page.clock.fast_forward("00:31")
    expect(warning(person)).to_have_count(0)


def test_when_the_time_is_up_the_page_is_covered_and_what_was_typed_is_kept(room: Room) -> None:
    person = at_age(room)
    person.give(NAME, "Robin")
    let_last(person, room, -1)
    person.page.clock.fast_forward("01:00:01")
    expect(person.page.locator("#app-cover")).to_be_checked()
    assert person.page.title() == "Oven temperatures"
    person.page.locator("#app-cover").press("Space")
    note = person.page.get_by_role("main").get_by_role("alert")
    expect(note).to_contain_text("Your earlier answers were deleted.")
    expect(note).to_be_in_viewport()
    assert HOUR not in person.text
    assert list(axe(person)) == []
    person.press("Continue")
    assert "What you just sent is kept." in person.text
    person.answer({"Is a child in danger right now?": "No"})
    person.answer({"Who is this about?": "A child I know"})
    person.open("/en/a/age")
    expect(person.box(NAME)).to_have_value("Robin")


@pytest.mark.parametrize("page", ["result", "letter"])
def test_a_page_with_nothing_to_type_is_emptied(room: Room, page: str) -> None:
    person = at_age(room, f"/en/a/{page}")
    expect(person.page.get_by_role("main")).to_contain_text("Nobody has been told yet")
    let_last(person, room, -1)
    person.page.clock.fast_forward("01:00:01")
    expect(person.page.locator("#app-cover")).to_be_checked()
    expect(person.page.locator("main")).to_be_empty()
    person.page.locator("#app-cover").press("Space")
    person.page.wait_for_url("**/en/a/?why=gone")
    assert "Your answers are no longer here." in person.text


def test_a_page_is_covered_though_the_server_cannot_be_asked(room: Room) -> None:
    person = at_age(room)
    person.page.route("**/en/still", lambda route: route.abort())
    person.page.clock.fast_forward("01:00:01")
    expect(person.page.locator("#app-cover")).to_be_checked()
    room.watches[-1].faults.clear()
