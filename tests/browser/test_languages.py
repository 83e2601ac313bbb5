"""Every language in a real browser: readable by everybody, nothing cut off, numbers as dialled."""

from collections.abc import Iterator

import pytest

from app.config import ROOT
from app.languages import OFFERED
from tests.browser.axe import axe
from tests.browser.person import Person
from tests.browser.places import FULL
from tests.browser.test_access import CRAMPED, CROSSWISE, PHONE
from tests.browser.watch import Room

PICTURES = ROOT / "build" / "languages"
PAGES = (
    *("", "danger", "a/", "a/now", "a/age", "a/tonight", "a/looks", "a/you", "a/talking"),
    *("a/check", "a/result", "a/ring", "a/call", "a/record", "a/copy", "a/papers"),
    *("b/", "ring/E08000018", "nowhere"),
)
USUAL = ("ar",)
"""What every run of the tests looks at: from right to left. `make walk` takes all."""
LANGUAGES = [
    pytest.param(code, marks=[] if code in USUAL else pytest.mark.every)
    for code in OFFERED
    if code != "en"
]

FACES = [
    ("ar", "Signpost Naskh"),
    ("ur", "Signpost Nastaliq"),
    ("bn", "Signpost Bengali"),
    ("pa", "Signpost Gurmukhi"),
]

DIGITS_IN_ORDER = """() => [...document.querySelectorAll('a[href^="tel:"], .tel')].map((each) => {
  const walk = document.createTreeWalker(each, NodeFilter.SHOW_TEXT), found = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    for (let at = 0; at < node.length; at++) if (/[0-9]/.test(node.data[at])) {
      const range = document.createRange();
      range.setStart(node, at); range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width) found.push([box.top, box.left, node.data[at]]);
    }
  const seen = found.map((each) => each[2]).join('');
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [seen, found.map((each) => each[2]).join('')];
})"""


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_publics_journey_can_be_read_by_everybody(code: str, room: Room) -> None:
    person = room.person(**PHONE)
    pages = [page for page in FULL if page != "now"]
    person.has_answered(FULL, ["now", *pages], language=code)
    PICTURES.mkdir(parents=True, exist_ok=True)
    faults = []
    for number, page in enumerate(PAGES):
        person.open(f"/{code}/{page}")
        faults += [f"{page}: {fault}" for fault in _faults(person)]
        person.page.screenshot(path=PICTURES / f"{code}-{number:02}.png", full_page=True)
    assert faults == []


def _faults(person: Person) -> Iterator[str]:
    yield from axe(person)
    yield from person.page.evaluate(CROSSWISE)
    yield from person.page.evaluate(CRAMPED)


@pytest.mark.parametrize("code", ["ar", "ur"])
def test_a_number_is_seen_as_it_is_dialled(code: str, room: Room) -> None:
    person = room.person(**PHONE)
    person.has_answered(FULL, list(FULL), language=code)
    for page in ("danger", "a/result", "a/call", "a/record", "ring/E08000018"):
        person.open(f"/{code}/{page}")
        numbers = person.page.evaluate(DIGITS_IN_ORDER)
        assert numbers, page
        assert [each for each in numbers if each[0] != each[1]] == []


@pytest.mark.parametrize(("code", "face"), FACES)
def test_each_script_is_shown_in_its_own_face(code: str, face: str, room: Room) -> None:
    person = room.person()
    person.open(f"/{code}/danger")
    person.page.evaluate("document.fonts.ready")
    family = person.page.locator("h1").evaluate("(each) => getComputedStyle(each).fontFamily")
    assert family.startswith(f'"{face}"')
    loaded = person.page.evaluate(
        "[...document.fonts].filter((each) => each.status == 'loaded').map((each) => each.family)"
    )
    assert [each.strip('"') for each in loaded] == [face]


def test_another_language_keeps_what_was_typed_and_not_sent(anybody: Person) -> None:
    anybody.begin().answer({"Is a child in danger right now?": "No"})
    anybody.answer({"Who is this about?": "A child I know"})
    anybody.give("What name is the child known by?", "Zosia “Z”")
    for name, code in (("Polski", "pl"), ("العربية", "ar"), ("اردو", "ur"), ("English", "en")):
        anybody.page.locator(".app-languages summary").click()
        anybody.page.locator(f'.app-languages [formaction^="/{code}/"]').click()
        anybody.page.wait_for_url(f"**/{code}/a/age")
        assert anybody.page.locator('[name="child-name"]').input_value() == "Zosia “Z”"
        assert anybody.page.locator("html").get_attribute("lang") == code
        assert name in anybody.page.locator(".app-languages summary").inner_text()
    anybody.press("Continue")
    anybody.page.wait_for_url("**/a/tonight")
    assert "Is Zosia “Z” safe tonight?" in anybody.text


def test_enter_in_a_box_goes_on_and_changes_no_language(anybody: Person) -> None:
    anybody.begin().answer({"Is a child in danger right now?": "No"})
    anybody.answer({"Who is this about?": "A child I know"})
    anybody.give("What name is the child known by?", "Sam")
    anybody.page.locator('[name="child-name"]').press("Enter")
    anybody.page.wait_for_url("**/en/a/tonight")
