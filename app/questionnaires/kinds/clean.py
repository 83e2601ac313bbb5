"""What a person types, made safe to keep and to print, with nothing of it changed."""

import unicodedata

from app.questionnaires.answers import Json
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds.base import wrong_type


def clean(value: Json, *, most: int, lines: bool = False, part: str = "") -> str:
    r"""Return typed text with line ends as `\n` and no space around it.

    Length is counted in characters after that, as the browser counts it. Raises AnswerError:
    `wrong_type`, `too_long`, or `control_characters` for what no document can hold.
    """
    if not isinstance(value, str):
        raise wrong_type(value)
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if any(_cannot_be_kept(character, lines=lines) for character in text):
        raise AnswerError("control_characters", part=part)
    if len(text) > most:
        raise AnswerError("too_long", {"most": most, "count": len(text) - most}, part=part)
    return text


def showable(text: str) -> str:
    """Return typed text as a page can show it: what it cannot hold becomes a visible mark."""
    return "".join(
        "\ufffd" if _cannot_be_kept(character, lines=True) else character
        for character in text.replace("\r\n", "\n")
    )


def _cannot_be_kept(character: str, *, lines: bool) -> bool:
    """Say whether XML, PDF or a database would refuse or garble this character."""
    if character in "\n\t":
        return not lines
    is_noncharacter = ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
    return is_noncharacter or unicodedata.category(character) in {"Cc", "Cs"}
