"""Letters whose words stand beside them: "child in need (CIN)", or "CIN (child in need)"."""

import re

from app.referrals.wording.files import Abbreviation
from app.referrals.wording.words import Word, fold

WORDS = re.compile(r"[^\W_]+")
BRACKET = 100
"""How much of what stands around a bracket is read."""


def is_explained(
    letters: str, known: Abbreviation | None, text: str, word: Word, *, small: frozenset[str]
) -> bool:
    """Say whether letters and the words for them stand side by side, one of them in brackets.

    `small` are words that letters may leave out.
    """
    behind = text[word.end : word.end + BRACKET].lstrip()
    if behind.startswith("("):
        said, is_whole = behind[1:].partition(")")[0], True
    elif text[max(0, word.start - 1) : word.start] == "(" and behind.startswith(")"):
        said, is_whole = text[max(0, word.start - BRACKET) : word.start], False
    else:
        return False
    words = [fold(each) for each in WORDS.findall(said)]
    if _has_initials(letters, words, small, is_whole=is_whole):
        return True
    meant = {fold(each) for each in WORDS.findall(known.means)} - small if known else set()
    near = words if is_whole else words[-len(meant) - 3 :]
    return bool(meant) and 2 * len(meant.intersection(near)) > len(meant)


def _has_initials(letters: str, words: list[str], small: frozenset[str], *, is_whole: bool) -> bool:
    """Say whether letters are the first ones of all the words, or else of the last of them."""
    every = "".join(word[0] for word in words).upper()
    important = "".join(word[0] for word in words if word not in small).upper()
    if is_whole:
        return letters in {every, important}
    return every.endswith(letters) or important.endswith(letters)
