"""What makes a doubtful word clear enough: what was done or seen, or who said it."""

from collections.abc import Mapping, Sequence

from app.referrals.wording.files import Cleared
from app.referrals.wording.words import Word

AUXILIARY = frozenset({"has", "had", "have", "also", "then", "who", "just", "later", "himself"})
NEAR = 4
"""Within how many words a speaker stands behind "by" or "from"."""

Lists = Mapping[str, frozenset[str]]


def is_cleared(by: Cleared, words: Sequence[Word], text: str, lists: Lists) -> bool:
    """Say whether words of a text make a word among them clear enough."""
    if by == "named":
        return _names_a_speaker(words, text, lists)
    return any(word.folded in lists[by] for word in words)


def _names_a_speaker(words: Sequence[Word], text: str, lists: Lists) -> bool:
    for number, word in enumerate(words):
        if word.folded in lists["speech"] and _speaks(words, number, text, lists):
            return True
        behind = words[number + 1 : number + 1 + NEAR]
        if word.folded in lists["from"] and any(_is_who(each, text, lists) for each in behind):
            return True
    return False


def _speaks(words: Sequence[Word], number: int, text: str, lists: Lists) -> bool:
    """Say whether somebody stands before a verb of saying."""
    while number and words[number - 1].folded in AUXILIARY:
        number -= 1
    return number > 0 and _is_who(words[number - 1], text, lists, is_subject=True)


def _is_who(word: Word, text: str, lists: Lists, *, is_subject: bool = False) -> bool:
    """Say whether a word names somebody; "I" does as the one who says, not as a capital."""
    typed = text[word.start : word.end]
    is_name = len(typed) > 2 and typed[0].isupper() and typed[1:].islower()
    if word.folded == "i":
        return is_subject
    return word.folded in lists["speakers"] or (is_name and word.folded not in lists["nobody"])
