import pickle
from dataclasses import FrozenInstanceError
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaires.text import English, Message, Text, Value, apart, render

DAYS = Text("%(count)s day", "test", plural="%(count)s days")
NAMED = Text("Is %(name)s safe?", "test")


class Marked(English):
    """A language in which every text can be seen to have been translated."""

    def pgettext(self, context: str, message: str) -> str:
        return f"{context}«{message}»"

    def npgettext(self, context: str, singular: str, plural: str, count: int) -> str:
        return f"{context}«{singular if count in (1, 2) else plural}»"

    def format_date(self, day: date) -> str:
        return f"{day:%d.%m.%Y}"

    def format_time(self, clock: time) -> str:
        return f"{clock:%H.%M}"

    def format_moment(self, moment: datetime) -> str:
        return f"{moment:%d.%m. %H.%M}"

    def format_list(self, items: list[str]) -> str:
        return " + ".join(items)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        pytest.param("as typed %(x)s", "as typed %(x)s", id="typed words"),
        pytest.param(Text("100% sure", "t"), "100% sure", id="a text with no places"),
        pytest.param(NAMED(name="Sam"), "Is Sam safe?", id="a place"),
        pytest.param(NAMED(name="%(x)s <b>"), "Is %(x)s <b> safe?", id="a place with odd words"),
        pytest.param(DAYS(count=1), "1 day", id="one"),
        pytest.param(DAYS(count=0), "0 days", id="none"),
        pytest.param(DAYS(count=2), "2 days", id="two"),
        pytest.param(NAMED(name=date(2026, 3, 3)), "Is 3 March 2026 safe?", id="a day"),
        pytest.param(NAMED(name=("A",)), "Is A safe?", id="a list of one"),
        pytest.param(NAMED(name=("A", "B", "C")), "Is A, B and C safe?", id="a list"),
        pytest.param(NAMED(name=DAYS(count=2)), "Is 2 days safe?", id="a message in a message"),
        pytest.param(NAMED(name=Text("you", "t")), "Is you safe?", id="a text in a message"),
    ],
)
def test_english_stands_for_itself(said: str | Text | Message, written: str) -> None:
    assert render(said, English()) == written


@pytest.mark.parametrize(
    ("said", "written"),
    [
        pytest.param("typed", "typed", id="typed words stay"),
        pytest.param(Text("Yes", "answer"), "answer«Yes»", id="a text"),
        pytest.param(DAYS(count=2), "test«2 day»", id="the language chooses the plural form"),
        pytest.param(NAMED(name=date(2026, 3, 3)), "test«Is 03.03.2026 safe?»", id="its days"),
        pytest.param(NAMED(name=("A", Text("B", "t"))), "test«Is A + t«B» safe?»", id="its lists"),
        pytest.param(
            NAMED(name=NAMED(name="typed")), "test«Is test«Is typed safe?» safe?»", id="nested"
        ),
    ],
)
def test_another_language_has_every_word_but_the_typed_ones(
    said: str | Text | Message, written: str
) -> None:
    assert render(said, Marked()) == written


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param("01632 960123", "\u206601632 960123\u2069", id="a number"),
        pytest.param("3/2026", "\u20663/2026\u2069", id="a date"),
        pytest.param("12 Sample Street", "\u206812 Sample Street\u2069", id="an address"),
        pytest.param("سلام", "سلام", id="words of its own direction"),
        pytest.param("?!", "?!", id="neither letters nor digits"),
        pytest.param("سلام\n12 A", "سلام\n\u206812 A\u2069", id="each line on its own"),
        pytest.param("\u206612\u2069", "\u206612\u2069", id="apart already"),
        pytest.param("\u206612\u2069; سلام", "\u206612\u2069; سلام", id="a part apart already"),
    ],
)
def test_typed_words_stand_apart_in_a_language_from_right_to_left(typed: str, shown: str) -> None:
    assert apart(typed, English(direction="rtl")) == shown
    assert render(NAMED(name=typed), English(direction="rtl")) == f"Is {shown} safe?"


def test_numbers_need_nothing_in_a_language_from_left_to_right() -> None:
    assert apart("01632 960123", English()) == "01632 960123"
    assert apart("سلام", English()) == "\u2068سلام\u2069"


def test_a_plural_without_a_count_is_a_mistake_in_the_program() -> None:
    with pytest.raises(TypeError, match="needs a count"):
        render(DAYS(name="Sam"), English())


@given(st.text(), st.text())
def test_typed_words_stay_as_they_are(typed: str, other: str) -> None:
    said = Text("%(one)s/%(two)s", "test")(one=typed, two=other)
    assert render(typed, Marked()) == typed
    assert render(said, English()) == f"{typed}/{other}"


def test_texts_and_messages_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        NAMED.id = "other"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        NAMED(name="Sam").text = NAMED  # type: ignore[misc]


VALUES: list[Value] = ["Sam", 3, date(2026, 3, 3), NAMED, NAMED(name="Sam"), ("A", NAMED)]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_texts_and_messages_survive_pickling(value: Value) -> None:
    message = NAMED(name=value)
    again = pickle.loads(pickle.dumps(message))  # noqa: S301 - our own bytes
    assert again == message
    assert hash(again) == hash(message)
    assert render(again, Marked()) == render(message, Marked())
