"""Pages that only one area asks: nothing typed is lost when the area is another's meanwhile."""

from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask

from app.calendars import LONDON
from app.journey.state import EXTENSION
from tests.journey.walker import Walker

THURROCK, DONCASTER = "E06000034", "E08000017"
PAGE, BOX = "thurrock-family", "thurrock-family-background"
AFTER_ITS_DAY = datetime(2027, 6, 1, 0, 1, tzinfo=LONDON)


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    return Walker(whole_app, journey="c").begin().tell(council=THURROCK)


def stored(walker: Walker) -> str:
    cookie = walker.client.get_cookie(walker.state.cookie)
    assert cookie is not None
    return walker.state.drafts.open(cookie.value).content.decode()


def test_a_page_that_the_area_adds_is_asked_kept_and_printed(walker: Walker) -> None:
    walker.go(PAGE).send({BOX: "Welsh at home"})
    assert walker.page.status == 200
    walker.go("check")
    assert "Welsh at home" in walker.page.text


def test_what_was_typed_for_one_area_is_kept_when_the_council_was_changed(walker: Walker) -> None:
    form = walker.go(PAGE).page
    walker.tell(council=DONCASTER)
    walker.page = form
    walker.send({BOX: "Welsh at home"})
    assert walker.page.status == 200
    assert walker.at != PAGE
    assert "Welsh at home" in stored(walker)


def test_what_was_typed_is_kept_when_the_pack_runs_out_meanwhile(
    walker: Walker, whole_app: Flask
) -> None:
    walker.go(PAGE)
    whole_app.extensions[EXTENSION] = replace(walker.state, now=lambda: AFTER_ITS_DAY)
    walker.send({BOX: "Welsh at home"})
    whole_app.extensions[EXTENSION] = walker.state
    assert walker.page.status == 200
    assert "Welsh at home" in stored(walker)


def test_what_was_typed_is_kept_when_the_draft_is_gone(walker: Walker) -> None:
    walker.go(PAGE)
    walker.client.delete_cookie(walker.state.cookie)
    walker.send({BOX: "Welsh at home"})
    assert walker.page.status == 200
    assert "Welsh at home" in stored(walker)


def test_answers_for_another_area_are_said_to_be_so_with_their_questions(walker: Walker) -> None:
    walker.go(PAGE).send({BOX: "Welsh at home"})
    walker.tell(council=DONCASTER).go("check")
    text = walker.page.text
    assert "Answers from an earlier version" not in text
    said = [
        "Answers for another area",
        "You gave these for Thurrock. They are used only if the child's home is there.",
        "Ethnicity and language of the parents",
        "Welsh at home",
    ]
    assert [text.index(each) for each in said] == sorted(text.index(each) for each in said)
    assert f"/en/c/{PAGE}" not in [a.get("href") for a in walker.page.all("a")]
    assert walker.faults() == []
    walker.tell(council=THURROCK).go("check")
    assert "Answers for another area" not in walker.page.text
    assert "Welsh at home" in walker.page.text


def test_answers_that_no_area_asks_for_any_more_are_of_an_earlier_version(
    walker: Walker, whole_app: Flask
) -> None:
    walker.go(PAGE).send({BOX: "Welsh at home"})
    whole_app.extensions[EXTENSION] = replace(walker.state, now=lambda: AFTER_ITS_DAY)
    walker.go("check")
    whole_app.extensions[EXTENSION] = walker.state
    assert "Answers from an earlier version" in walker.page.text
    assert "Answers for another area" not in walker.page.text
    assert "Welsh at home" in walker.page.text
