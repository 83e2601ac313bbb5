"""What a shared computer still shows afterwards: Back, Forward, refresh, history and files."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error

from tests.browser.conftest import ARGUMENTS
from tests.browser.person import Person
from tests.browser.places import FULL, somebody
from tests.browser.serving import EXIT_HOST, Site
from tests.browser.test_html import TELLING
from tests.browser.test_lasting import let_last
from tests.browser.watch import Room, Watch

PAGES = ("now", "who", "age")
TOLD = ("Sam", "About 11")
"""Some of what was told."""
BACK, FORWARD = "history.back()", "history.forward()"
SHOWN = "document.documentElement.hidden ? '' : document.body?.innerText ?? ''"


@pytest.fixture(scope="module")
def remembering(browser: Browser, site: Site, chromium: str) -> Iterator[Browser]:
    """A browser that keeps pages in its memory for its Back button, as browsers do."""
    hosts = f"MAP {EXIT_HOST} 127.0.0.1:{site.exit_port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    started = browser.browser_type.launch(
        executable_path=chromium,
        args=[*ARGUMENTS, f"--host-resolver-rules={hosts}"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield started
    started.close()


@pytest.fixture
def memory(remembering: Browser, site: Site) -> Iterator[Room]:
    made = Room(remembering, site)
    yield made
    faults = made.faults()
    made.close()
    assert faults == []


def move(person: Person, way: str) -> None:
    """Go in the history as the person does, and wait until a page has come."""
    person.page.evaluate(f"() => {{ setTimeout(() => {way}, 0) }}")
    person.page.wait_for_timeout(300)


def shown(person: Person, what: str = SHOWN) -> str:
    """Return what stands on the page, once the browser has done with going anywhere."""
    for _ in range(20):
        try:
            return str(person.page.evaluate(what))
        except Error:  # it went on in the middle of being asked
            person.page.wait_for_timeout(300)
    raise AssertionError("the page never comes to rest")


def at_result(room: Room, **options: object) -> Person:
    """Return somebody who has told a lot and looked at several pages of it."""
    person = room.person(**options)
    room.watches[-1].may_leave = True
    person.has_answered(FULL, PAGES)
    for path in ("age", "check", "result"):
        person.open(f"/en/a/{path}")
    return person


def leave(person: Person) -> None:
    person.press("Leave this page")
    person.page.wait_for_url(f"http://{EXIT_HOST}/")


def delete(person: Person) -> None:
    person.page.locator("form[action$='/done'] button").click()
    person.page.wait_for_url("**/done")


ENDS = [
    pytest.param(leave, True, id="left"),
    pytest.param(leave, False, id="left without JavaScript", marks=pytest.mark.every),
    pytest.param(delete, True, id="deleted"),
]


@pytest.mark.parametrize(("end", "has_script"), ENDS)
def test_back_forward_and_refresh_show_nothing_that_was_told(
    memory: Room, *, end: Callable[[Person], None], has_script: bool
) -> None:
    person = at_result(memory, java_script_enabled=has_script)
    end(person)
    for way in (*[BACK] * 3, "location.reload()", *[FORWARD] * 2, "location.reload()"):
        move(person, way)
        seen = shown(person, "document.documentElement.innerText")
        assert [each for each in TOLD if each in seen] == [], way
        assert not TELLING.search(person.page.title()), way


def test_a_page_from_memory_is_hidden_until_it_is_known_that_its_answers_are_still_kept(
    memory: Room,
) -> None:
    person = memory.person()
    person.has_answered(FULL, PAGES)
    person.open("/en/a/age")
    person.page.evaluate("window.isFromMemory = true")
    person.open("/en/")
    move(person, BACK)
    assert person.page.evaluate("window.isFromMemory")
    assert "How old is the child?" in shown(person)
    person.open("/en/")
    let_last(person, memory, -1)
    person.page.evaluate("() => { setTimeout(() => history.back(), 0) }")
    person.page.wait_for_url("**/en/a/?why=gone")
    assert "Your answers are no longer here." in person.text


def test_a_window_that_is_opened_again_shows_nothing_that_was_told(memory: Room) -> None:
    person = at_result(memory)
    person.open("/en/a/age")
    person.give("What name is the child known by?", "Only I know this")
    address, kept = person.page.url, person.page.context.storage_state()
    leave(person)
    again = memory.person(storage_state=kept)
    again.page.goto(address)
    assert [each for each in (*TOLD, "Only I know") if each in again.page.content()] == []


def test_the_history_holds_neutral_titles_and_addresses_alone(memory: Room) -> None:
    person = at_result(memory)
    session = person.page.context.new_cdp_session(person.page)
    leave(person)
    entries = session.send("Page.getNavigationHistory")["entries"]
    ours = [each for each in entries if each["url"].startswith(person.site)]
    assert len(ours) >= 2
    for each in ours:
        assert not TELLING.search(f"{each['title']} {urlsplit(each['url']).path}"), each
        assert not any(told in each["title"] for told in TOLD), each
        assert not urlsplit(each["url"]).query


def test_a_document_is_taken_under_a_neutral_name_and_asks_nobody_else(
    room: Room, tmp_path: Path
) -> None:
    person = somebody(room, "full")
    watch: Watch = room.watches[-1]
    person.open("/en/a/papers")
    links = person.page.locator("main a[href$='.pdf'], main a[href$='.docx'], main a[href$='.txt']")
    names = {str(link.get_attribute("href")).rpartition("/")[2] for link in links.all()}
    assert {"letter.pdf", "letter.docx"} <= names
    before = len(watch.asked)
    with person.page.expect_download() as offered:
        person.page.locator("main a[href$='/letter.pdf']").first.click()
    taken = offered.value
    taken.save_as(tmp_path / "taken")
    assert taken.suggested_filename == "letter.pdf"
    assert [urlsplit(each).path for each in watch.asked[before:]] == ["/en/a/letter.pdf"]
    assert b"/URI (http://" not in (tmp_path / "taken").read_bytes()
    assert not any(TELLING.search(name) or "sam" in name.lower() for name in names)
