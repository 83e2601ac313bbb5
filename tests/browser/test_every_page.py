"""Every page of every questionnaire, at once: axe, and nothing cut off. `make walk` runs it."""

from collections.abc import Iterator

import pytest

from app.questionnaires.model import Questionnaire
from tests.browser.axe import axe
from tests.browser.person import Person
from tests.browser.test_access import CROSSWISE, PHONE
from tests.browser.watch import Room
from tests.making import content

pytestmark = pytest.mark.every

ASKED = list(content().library.questionnaires.values())
HEAVIEST = 15_000
"""Bytes that a page of questions may have (DESIGN section 7)."""


def own_pages(asked: Questionnaire) -> Iterator[str]:
    """Yield the pages that no questionnaire before this one has: a block is looked at once."""
    earlier = ASKED[: ASKED.index(asked)]
    seen = {id(page) for each in earlier for page in each.pages}
    yield from (page.id for page in asked.pages if id(page) not in seen)


@pytest.mark.parametrize("asked", ASKED, ids=[each.id for each in ASKED])
def test_every_page_is_whole_light_and_found_faultless(asked: Questionnaire, room: Room) -> None:
    person, own = room.person(**PHONE), set(own_pages(asked))
    person.has_answered({}, [], letter=asked.address)
    found: list[str] = []
    for page in asked.pages:
        if asked.tasks and page.id not in own:
            continue
        shown = person.open(f"/en/{asked.address}/{page.id}")
        found += [f"{page.id}: {len(shown.body())} bytes"] * (len(shown.body()) > HEAVIEST)
        found += [f"{page.id}: {fault}" for fault in axe(person)]
        found += [f"{page.id}: {fault}" for fault in person.page.evaluate(CROSSWISE)]
        if not asked.tasks:
            _go_on(person)
    assert found == []


def _go_on(person: Person) -> None:
    """Answer nothing but what has to be answered."""
    person.page.evaluate(
        "document.querySelectorAll('main input[value=not_sure]').forEach((each) => each.click())"
    )
    person.press("Continue")
