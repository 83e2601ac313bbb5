"""The watch itself sees what it is there to see."""

import pytest

from tests.browser.person import Person
from tests.browser.watch import Room, Watch

WRONG = [
    pytest.param("console.error('made up')", "made up", id="console"),
    pytest.param("setTimeout(() => { throw Error('made up') })", "made up", id="script"),
    pytest.param("new Image().src = 'https://example.com/x.gif'", "example.com", id="picture"),
    pytest.param("fetch('https://example.com/').catch(() => {})", "CSP", id="another site"),
    pytest.param("navigator.sendBeacon('https://example.com/')", "CSP", id="beacon"),
    pytest.param("new WebSocket('wss://example.com/').onerror = null", "CSP", id="socket"),
    pytest.param(
        "document.body.append(Object.assign(document.createElement('iframe'),"
        " {src: 'https://example.com/'}))",
        "example.com",
        id="frame",
    ),
    pytest.param("document.body.setAttribute('style', 'color: red')", "style-src", id="style"),
    pytest.param(
        "try { document.createElement('script').text = '1' } catch {}",
        "require-trusted-types-for",
        id="script in the page",
    ),
]


@pytest.mark.parametrize(("wrong", "says"), WRONG)
def test_a_fault_of_a_page_is_noticed(person: Person, watch: Watch, wrong: str, says: str) -> None:
    person.open("/en/")
    assert watch.faults == []
    person.page.evaluate(f"() => {{ {wrong} }}")
    person.page.wait_for_timeout(200)
    assert any(says in fault for fault in watch.faults), watch.faults
    watch.faults.clear()


def test_a_page_of_another_site_is_never_reached(room: Room) -> None:
    person = room.person()
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        person.page.goto("http://example.com/")
    assert room.watches[0].faults == ["asked for http://example.com/"]
    room.watches[0].faults.clear()
