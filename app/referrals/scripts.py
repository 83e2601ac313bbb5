"""Which letters our fonts for paper have."""

import unicodedata
from collections.abc import Iterable

from app.referrals.given import SectionOf

ON_PAPER = (
    *("LATIN", "GREEK", "CYRILLIC", "MODIFIER", "COMBINING", "MICRO", "MASCULINE", "FEMININE"),
    "ARABIC",
)
"""How Unicode's names of the letters begin that our fonts hold, and that can be copied out again.

Those of Bengali and Gurmukhi are shown as well, but what is copied of them is not what was written.
"""


def has_letters_not_on_paper(sections: Iterable[SectionOf]) -> bool:
    """Say whether somebody wrote letters that a PDF may not show, such as Bengali or Chinese.

    Their exact text is in the page and in the data file; page one of the PDF has to say so.
    """
    return any(
        _is_missing(character)
        for section in sections
        for answer in section.answers
        for line in answer.lines
        if line.typed
        for character in line.words
    )


def _is_missing(character: str) -> bool:
    kind = unicodedata.category(character)
    if kind == "So":
        return True
    return kind[0] in "LM" and not unicodedata.name(character, "").startswith(ON_PAPER)
