"""Whatever arrives as a data file is read as one of ours, or refused with its reason."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.referrals.comparison import LARGEST
from app.referrals.data_file import MOST_ANNEXES, MOST_ANSWERS, read_file
from app.referrals.earlier_words import EarlierRefusedError
from tests.answering import JSON

WHOLE: dict[str, Any] = {
    "schema_version": "1.0",
    "made_at": "2026-11-22T10:00:00+00:00",
    "questionnaire": {"id": "referral"},
    "answers": {"child-name": "Robin"},
}


def written(**changed: Any) -> bytes:
    return json.dumps({**WHOLE, **changed}).encode()


def refused(content: bytes) -> str:
    with pytest.raises(EarlierRefusedError) as caught:
        read_file(content)
    return caught.value.code


def test_a_file_with_only_the_oldest_parts_is_read() -> None:
    file = read_file(written())
    assert (file.questionnaire.id, file.answers) == ("referral", {"child-name": "Robin"})
    assert file.annexes == ()


def test_parts_that_a_newer_version_adds_stop_nothing() -> None:
    assert read_file(written(of_tomorrow={"x": [1]})).answers == {"child-name": "Robin"}


def test_nothing_but_answers_is_kept_of_a_file() -> None:
    more = {"level": "universal", "words": {"heading": "All is well"}, "destinations": [1]}
    kept = read_file(written(**more)).model_dump_json()
    assert "universal" not in kept
    assert "All is well" not in kept


DEEP = b"[" * 100_000
ROW = written()
HOSTILE = [
    pytest.param(b"", "not_ours", id="empty"),
    pytest.param(b"\x89PNG\r\n\x1a\n\x00", "not_ours", id="a picture"),
    pytest.param(b"null", "not_ours", id="null"),
    pytest.param(ROW[:-1], "not_ours", id="half of it"),
    pytest.param(ROW.decode().encode("utf-16"), "not_ours", id="another encoding"),
    pytest.param(b" " * 10_000_000, "too_large", id="ten megabytes"),
    pytest.param(b" " * (LARGEST + 1), "too_large", id="a byte too many"),
    pytest.param(DEEP, "not_ours", id="lists in lists"),
    pytest.param(ROW[:-1] + b', "x": ' + DEEP, "not_ours", id="deep in a part not used"),
    pytest.param(
        ROW[:-1] + b', "x": ' + b"[" * 9000 + b"]" * 9000 + b"}", "not_ours", id="deep and whole"
    ),
    pytest.param(written(answers={"a": float("nan")}), "not_ours", id="no number"),
    pytest.param(written(answers={"a": float("inf")}), "not_ours", id="infinity"),
    pytest.param(ROW.replace(b'"Robin"', b"1e999"), "not_ours", id="more than a number"),
    pytest.param(ROW.replace(b'"Robin"', b"9" * 5000), "not_ours", id="a very long number"),
    pytest.param(ROW.replace(b'"Robin"', rb'"\ud800"'), "not_ours", id="half a letter"),
    pytest.param(ROW.replace(b'"Robin"', b'"\xed\xa0\x80"'), "not_ours", id="half a letter, raw"),
    pytest.param(
        ROW.replace(b'"Robin"', b'"Robin", "child-name": "Kim"'), "not_ours", id="a name twice"
    ),
    pytest.param(written(answers=[1]), "not_ours", id="a list for answers"),
    pytest.param(written(answers={str(n): 1 for n in range(MOST_ANSWERS + 1)}), "not_ours", id="n"),
    pytest.param(
        written(annexes=[{"questionnaire": {"id": "a"}, "answers": {}}] * (MOST_ANNEXES + 1)),
        "not_ours",
        id="too many annexes",
    ),
    pytest.param(written(questionnaire={"id": "<b>"}), "not_ours", id="markup for an id"),
    pytest.param(written(questionnaire={"id": "../x"}), "not_ours", id="a path for an id"),
    pytest.param(written(made_at="yesterday"), "not_ours", id="no moment"),
    pytest.param(written(schema_version="2.0"), "other_version", id="another version"),
    pytest.param(written(reader="training"), "training", id="training"),
    pytest.param(written(reader="training", schema_version="2"), "training", id="any training"),
]


@pytest.mark.parametrize(("content", "code"), HOSTILE)
def test_what_is_not_ours_is_refused(content: bytes, code: str) -> None:
    assert refused(content) == code


@given(st.sampled_from([*WHOLE, "annexes", "reader"]), JSON)
def test_whatever_stands_in_a_part_is_read_or_refused(key: str, value: Any) -> None:
    with suppress(EarlierRefusedError):
        file = read_file(written(**{key: value}))
        assert type(file).model_validate(file.model_dump(mode="json")) == file
