from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.drafts.codes import ALPHABET, LETTERS, Code, grouped, new_code, read_code

CODE = Code("0123456789ABCDEF")


def test_a_code_has_eighty_random_bits() -> None:
    assert len(set(ALPHABET)) == 32
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert {len(code) for code in codes} == {LETTERS}
    assert {letter for code in codes for letter in code} == set(ALPHABET)


def test_what_is_far_too_long_is_not_even_looked_at() -> None:
    began = perf_counter()
    assert read_code("a" + "\u0315\u0300" * 1_000_000) is None
    assert perf_counter() - began < 1


def test_no_letter_of_a_code_looks_like_another_letter_or_digit_in_it() -> None:
    for alike in ("1IL", "0O", "VU"):
        assert len(set(alike) & set(ALPHABET)) == 1


def test_it_is_read_in_four_groups_of_four() -> None:
    assert grouped(CODE) == "0123-4567-89AB-CDEF"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("0123-4567-89AB-CDEF", id="as printed"),
        pytest.param("0123456789ABCDEF", id="without dashes"),
        pytest.param(" 0123 4567 89ab cdef ", id="spaces and small letters"),
        pytest.param("0123–4567—89AB‑CDEF", id="other dashes"),
        pytest.param("O1 23-4567-89AB-CDEF", id="the letter O for nought"),
        pytest.param("0l23-4567-89AB-CDEF", id="a small L for one"),
        pytest.param("oI23-4567-89AB-CDEF", id="a capital I for one"),
        pytest.param("٠١٢٣-٤٥٦٧-٨٩AB-CDEF", id="Arabic digits"),
        pytest.param("۰۱۲۳-۴۵۶۷-۸۹AB-CDEF", id="Urdu digits"),
        pytest.param("০১২৩-৪৫৬৭-৮৯AB-CDEF", id="Bengali digits"),
        pytest.param("０１２３４５６７８９ＡＢＣＤＥＦ", id="wide letters"),
        pytest.param("\u200f0123\u200e-4567-89AB-CDEF\r\n", id="marks of direction"),
        pytest.param("0123_4567_89AB_CDEF", id="low lines"),
    ],
)
def test_it_is_read_however_it_is_typed(typed: str) -> None:
    assert read_code(typed) == CODE


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0123-4567-89AB-CDE",
        "0123-4567-89AB-CDEF0",
        "0123-4567-89AB-CDE!",
        "0123-4567-89AB-CDEß",
        "UUUU-UUUU-UUUU-UUUU",
        "²²²²²²²²²²²²²²²Ⅷ",
        "x" * 100_000,
    ],
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


@given(st.text(max_size=40))
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    code = read_code(typed)
    assert code is None or (len(code) == LETTERS and set(code) <= set(ALPHABET))
