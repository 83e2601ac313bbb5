"""Direction marks that somebody typed, closed where their words end.

A mark such as the right-to-left override turns round what comes after it, up to the end of the
paragraph: our own words and numbers as well. The words stay as they are; the marks are closed.
"""

import re

ISOLATES = "\u2066\u2067\u2068"
EMBEDDINGS = "\u202a\u202b\u202d\u202e"
END_OF_ISOLATE, END_OF_EMBEDDING = "\u2069", "\u202c"
MARKS = re.compile(f"[{ISOLATES}{EMBEDDINGS}]")


def closed(text: str) -> str:
    """Return text in which no direction mark reaches over the end of its line."""
    if not MARKS.search(text):
        return text
    return "\n".join(line + _missing(line) for line in text.split("\n"))


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
