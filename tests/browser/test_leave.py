"""Leaving: at once, with nothing left behind."""

from collections.abc import Callable

import pytest

from tests.browser.person import Person
from tests.browser.places import FULL, page_ids, somebody
from tests.browser.serving import EXIT_HOST
from tests.browser.watch import Room

EXIT = f"http://{EXIT_HOST}/"
TYPED = "Only I know this"

KEPT = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(),
  ...(await indexedDB.databases()).map((each) => each.name),
  ...(await navigator.serviceWorker.getRegistrations()).map((each) => each.scope),
]"""


def at_account(room: Room, **options: object) -> Person:
    """Return somebody who has told a lot, and is in the middle of typing more."""
    person = room.person(**options)
    room.watches[-1].may_leave = True
    person.has_answered(FULL, page_ids())
    person.open("/en/a/about")
    person.open("/en/a/account")
    person.give("What did you see or hear", TYPED)
    return person


def by_button(person: Person) -> None:
    person.press("Leave this page")


def by_escape(person: Person) -> None:
    for _ in range(3):
        person.page.keyboard.press("Escape")


WAYS = [
    pytest.param(True, by_button, id="button"),
    pytest.param(True, by_escape, id="escape three times"),
    pytest.param(False, by_button, id="button without JavaScript"),
]


@pytest.mark.parametrize(("has_script", "leave"), WAYS)
def test_leaving_shows_the_weather_and_leaves_nothing_to_go_back_to(
    room: Room, *, has_script: bool, leave: Callable[[Person], None]
) -> None:
    person = at_account(room, java_script_enabled=has_script)
    leave(person)
    person.page.wait_for_url(EXIT)
    assert person.heading == "Sunny"
    for _ in range(3):
        person.page.go_back()
        shown = person.page.content()
        assert TYPED not in shown
        assert "She limps" not in shown
        assert "Made-up Street" not in shown
    person.open("/en/a/result")
    assert "Your answers are no longer here." in person.text
    assert person.page.evaluate(KEPT) == []


def test_the_draft_is_deleted_and_not_only_its_cookie(room: Room) -> None:
    person = at_account(room)
    cookies = person.page.context.cookies(person.site)
    by_escape(person)
    person.page.wait_for_url(EXIT)
    person.open("/en/a/done")
    person.page.context.add_cookies([{**each} for each in cookies])  # type: ignore[typeddict-item]
    person.open("/en/a/result")
    assert "Your answers are no longer here." in person.text


def test_escape_twice_or_slowly_or_held_down_is_not_leaving(room: Room) -> None:
    person = at_account(room)
    person.page.clock.install()
    for key in ("Escape", "Escape", "a", "Escape", "Escape"):
        person.page.keyboard.press(key)
    person.page.clock.fast_forward(2500)
    person.page.keyboard.press("Escape")
    for _ in range(5):
        person.page.keyboard.down("Escape")
    assert person.at == "account"
    assert person.box("What did you see or hear").input_value() == TYPED


def test_the_browser_is_given_nothing_to_keep(room: Room) -> None:
    person = somebody(room, "full")
    for path in ("/en/", "/en/a/", "/en/a/account", "/en/a/check", "/en/a/result", "/en/a/letter"):
        answer = person.open(path)
        assert person.page.evaluate(KEPT) == [], path
        assert answer.headers["cache-control"] == "no-store", path
    assert person.page.context.service_workers == []
    cookies = person.page.context.cookies()
    assert {cookie["name"] for cookie in cookies} == {"session", "signpost"}
    assert all(cookie["httpOnly"] and cookie["expires"] == -1 for cookie in cookies)
