"""Answers in a file that a passphrase opens. Only the document process loads this.

The file is a head and AES-256-GCM's ciphertext, with the whole head as associated data. The key is
scrypt's, from the passphrase and the salt in the head.
"""

from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from app.referrals.documents.container import (
    BEGIN_BYTES,
    HEAD_BYTES,
    NONCE_BYTES,
    OURS,
    SALT_BYTES,
    STEP,
    Cost,
    NotOpenedError,
    begins,
    check,
    letters_of,
)

KEY_BYTES = 32
_SALT = slice(BEGIN_BYTES, BEGIN_BYTES + SALT_BYTES)
_NONCE = slice(_SALT.stop, HEAD_BYTES)


def seal(content: bytes, passphrase: str, cost: Cost = OURS) -> bytes:
    """Return a file that this passphrase alone opens; its length says little of the content's."""
    head = begins(cost) + token_bytes(SALT_BYTES + NONCE_BYTES)
    padding = b"\x80".ljust(STEP - len(content) % STEP, b"\0")
    return head + _cipher(head, passphrase, cost).encrypt(head[_NONCE], content + padding, head)


def unseal(file: bytes, passphrase: str, cost: Cost = OURS) -> bytes:
    """Return what was sealed into a file at this cost. Raises SealedError."""
    check(file, cost)
    head = file[:HEAD_BYTES]
    try:
        padded = _cipher(head, passphrase, cost).decrypt(head[_NONCE], file[HEAD_BYTES:], head)
    except InvalidTag:
        raise NotOpenedError from None
    return padded.rstrip(b"\0")[:-1]


def _cipher(head: bytes, passphrase: str, cost: Cost) -> AESGCM:
    scrypt = Scrypt(salt=head[_SALT], length=KEY_BYTES, n=1 << cost.log_n, r=cost.r, p=cost.p)
    return AESGCM(scrypt.derive(letters_of(passphrase).encode()))
