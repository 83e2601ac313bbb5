"""From what a person typed to a postcode as Royal Mail writes it: `s640aa` to `S64 0AA`."""

import itertools
import re
import unicodedata

from app.questionnaires.errors import PostcodeError

LONGEST_TYPED = 200
"""Nobody types a longer postcode; more than this is not even looked at."""

LONGEST = 8
"""Characters of the longest postcode without its space: BFPO and four figures."""

_AREAS = (
    "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN"
    " DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L"
    " LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA"
    " SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV"
    " YO ZE"
)
AREAS = frozenset(_AREAS.split())
"""The letters that a postcode can begin with, with the islands and the forces."""

_OUTWARD = re.compile(
    r"(?P<area>[A-Z]{1,2})(?:[0-9]|[1-9][0-9]|(?<![A-Z]{2})[0-9][ABCDEFGHJKMNPRSTUVWXY]"
    r"|(?<=[A-Z]{2})[0-9][ABEHMNPRVWXY])"
)
_WORDS = frozenset({"NPT", "GIR"})
"""Two outward codes that hold no figure."""

_INWARD = re.compile(r"[0-9][A-Z]{2}")
_FORCES = re.compile(r"BFPO[0-9]{1,4}")
_TO_FIGURE = str.maketrans("OI", "01")
_LOOK_ALIKE = {"O": "O0", "0": "0O", "I": "I1", "1": "1I"}


def normalise(text: str) -> str:
    """Write a postcode as it should be written, or raise PostcodeError.

    Takes small letters, spaces anywhere, full-width characters, the figures of other scripts,
    and O for 0 or I for 1 (either way) where only one of them can be right.
    """
    if len(text) > LONGEST_TYPED:
        raise PostcodeError("too_long")
    squeezed = "".join(map(_plain, unicodedata.normalize("NFKC", text))).upper()
    if not squeezed:
        raise PostcodeError("empty")
    if len(squeezed) > LONGEST:
        raise PostcodeError("too_long")
    forces = "BFPO" + squeezed[4:].translate(_TO_FIGURE)
    if squeezed.startswith(("BFPO", "BFP0")) and _FORCES.fullmatch(forces):
        return f"BFPO {forces[4:]}"
    outward = _outward(squeezed[:-3])
    inward = squeezed[-3:-2].translate(_TO_FIGURE) + squeezed[-2:]
    if outward is None or not _INWARD.fullmatch(inward):
        raise PostcodeError("not_a_postcode")
    return f"{outward} {inward}"


def _plain(character: str) -> str:
    """Drop what cannot be seen; turn a figure of any script into ours."""
    if character.isspace() or unicodedata.category(character) in {"Cc", "Cf"}:
        return ""
    figure = unicodedata.decimal(character, None)
    return character if figure is None else str(figure)


def _outward(typed: str) -> str | None:
    """Return the one outward code this can be: as typed, else the only reading of look-alikes."""
    if _is_outward(typed):
        return typed
    if len(typed) > 4:
        return None
    choices = (_LOOK_ALIKE.get(character, character) for character in typed)
    readings = ["".join(letters) for letters in itertools.product(*choices)]
    possible = [reading for reading in readings if _is_outward(reading)]
    return possible[0] if len(possible) == 1 else None


def _is_outward(code: str) -> bool:
    shape = _OUTWARD.fullmatch(code)
    return code in _WORDS or (shape is not None and shape["area"] in AREAS)
