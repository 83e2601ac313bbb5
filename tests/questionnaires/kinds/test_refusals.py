"""What each kind refuses, by the code that the words of an error hang on."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.questionnaires.answers import (
    Age,
    AgeKind,
    Chosen,
    Council,
    Entries,
    Json,
    Somebody,
    Unsaid,
    Written,
)
from app.questionnaires.errors import AnswerError
from tests.making import ASKING, ROTHERHAM, facts_of, question
from tests.questionnaires.kinds.samples import AGREED, NAME, STEPS, WHEN, samples


def refused(kind: str, value: Json, **keys: Any) -> AnswerError:
    asked, _ = samples(kind, **keys)[0]
    with pytest.raises(AnswerError) as caught:
        asked.read(value, ASKING)
    return caught.value


@pytest.mark.parametrize(
    ("kind", "value", "code", "part"),
    [
        pytest.param("text", "x" * 41, "too_long", "", id="a line too long"),
        pytest.param("text", "𝄞" * 41, "too_long", "", id="too long in code points"),
        pytest.param("text", "a\nb", "control_characters", "", id="a line with two lines"),
        pytest.param("text", "a\tb", "control_characters", "", id="a tab"),
        pytest.param("text", "a\x00b", "control_characters", "", id="NUL in a line"),
        pytest.param("long_text", "a\x00b", "control_characters", "", id="NUL in a text"),
        pytest.param("long_text", "a\x07b", "control_characters", "", id="a bell"),
        pytest.param("long_text", "a\x85b", "control_characters", "", id="a C1 control"),
        pytest.param("long_text", "a\ud800b", "control_characters", "", id="a lone surrogate"),
        pytest.param("long_text", "a\ufffeb", "control_characters", "", id="a noncharacter"),
        pytest.param("long_text", "a\ufdd0b", "control_characters", "", id="another noncharacter"),
        pytest.param("text", 3, "wrong_type", "", id="a number for text"),
        pytest.param("text", ["a"], "wrong_type", "", id="a list for text"),
        pytest.param("text", {"unsaid": "x"}, "wrong_type", "", id="no way of giving no answer"),
        pytest.param("date", "2026-02-30", "date_impossible", "", id="30 February"),
        pytest.param("date", "yesterday", "date_impossible", "", id="a word for a day"),
        pytest.param("date", "2026-11-25", "date_in_future", "", id="tomorrow"),
        pytest.param("date", "1900-01-01", "date_too_far", "year", id="too long ago"),
        pytest.param("date", 20260101, "wrong_type", "", id="a number for a day"),
        pytest.param("date", {"day": "1"}, "date_incomplete", "month", id="a day only"),
        pytest.param("date", {"month": "1", "year": "2026"}, "date_incomplete", "day", id="no day"),
        pytest.param(
            "date",
            {"day": "30", "month": "2", "year": "2026"},
            "date_impossible",
            "day",
            id="30 February in boxes",
        ),
        pytest.param(
            "date", {"day": "1", "month": "2", "year": "26"}, "date_short_year", "year", id="26"
        ),
        pytest.param(
            "date", {"day": "x", "month": "2", "year": "2026"}, "date_impossible", "day", id="x"
        ),
        pytest.param(
            "date", {"day": "-1", "month": "2", "year": "2026"}, "date_impossible", "day", id="-1"
        ),
        pytest.param("date", {"days": "1"}, "unknown_part", "", id="an unknown box of a day"),
        pytest.param("age", {"years": 300}, "age_too_many_years", "years", id="age 300"),
        pytest.param("age", {"about": 300}, "age_too_many_about", "about", id="about 300"),
        pytest.param("age", {"months": 37}, "age_too_many_months", "months", id="37 months"),
        pytest.param("age", {"years": -1}, "age_not_a_number", "years", id="a negative age"),
        pytest.param("age", {"years": 3.5}, "age_not_a_number", "years", id="half a year"),
        pytest.param("age", {"years": "ten"}, "age_not_a_number", "years", id="an age in words"),
        pytest.param("age", {"years": True}, "age_not_a_number", "years", id="true years"),
        pytest.param("age", {"years": "9" * 5000}, "age_not_a_number", "years", id="a long age"),
        pytest.param("age", {"years": " "}, "age_missing", "years", id="years left empty"),
        pytest.param("age", {"unborn": False}, "wrong_type", "", id="not unborn"),
        pytest.param("age", {"days": 3}, "unknown_part", "", id="an age in days"),
        pytest.param("age", {"years": 3, "months": 1}, "wrong_type", "", id="two ages"),
        pytest.param("age", "14", "wrong_type", "", id="an age as text"),
        pytest.param("age", True, "wrong_type", "", id="true for an age"),
        pytest.param("postcode", "S60", "not_a_postcode", "", id="half a postcode"),
        pytest.param("postcode", "S60 1A1", "not_a_postcode", "", id="a postcode mistyped"),
        pytest.param("postcode", "x" * 41, "too_long", "", id="a flood for a postcode"),
        pytest.param("postcode", 12345, "wrong_type", "", id="a number for a postcode"),
        pytest.param("authority", "E99999999", "unknown_authority", "", id="no such council"),
        pytest.param("authority", "Rotherham", "unknown_authority", "", id="a council by name"),
        pytest.param("authority", {"postcode": "S60 1AE"}, "wrong_type", "", id="no code"),
        pytest.param(
            "authority", {"code": ROTHERHAM, "name": "x"}, "wrong_type", "", id="a part too many"
        ),
        pytest.param(
            "authority",
            {"code": ROTHERHAM, "postcode": "\ud800"},
            "control_characters",
            "",
            id="a surrogate beside a council",
        ),
        pytest.param("one_of", "d", "unknown_option", "", id="an unknown option"),
        pytest.param("one_of", ["a", "b"], "pick_one", "", id="two where one is asked"),
        pytest.param("one_of", 1, "wrong_type", "", id="a number for an option"),
        pytest.param("one_of", {"picked": "a"}, "unknown_part", "", id="an unknown part"),
        pytest.param(
            "one_of",
            {"chosen": "b", "details": {"b": "x" * 11}},
            "too_long",
            "b",
            id="text under an option too long",
        ),
        pytest.param(
            "one_of", {"chosen": "b", "details": {"b": 3}}, "wrong_type", "", id="no text there"
        ),
        pytest.param("some_of", ["a", "d"], "unknown_option", "", id="one unknown of some"),
        pytest.param("some_of", ["none", "a"], "none_and_some", "", id="none and some options"),
        pytest.param("some_of", [1], "unknown_option", "", id="a number among options"),
        pytest.param("yes_no", "maybe", "unknown_option", "", id="neither yes nor no"),
        pytest.param("yes_no", True, "wrong_type", "", id="true for yes"),
        pytest.param("yes_no", ["yes", "no"], "pick_one", "", id="yes and no"),
        pytest.param("signs", ["x", "w"], "unknown_option", "", id="an unknown sign"),
        pytest.param("signs", ["none", "x"], "none_and_some", "", id="none and some signs"),
        pytest.param("signs", {"x": "seen"}, "unknown_step", "x", id="an unknown step"),
        pytest.param("signs", {"x": 1}, "unknown_step", "x", id="a number for a step"),
        pytest.param("signs", [["x"]], "wrong_type", "", id="a list among signs"),
        pytest.param("signs", 1, "wrong_type", "", id="a number for signs"),
        pytest.param("people", "Robin", "wrong_type", "", id="text for rows"),
        pytest.param("people", {"name": "Robin"}, "wrong_type", "", id="one row that is no list"),
        pytest.param("people", ["Robin"], "wrong_type", "", id="text for a row"),
        pytest.param("people", [{"nam": "R"}], "unknown_part", "", id="an unknown column"),
        pytest.param(
            "people", [{}, {"name": "x" * 201}], "too_long", "1.name", id="too long in a row"
        ),
        pytest.param(
            "people", [{"name": "a\nb"}], "control_characters", "0.name", id="two lines in a row"
        ),
        pytest.param("people", [{"name": 3}], "wrong_type", "0.name", id="a number in a row"),
        pytest.param("people", [{"name": "R"}] * 13, "too_many_rows", "", id="too many rows"),
        pytest.param(
            "chronology", [{"what": "x" * 2001}], "too_long", "0.what", id="too long an event"
        ),
        pytest.param("consent", [{"agreed": "perhaps"}], "unknown_option", "0.agreed", id="agreed"),
        pytest.param("consent", [{"agreed": True}], "unknown_option", "0.agreed", id="true"),
        pytest.param("consent", [{"agreed": ["no"]}], "unknown_option", "0.agreed", id="list"),
        pytest.param("entries", [{"when": "May"}], "when_unclear", "0.when", id="a month in words"),
        pytest.param("entries", [{"when": "--5"}], "when_unclear", "0.when", id="a day alone"),
        pytest.param("entries", [{"when": "26"}], "when_unclear", "0.when", id="a short year"),
        pytest.param("entries", [{"when": 2026}], "when_unclear", "0.when", id="a number"),
        pytest.param("entries", [{"when": "2026-13"}], "date_impossible", "0.when", id="month 13"),
        pytest.param(
            "entries", [{"when": "2025-02-29"}], "date_impossible", "0.when", id="no leap year"
        ),
        pytest.param("entries", [{"when": "0000"}], "date_impossible", "0.when", id="the year 0"),
        pytest.param(
            "entries", [{"when": "2026-11-25"}], "date_in_future", "0.when", id="a row of tomorrow"
        ),
        pytest.param("entries", [{"when": "2026-12"}], "date_in_future", "0.when", id="next month"),
        pytest.param("entries", [{"when": "2027"}], "date_in_future", "0.when", id="next year"),
        pytest.param("entries", [{"when": "1899"}], "date_too_far", "0.when", id="long ago"),
        pytest.param("entries", [{"ten": 11}], "not_of_ten", "0.ten", id="eleven of ten"),
        pytest.param("entries", [{"ten": -1}], "not_of_ten", "0.ten", id="below nought"),
        pytest.param("entries", [{"ten": 3.5}], "not_of_ten", "0.ten", id="a half"),
        pytest.param("entries", [{"ten": True}], "not_of_ten", "0.ten", id="true of ten"),
        pytest.param("entries", [{"ten": "9" * 5000}], "not_of_ten", "0.ten", id="a flood"),
        pytest.param("entries", [{"ten": "\u00b2"}], "not_of_ten", "0.ten", id="a raised two"),
        pytest.param("body_map", ["wing"], "unknown_option", "", id="no such region"),
        pytest.param("body_map", {"neck": "red"}, "unknown_part", "", id="a region for a part"),
        pytest.param("body_map", 1, "wrong_type", "", id="a number for a region"),
        pytest.param(
            "body_map",
            {"chosen": ["neck"], "details": {"neck": "x" * 301}},
            "too_long",
            "neck",
            id="a note too long",
        ),
        pytest.param(
            "body_map",
            {"chosen": ["neck"], "details": {"neck": "a\x00b"}},
            "control_characters",
            "neck",
            id="a hidden character in a note",
        ),
        pytest.param("decision", "safe", "unknown_option", "", id="a level that is none"),
        pytest.param("decision", ["universal"], "wrong_type", "", id="a list for a level"),
        pytest.param("decision", {"level": "x"}, "unknown_part", "", id="an unknown part of it"),
        pytest.param("decision", {"reason": "So."}, "required", "", id="a reason without a level"),
        pytest.param("decision", {"chosen": 2}, "unknown_option", "", id="a number for a level"),
        pytest.param(
            "decision",
            {"chosen": "universal", "second_name": "a\nb"},
            "control_characters",
            "second_name",
            id="a second person of two lines",
        ),
        pytest.param(
            "decision",
            {"chosen": "universal", "second_role": "x" * 201},
            "too_long",
            "second_role",
            id="a role too long",
        ),
        pytest.param("person", "Robin", "wrong_type", "", id="text for a person"),
        pytest.param("person", {"shoe": "9"}, "unknown_part", "", id="an unknown part of a person"),
        pytest.param("person", {"phone": "my phone"}, "not_phone", "phone", id="a phone in words"),
        pytest.param("person", {"phone": "12"}, "not_phone", "phone", id="a phone of two digits"),
        pytest.param("person", {"phone": "(---)"}, "not_phone", "phone", id="no digit at all"),
        pytest.param("person", {"email": "a@b"}, "not_email", "email", id="an email with no dot"),
        pytest.param("person", {"email": "a b@c.d"}, "not_email", "email", id="a space in it"),
        pytest.param("person", {"name": "x" * 201}, "too_long", "name", id="a name too long"),
        pytest.param(
            "person", {"name": "a\nb"}, "control_characters", "name", id="a name of two lines"
        ),
        pytest.param("person", {"name": ["x"]}, "wrong_type", "", id="a list for a name"),
    ],
)
def test_it_is_refused_with_its_code(kind: str, value: Json, code: str, part: str) -> None:
    error = refused(kind, value)
    assert (error.code, error.part) == (code, part)


def test_ticks_on_a_scale_of_steps_are_the_wrong_type() -> None:
    asked, _ = samples("signs")[1]
    with pytest.raises(AnswerError, match="wrong_type"):
        asked.read(["x"], ASKING)


def test_too_many_rows_says_how_many_there_may_be() -> None:
    assert refused("people", [{"name": "R"}] * 13).values == {"most": 12}
    asked, _ = samples("people")[0]
    blanks = [{}, {"name": ""}] * 30
    assert asked.read([*blanks, {"name": "R"}], ASKING) == Entries(((("name", "R"),),))
    assert asked.read(blanks, ASKING) is Unsaid.BLANK


@pytest.mark.parametrize(
    ("kind", "keys", "says"),
    [
        pytest.param("people", {"columns": [WHEN]}, "needs the column 'name'", id="no name"),
        pytest.param("consent", {"columns": [NAME]}, "column with a choice", id="no choice"),
        pytest.param("chronology", {"columns": [NAME]}, "exactly one column", id="no time"),
        pytest.param(
            "chronology", {"columns": [WHEN, {**WHEN, "id": "b"}]}, "exactly one", id="two times"
        ),
        pytest.param("entries", {"columns": [NAME, NAME]}, "the same id", id="an id twice"),
        pytest.param("entries", {"columns": []}, "at least 1", id="no column"),
        pytest.param(
            "entries",
            {"columns": [{**NAME, "id": f"c{n}"} for n in range(9)]},
            "at most 8",
            id="too many columns",
        ),
        pytest.param("entries", {"most": 41}, "less than or equal to 40", id="too many rows"),
        pytest.param(
            "entries", {"columns": [{**NAME, "as": "choice"}]}, "needs options", id="no options"
        ),
        pytest.param(
            "entries",
            {"columns": [{**AGREED, "as": "line"}]},
            "nothing else has them",
            id="options of a line",
        ),
        pytest.param("body_map", {"means": {"wing": ["x"]}}, "no region 'wing'", id="a region"),
        pytest.param("decision", {"about": "mood"}, "about", id="an unknown scale of levels"),
        pytest.param("decision", {"steps": STEPS[:1]}, "at least 2", id="one level"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(
    kind: str, keys: dict[str, Any], says: str
) -> None:
    with pytest.raises(ValidationError, match=says):
        samples(kind, **keys)


@pytest.mark.parametrize(
    ("kind", "value", "facts"),
    [
        pytest.param("body_map", ["neck"], {"mark": "yes"}, id="a mark"),
        pytest.param("body_map", ["left-ear"], {"mark": "yes", "odd-place": "yes"}, id="a place"),
        pytest.param("consent", [{"agreed": "no"}], {"refused": "yes"}, id="a choice in a row"),
        pytest.param("consent", [{"name": "Robin", "agreed": "yes"}], {}, id="a calm row"),
        pytest.param("entries", [{"ten": 0}], {}, id="a number is no verdict"),
        pytest.param("decision", "child_in_need", {}, id="a level means nothing"),
    ],
)
def test_what_rows_marks_and_levels_mean(kind: str, value: Json, facts: dict[str, str]) -> None:
    asked, _ = samples(kind)[0]
    assert facts_of(asked, value) == facts


def test_each_row_means_its_own_fact() -> None:
    asked, _ = samples("consent")[0]
    two = asked.read([{"agreed": "no"}, {"name": "Kim", "agreed": "no"}], ASKING)
    assert [fact.id for fact in asked.facts(two)] == ["refused", "refused"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param("2026", "2026", id="a year"),
        pytest.param("2026-3", "2026-03", id="a month"),
        pytest.param(" 2026-3-1 ", "2026-03-01", id="a day"),
        pytest.param("2026-11-24", "2026-11-24", id="today"),
        pytest.param("2026-11", "2026-11", id="this month"),
        pytest.param("1900", "1900", id="the oldest year"),
    ],
)
def test_a_time_is_kept_as_near_as_it_is_known(given: str, kept: str) -> None:
    asked, _ = samples("entries")[0]
    assert asked.dump(asked.read([{"when": given}], ASKING)) == [{"when": kept}]


def test_too_long_says_by_how_much_after_line_ends_are_made_alike() -> None:
    asked, _ = samples("long_text")[0]
    assert asked.read("x\r\n" * 20, ASKING) == Written("x\n" * 19 + "x")
    error = refused("long_text", "x" * 50)
    assert error.values == {"most": 40, "count": 10}


def test_text_under_an_option_goes_with_the_option() -> None:
    asked, _ = samples("some_of")[0]
    details = {"a": "no box for this", "b": " mine ", "c": "", "z": "unknown"}
    kept = asked.read({"chosen": ["a", "b"], "details": details}, ASKING)
    assert kept == Chosen(("a", "b"), (("b", "mine"),))
    assert asked.read({"chosen": ["a"], "details": details}, ASKING) == Chosen(("a",))


def test_options_and_signs_stand_in_the_order_of_the_question() -> None:
    some, _ = samples("some_of")[0]
    assert some.read(["c", "a", "c"], ASKING) == Chosen(("a", "c"))
    signs, _ = samples("signs")[0]
    assert signs.dump(signs.read(["z", "x"], ASKING)) == ["x", "z"]


def test_a_person_keeps_the_order_of_the_fields() -> None:
    asked, _ = samples("person")[0]
    given = asked.read({"email": "a@b.example", "name": "Robin", "phone": ""}, ASKING)
    assert given == Somebody((("name", "Robin"), ("email", "a@b.example")))


def test_a_council_keeps_the_postcode_it_was_confirmed_for() -> None:
    asked, _ = samples("authority")[0]
    given = asked.read({"code": ROTHERHAM, "postcode": "S60 1AE"}, ASKING)
    assert given == Council(ROTHERHAM, "S60 1AE")


@pytest.mark.parametrize(
    ("value", "youngest"),
    [
        pytest.param(14, 14, id="years"),
        pytest.param({"about": 14}, 12, id="about is the youngest it could be"),
        pytest.param({"about": 1}, 0, id="about one is not below nought"),
        pytest.param({"months": 11}, 0, id="eleven months"),
        pytest.param({"months": 12}, 1, id="twelve months"),
        pytest.param({"unborn": True}, 0, id="not born"),
    ],
)
def test_the_youngest_an_age_could_be(value: Json, youngest: int) -> None:
    asked, _ = samples("age")[0]
    answer = asked.read(value, ASKING)
    assert isinstance(answer, Age)
    assert answer.youngest == youngest
    assert answer.kind in set(AgeKind)


@pytest.mark.parametrize(
    ("value", "facts"),
    [
        pytest.param(15, {"under-16": "yes", "under-18": "yes"}, id="fifteen"),
        pytest.param(16, {"under-18": "yes"}, id="sixteen"),
        pytest.param(18, {"adult": "yes"}, id="eighteen"),
        pytest.param({"about": 17}, {"under-16": "suspected", "under-18": "suspected"}, id="about"),
        pytest.param(
            {"about": 18}, {"under-18": "suspected", "adult": "suspected"}, id="about eighteen"
        ),
        pytest.param({"months": 20}, {"under-16": "yes", "under-18": "yes"}, id="twenty months"),
        pytest.param({"unborn": True}, {"unborn": "yes"}, id="not born is no age"),
        pytest.param(None, {"under-16": "not_sure", "under-18": "not_sure"}, id="blank: a child"),
        pytest.param(
            "not_sure", {"under-16": "not_sure", "under-18": "not_sure"}, id="not sure: a child"
        ),
    ],
)
def test_what_an_age_means(value: Json, facts: dict[str, str]) -> None:
    asked = question(
        "age",
        means_below={16: ["under-16"], 18: ["under-18"]},
        means_from={18: ["adult"]},
        unborn_means=["unborn"],
        may_answer=["not_sure"],
    )
    assert facts_of(asked, value) == facts


@pytest.mark.parametrize(
    ("value", "facts"),
    [
        pytest.param("yes", {"hurt": "yes"}, id="yes"),
        pytest.param("no", {"calm": "yes"}, id="no"),
        pytest.param("not_sure", {"hurt": "not_sure"}, id="not sure"),
        pytest.param(None, {"hurt": "not_sure", "skipped": "not_sure"}, id="blank"),
        pytest.param("prefer_not_to_say", {"hurt": "not_sure", "skipped": "not_sure"}, id="held"),
    ],
)
def test_what_yes_no_and_skipping_mean(value: Json, facts: dict[str, str]) -> None:
    asked = question(
        "yes_no",
        yes_means=["hurt"],
        no_means=["calm"],
        not_sure_means=["hurt"],
        blank_means=["hurt", "skipped"],
        may_answer=["not_sure", "prefer_not_to_say"],
    )
    assert facts_of(asked, value) == facts


@pytest.mark.parametrize(
    ("kind", "number", "value", "facts"),
    [
        pytest.param("one_of", 0, "c", {"fact-c": "suspected"}, id="an option's own certainty"),
        pytest.param("one_of", 0, "b", {}, id="an option that means nothing"),
        pytest.param(
            "some_of", 0, ["a", "c"], {"fact-a": "yes", "fact-c": "suspected"}, id="some options"
        ),
        pytest.param("some_of", 0, "none", {}, id="none of these means nothing"),
        pytest.param("signs", 0, ["x", "z"], {"fact-x": "yes", "fact-z": "yes"}, id="ticked signs"),
        pytest.param(
            "signs",
            1,
            {"x": "before", "y": "suspected", "z": "no"},
            {"fact-x": "yes", "fact-y": "suspected"},
            id="a step without certainty means nothing",
        ),
    ],
)
def test_what_options_and_signs_mean(
    kind: str, number: int, value: Json, facts: dict[str, str]
) -> None:
    asked, _ = samples(kind)[number]
    assert facts_of(asked, value) == facts
