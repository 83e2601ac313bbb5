"""Which answers hold words that have to be translated: those that somebody wrote, and no others."""

from typing import Any

import pytest

from app.questionnaires.answers import Json, Unsaid
from app.questionnaires.kinds import KINDS
from tests.making import ASKING, ROTHERHAM, question
from tests.questionnaires.kinds.samples import AGREED, FIELDS, NAME, OPTIONS, SAMPLES, STEPS, WHEN

PEOPLE = {"one": "Person", "columns": [NAME, WHEN, AGREED]}
SOMEBODY, CHOICE = {"fields": FIELDS}, {"options": OPTIONS}
LEVEL = {"about": "level", "steps": STEPS}


@pytest.mark.parametrize(
    ("kind", "keys", "value", "has_words"),
    [
        pytest.param("text", {}, "Zosia", True, id="a line"),
        pytest.param("text", {}, "01632 960123", False, id="a line without a letter"),
        pytest.param("long_text", {}, "كان يبكي", True, id="several lines"),
        pytest.param("person", SOMEBODY, {"name": "Zosia"}, True, id="a name"),
        pytest.param("person", SOMEBODY, {"email": "a@b.example"}, False, id="an e-mail address"),
        pytest.param("person", SOMEBODY, {"phone": "01632 960123"}, False, id="a phone number"),
        pytest.param("people", PEOPLE, [{"name": "Zosia"}], True, id="a name in a row"),
        pytest.param("people", PEOPLE, [{"when": "2026", "agreed": "no"}], False, id="no words"),
        pytest.param("one_of", CHOICE, "b", False, id="an option"),
        pytest.param("one_of", CHOICE, {"chosen": "b", "details": {"b": "x"}}, True, id="details"),
        pytest.param("decision", LEVEL, "universal", False, id="a level"),
        pytest.param("decision", LEVEL, {"chosen": "universal", "reason": "x"}, True, id="why"),
        pytest.param("postcode", {}, "S60 1AE", False, id="a postcode"),
        pytest.param("authority", {"suggested_by": "p"}, ROTHERHAM, False, id="a council"),
        pytest.param("date", {}, "2026-11-22", False, id="a day"),
        pytest.param("age", {}, 14, False, id="an age"),
    ],
)
def test_words_are_what_somebody_wrote(
    kind: str, keys: dict[str, Any], value: Json, *, has_words: bool
) -> None:
    asked = question(kind, **keys)
    assert asked.has_own_words(asked.read(value, ASKING)) is has_words


@pytest.mark.parametrize("kind", KINDS)
def test_no_answer_holds_no_words(kind: str) -> None:
    asked = question(kind, **SAMPLES[kind][0][0])
    assert not any(asked.has_own_words(each) for each in Unsaid)
