"""Resume codes: sixteen letters of eighty random bits, made to be read aloud, written and typed."""

import re
import secrets
import unicodedata
from typing import NewType

Code = NewType("Code", str)
"""Sixteen letters of `ALPHABET`, as a draft is kept under."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and letters without I, L, O and U, as Douglas Crockford proposed: five bits each."""
MEANT = str.maketrans({"I": "1", "L": "1", "O": "0"})
"""What is read for a letter that no code has, since it looks like one that codes have."""
LETTERS, GROUP = 16, 4
LONGEST_TYPED = 200
"""Characters that are looked at: to sort very many accents takes Unicode an hour."""
_CODE = re.compile(f"[{ALPHABET}]{{{LETTERS}}}")


def new_code() -> Code:
    """Make a code that nobody can guess."""
    return Code("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)))


def grouped(code: Code) -> str:
    """Return a code as people read it: four groups of four."""
    return "-".join(code[at : at + GROUP] for at in range(0, LETTERS, GROUP))


def read_code(typed: str) -> Code | None:
    """Return the code that somebody typed; nothing where it cannot be one.

    Capitals, spaces, dashes of any kind and digits of any script are as good as those printed.
    """
    if len(typed) > LONGEST_TYPED:
        return None
    letters = "".join(map(_plain, unicodedata.normalize("NFKC", typed)))
    meant = letters.upper().translate(MEANT)
    return Code(meant) if _CODE.fullmatch(meant) else None


def _plain(letter: str) -> str:
    """Return a letter as codes have it; nothing for what only parts or surrounds the groups."""
    if unicodedata.category(letter) in {"Zs", "Pd", "Pc", "Cf", "Cc"}:
        return ""
    digit = unicodedata.decimal(letter, None)
    return letter if digit is None else str(digit)
