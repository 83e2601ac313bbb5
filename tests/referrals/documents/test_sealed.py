"""A file of sealed answers opens with its password alone, and tells nothing without."""

import hashlib
import re
import unicodedata

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from app.referrals.documents.container import (
    HEAD_BYTES,
    LARGEST,
    LARGEST_CONTENT,
    MAGIC,
    OURS,
    STEP,
    Cost,
    NotOpenedError,
    NotSealedError,
    OtherVersionError,
    check,
    letters_of,
)
from app.referrals.documents.sealed import seal, unseal

CHEAP = Cost(4, 8, 1)
"""For tests alone: a file of this cost is refused wherever Signpost runs."""
PASSWORD = "wamn-uygq-27ge-xxnu"
CONTENT = '{"answers":{"child-name":"Zażółć Gęślą"}}'.encode()


@settings(max_examples=30)
@given(begin=st.binary(max_size=40), fill=st.integers(0, 2 * STEP), password=st.text(max_size=40))
def test_what_was_sealed_comes_back(begin: bytes, fill: int, password: str) -> None:
    content = begin + b"\0" * fill
    content += begin
    assert unseal(seal(content, password, CHEAP), password, CHEAP) == content


@pytest.mark.parametrize(
    "content", [b"", b"\0\0", b"x\x80", b"\x80\0", b"x" * STEP, b"x" * (STEP - 1)]
)
def test_content_that_looks_like_padding_comes_back(content: bytes) -> None:
    assert unseal(seal(content, PASSWORD, CHEAP), PASSWORD, CHEAP) == content


def test_a_file_can_be_read_by_its_description_alone() -> None:
    file = seal(CONTENT, PASSWORD)
    assert file[:12] == MAGIC + bytes([1, 17, 8, 1])
    salt, nonce, sealed = file[12:28], file[28:40], file[40:]
    letters = b"wamnuygq27gexxnu"
    key = hashlib.scrypt(letters, salt=salt, n=2**17, r=8, p=1, maxmem=2**28, dklen=32)
    padded = AESGCM(key).decrypt(nonce, sealed, file[:40])
    assert padded == CONTENT + b"\x80" + b"\0" * (STEP - len(CONTENT) - 1)


def test_it_costs_what_owasp_asks_for_and_no_other_cost_is_taken() -> None:
    assert OURS == (17, 8, 1)
    with pytest.raises(OtherVersionError):
        unseal(seal(CONTENT, PASSWORD, CHEAP), PASSWORD)
    for dear in (Cost(30, 8, 1), Cost(17, 255, 255)):
        costly = MAGIC + bytes([1, *dear]) + bytes(28 + STEP + 16)
        with pytest.raises(OtherVersionError):
            unseal(costly, PASSWORD)


def test_another_password_does_not_open_it() -> None:
    file = seal(CONTENT, PASSWORD, CHEAP)
    for other in ("", "wamn-uygq-27ge-xxnv", f"{PASSWORD}1"):
        with pytest.raises(NotOpenedError):
            unseal(file, other, CHEAP)


@settings(max_examples=40)
@given(at=st.integers(0, HEAD_BYTES + STEP + 15), bit=st.integers(0, 7))
def test_a_file_with_one_wrong_bit_does_not_open(at: int, bit: int) -> None:
    file = bytearray(FILE)
    file[at] ^= 1 << bit
    with pytest.raises((NotOpenedError, NotSealedError, OtherVersionError)):
        unseal(bytes(file), PASSWORD, CHEAP)


FILE = seal(CONTENT, PASSWORD, CHEAP)


@pytest.mark.parametrize(
    ("file", "error"),
    [
        pytest.param(b"", NotSealedError, id="nothing"),
        pytest.param(b"%PDF-1.7", NotSealedError, id="a PDF"),
        pytest.param(b"{" * 99999, NotSealedError, id="braces"),
        pytest.param(MAGIC, OtherVersionError, id="no more than its first letters"),
        pytest.param(MAGIC + bytes([2, *CHEAP]) + FILE[12:], OtherVersionError, id="version 2"),
        pytest.param(FILE[:-1], NotOpenedError, id="cut short"),
        pytest.param(FILE[:-STEP], NotOpenedError, id="cut to its head"),
        pytest.param(FILE + b"\n", NotOpenedError, id="with a line end"),
        pytest.param(FILE + FILE, NotOpenedError, id="twice"),
        pytest.param(FILE + bytes(STEP), NotOpenedError, id="longer"),
    ],
)
def test_what_is_no_whole_file_is_refused(file: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        unseal(file, PASSWORD, CHEAP)


def test_two_files_of_the_same_have_nothing_in_common_but_the_beginning() -> None:
    one, two = (seal(CONTENT, PASSWORD, CHEAP) for _ in range(2))
    assert one[:12] == two[:12]
    for part in (slice(12, 28), slice(28, 40), slice(40, 56), slice(-16, None)):
        assert one[part] != two[part]
    assert b"name" not in one


def test_nobody_can_read_in_a_file_what_it_is() -> None:
    assert re.search(rb"[A-Za-z]{3}", MAGIC) is None


def test_its_length_says_little() -> None:
    lengths = {len(seal(b"x" * long, PASSWORD, CHEAP)) for long in (0, 100, 5_000, STEP - 1)}
    assert lengths == {HEAD_BYTES + STEP + 16}
    largest = seal(b"x" * LARGEST_CONTENT, PASSWORD, CHEAP)
    assert len(largest) <= LARGEST
    check(largest, CHEAP)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("  WAMN uygq–27ge_xxnu\n", PASSWORD, id="capitals, spaces and dashes"),
        pytest.param("Don’t tell “Dad”", 'don\'t tell "dad"', id="quotation marks"),
        pytest.param(unicodedata.normalize("NFD", "Zażółć gęślą"), "zażółć gęślą", id="accents"),
        pytest.param("ｗａｍｎ２７", "wamn27", id="wide letters"),
        pytest.param("رمز ۲۷", "رمز 27", id="Urdu's digits"),
        pytest.param("\u200fرمز\u200e ٢٧", "رمز 27", id="Arabic's digits, and marks of direction"),
        pytest.param("STRASSE", "straße", id="letters that have no capital"),
    ],
)
def test_the_same_password_on_another_keyboard_is_the_same(typed: str, meant: str) -> None:
    assert letters_of(typed) == letters_of(meant) != ""


@given(password=st.text(max_size=60))
def test_what_counts_of_a_password_counts_again(password: str) -> None:
    assert letters_of(letters_of(password)) == letters_of(password)


def test_what_differs_in_a_letter_is_another_password() -> None:
    passwords = ["wamn27", "wamm27", "wam27", "wamn72", "zażółć", "zazolc", "رمز"]
    assert len({letters_of(each) for each in passwords}) == len(passwords)
