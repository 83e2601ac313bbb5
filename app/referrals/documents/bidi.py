"""Direction marks that somebody typed, closed where their words end.

A mark such as the right-to-left override turns round what comes after it, up to the end of the
paragraph: our own words and numbers as well. The words stay as they are; the marks are closed.
"""

import re

from markupsafe import Markup, escape

from app.questionnaires.text import direction_of

ISOLATES = "\u2066\u2067\u2068"
EMBEDDINGS = "\u202a\u202b\u202d\u202e"
END_OF_ISOLATE, END_OF_EMBEDDING = "\u2069", "\u202c"
MARKS = re.compile(f"[{ISOLATES}{EMBEDDINGS}]")


def closed(text: str) -> str:
    """Return text in which no direction mark reaches over the end of its line."""
    if not MARKS.search(text):
        return text
    return "\n".join(line + _missing(line) for line in text.split("\n"))


def apart(words: str, around: str, language: str = "") -> Markup:
    """Return typed words as HTML; a line that runs another way than what is around it is told so.

    Paper needs the direction of each spelled out: it finds none by itself. `language` is that of
    the words where it is not that of the document.
    """
    said = Markup("\n").join(_line(each, around) for each in words.split("\n"))
    return Markup('<span lang="{}">{}</span>').format(language, said) if language else said


def _line(words: str, around: str) -> Markup:
    said, direction = escape(closed(words)), direction_of(words, around)
    return said if direction == around else Markup('<bdi dir="{}">{}</bdi>').format(direction, said)


def _missing(line: str) -> str:
    """Return what ends the marks that are still open at the end of a line, the last one first."""
    opened: list[str] = []
    isolates = 0
    for letter in line:
        if letter in ISOLATES:
            opened.append(END_OF_ISOLATE)
            isolates += 1
        elif letter in EMBEDDINGS:
            opened.append(END_OF_EMBEDDING)
        elif letter == END_OF_ISOLATE and isolates:
            # It ends every embedding that was opened inside of it as well.
            while opened.pop() != END_OF_ISOLATE:
                pass
            isolates -= 1
        elif letter == END_OF_EMBEDDING and opened and opened[-1] == END_OF_EMBEDDING:
            opened.pop()
    return "".join(reversed(opened))
