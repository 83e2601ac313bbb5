"""A language's fixed words: `translations/<language>/glossary.yaml`.

A grave word has one translation everywhere, so that "police" is never twice called otherwise and
whoever reads a question knows it again in the result.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from pydantic import Field

from app.questionnaires.base import Strict
from app.questionnaires.source import read_yaml


class Term(Strict):
    """An English word and what stands for it."""

    en: str = Field(min_length=2)
    words: tuple[str, ...] = Field(min_length=1)
    """Beginnings of words, one of which stands wherever the English has the term."""
    note: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the term in an English text, in the plural as well."""
        return re.compile(rf"\b{re.escape(self.en)}(?:s|es|'s)?\b", re.IGNORECASE)


class Glossary(Strict):
    """The shape of `glossary.yaml`."""

    voice: str = Field(min_length=10)
    """How adults and young people are addressed, for whoever translates more."""
    neutral: str = Field(min_length=10)
    """How the grammar shows nobody's sex."""
    terms: tuple[Term, ...] = Field(min_length=10)
    doubts: tuple[str, ...] = ()
    """What a reviewer should look at first."""
    exceptions: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """English texts in which a term means something else, with the terms."""

    def missing(self, english: str, translated: str) -> Iterator[Term]:
        """Yield the terms that an English text has and its translation does not."""
        excused = self.exceptions.get(english, ())
        found = translated.casefold()
        for term in self.terms:
            if term.en in excused or not term.pattern.search(english):
                continue
            if not any(word.casefold() in found for word in term.words):
                yield term


def read_glossary(folder: Path, code: str) -> Glossary | None:
    """Read a language's glossary, where it has one. Raises ContentError."""
    file = folder / code / "glossary.yaml"
    return read_yaml(file).read_as(Glossary, context="") if file.is_file() else None
