"""Everything can be done with the keys alone, and one always sees where one is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.person import Person
from tests.browser.places import somebody
from tests.browser.watch import Room

STOP = """() => {
  const at = document.activeElement;
  if (at === document.body) return null;
  const around = [at, ...(at.labels ?? []), at.closest('label')].filter(Boolean);
  const look = () => around.flatMap((each) => [null, '::before'].map((part) => {
    const style = getComputedStyle(each, part);
    return [style.outlineStyle, style.outlineColor, style.outlineWidth, style.boxShadow].join();
  })).join();
  const [box] = at.getClientRects();
  const seen = document.elementFromPoint(box.x + box.width / 2, box.bottom - 3);
  const isSeen = around.some((each) => each.contains(seen)) || seen?.contains(at);
  const focused = look();
  at.blur();
  const isMarked = focused !== look();
  at.focus({preventScroll: true});
  return {name: at.outerHTML.slice(0, 110), isMarked, isSeen: Boolean(isSeen)};
}"""

PAGES = [
    pytest.param("/en/", "", id="start"),
    pytest.param("/en/a/", "", id="before"),
    pytest.param("/en/a/age", "full", id="age"),
    pytest.param("/en/a/looks", "full", id="signs"),
    pytest.param("/en/a/when", "full", id="dates"),
    pytest.param("/en/a/you", "full", id="several boxes"),
    pytest.param("/en/a/result", "full", id="result"),
]


def stops(page: Page) -> list[dict[str, str]]:
    """Press Tab from the top of a page to its end; return what is seen of each stop."""
    found: list[dict[str, str]] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return found
        found.append(stop)
    raise AssertionError("Tab never comes to the end")


@pytest.mark.parametrize(("path", "told"), PAGES)
@pytest.mark.parametrize("width", [360, pytest.param(1000, marks=pytest.mark.every)])
def test_each_stop_is_marked_and_nothing_covers_it(
    room: Room, path: str, told: str, width: int
) -> None:
    person = somebody(room, told, viewport={"width": width, "height": 640})
    person.open(path)
    found = stops(person.page)
    assert len(found) > 4
    assert [stop["name"] for stop in found if not stop["isMarked"]] == []
    assert [stop["name"] for stop in found if not stop["isSeen"]] == []


def tab_to(page: Page, name: str, most: int = 30) -> None:
    """Press Tab until what has this name, or this label, is in focus."""
    named = "(name) => [document.activeElement, ...(document.activeElement.labels ?? [])]"
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"{named}.some((each) => each.textContent.trim() === name)", name):
            return
    raise AssertionError(f"Tab does not come to {name!r}")


def test_the_first_five_pages_can_be_walked_with_keys_alone(person: Person) -> None:
    page, press = person.page, person.page.keyboard.press

    def on_to(name: str, at: str) -> None:
        tab_to(page, name)
        press("Enter")
        page.wait_for_url(f"**/{at}")

    person.open("/en/")
    on_to("I am worried about a child", "a/")
    on_to("Start", "now")
    tab_to(page, "Yes")
    press("ArrowDown")
    expect(page.get_by_label("No", exact=True)).to_be_checked()
    on_to("Continue", "who")
    tab_to(page, "A child I know")
    press("Space")
    on_to("Continue", "age")
    tab_to(page, "What name is the child known by?")
    page.keyboard.type("Sam")
    tab_to(page, "I know the age")
    press("ArrowDown")
    tab_to(page, "About how many years")
    page.keyboard.type("7")
    tab_to(page, "Yes")
    press("ArrowUp")
    expect(page.get_by_label("Not sure").last).to_be_checked()
    on_to("Continue", "tonight")
    assert "Is Sam safe tonight?" in person.text
    page.go_back()
    expect(page.get_by_label("About how many years")).to_have_value("7")


def test_the_skip_link_is_first_and_leads_past_the_band(person: Person) -> None:
    person.begin()
    person.page.bring_to_front()
    person.page.keyboard.press("Tab")
    skip = person.page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    person.page.keyboard.press("Enter")
    expect(person.page.get_by_role("main")).to_be_focused()
    person.page.keyboard.press("Tab")
    expect(person.page.get_by_label("Yes")).to_be_focused()


def test_after_an_error_focus_is_on_the_summary_and_each_link_leads_to_its_field(
    person: Person,
) -> None:
    person.begin().answer({"Is a child in danger right now?": "No"})
    person.answer({"Who is this about?": "A child I know"})
    person.answer({"How old is the child?": "I know the age", "Age in years": "eleven"})
    summary = person.page.get_by_role("alert").locator("..")
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport()
    assert person.page.title().startswith("Error: ")
    person.page.keyboard.press("Tab")
    person.page.keyboard.press("Enter")
    field = person.page.get_by_label("Age in years")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    told = field.evaluate(
        "(box) => document.getElementById(box.getAttribute('aria-describedby')).textContent"
    )
    assert "whole number" in told
