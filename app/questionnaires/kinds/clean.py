"""What a person types, made safe to keep and to print, with nothing of it changed."""

import re

from app.questionnaires.answers import Json
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds.base import wrong_type

PLANES = range(1, 17)
NONCHARACTERS = "\ufdd0-\ufdef\ufffe\uffff" + "".join(
    chr(plane * 0x10000 + last) for plane in PLANES for last in (0xFFFE, 0xFFFF)
)
UNKEPT = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{NONCHARACTERS}]")
"""What XML, PDF or a database would refuse or garble. Line ends and tabs are kept."""
UNKEPT_IN_A_LINE = re.compile(f"{UNKEPT.pattern}|[\t\n]")


def clean(value: Json, *, most: int, lines: bool = False, part: str = "") -> str:
    r"""Return typed text with line ends as `\n` and no space around it.

    Length is counted in characters after that, as the browser counts it. Raises AnswerError:
    `wrong_type`, `too_long`, or `control_characters` for what no document can hold.
    """
    if not isinstance(value, str):
        raise wrong_type(value)
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if (UNKEPT if lines else UNKEPT_IN_A_LINE).search(text):
        raise AnswerError("control_characters", part=part)
    if len(text) > most:
        raise AnswerError("too_long", {"most": most, "count": len(text) - most}, part=part)
    return text


def showable(text: str) -> str:
    """Return typed text as a page can show it: what it cannot hold becomes a visible mark."""
    return UNKEPT.sub("\ufffd", text.replace("\r\n", "\n"))
