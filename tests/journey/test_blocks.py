"""Texts to copy into a council's own form: they are whole without a script, and only ever text."""

import pytest
from flask import Flask

from app.config import ROOT
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.reading import measure, overlong
from tests.journey.reading import PageRead, text_of
from tests.journey.walker import Walker

HOSTILE = "</textarea><script>alert(1)</script>\n\n<b>&amp; %(x)s {{ 7 * 7 }}</b>"
EASY = 30


def shown(walker: Walker, **told: object) -> Walker:
    """Return somebody who told this, and then asked for the texts."""
    if walker.begin().questionnaire.tasks:
        walker.tell(**told)
    else:
        walker.walk({name.replace("_", "-"): value for name, value in told.items()})
    return walker.go("blocks")


def copied(page: PageRead) -> dict[str, str]:
    """Return what is copied from each box, by its label."""
    held = {each.get("id"): (each.text or "").removeprefix("\n") for each in page.all("textarea")}
    labels = (each for each in page.all("label") if each.get("for") in held)
    return {text_of(label): held[label.get("for")] for label in labels}


def test_each_part_of_the_referral_is_a_text_to_copy(walker: Walker) -> None:
    shown(walker, danger="no", who="known", child_name="Robin Example", saw="A mark.\nOn Monday.")
    found = copied(walker.page)
    assert list(found)[:3] == ["The first lines", "The child", "What was seen and heard"]
    assert "What name is the child known by?\nRobin Example" in found["The child"]
    assert found["What was seen and heard"].endswith("\nA mark.\nOn Monday.")
    assert walker.page.title == "Copy it into a form – Signpost"


def test_every_text_can_be_marked_by_hand_and_changed_by_nobody(walker: Walker) -> None:
    shown(walker, danger="no", who="known", child_name="Robin")
    boxes = walker.page.all("textarea")
    assert boxes
    assert all(each.get("readonly") is not None for each in boxes)
    assert all(each.get("name") is None for each in boxes)
    # The button that copies is made by the script, which says the words that stand here.
    assert [each.text for each in walker.page.all("button")] == ["Leave this page"]
    groups = [each for each in walker.page.all("div") if each.get("data-module") == "app-copied"]
    assert len(groups) == len(boxes)
    assert {each.get("data-copied") for each in groups} == {"Copied"}


def test_each_text_tells_how_long_it_is(walker: Walker) -> None:
    shown(walker, danger="no", who="known", saw="A mark.")
    hints = {each.get("id"): text_of(each) for each in walker.page.all("div") if each.get("id")}
    for box in walker.page.all("textarea"):
        count = len((box.text or "").removeprefix("\n"))
        assert hints[box.get("aria-describedby") or ""] == f"Characters: {count}"


def test_a_long_text_is_given_in_parts_that_make_the_whole(walker: Walker) -> None:
    typed = ("He came to the shop at ten at night. He had no coat on.\n" * 80)[:3990].strip()
    shown(walker, danger="no", who="known", saw=typed)
    found = copied(walker.page)
    parts = [text for label, text in found.items() if label.startswith("What was seen and heard")]
    assert list(found)[2:4] == [
        "What was seen and heard (Part 1 of 2)",
        "What was seen and heard (Part 2 of 2)",
    ]
    assert "".join(parts).endswith(typed)
    assert max(map(len, found.values())) <= 4000


def test_what_was_typed_is_text_and_nothing_else(walker: Walker) -> None:
    shown(walker, danger="no", who="known", child_words=HOSTILE, saw=f"\n\n{HOSTILE}")
    found = copied(walker.page)
    assert HOSTILE in found["In the words of the child and of the person reporting"]
    assert HOSTILE in found["What was seen and heard"]
    assert [each.get("src") is None for each in walker.page.all("script")] == [False]
    assert walker.page.all("b") == []


def test_what_is_urgent_is_rung_first(walker: Walker) -> None:
    shown(walker, danger="no", who="known", safe_tonight="no")
    heads = [text_of(each) for each in walker.page.all("h2")]
    assert heads[0] == "Ring first"
    links = [each.get("href") or "" for each in walker.page.all("a")]
    assert "tel:08088005000" in links
    assert "/en/a/call" in links
    html = walker.page.html
    assert html.index("Ring first") < html.index("tel:0808") < html.index("<textarea")


def test_what_can_wait_does_not_say_ring_first(walker: Walker) -> None:
    shown(walker, danger="no", who="known", safe_tonight="yes", reach="no", hurt="no")
    assert "Ring first" not in walker.page.text
    assert "Nobody has been told yet." in walker.page.text


def test_before_anything_is_answered_there_is_nothing_to_copy_and_a_way_on(walker: Walker) -> None:
    walker.begin().go("blocks")
    assert "There is nothing to copy yet" in walker.page.text
    assert walker.page.all("textarea") == []
    assert "Go on with the questions" in [text_of(each) for each in walker.page.all("a")]


def test_where_the_area_has_a_form_there_is_a_way_to_it(whole_app: Flask) -> None:
    walker = shown(Walker(whole_app, journey="c"), council={"code": "E06000034"}, danger="no")
    text = walker.page.text
    assert text.index("Children's social care at the council") < text.index("The first lines")


def test_a_level_without_its_reasons_is_asked_for_first(whole_app: Flask) -> None:
    walker = Walker(whole_app, journey="f").begin()
    walker.tell(this_assessment="first", level="none_identified")
    question = walker.questionnaire.question("firm-signs")
    assert isinstance(question, SignsQuestion)
    walker.tell(firm_signs={question.signs[0].id: "now"}).go("blocks")
    assert walker.at == "level-now"
    walker.go("call")
    assert walker.at == "call"


def test_a_young_persons_words_can_be_copied_as_well(whole_app: Flask) -> None:
    walker = shown(Walker(whole_app, journey="b"), my_danger="no", my_words="It hurts.")
    found = copied(walker.page)
    assert found["The first lines"].startswith("A note from a young person\n")
    assert any(text.endswith("It hurts.") or "It hurts.\n" in text for text in found.values())


@pytest.mark.parametrize("letter", ["a", "b"])
def test_the_words_around_the_texts_are_plain(whole_app: Flask, letter: str) -> None:
    told = {"my_danger": "yes"} if letter == "b" else {"danger": "yes", "who": "known"}
    page = shown(Walker(whole_app, journey=letter), **told).page
    words = [text_of(each) for each in page.all("h1", "h2", "p")]
    assert measure(words).lix <= EASY
    assert [each for each in words if overlong(each)] == []


def test_the_button_to_copy_is_made_by_our_own_script() -> None:
    scripts = ROOT / "app" / "static" / "scripts"
    assert 'from "./copied.js"' in (scripts / "app.js").read_text(encoding="utf-8")
    own = (scripts / "copied.js").read_text(encoding="utf-8")
    assert 'moduleName = "app-copied"' in own
    assert "innerHTML" not in own
