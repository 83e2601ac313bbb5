"""The page that reads a person's words with them: it suggests, and changes nothing."""

import pytest
from flask import Flask

from app.asking.inputs.base import box
from app.journey.views.words import MOST_SHOWN
from app.questionnaires.reading import measure, overlong
from tests.journey.reading import XHTML, text_of
from tests.journey.walker import Walker

REFERRAL, PUBLIC, YOUNG = "c", "a", "b"
HEAVIEST = 15_000
RING_FIRST = "Ring first. Read this after the call."
NOTHING = "Nothing stood out. That does not mean that it is right."


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    """A professional who writes a referral."""
    return Walker(whole_app, journey=REFERRAL).begin()


def marks(walker: Walker) -> list[str]:
    return [text_of(each) for each in walker.page.all("mark")]


def changes(walker: Walker) -> list[str]:
    links = walker.page.all("a")
    return [a.get("href") or "" for a in links if text_of(a).startswith("Change this")]


def test_a_blaming_word_is_marked_in_its_sentence_with_what_to_say(walker: Walker) -> None:
    walker.tell(seen_by_you="I met her at nine. She was promiscuous, staff told me. She went home.")
    walker.go("wording")
    assert walker.page.status == 200
    assert marks(walker) == ["promiscuous"]
    assert "She was promiscuous, staff told me." in walker.page.text
    assert "I met her at nine." not in walker.page.text
    assert "What did you see yourself?" in walker.page.text
    assert "It blames the child and hides what is done to them." in walker.page.text
    assert "You need not change anything" in walker.page.text


@pytest.mark.parametrize(
    ("told", "field"),
    [
        pytest.param({"thought": "She is promiscuous."}, box("thought"), id="a text"),
        pytest.param(
            {"seen_alone": {"chosen": ["not-tried"], "details": {"not-tried": "She lies."}}},
            box("seen-alone", "not-tried"),
            id="a detail of a choice",
        ),
        pytest.param(
            {"body_map": {"chosen": ["neck"], "details": {"neck": "She asked for it."}}},
            "body-map-neck",
            id="a note on the body",
        ),
        pytest.param(
            {"events": [{"what": "He moved."}, {"what": "She absconded."}]},
            box("events", "1.what"),
            id="a row",
        ),
    ],
)
def test_the_link_leads_to_the_very_box(
    walker: Walker, told: dict[str, object], field: str
) -> None:
    walker.tell(**told).go("wording")
    [url] = changes(walker)
    assert url.endswith(f"#{field}")
    walker.open(url.partition("#")[0])
    assert field in {each.get("id") for each in walker.page.all("input", "textarea", "select")}


def test_what_is_typed_is_never_markup(walker: Walker) -> None:
    walker.tell(thought="<b>She</b> is promiscuous<script>alert(1)</script> now.")
    walker.go("wording")
    assert marks(walker) == ["promiscuous"]
    assert "<b>She</b>" in walker.page.text
    assert not walker.page.all("b")
    assert "alert(1)</script>" not in walker.page.html


def test_nothing_found_does_not_say_that_it_is_right(walker: Walker) -> None:
    walker.tell(thought="I think that he is hit at home.").go("wording")
    assert NOTHING in walker.page.text
    assert not marks(walker)


def test_the_childs_own_words_are_left_alone(walker: Walker) -> None:
    walker.tell(child_words="He is my boyfriend and I chose to stay, I am a liar.").go("wording")
    assert not marks(walker)


def test_it_says_to_ring_first_where_it_cannot_wait(walker: Walker) -> None:
    walker.tell(child_told="hurt", thought="She is promiscuous.").go("wording")
    text = walker.page.text
    assert text.index(RING_FIRST) < text.index("They will ask")
    main = walker.page.all("main")[0]
    links = [a.get("href") or "" for a in main.iter(XHTML + "a")]
    assert any(each.startswith("tel:") for each in links)


def test_where_it_can_wait_nobody_is_rung_first(whole_app: Flask) -> None:
    walker = Walker(whole_app, journey="o").begin().go("wording")
    assert walker.page.status == 200
    assert RING_FIRST not in walker.page.text


def test_many_remarks_are_counted_and_the_page_stays_small(walker: Walker) -> None:
    many = "Promiscuous & streetwise. She lies. He is naughty. A liar. It was consensual. " * 40
    walker.tell(thought=many[:3900], child_told="hurt", seen_by_you=many[:3900])
    walker.go("wording")
    assert len(walker.page.html.encode()) <= HEAVIEST
    assert "times more in this answer." in walker.page.text
    assert len(marks(walker)) == MOST_SHOWN
    assert "more thing" in walker.page.text


def test_a_long_sentence_is_shown_in_part(walker: Walker) -> None:
    walker.tell(thought=" ".join(["and the boy was there"] * 100)).go("wording")
    [mark] = marks(walker)
    assert mark.endswith("\u2026")
    assert "500 words" in walker.page.text


def test_what_was_told_before_is_read_too_and_changed_there(whole_app: Flask) -> None:
    walker = Walker(whole_app, journey="f").begin()
    walker.tell(feared="She puts herself at risk.")
    walker.carry_on(REFERRAL).go("wording")
    assert marks(walker) == ["puts herself at risk"]
    assert changes(walker)[0].startswith("/en/f/")


def test_the_public_are_told_of_blame_alone_and_kindly(whole_app: Flask) -> None:
    walker = Walker(whole_app, journey=PUBLIC).begin()
    saw = "He is naughty. CIN. Clearly there are issues. He is abusive."
    walker.walk({"danger": "no", "who": "known", "saw": saw})
    walker.go("wording")
    assert marks(walker) == ["naughty"]
    assert "You did well to write it down." in walker.page.text


def test_a_young_person_is_shown_no_such_page(whole_app: Flask) -> None:
    walker = Walker(whole_app, journey=YOUNG).begin()
    assert walker.open("/en/b/wording").status_code == 404


def test_without_a_draft_it_leads_to_the_beginning(whole_app: Flask) -> None:
    walker = Walker(whole_app, journey=REFERRAL)
    response = walker.client.get("/en/c/wording")
    assert response.status_code != 200


def test_every_reason_is_plain(whole_app: Flask) -> None:
    book = Walker(whole_app).state.wordbook
    said = [text.id for term in book.terms for text in (term.why, term.say)]
    assert [each for each in said if overlong(each)] == []
    assert measure(said).lix <= 30
