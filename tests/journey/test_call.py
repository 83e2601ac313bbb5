"""What to say on the phone, as a page and as text, at any point of a walk."""

import pytest
from flask import Flask

from app.journey.state import EXTENSION, State
from app.questionnaires.reading import measure, overlong
from tests.journey.reading import text_of
from tests.journey.walker import Walker

HOSTILE = '</li></ol><script>alert(1)</script><b title="x">'
EASY, PROFESSIONAL = 30, 40


def ringing(walker: Walker, **told: object) -> Walker:
    """Return somebody who told this, and then asked what to say."""
    if walker.begin().questionnaire.tasks:
        walker.tell(**told)
    else:
        walker.walk({name.replace("_", "-"): value for name, value in told.items()})
    return walker.go("call")


def steps(walker: Walker) -> list[str]:
    return [text_of(each) for each in walker.page.all("li")]


def test_what_to_say_stands_under_the_number(walker: Walker) -> None:
    ringing(walker, danger="no", who="known", child_name="Robin Example", age=6)
    assert walker.page.status == 200
    assert walker.page.title == "What to say when you ring – Signpost"
    numbers = [each.get("href") for each in walker.page.all("a")]
    assert "tel:08088005000" in numbers
    assert "Name: Robin Example" in steps(walker)
    assert walker.page.text.index("0808 800 5000") < walker.page.text.index("Robin Example")


def test_it_opens_before_anything_is_answered(walker: Walker) -> None:
    walker.begin().go("call")
    assert "You can ring now with what you have." in walker.page.text
    assert "Name: not known" in steps(walker)


def test_in_danger_999_stands_first_and_the_council_after_it(walker: Walker) -> None:
    ringing(walker, danger="yes", who="known")
    names = [text_of(each) for each in walker.page.all("h2")]
    assert names == ["Police, on 999", "Children's social care at the council"]
    assert "Say where the child is, and how to get there." in walker.page.text
    assert walker.page.html.index("tel:999") < walker.page.html.index("tel:08088005000")


def test_there_are_lines_to_write_on_for_each_call(walker: Walker) -> None:
    ringing(walker, danger="yes", who="known")
    wanted = ["Day and time", "Who you spoke to, and their role", "Reference", "What was agreed"]
    heads = [text_of(each) for each in walker.page.all("th")]
    assert [heads.count(each) for each in wanted] == [2, 2, 2, 2]


def test_what_was_typed_stays_text(walker: Walker) -> None:
    ringing(walker, danger="no", who="known", child_name=HOSTILE[:60], child_words=HOSTILE)
    assert HOSTILE in steps(walker)
    assert [each.get("src") is None for each in walker.page.all("script")] == [False]
    assert [each.get("title") for each in walker.page.all("b")] == []


def test_the_page_works_without_a_script_and_is_small(walker: Walker) -> None:
    ringing(walker, danger="yes", who="known", child_name="Robin")
    assert walker.page.all("button")[0].text == "Leave this page"
    assert len(walker.page.all("button")) == 1
    assert len(walker.page.html.encode()) <= 15_000


def test_the_same_comes_as_text_under_a_name_that_tells_nothing(walker: Walker) -> None:
    ringing(walker, danger="no", who="known", child_name="Robin Example", child_words=HOSTILE)
    sent = walker.client.get("/en/a/call.txt")
    assert sent.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert sent.headers["Content-Disposition"] == 'attachment; filename="call.txt"'
    text = sent.get_data(as_text=True)
    assert text.startswith("Nobody has been told yet.\n")
    assert "NSPCC helpline: 0808 800 5000" in text
    assert "   - Name: Robin Example\n" in text
    assert f"   - {HOSTILE}\n" in text


def test_a_young_person_reads_words_of_their_own(whole_app: Flask) -> None:
    walker = ringing(
        Walker(whole_app, journey="b"), my_danger="no", my_words="It hurts.", my_wish="Peace"
    )
    assert "Hello. Something is going on" in walker.page.text
    assert "It hurts." in steps(walker)
    assert "It is not your fault." in walker.page.text
    assert "tel:08001111" in [each.get("href") for each in walker.page.all("a")]
    assert "referral" not in walker.page.text


@pytest.mark.parametrize(
    ("letter", "hardest", "told"),
    [
        pytest.param("a", EASY, {"danger": "yes", "who": "known"}, id="the public"),
        pytest.param("a", EASY, {"danger": "no", "who": "known"}, id="the public, not in danger"),
        pytest.param("b", EASY, {"my_danger": "no"}, id="a young person"),
        pytest.param("c", PROFESSIONAL, {"danger": "no", "why_now": "So."}, id="a professional"),
        pytest.param("k", PROFESSIONAL, {"danger": "no"}, id="an allegation"),
    ],
)
def test_the_words_are_plain(
    whole_app: Flask, letter: str, hardest: int, told: dict[str, object]
) -> None:
    page = ringing(Walker(whole_app, journey=letter), **told).page
    words = [text_of(each) for each in page.all("h1", "h2", "p", "th")]
    words += [each.text or "" for each in page.all("li")]
    assert measure(words).lix <= hardest
    assert [each for each in words if overlong(each)] == []


def test_a_check_of_arrangements_is_rung_to_nobody(whole_app: Flask) -> None:
    walker = Walker(whole_app, journey="o").begin()
    walker.go("call")
    assert walker.page.status == 404


def test_every_questionnaire_about_a_child_has_a_call(whole_app: Flask) -> None:
    state: State = whole_app.extensions[EXTENSION]
    for letter in state.content.library.by_address:
        if letter != "o":
            walker = Walker(whole_app, journey=letter).begin()
            walker.go("call")
            assert walker.page.status == 200, letter
            assert walker.page.all("h3"), letter
