"""What comes out of a file may be anybody's, though the password opened it."""

import json
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from app.journey.errors import TakenRefusedError
from app.journey.state import EXTENSION, State
from app.journey.stored import Stored
from app.journey.taken import MOST_RECORDS, content_to_take, read_taken
from app.questionnaires.case import Case
from tests.journey.reading import PageRead

HONEST: dict[str, Any] = {
    "format": 1,
    "answers": {"danger": "no", "who": "known", "child-name": "Zażółć"},
    "begun": ["worried-about-a-child"],
    "child": "0123abcd",
    "letter": "a",
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)
OTHER_CHILD = {"format": 1, "child": "4567abcd", "number": 2}


def dumped(**changed: Any) -> bytes:
    return json.dumps({**HONEST, **changed}).encode()


def test_only_what_is_of_this_server_or_browser_stays_behind() -> None:
    whole = Stored(
        case=Case({"child-name": "Ała"}, frozenset({"x"}), {"child-name": "pl"}),
        fingerprint="f",
        told_999=True,
        child="0123abcd",
        number=3,
        tie="apart",
        spoken="pl",
        letter="a",
        school="100000",
        from_other={"k": 1},
        from_written={"k": "pl"},
        updates={"referral": "2026-03-13T16:55:00+00:00"},
        aside=(Stored(child="4567abcd", other={"format": 1}),),
        other={"format": 1, "new": [None]},
    )
    of_here = replace(whole, code="0123456789ABCDEF", brought={"file": {}})
    assert read_taken(content_to_take(of_here)) == whole
    assert b"0123456789ABCDEF" not in content_to_take(of_here)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"null", id="null"),
        pytest.param(b'"{}"', id="a text"),
        pytest.param(b"\xff\xfe{}", id="no UTF-8"),
        pytest.param(b"{" * 100_000, id="braces without end"),
        pytest.param(b'{"format":1,"x":' + b"[" * 5000 + b"]" * 5000 + b"}", id="very deep"),
        pytest.param(dumped(x=float("nan")), id="no number"),
        pytest.param(b'{"format":1,"x":1e999}', id="a number without end"),
        pytest.param(b'{"format":1,"x":' + b"9" * 5000 + b"}", id="a very long number"),
        pytest.param(dumped(x="\ud800"), id="half a letter"),
        pytest.param(b'{"format":1,"answers":{},"answers":{"a":1}}', id="a name twice"),
        pytest.param(dumped(answers=[]), id="answers that are none"),
        pytest.param(dumped(answers={str(n): 1 for n in range(20_001)}), id="very many answers"),
        pytest.param(dumped(begun="x"), id="begun as a text"),
        pytest.param(dumped(begun=[["x"]]), id="begun as lists"),
        pytest.param(dumped(written={"a": 1}), id="a language that is a number"),
        pytest.param(dumped(told_999="no"), id="a text for yes or no"),
        pytest.param(dumped(child="<b>"), id="a child's record called so"),
        pytest.param(dumped(number="1"), id="a number as a text"),
        pytest.param(dumped(number=True), id="true as a number"),
        pytest.param(dumped(tie="both"), id="another tie"),
        pytest.param(dumped(school="../x"), id="no school's number"),
        pytest.param(dumped(updates={"referral": "yesterday"}), id="no day"),
        pytest.param(dumped(letter=None), id="no letter"),
        pytest.param(dumped(aside={}), id="records that are no list"),
        pytest.param(dumped(aside=[HONEST]), id="one child twice"),
        pytest.param(dumped(aside=[OTHER_CHILD | {"aside": [OTHER_CHILD]}]), id="records in one"),
        pytest.param(dumped(aside=[OTHER_CHILD] * MOST_RECORDS), id="very many records"),
        pytest.param(dumped(aside=[{"child": "4567abcd", "format": 1, "answers": 3}]), id="inside"),
    ],
)
def test_what_is_of_another_shape_is_not_ours(content: bytes) -> None:
    with pytest.raises(TakenRefusedError) as refused:
        read_taken(content)
    assert refused.value.code == "not_ours"


@pytest.mark.parametrize("content", [dumped(format=2), dumped(format="1"), b"{}"])
def test_another_format_is_of_another_version(content: bytes) -> None:
    with pytest.raises(TakenRefusedError) as refused:
        read_taken(content)
    assert refused.value.code == "other_version"


def test_what_a_later_version_added_is_kept() -> None:
    added = {"from_later": {"x": [1]}, "answers": {"no-such-question": {"y": None}}}
    assert json.loads(read_taken(dumped(**added)).dump()) == {
        **json.loads(Stored.load(dumped(**added)).dump()),
        "from_later": {"x": [1]},
    }


def test_nothing_of_another_draft_or_browser_comes_in() -> None:
    theirs = {"code": "0123456789ABCDEF", "brought": {"file": 1, "at": "never"}}
    stored = read_taken(dumped(**theirs, aside=[OTHER_CHILD | theirs]))
    assert (stored.code, stored.brought) == ("", {})
    assert [(each.code, each.brought) for each in stored.aside] == [("", {})]


def test_languages_and_comparisons_that_are_none_are_left_out() -> None:
    stored = read_taken(
        dumped(
            written={"a": "pl", "b": "../xx"},
            from_written={"c": "xx_XX.so"},
            spoken="klingon",
            earlier={"exploitation-toolkit": {"answers": {}}, "x": 3},
        )
    )
    assert stored.case.written == {"a": "pl"}
    assert (stored.from_written, stored.spoken, stored.earlier) == ({}, "", {})


def test_a_name_that_no_page_can_hold_is_shown_with_marks() -> None:
    stored = read_taken(dumped(answers={"child-name": "A\x00\ufffeB", "x": {"y": ["\x1b[2J"]}}))
    assert stored.case.values == {"child-name": "A\ufffd\ufffdB", "x": {"y": ["\ufffd[2J"]}}


HOSTILE = JSON | st.sampled_from(
    ["<script>x</script>", "{{7*7}}", "%(name)s", "\u202e", "\x00", "a" * 5000, [[]] * 50, "c", "a"]
)
QUESTIONS = st.sampled_from(
    ["danger", "child-name", "age", "council", "home-postcode", "child-words", "who", "x"]
)
KEYS = sorted(HONEST.keys() - {"format", "child", "answers"})
MORE = ["written", "earlier", "updates", "from_other", "aside", "spoken", "fingerprint", "x"]
SHAPES = st.builds(
    lambda answers, changed: {**changed, "answers": {**HONEST["answers"], **answers}},
    st.dictionaries(QUESTIONS, HOSTILE, max_size=4),
    st.dictionaries(st.sampled_from(KEYS + MORE), HOSTILE, max_size=1),
)


@settings(max_examples=20)
@given(changed=SHAPES)
def test_whatever_was_sealed_it_is_refused_or_every_page_shows_it(
    whole_app: Flask, changed: dict[str, Any]
) -> None:
    try:
        stored = read_taken(dumped(**changed))
    except TakenRefusedError:
        return
    state: State = whole_app.extensions[EXTENSION]
    token, _ = state.drafts.begin(stored.dump())
    client = whole_app.test_client()
    client.set_cookie(state.cookie, token)
    for path in ("a/", "a/now", "a/age", "a/check", "a/result", "a/letter", "c/records", "load"):
        response = client.get(f"/en/{path}")
        assert response.status_code < 400
        assert "<script>x" not in response.text
        if response.status_code == 200:
            assert PageRead(200, path, response.text).heading
    assert client.get("/en/take").status_code in {200, 404}
