"""A long text in parts: nothing is lost, nothing is doubled, and no part is too long for a form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.referrals.parting import MOST, in_parts, size

SPOKEN = st.text(alphabet="ab é.!?\n \u0301\U0001f600\u200d”,", max_size=400)


@given(text=SPOKEN, most=st.integers(2, 60))
def test_parts_joined_are_the_text_and_none_is_too_long(text: str, most: int) -> None:
    parts = in_parts(text, most)
    assert "".join(parts) == text
    assert [part for part in parts if not 0 < size(part) <= most] == []


@given(text=st.text(min_size=1, max_size=40), times=st.integers(100, 400))
def test_parts_of_a_long_text_fit_a_form_however_it_counts(text: str, times: int) -> None:
    parts = in_parts(text * times)
    assert "".join(parts) == text * times
    for part in parts:
        assert len(part.replace("\n", "\r\n").encode("utf-16-le")) // 2 <= MOST


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("One two.", ("One two.",), id="what fits"),
        pytest.param(
            "One two. Six.\n\nThree four. Five.",
            ("One two. Six.\n\n", "Three four. Five."),
            id="a paragraph",
        ),
        pytest.param(
            "One two. Sixty\nThree four. Five.",
            ("One two. Sixty\n", "Three four. Five."),
            id="a line",
        ),
        pytest.param(
            "He hit me. I ran off and hid", ("He hit me. ", "I ran off and hid"), id="a sentence"
        ),
        pytest.param(
            "“He hit me.” I ran off and hid",
            ("“He hit me.” ", "I ran off and hid"),
            id="a sentence in quotation marks",
        ),
        pytest.param(
            "No. He hit me and I ran off",
            ("No. He hit me and I ", "ran off"),
            id="a word, where a sentence would leave much room",
        ),
        pytest.param("o" * 25, ("o" * 20, "o" * 5), id="nowhere to stop"),
        pytest.param(
            "o" * 19 + "e\u0301e\u0301", ("o" * 19, "e\u0301e\u0301"), id="a letter and its accent"
        ),
    ],
)
def test_a_part_ends_where_a_reader_would_stop(text: str, parts: tuple[str, ...]) -> None:
    assert in_parts(text, 20) == parts


@pytest.mark.parametrize("odd", [".", " ", "\n", "\u0301", ".”", ". "])
def test_a_text_of_one_sign_takes_no_longer_than_any(odd: str) -> None:
    text = odd * 20_000
    assert "".join(in_parts(text)) == text
