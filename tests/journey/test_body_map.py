"""The body is a list of regions with a drawing beside it; a note alone marks a region."""

import re
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from app.questionnaires.kinds.body_map import BACK, FRONT
from tests.journey.reading import XHTML, text_of
from tests.journey.walker import Walker


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    """A professional before the body map of a referral."""
    return Walker(whole_app, journey="c").begin().go("marks")


def ticked(walker: Walker) -> set[str]:
    return set(walker.page.fields().get("body-map", []))


def figures(walker: Walker) -> list[Element]:
    """Return the drawings on the page in front."""
    every = walker.page.root.iter()
    return [each for each in every if (each.get("class") or "") == "app-figure"]


def test_every_region_can_be_ticked_and_written_about_without_a_script(walker: Walker) -> None:
    boxes = [each for each in walker.page.all("input") if each.get("name") == "body-map"]
    regions = {each.get("value") for each in boxes if each.get("type") == "checkbox"}
    assert regions >= {*FRONT, *BACK}
    named = {each.get("name") for each in walker.page.all("input")}
    assert {f"body-map.{region}" for region in (*FRONT, *BACK)} <= named
    labels = {text_of(each) for each in walker.page.all("label")}
    assert {text.id for text in (*FRONT.values(), *BACK.values())} <= labels


def test_the_drawing_has_each_region_once_and_is_silent(walker: Walker) -> None:
    assert [each.get("aria-hidden") for each in figures(walker)] == ["true", "true"]
    shapes = [
        (path.get("class") or "").split()[0].removeprefix("at-")
        for figure in figures(walker)
        for path in figure
    ]
    assert sorted(shapes) == sorted([*FRONT, *BACK])


def test_left_and_right_are_the_childs_own(walker: Walker) -> None:
    front, back = figures(walker)

    def across(figure: Element, region: str) -> float:
        [path] = [each for each in figure if f"at-{region}" in (each.get("class") or "").split()]
        found = re.match(r"M([\d.]+)", path.get("d") or "")
        assert found
        return float(found[1])

    assert across(front, "left-hand") > across(front, "right-hand")
    assert across(back, "back-of-left-hand") < across(back, "back-of-right-hand")


def test_marks_and_notes_are_kept_and_printed(walker: Walker) -> None:
    walker.send({"body-map": ["left-ear", "upper-back"], "body-map.left-ear": "Red, 2 cm."})
    assert walker.at == "cause"
    walker.go("marks")
    assert ticked(walker) == {"left-ear", "upper-back"}
    assert walker.page.fields()["body-map.left-ear"] == ["Red, 2 cm."]
    for page in ("check", "letter", "record"):
        text = walker.go(page).page.text
        for words in ("Left ear", "Red, 2 cm.", "Upper back"):
            assert words in text, page


def test_what_was_marked_is_marked_on_the_drawing_of_the_documents(walker: Walker) -> None:
    walker.send({"body-map": ["left-ear"], "body-map.neck": "A line."})
    for page in ("letter", "record"):
        every = [each.get("class") or "" for each in walker.go(page).page.root.iter()]
        marked = {each for each in every if each.endswith(" marked")}
        assert marked == {"at-left-ear marked", "at-neck marked"}


def test_a_note_without_its_tick_marks_its_region(walker: Walker) -> None:
    walker.send({"body-map.chest": "A round burn."})
    assert ticked(walker.go("marks")) == {"chest"}


def test_a_mark_in_a_place_that_is_seldom_hurt_by_chance_counts(walker: Walker) -> None:
    asked = walker.questionnaire.question("body-map")
    facts = set(asked.named_facts())
    assert len(facts) > 1
    before = walker.go("result").page.text
    walker.go("marks").send({"body-map": ["left-ear"]})
    after = walker.go("result").page.text
    assert before != after
    assert "Ring now" in after


def test_no_mark_at_all_is_a_blank(walker: Walker) -> None:
    walker.send({})
    assert walker.at == "cause"
    assert ticked(walker.go("marks")) == set()


WRONG = [
    pytest.param(
        {"body-map": "neck", "body-map.neck": "x" * 301},
        "body-map.neck",
        "shorter by 1 character",
        id="a note too long",
    ),
    pytest.param(
        {"body-map": "neck", "body-map.chest": "a\x00b"},
        "body-map.chest",
        "hidden characters",
        id="a hidden character",
    ),
    pytest.param({"body-map": ["wing", "neck"]}, "body-map", "answers given", id="no such region"),
]


@pytest.mark.parametrize(("typed", "at", "says"), WRONG)
def test_what_cannot_be_is_refused_beside_its_region_and_kept(
    walker: Walker, typed: dict[str, str | list[str]], at: str, says: str
) -> None:
    response = walker.send(typed)
    assert (response.status_code, walker.at) == (422, "marks")
    [summary] = walker.page.errors
    assert says in summary
    assert [a.get("href") for a in walker.page.all("a") if text_of(a) == summary] == [f"#{at}"]
    assert [each for each in walker.page.root.iter() if each.get("id") == at]
    beside = [text_of(p) for p in walker.page.all("p") if "error-message" in (p.get("class") or "")]
    assert any(says in each for each in beside)
    assert "neck" in ticked(walker)
    if at != "body-map":
        [item] = [
            each
            for each in walker.page.all("li")
            if any(box.get("name") == at for box in each.iter(XHTML + "input"))
        ]
        assert says in text_of(item)
        typed_note = str(typed[at]).replace("\x00", "\ufffd")
        assert walker.page.fields()[at] == [typed_note]


def test_a_note_is_only_ever_text(walker: Walker) -> None:
    hostile = '"><script>alert(1)</script>{{ 7*7 }}%(x)s'
    walker.send({"body-map.neck": hostile})
    assert walker.go("marks").page.fields()["body-map.neck"] == [hostile]
    for page in ("check", "letter", "record"):
        assert hostile in walker.go(page).page.text
