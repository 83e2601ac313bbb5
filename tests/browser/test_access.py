"""axe finds nothing by day or in the dark; nothing is cramped, and nothing is cut off."""

from collections.abc import Iterator

from tests.browser.axe import axe
from tests.browser.person import Person
from tests.browser.places import every_group, look_over
from tests.browser.watch import Room

CROSSWISE = """() => {
  const page = document.scrollingElement, over = page.scrollWidth - page.clientWidth;
  if (over <= 0) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(
    (each) => each.getBoundingClientRect().right > page.clientWidth + 1);
  return [`${over} px wider than the window, as is ${wide.at(-1)?.outerHTML.slice(0, 120)}`];
}"""

CRAMPED = """() => {
  const boxes = ['button', '[role=button]', 'select', 'input:not([type=hidden])'].map(
    (box) => `${box}:not([aria-hidden=true])`).join();
  return [...document.querySelectorAll(boxes)].flatMap((each) => {
    const areas = [each, ...(each.labels ?? [])].map((area) => area.getBoundingClientRect());
    const isPick = ['radio', 'checkbox'].includes(each.type);
    const [width, height] = ['width', 'height'].map((side) => Math.max(
      ...areas.slice(0, isPick ? undefined : 1).map((area) => area[side])));
    const isThere = each.checkVisibility() && areas[0].width > 0;
    const least = isPick || each.matches('button, [role=button]') ? 44 : 24;
    const isSmall = height < least || width < least;
    return isThere && isSmall ? [`${width} x ${height} px: ${each.outerHTML.slice(0, 120)}`] : [];
  });
}"""

PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True}


@every_group
def test_axe_finds_nothing_on_any_page(group: str, room: Room) -> None:
    def check(person: Person) -> Iterator[str]:
        yield from axe(person)
        person.page.emulate_media(color_scheme="dark")
        yield from (f"in the dark, {fault}" for fault in axe(person, ["color-contrast"]))
        person.page.emulate_media(color_scheme="light")

    look_over(group, room, check)


@every_group
def test_nothing_is_cut_off_on_a_small_screen_or_when_zoomed(group: str, room: Room) -> None:
    def check(person: Person) -> Iterator[str]:
        page = person.page
        yield from (f"on a phone, {fault}" for fault in page.evaluate(CROSSWISE))
        yield from (f"for a thumb, {fault}" for fault in page.evaluate(CRAMPED))
        page.set_viewport_size({"width": 320, "height": 256})
        yield from (f"at 400 %, {fault}" for fault in page.evaluate(CROSSWISE))
        page.set_viewport_size({"width": 640, "height": 640})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        yield from (f"with text at 200 %, {fault}" for fault in page.evaluate(CROSSWISE))
        page.set_viewport_size({"width": 320, "height": 640})

    look_over(group, room, check, **PHONE)
