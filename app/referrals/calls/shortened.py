"""Typed text made short enough to be said. A child's own words are whole, or not said."""

import re
from dataclasses import dataclass

from app.questionnaires.text import Message
from app.referrals.calls.words import IN_LETTER, MORE
from app.referrals.documents.bidi import closed
from app.referrals.parting import SENTENCE_END

LONGEST = 120
"""Characters of a typed text that are said: some ten seconds."""
LONGEST_SAID = 300
"""Characters of a child's own words that are said."""
STOP = re.compile(SENTENCE_END + r"(?=\s+\S)|\n\n")
"""Where a sentence may end."""
SHORT_NAME = re.compile(r"\b[A-Z][a-z]{0,3}\.$")
"""What ends like a sentence and is none, such as "Mr." before a name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quoted:
    """A child's own words, exactly: all of them, the first sentence, or none that is short."""

    words: str
    is_all: bool


def on_one_line(text: str) -> str:
    """Return the whole of a text on one line."""
    return " ".join(text.split())


def shortened(text: str, most: int = LONGEST) -> str | Message:
    """Return a text on one line; a long one ends at a word and leads to the letter."""
    words = on_one_line(text)
    if len(words) <= most:
        return words
    kept = words[: most + 1].rpartition(" ")[0]
    return MORE(words=closed(kept)) if kept else Message(IN_LETTER)


def quoted(text: str, most: int = LONGEST_SAID) -> Quoted:
    """Return a child's words as they are; nothing is ever cut inside a sentence."""
    words = text.strip()
    if len(words) <= most:
        return Quoted(words=words, is_all=True)
    # Two more, to see what follows a sentence that just fits.
    return Quoted(words=_first_sentence(words[: most + 2]), is_all=False)


def _first_sentence(text: str) -> str:
    """Return the first sentence, or "" where none surely ends. To go on too far harms nobody."""
    for found in STOP.finditer(text):
        sentence, after = text[: found.start()], text[found.end() :].lstrip()
        if not SHORT_NAME.search(sentence) and not after[:1].islower():
            return sentence
    return ""
