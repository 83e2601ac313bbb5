import hashlib
import hmac
from dataclasses import replace

import pytest

from app.drafts.errors import DraftGoneError, SecretError
from app.drafts.keyring import Keyring, Kind, Place, new_data_key, new_token, seal, unseal

SECRET = b"s" * 32
OTHER = b"o" * 32
RING = Keyring(current="b", secrets={"a": OTHER, "b": SECRET})
DATA_KEY = b"d" * 32
ROW = b"r" * 16
PLACE = Place(draft_id=ROW, version=3, key_id="b")


def _hkdf(secret: str, info: str) -> bytes:
    extracted = hmac.digest(SECRET, secret.encode(), hashlib.sha256)
    return hmac.digest(extracted, info.encode() + b"\x01", hashlib.sha256)


def test_the_look_up_id_is_plain_hkdf_with_the_servers_secret_as_salt() -> None:
    wrapped = RING.wrap(DATA_KEY, ROW, "token", Kind.TOKEN)
    assert wrapped.lookup == _hkdf("token", "signpost drafts 1 token look-up")


def test_the_look_up_id_is_not_the_wrapping_key() -> None:
    wrapped = RING.wrap(DATA_KEY, ROW, "token", Kind.TOKEN)
    assert wrapped.lookup != _hkdf("token", "signpost drafts 1 token wrap")


def test_look_ups_start_with_the_current_server_key_and_differ() -> None:
    current, older = RING.lookups("token", Kind.TOKEN)
    assert current == RING.wrap(DATA_KEY, ROW, "token", Kind.TOKEN).lookup
    assert older == next(Keyring(current="a", secrets={"a": OTHER}).lookups("token", Kind.TOKEN))
    assert current != older


def test_a_token_and_a_resume_code_open_the_same_data_key() -> None:
    by_token = RING.wrap(DATA_KEY, ROW, "token", Kind.TOKEN)
    by_code = RING.wrap(DATA_KEY, ROW, "ABCDEFGHJKLMNPQR", Kind.CODE)
    assert RING.unwrap(by_token, ROW, "token") == DATA_KEY
    assert RING.unwrap(by_code, ROW, "ABCDEFGHJKLMNPQR") == DATA_KEY


def test_one_secret_used_as_token_and_as_code_is_two_secrets() -> None:
    assert next(RING.lookups("same", Kind.TOKEN)) != next(RING.lookups("same", Kind.CODE))
    with pytest.raises(DraftGoneError):
        RING.unwrap(replace(RING.wrap(DATA_KEY, ROW, "x", Kind.CODE), kind=Kind.TOKEN), ROW, "x")


@pytest.mark.parametrize(
    ("ring", "row", "secret"),
    [
        pytest.param(RING, ROW, "token2", id="another secret"),
        pytest.param(RING, b"q" * 16, "token", id="another row"),
        pytest.param(Keyring(current="b", secrets={"b": OTHER}), ROW, "token", id="another server"),
        pytest.param(Keyring(current="a", secrets={"a": OTHER}), ROW, "token", id="a key lost"),
    ],
)
def test_a_wrapped_key_stays_shut_for(ring: Keyring, row: bytes, secret: str) -> None:
    wrapped = RING.wrap(DATA_KEY, ROW, "token", Kind.TOKEN)
    with pytest.raises(DraftGoneError):
        ring.unwrap(wrapped, row, secret)


@pytest.mark.parametrize(
    "content",
    [b"", b"\0", b"\x80", b"text\x80\0\0", b"x" * 1023, b"x" * 1024, b"\0" * 5000],
    ids=["empty", "zero", "mark", "looks padded", "a step less one", "a step", "zeros"],
)
def test_content_comes_back_as_it_was(content: bytes) -> None:
    assert unseal(seal(content, DATA_KEY, PLACE), DATA_KEY, PLACE) == content


def test_the_length_says_only_how_many_steps() -> None:
    lengths = [len(seal(b"x" * size, DATA_KEY, PLACE)) for size in (0, 1, 1023, 1024, 2047, 2048)]
    assert [(length - 12 - 16) / 1024 for length in lengths] == [1, 1, 1, 2, 2, 3]


def test_the_same_content_is_never_sealed_the_same() -> None:
    assert seal(b"x", DATA_KEY, PLACE) != seal(b"x", DATA_KEY, PLACE)


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(replace(PLACE, draft_id=b"q" * 16), id="row"),
        pytest.param(replace(PLACE, version=2), id="version"),
        pytest.param(replace(PLACE, key_id="a"), id="server key"),
    ],
)
def test_content_does_not_open_in_another(place: Place) -> None:
    sealed = seal(b"x", DATA_KEY, PLACE)
    with pytest.raises(DraftGoneError):
        unseal(sealed, DATA_KEY, place)


@pytest.mark.parametrize("keep", [0, 5, 12, 20, 27])
def test_a_cut_off_content_does_not_open(keep: int) -> None:
    with pytest.raises(DraftGoneError):
        unseal(seal(b"x", DATA_KEY, PLACE)[:keep], DATA_KEY, PLACE)


@pytest.mark.parametrize(
    ("current", "secrets", "key_id"),
    [
        pytest.param("b", {"a": SECRET}, "b", id="no current"),
        pytest.param("a", {"a": b"short"}, "a", id="too short"),
        pytest.param("a", {"a": SECRET, "k" * 33: SECRET}, "k" * 33, id="id too long"),
        pytest.param("", {"": SECRET}, "", id="no id"),
    ],
)
def test_a_keyring_refuses(current: str, secrets: dict[str, bytes], key_id: str) -> None:
    with pytest.raises(SecretError) as error:
        Keyring(current=current, secrets=secrets)
    assert error.value.key_id == key_id


def test_a_keyring_shows_no_secret() -> None:
    assert "ssss" not in repr(RING)


def test_tokens_hold_256_bits_and_never_repeat() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert {len(token) for token in tokens} == {43}
    assert new_data_key() != new_data_key()
