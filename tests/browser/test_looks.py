"""How pages look to those who see them otherwise: forced colours, right to left, on paper."""

import io
import json
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Locator

from tests.browser.conftest import need
from tests.browser.person import Person
from tests.browser.places import look_over, somebody
from tests.browser.test_access import CROSSWISE, PHONE
from tests.browser.watch import Room

TURN_ROUND = """async (address) => {
  document.documentElement.dir = 'rtl';
  const link = document.querySelector('link[rel=stylesheet]');
  await new Promise((done) => { link.onload = done; link.href = address; });
}"""

TURNED_NUMBERS = """() => {
  const boxes = [...document.querySelectorAll('input[type=tel], input[inputmode=numeric]')];
  const turned = boxes.filter((each) => getComputedStyle(each).direction === 'rtl');
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const words = walk.currentNode, number = words.data.match(/\\d[\\d ]*\\d/);
    if (!number || !words.parentElement.checkVisibility()) continue;
    const at = (from) => {
      const range = document.createRange();
      range.setStart(words, from);
      range.setEnd(words, from + 1);
      return range.getBoundingClientRect();
    };
    const first = at(number.index), last = at(number.index + number[0].length - 1);
    if (first.top === last.top && first.left > last.left) turned.push(words.parentElement);
  }
  return turned.map((each) => `turned round: ${each.outerHTML.slice(0, 120)}`);
}"""


def picture(place: Locator, margin: int = 6) -> Image.Image:
    """Return a picture of a part of the page, with a little around it."""
    place.scroll_into_view_if_needed()
    box = place.bounding_box() or {"x": 0, "y": 0, "width": 1, "height": 1}
    shot = place.page.screenshot(
        clip={
            "x": max(0, box["x"] - margin),
            "y": max(0, box["y"] - margin),
            "width": box["width"] + 2 * margin,
            "height": box["height"] + 2 * margin,
        }
    )
    return Image.open(io.BytesIO(shot)).convert("L")


def differs(one: Image.Image, other: Image.Image) -> bool:
    """Say whether two pictures differ in more than a few points."""
    return sum(ImageChops.difference(one, other).histogram()[64:]) > 20


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.every)])
@pytest.mark.parametrize("path", ["/en/", "/en/a/", "/en/a/away", "/en/a/result"])
def test_forced_colours_leave_words_and_focus_to_be_seen(
    room: Room, scheme: str, path: str
) -> None:
    person = somebody(room, "full", forced_colors="active", color_scheme=scheme)
    person.open(path)
    main = person.page.get_by_role("main")
    controls = [
        *person.page.get_by_role("banner").get_by_role("link").all(),
        person.page.get_by_role("button", name="Leave this page"),
        *main.get_by_role("button").all(),
        *main.get_by_role("link").all()[:3],
        *main.get_by_role("radio").all()[:2],
        *main.get_by_role("textbox").all()[:1],
    ]
    for each in controls:
        plain = picture(each)
        darkest, brightest = plain.getextrema()
        assert brightest - darkest > 120, f"{each} cannot be read"  # type: ignore[operator]
        each.focus()
        assert differs(plain, picture(each)), f"{each} does not show that it has the focus"
        each.blur()


@pytest.mark.parametrize("kind", ["radio", "checkbox"])
def test_forced_colours_show_what_is_picked(room: Room, kind: str) -> None:
    person = somebody(room, "full", forced_colors="active", color_scheme="dark")
    person.open({"radio": "/en/a/away", "checkbox": "/en/a/looks"}[kind])
    box = person.page.get_by_role("main").locator(f"input[type={kind}]").last
    assert not box.is_checked()
    plain = picture(box)
    box.check()
    box.blur()
    assert differs(plain, picture(box))


@pytest.mark.parametrize(
    "group", ["before", pytest.param("filled", marks=pytest.mark.every), "results"]
)
def test_turned_round_nothing_is_cut_off_and_numbers_are_not_turned(group: str, room: Room) -> None:
    manifest = json.loads((room.site.built / "static" / "manifest.json").read_text("utf-8"))
    sheet = f"/static/{manifest['app.rtl.css']}"

    def check(person: Person) -> list[str]:
        person.page.evaluate(TURN_ROUND, sheet)
        return [*person.page.evaluate(CROSSWISE), *person.page.evaluate(TURNED_NUMBERS)]

    look_over(group, room, check, **PHONE)


ON_PAPER = [
    pytest.param("check", ["1 Made-up Street", "Bite marks"], id="check"),
    pytest.param("result", ["Ring now, write after", "0808 800 5000", "Bite marks"], id="result"),
    pytest.param("letter", ["This is a referral", "She limps."], id="letter"),
    pytest.param("about", ["1 Made-up Street", "The red one"], id="question"),
]


@pytest.mark.parametrize(("page", "told"), ON_PAPER)
def test_on_paper_are_the_words_and_nothing_to_press(
    room: Room, page: str, told: list[str], tmp_path: Path
) -> None:
    person = somebody(room, "full", color_scheme="dark")
    person.open(f"/en/a/{page}")
    file = tmp_path / "page.pdf"
    person.page.pdf(path=file, format="A4")
    read = subprocess.run(
        [need("pdftotext"), "-layout", str(file), "-"], capture_output=True, text=True, check=True
    )
    printed = " ".join(read.stdout.split())
    person.page.emulate_media(media="print")
    chrome = ("Leave this page", "In danger?", "Skip to main content", "Change:")
    assert [words for words in chrome if words in f"{printed} {person.text}"] == []
    assert not person.page.get_by_role("link", name="Back", exact=True).count()
    assert not person.page.get_by_role("button").count()
    shown = [words for words in told if words in f"{printed} {_typed(person)}"]
    assert shown == told
    ground = person.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgba(0, 0, 0, 0)"


def _typed(person: Person) -> str:
    boxes = person.page.locator("main textarea:visible, main input:visible")
    return " ".join(box.input_value() for box in boxes.all())
