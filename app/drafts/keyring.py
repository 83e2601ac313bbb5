"""The keys of a draft: which secret finds it, which opens it, and how its content is sealed.

Content is sealed with AES-256-GCM under a random data key of the draft's own. The data key is
wrapped once for each secret that a person holds. From such a secret and the server's, HKDF gives
a look-up id, which the database holds, and a wrapping key, which it does not: a stolen database
opens nothing without both secrets.
"""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.drafts.errors import DraftGoneError, SecretError

Token = NewType("Token", str)
"""What the browser's cookie holds: 256 random bits as url-safe text."""

KEY_BYTES = 32
NONCE_BYTES = 12
PADDING_STEP = 1024


class Kind(StrEnum):
    """What sort of secret a wrapped key answers to; each derives keys of its own."""

    TOKEN = "token"  # noqa: S105 - a kind of secret, not one
    CODE = "code"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a sealed content belongs: it opens in no other row, version or server key."""

    draft_id: bytes
    version: int
    key_id: str

    def bound(self) -> bytes:
        """Return the place as the associated data of the cipher; only the last part varies."""
        return self.draft_id + self.version.to_bytes(8, "big", signed=True) + self.key_id.encode()


@dataclass(frozen=True, kw_only=True, slots=True)
class WrappedKey:
    """A data key as the database holds it for one secret."""

    lookup: bytes
    kind: Kind
    key_id: str
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Keyring:
    """The server's secrets by key id: `current` wraps new keys, the others still open old ones."""

    current: str
    secrets: Mapping[str, bytes] = field(repr=False)

    def __post_init__(self) -> None:
        if self.current not in self.secrets:
            raise SecretError(self.current, "is current but has no secret")
        for key_id, secret in self.secrets.items():
            if not key_id or len(key_id) > 32:
                raise SecretError(key_id, "must have an id of 1 to 32 characters")
            if len(secret) < KEY_BYTES:
                raise SecretError(key_id, f"must have a secret of {KEY_BYTES} bytes or more")

    def lookups(self, secret: str, kind: Kind) -> Iterator[bytes]:
        """Yield the look-up ids that a secret may be kept under, the current server key's first."""
        for key_id in sorted(self.secrets, key=self.current.__ne__):
            yield self._derive(secret, kind, key_id, use="look-up")

    def wrap(self, data_key: bytes, draft_id: bytes, secret: str, kind: Kind) -> WrappedKey:
        """Lock a draft's data key with a person's secret and the current server key."""
        wrapping_key = self._derive(secret, kind, self.current, use="wrap")
        return WrappedKey(
            lookup=self._derive(secret, kind, self.current, use="look-up"),
            kind=kind,
            key_id=self.current,
            wrapped=_encrypt(wrapping_key, data_key, _owner(draft_id, kind, self.current)),
        )

    def unwrap(self, key: WrappedKey, draft_id: bytes, secret: str) -> bytes:
        """Return a draft's data key, or raise `DraftGoneError` when the secret does not open it."""
        if key.key_id not in self.secrets:
            raise DraftGoneError
        wrapping_key = self._derive(secret, key.kind, key.key_id, use="wrap")
        return _decrypt(wrapping_key, key.wrapped, _owner(draft_id, key.kind, key.key_id))

    def _derive(self, secret: str, kind: Kind, key_id: str, *, use: str) -> bytes:
        info = f"signpost drafts 1 {kind} {use}".encode()
        hkdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=self.secrets[key_id], info=info)
        return hkdf.derive(secret.encode("utf-8", "surrogatepass"))


def new_token() -> Token:
    """Make a token that nobody can guess."""
    return Token(secrets.token_urlsafe(KEY_BYTES))


def new_data_key() -> bytes:
    """Make the key that one draft alone is sealed with."""
    return secrets.token_bytes(KEY_BYTES)


def seal(content: bytes, data_key: bytes, place: Place) -> bytes:
    """Encrypt content for its place, padded so that its length says little."""
    padding = b"\x80".ljust(PADDING_STEP - len(content) % PADDING_STEP, b"\0")
    return _encrypt(data_key, content + padding, place.bound())


def unseal(sealed: bytes, data_key: bytes, place: Place) -> bytes:
    """Decrypt content, or raise `DraftGoneError` when it is not what was sealed for this place."""
    return _decrypt(data_key, sealed, place.bound()).rstrip(b"\0")[:-1]


def _owner(draft_id: bytes, kind: Kind, key_id: str) -> bytes:
    return draft_id + f"{kind} {key_id}".encode()


def _encrypt(key: bytes, plain: bytes, bound: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound)


def _decrypt(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    nonce = sealed[:NONCE_BYTES]
    if len(nonce) < NONCE_BYTES:
        raise DraftGoneError
    try:
        return AESGCM(key).decrypt(nonce, sealed[NONCE_BYTES:], bound)
    except InvalidTag:
        raise DraftGoneError from None
