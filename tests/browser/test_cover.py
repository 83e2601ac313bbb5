"""The screen cover: the page is gone at one key or tap, and there again as it was left."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import CDPSession, expect

from tests.browser.axe import axe
from tests.browser.person import Person
from tests.browser.places import somebody
from tests.browser.serving import EXIT_HOST
from tests.browser.test_access import CRAMPED, CROSSWISE
from tests.browser.watch import Room

ALL_OVER = """() => {
  const [right, bottom] = [innerWidth - 20, innerHeight - 1];
  return [[0, 0], [right, 0], [0, bottom], [right, bottom]].filter(
    ([x, y]) => !document.elementFromPoint(x, y)?.closest('.app-cover'));
}"""
"""Yields each corner of the window that the cover leaves open."""
COVER = {"DIV", "INPUT", "LABEL", "SPAN", "B", "TABLE", "CAPTION", "TBODY", "TR", "TH", "TD"}
"""What the cover is made of."""


def by_tap(person: Person) -> None:
    # The mouse alone: Playwright's own click moves the page first.
    box = person.page.locator("#app-cover").bounding_box()
    assert box is not None
    person.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def by_space(person: Person) -> None:
    person.page.locator("#app-cover").press("Space")


CASES = [
    pytest.param(by_tap, {"java_script_enabled": True}, "/en/a/age", id="with JavaScript"),
    pytest.param(by_tap, {"java_script_enabled": False}, "/en/a/age", id="tap without JavaScript"),
    pytest.param(
        by_space, {"java_script_enabled": False}, "/en/a/age", id="key without JavaScript"
    ),
    pytest.param(
        by_tap,
        {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
        "/ur/a/age",
        id="right to left, in the dark, on a phone",
    ),
    pytest.param(
        by_space,
        {"viewport": {"width": 320, "height": 256}, "forced_colors": "active"},
        "/bn/a/result",
        id="forced colours, at 400 %",
    ),
]


def heard(person: Person) -> list[tuple[str, str, str]]:
    """Return what a screen reader finds: role, name, and whether it is ticked."""
    session: CDPSession = person.page.context.new_cdp_session(person.page)
    found: list[tuple[str, str, str]] = []
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        told: dict[str, Any] = {each["name"]: each["value"] for each in node.get("properties", [])}
        if not node["ignored"]:
            ticked = str(told.get("checked", {}).get("value", ""))
            name = str(node.get("name", {}).get("value", ""))
            found.append((node["role"]["value"], name, ticked))
    session.detach()
    return found


@pytest.mark.parametrize(("toggle", "options", "path"), CASES)
def test_one_tap_or_key_hides_all_of_the_page_and_another_brings_it_back(
    room: Room, toggle: Callable[[Person], None], options: dict[str, Any], path: str
) -> None:
    person = somebody(room, "full", **options)
    page = person.page
    person.open(path)
    page.mouse.wheel(0, 200)
    page.wait_for_function("scrollY > 100")
    before, title = page.evaluate("scrollY"), page.title()
    toggle(person)
    covered = page.locator(".app-cover")
    expect(covered.get_by_role("table")).to_be_visible()
    assert page.evaluate(ALL_OVER) == []
    seen = "() => [...document.body.querySelectorAll('*')].filter((each) => each.checkVisibility("
    left = page.evaluate(f"{seen}{{visibilityProperty: true}})).map((each) => each.tagName)")
    assert set(left) <= COVER
    assert "Sam" not in person.text
    assert "999" not in person.text
    assert page.evaluate(CROSSWISE) == []
    toggle(person)
    expect(covered.get_by_role("table")).to_be_hidden()
    expect(page.get_by_role("main")).to_be_visible()
    assert page.title() == title
    if toggle is by_tap:
        assert page.evaluate("scrollY") == before


def test_a_screen_reader_finds_the_table_alone_and_what_brings_the_page_back(room: Room) -> None:
    person = somebody(room, "full")
    person.open("/en/a/age")
    assert ("checkbox", "Hide page", "false") in heard(person)
    by_space(person)
    found = heard(person)
    assert ("checkbox", "Hide page Back", "true") in found
    assert ("table", "Oven temperatures", "") in found
    assert {role for role, _, _ in found} <= {
        *("RootWebArea", "generic", "checkbox", "LabelText", "StaticText", "InlineTextBox"),
        *("table", "caption", "row", "columnheader", "cell"),
    }
    assert "Oven temperatures" in found[0]


def test_while_it_is_covered_tab_reaches_nothing_else_and_paper_stays_blank(room: Room) -> None:
    person = somebody(room, "full")
    person.open("/en/a/age")
    by_space(person)
    for key in ("Tab", "Tab", "Shift+Tab", "Tab"):
        person.page.keyboard.press(key)
        at = person.page.evaluate("document.activeElement.id || document.activeElement.tagName")
        assert at in {"app-cover", "BODY"}
    person.page.emulate_media(media="print")
    assert person.page.locator("body").bounding_box() is None


@pytest.mark.parametrize("path", ["/en/a/age", "/ar/a/result"])
def test_axe_finds_nothing_on_the_cover(room: Room, path: str) -> None:
    person = somebody(room, "full", viewport={"width": 320, "height": 640})
    person.open(path)
    by_tap(person)
    assert [*axe(person), *person.page.evaluate(CRAMPED)] == []
    person.page.emulate_media(color_scheme="dark")
    assert list(axe(person, ["color-contrast"])) == []


def test_escape_covers_and_later_brings_back_what_was_being_typed(room: Room) -> None:
    person = somebody(room, "full")
    page = person.page
    page.clock.install()
    person.open("/en/a/account")
    title, box = page.title(), person.box("What did you see or hear")
    box.press("End")
    page.keyboard.press("Escape")
    assert (page.title(), "Made-up" in person.text) == ("Oven temperatures", False)
    page.keyboard.type("unseen")
    page.clock.fast_forward(3000)
    expect(page.locator("#app-cover")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#app-cover")).to_be_checked()
    page.clock.fast_forward(2100)
    expect(page.locator("#app-cover")).not_to_be_checked()
    assert page.title() == title
    expect(box).to_be_focused()
    assert "unseen" not in box.input_value()


@pytest.mark.parametrize("is_covered", [False, True])
def test_three_escapes_leave_and_the_page_is_never_seen_between_them(
    room: Room, *, is_covered: bool
) -> None:
    person = room.person()
    page = person.page
    room.watches[-1].may_leave = True
    page.clock.install()
    person.open("/en/a/")
    if is_covered:
        by_space(person)
        page.clock.fast_forward(5000)
    for _ in range(2):
        page.keyboard.press("Escape")
        expect(page.locator("#app-cover")).to_be_checked()
        page.clock.fast_forward(400)
        expect(page.locator("#app-cover")).to_be_checked()
    page.keyboard.press("Escape")
    page.wait_for_url(f"http://{EXIT_HOST}/")


def test_a_second_escape_keeps_it_covered(room: Room) -> None:
    person = room.person()
    page = person.page
    page.clock.install()
    person.open("/en/a/")
    by_space(person)
    page.clock.fast_forward(5000)
    for _ in range(2):
        page.keyboard.press("Escape")
        page.clock.fast_forward(900)
    page.clock.fast_forward(5000)
    expect(page.locator("#app-cover")).to_be_checked()


def test_escape_that_closes_something_else_covers_nothing(room: Room) -> None:
    person = room.person()
    page, cover = person.page, person.page.locator("#app-cover")
    person.open("/en/a/")
    page.evaluate("""() => {
      const list = document.createElement('select');
      list.append(new Option('One'), new Option('Two'));
      document.querySelector('main').prepend(list);
      window.addEventListener('keydown', (event) => {
        if (window.isTaken) event.preventDefault();
      }, true);
    }""")
    page.locator("select").press("Space")
    page.wait_for_function("document.querySelector('select').matches(':open')")
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('select').matches(':open')")
    expect(cover).not_to_be_checked()
    page.evaluate("window.isTaken = true")
    page.keyboard.press("Escape")
    page.evaluate("window.isTaken = false")
    page.keyboard.press("Shift+Escape")
    expect(cover).not_to_be_checked()
    page.locator("summary").first.press("Enter")
    page.keyboard.press("Escape")
    expect(cover).to_be_checked()
    expect(page.locator("details").first).to_have_attribute("open", "")
