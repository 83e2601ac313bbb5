"""The counter under a box and the server count alike."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.places import CALM, page_ids

BOX = "how are they hurt or ill?"
LIMIT = 1000
FILL = "(box, words) => { box.value = words; box.dispatchEvent(new Event('input')); }"

WRITTEN = [
    pytest.param("é" * LIMIT, id="letters"),
    pytest.param("👩‍👩‍👧‍👦" * 142 + "🚀" * 6, id="emoji"),
    pytest.param("a\r\n" * (LIMIT // 2 - 1) + "ab", id="lines ended with CRLF"),
    pytest.param("\n  " + "x" * LIMIT + " \n\n", id="space around"),
    pytest.param("ي🇬🇧" * 333 + "u", id="right to left and flags"),
]


@pytest.mark.parametrize("words", WRITTEN)
def test_what_just_fits_is_taken_and_one_more_is_refused(person: Person, words: str) -> None:
    ids = page_ids()
    person.has_answered(CALM, ids[: ids.index("care")])
    person.open("/en/a/care")
    box = person.box(BOX)
    counted = person.page.locator("[aria-hidden=true]", has_text=re.compile("^Characters "))

    core = words.strip()
    box.evaluate(FILL, words.replace(core, core + "!"))
    expect(counted).to_have_text("Characters over the limit: 1")
    person.answer({"Is the child hurt or ill now": "No"})
    assert person.at == "care"
    expect(person.page.get_by_role("alert")).to_contain_text("shorter by 1 character")
    expect(counted).to_have_text("Characters over the limit: 1")

    box.evaluate(FILL, words)
    expect(counted).to_have_text("Characters left: 0")
    person.press("Continue")
    assert person.at == "away"
    person.open("/en/a/care")
    assert box.input_value() == words.replace("\r\n", "\n").strip()


def test_without_javascript_the_limit_is_told(anybody: Person) -> None:
    ids = page_ids()
    anybody.has_answered(CALM, ids[: ids.index("care")])
    anybody.open("/en/a/care")
    told = anybody.box(BOX).evaluate(
        "(box) => box.getAttribute('aria-describedby').split(' ')"
        ".map((id) => document.getElementById(id).textContent).join(' ')"
    )
    assert "Character limit: 1000" in told
