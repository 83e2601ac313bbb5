"""Training as it is looked at: a wall that is read from afar, small phones, lost connections."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import axe
from tests.browser.person import Person
from tests.browser.test_access import CRAMPED, CROSSWISE
from tests.browser.watch import Room

HOME = "/en/training"
CASE, QUIZ, WORDS = "through-the-wall", "quiz-first-things", "words-that-blame"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
SMALLEST = 320
"""CSS pixels across: a small phone, and a window of 1280 at 400 %."""
PICTURES = ((1280, 720), (1920, 1080))
SCRIPTS = ("en", "pl", "ar", "ur", "bn", "pa")
"""A language of each script, and one whose words are long."""
BACK_ROW = 0.025
"""Of the height of the picture: no letters on the wall are smaller."""
LETTERS = """() => Math.min(...[...document.querySelectorAll('.app-wall *')].filter((each) =>
  each.checkVisibility() && !each.closest('.govuk-visually-hidden, .govuk-details__text')
  && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
).map((each) => parseFloat(getComputedStyle(each).fontSize)))"""


UNSEEN = """() => {
  const ground = getComputedStyle(document.body).backgroundColor;
  return [...document.querySelectorAll('.app-chart__bar rect')].filter((bar) => {
    const { fill, stroke } = getComputedStyle(bar);
    return [fill, stroke].every((colour) => ['none', ground].includes(colour));
  }).map((bar) => bar.outerHTML);
}"""


def opened(room: Room, *items: str, people: int = 3) -> tuple[Person, Person, list[Person]]:
    """Open a room; return its desk, its wall and the phones of who joined."""
    desk = room.person(viewport={"width": 1280, "height": 720})
    desk.open(f"{HOME}/lead")
    for item in items:
        desk.page.locator(f"#item-{item}").check()
    desk.press("Open the room")
    wall = Person(desk.page.context.new_page(), desk.site)
    wall.open(f"{HOME}/wall")
    code = wall.page.locator(".app-wall__code").inner_text().replace(" ", "")
    return desk, wall, [joined(room, code) for _ in range(people)]


def joined(room: Room, code: str, **options: Any) -> Person:
    phone = room.person(**{**PHONE, **options})
    phone.open(f"{HOME}/join/{code}")
    phone.press("Join")
    return phone


def away(person: Person) -> None:
    """Leave the page, so that it does not go on by itself while it is looked at."""
    person.page.goto("about:blank")


def go_on(desk: Person, steps: int = 1) -> None:
    for _ in range(steps):
        desk.open(f"{HOME}/desk")
        desk.press("Next")


def judge(phone: Person) -> None:
    """Answer the pages of a part with nothing, and judge it."""
    for _ in range(9):
        phone.open(f"{HOME}/room")
        asked = phone.page.get_by_role("button", name="Answer the questions")
        if not asked.count() or "judgement" in (asked.get_attribute("href") or ""):
            break
        asked.click()
        phone.press("Continue")
    phone.open(f"{HOME}/room/judgement")
    for name in ("urgency", "tell"):
        phone.page.locator(f"main input[name={name}]").nth(1).check()
    phone.press("This is what I think")
    away(phone)


def faults(person: Person, name: str) -> Iterator[str]:
    """Yield what is wrong with the page in front, however it is looked at."""
    page, size = person.page, person.page.viewport_size
    assert size
    yield from (f"{name}: {fault}" for fault in axe(person))
    page.emulate_media(color_scheme="dark")
    yield from (f"{name}, in the dark: {fault}" for fault in axe(person, ["color-contrast"]))
    page.emulate_media(color_scheme="light", forced_colors="active")
    yield from (f"{name}, in forced colours: {fault}" for fault in page.evaluate(UNSEEN))
    page.emulate_media(forced_colors="none")
    for height in (640, 180):
        page.set_viewport_size({"width": SMALLEST, "height": height})
        yield from (f"{name}, {SMALLEST} x {height}: {fault}" for fault in page.evaluate(CROSSWISE))
    yield from (f"{name}, for a thumb: {fault}" for fault in page.evaluate(CRAMPED))
    page.set_viewport_size(size)


def afar(wall: Person, name: str) -> Iterator[str]:
    """Yield what the back row cannot read, or not without scrolling."""
    for width, height in PICTURES:
        wall.page.set_viewport_size({"width": width, "height": height})
        box = wall.page.locator(".app-wall").bounding_box()
        assert box
        if box["y"] + box["height"] > height:
            yield f"{name}: ends at {box['y'] + box['height']} of {height}"
        if (letters := wall.page.evaluate(LETTERS)) < BACK_ROW * height:
            yield f"{name}: letters of {letters} on {height}"
    wall.page.set_viewport_size({"width": 1280, "height": 720})


def on_the_wall(wall: Person, name: str) -> Iterator[str]:
    """Yield what is wrong with any screen of the step that the room is at, in any script."""
    for code in SCRIPTS:
        wall.open(f"/{code}/training/wall")
        for number in range(1, 20):
            yield from afar(wall, f"{name} {number} in {code}")
            if code == "en":
                yield from faults(wall, f"{name} {number}")
            turned = wall.page.locator("[data-after]")
            if not turned.count():
                break
            turned.click()
            wall.page.wait_for_load_state()
    away(wall)


@pytest.mark.every
def test_every_page_of_training_is_found_faultless_however_it_is_looked_at(room: Room) -> None:
    desk, wall, phones = opened(room, CASE, QUIZ)
    phone = phones[0]
    for each in phones:
        away(each)
    found: list[str] = []

    def look(person: Person, *paths: str) -> None:
        for path in paths:
            person.open(f"{HOME}{path}")
            found.extend(faults(person, path))
        away(person)

    look(room.person(), "", "/alone", "/lead")
    look(desk, "/desk", "/desk/end")
    found += on_the_wall(wall, "joining")
    look(phone, "/room", "/support", "/step-out")
    go_on(desk)
    look(phone, "/room")
    go_on(desk)
    found += on_the_wall(wall, "story")
    look(phone, "/room", "/room/page/body", "/room/judgement", "/room/so-far")
    for _ in range(2):
        for each in phones:
            judge(each)
        look(phone, "/room")
        go_on(desk)
        found += on_the_wall(wall, "results")
        look(phone, "/room")
        go_on(desk)
    go_on(desk, 5)
    found += on_the_wall(wall, "question")
    look(phone, "/room")
    for each in phones:
        each.open(f"{HOME}/room")
        each.page.locator("main input[name=choice]").first.check()
        each.press("Answer")
        away(each)
    go_on(desk)
    found += on_the_wall(wall, "what is so")
    look(phone, "/room")
    assert found == [], "\n".join(found)


def test_the_keys_of_a_clicker_turn_the_wall(room: Room) -> None:
    desk, wall, _ = opened(room, WORDS, people=0)
    go_on(desk, 2)
    wall.page.set_viewport_size({"width": 1280, "height": 720})
    wall.page.bring_to_front()
    wall.open(f"{HOME}/wall")
    first = wall.page.locator("main li").first.inner_text()
    wall.page.keyboard.press("PageDown")
    expect(wall.page.locator("main li").first).not_to_have_text(first)
    wall.page.keyboard.press("ArrowLeft")
    expect(wall.page.locator("main li").first).to_have_text(first)


def test_whoever_listens_to_the_wall_is_told_of_counts_now_and_then(room: Room) -> None:
    _, wall, _ = opened(room, QUIZ, people=0)
    wall.page.clock.install()
    wall.open(f"{HOME}/wall")
    code = wall.page.locator(".app-wall__code").inner_text().replace(" ", "")
    said = wall.page.locator(".app-counts [role=status]")
    for _ in range(2):
        joined(room, code)
    wall.page.bring_to_front()
    wall.page.clock.run_for(2_000)
    expect(wall.page.locator("[data-count=people]")).to_have_text("2")
    expect(said).to_have_text("")
    wall.page.clock.run_for(20_000)
    expect(said).to_have_text("In the room: 2")
    assert wall.page.evaluate("document.activeElement === document.body")


def test_a_phone_without_a_connection_says_so_keeps_what_is_ticked_and_sends_it_later(
    room: Room,
) -> None:
    desk, _, [phone] = opened(room, CASE, people=1)
    go_on(desk, 2)
    phone.page.bring_to_front()
    phone.page.clock.install()
    phone.open(f"{HOME}/room/page/body")
    box = phone.page.locator("main input[value=hungry]")
    box.check()
    status = phone.page.locator(".app-watch [role=status]")
    # Somebody else answers, as in a hotel whose network wants to be paid first.
    phone.page.route("**/room/now", lambda route: route.fulfill(body="<p>Welcome"))
    phone.page.clock.run_for(29_000)
    expect(status).to_have_text("")
    phone.page.clock.run_for(2_000)
    expect(status).to_have_text("No connection: this page tries again.")
    phone.press("Continue")
    assert phone.at == "body"
    assert box.is_checked()
    phone.page.unroute("**/room/now")
    phone.page.clock.run_for(16_000)
    phone.page.wait_for_url("**/room")
    assert "Answer the questions" in phone.text
    phone.open(f"{HOME}/room/page/body")
    assert phone.page.locator("main input[value=hungry]").is_checked()
