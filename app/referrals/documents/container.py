"""The outside of a file of sealed answers, and what of a passphrase counts. It opens nothing.

The head names nobody, and no product: to whoever looks into the file on a phone it is noise.
"""

import struct
import unicodedata
from typing import NamedTuple

MAGIC = bytes.fromhex("9be75ad013c8f46e")
"""Drawn at random. Letters here would tell what the file is to whoever looks into it."""
VERSION = 1
SALT_BYTES, NONCE_BYTES, TAG_BYTES = 16, 12, 16
STEP = 16 * 1024
"""Content is padded to a multiple of this, so that nearly all files are of one length."""
LARGEST = 2_800_000
"""Bytes of such a file, so that it fits into a form."""
LARGEST_CONTENT = LARGEST - STEP - 1024
"""Bytes of content that surely fit into such a file."""

_BEGINS = struct.Struct(">8sBBBB")
BEGIN_BYTES = _BEGINS.size
HEAD_BYTES = BEGIN_BYTES + SALT_BYTES + NONCE_BYTES


class Cost(NamedTuple):
    """What it takes scrypt to make a key: the exponent of N, then r and p."""

    log_n: int
    r: int
    p: int


OURS = Cost(17, 8, 1)
"""128 MB and about half a second, as OWASP's password storage cheat sheet has it."""


class SealedError(ValueError):
    """The root of what can be wrong with a file of sealed answers."""


class NotSealedError(SealedError):
    """This is no such file."""


class OtherVersionError(SealedError):
    """Such a file, made by another version."""


class NotOpenedError(SealedError):
    """The passphrase is another one, or the file was damaged: nobody can tell which."""


def begins(cost: Cost) -> bytes:
    """Return what every file of this version begins with."""
    return _BEGINS.pack(MAGIC, VERSION, *cost)


def check(file: bytes, cost: Cost = OURS) -> None:
    """Look at the outside of a file, which costs nothing. Raises SealedError.

    What scrypt would cost is not for the file to say: it might ask for hours, or for a gigabyte.
    """
    if not file.startswith(MAGIC):
        raise NotSealedError
    if not file.startswith(begins(cost)):
        raise OtherVersionError
    sealed = len(file) - HEAD_BYTES - TAG_BYTES
    if sealed < STEP or sealed % STEP:
        raise NotOpenedError


def letters_of(passphrase: str) -> str:
    """Return what of a passphrase counts: its letters and digits, however they were typed.

    Keyboards differ in capitals, spaces, dashes, quotation marks, and in how they write an accent
    or a digit. On another phone, none of that may keep somebody from their answers.
    """
    plain = unicodedata.normalize("NFKC", passphrase).casefold()
    return "".join(map(_counted, unicodedata.normalize("NFKC", plain)))


def _counted(letter: str) -> str:
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    return letter if letter.isalnum() else ""
