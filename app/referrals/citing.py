"""Sources as people read them: `001 ¶150` is "Working Together 2023, paragraph 150"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from app.questionnaires.base import Id, Strict
from app.questionnaires.source import read_yaml
from app.questionnaires.text import English, Message, Text, Translator, render

REFERENCE = re.compile(
    r"(?<![\w/.=?&-])(?P<code>00[0-4][ab]?|public)(?![\w/.-])\s*(?P<where>[¶§L]?[^;,]*)"
)
"""A document that we list, by its code; the same letters within an address are none."""
WITH_PARAGRAPH = Text("%(title)s, paragraph %(number)s", "source")
PARAGRAPH = re.compile(r"¶\s*([\d.-]+)")


class CitedSource(Strict):
    """An entry of `forms/wording/sources.yaml`."""

    code: Id
    title: str
    short: str
    year: str
    superseded_by: str | None = None
    is_checked: bool = False
    """Whether what is cited was held against what replaced it."""
    url: str | None = None


class _SourceFile(Strict):
    sources: tuple[CitedSource, ...]


def read_sources(forms: Path) -> Mapping[str, CitedSource]:
    """Read the documents that content may cite. Raises ContentError."""
    listed = read_yaml(forms / "wording" / "sources.yaml").read_as(_SourceFile, context="source")
    return {source.code: source for source in listed.sources}


def cite(
    reference: str, sources: Mapping[str, CitedSource], translator: Translator | None = None
) -> str:
    """Write a reference for people, in English or the translator's language.

    It names each document's short title, with its paragraph.
    """
    cited: list[str] = []
    for found in REFERENCE.finditer(reference):
        if source := sources.get(found["code"]):
            paragraph = PARAGRAPH.search(found["where"])
            if paragraph:
                said = WITH_PARAGRAPH(title=source.short, number=paragraph[1])
                cited.append(render(said, translator or English()))
            else:
                cited.append(source.short)
    return "; ".join(dict.fromkeys(cited)) or reference


REPLACED = Text(
    "%(title)s has been replaced by %(newer)s. What is said here has not been checked against it"
    " yet.",
    "source",
)


def unchecked(references: Iterable[str], sources: Mapping[str, CitedSource]) -> Iterator[Message]:
    """Yield a line for each source cited that was replaced, and that nobody has checked since."""
    codes = {found["code"] for each in references for found in REFERENCE.finditer(each)}
    for code, source in sources.items():
        if code in codes and source.superseded_by and not source.is_checked:
            yield REPLACED(title=source.short, newer=source.superseded_by)
