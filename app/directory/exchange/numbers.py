r"""Find numbers to ring in texts: only a telephone is shown with its type and can be dialled.

Six digits or more are a number to ring, with up to three spaces, dashes, full stops, slashes or
brackets between two of them, unless they are days, years, hours, ages, 999 or 101.
"""

import re
import unicodedata

_DASHES = re.compile("[\u2010-\u2015\u2043\u2212]")
_MANY_DIGITS = re.compile(r"\d(?:[-\s./()\u200c\u200d]{0,3}\d){5,}")

_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_HOUR = r"(?:[01]?\d|2[0-3])\.[0-5]\d"
_AGE = r"(?:0|[1-9]\d?)"
_OTHERS = (
    rf"{_YEAR}([-./]){_MONTH}\1{_DAY}",
    rf"{_DAY}([-./]){_MONTH}\2{_YEAR}",
    rf"{_MONTH}/{_YEAR}",
    rf"{_YEAR} ?[-/] ?(?:{_YEAR}|\d\d)",
    rf"{_HOUR} ?- ?{_HOUR}",
    rf"{_AGE} ?- ?{_AGE}",
    "24/7",
    "999|101|111|112",
)
_OTHER = re.compile(rf"(?<!\d)(?<!\d[-.])(?:{'|'.join(_OTHERS)})(?![-.]?\d)")
_BESIDE = 2
"""The most digits that may stand beside those: no code of a place is as short."""


def holds_number(text: str) -> bool:
    """Say whether a text holds a number to ring."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    return any(map(_is_number, _MANY_DIGITS.findall(plain)))


def _is_number(found: str) -> bool:
    return sum(map(str.isdecimal, _OTHER.sub("", found))) > _BESIDE
