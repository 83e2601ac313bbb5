"""A page to print for whoever checks a translation: the English and it, side by side.

It goes in the order in which a person walks: the first pages, the questionnaire, the result, whom
to ring, the documents.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from babel.messages.catalog import Message
from jinja2 import Environment, FileSystemLoader

from app.config import ROOT
from app.languages import language
from app.translating.catalogues import file_of, read
from app.translating.collecting import DOMAINS, key_of, messages, texts_of
from app.translating.glossary import read_glossary
from app.translating.readership import Readership
from app.translating.wanted import wanted

WALK = (
    "templates/layout",
    "app/web/",
    "templates/pages/start",
    "templates/pages/danger",
    "templates/pages/before",
    "templates/pages/question",
    "forms/questionnaires/worried-about-a-child",
    "forms/questionnaires/worried-about-myself",
    "forms/scales",
    "app/questionnaires/",
    "app/asking/inputs",
    "templates/components",
    "templates/pages/check",
    "templates/pages/ring",
    "templates/pages/result",
    "forms/outcome",
    "forms/rules",
    "forms/cautions",
    "forms/clocks",
    "forms/destinations",
    "forms/directory",
    "app/directory",
    "templates/pages",
    "app/journey",
    "app/referrals/calls",
    "templates/documents",
    "app/referrals",
    "forms/wording",
    "forms/",
)
"""How the files begin, in the order in which a person meets their words."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text and its translation; several where it has plural forms."""

    number: int
    english: tuple[str, ...]
    translated: tuple[str, ...]
    context: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The texts of one file."""

    file: str
    rows: tuple[Row, ...]


def sheet(folder: Path, code: str, readership: Readership) -> str:
    """Return the page as HTML. Raises ContentError for a wrong glossary."""
    environment = Environment(
        loader=FileSystemLoader(ROOT / "templates"), autoescape=True, trim_blocks=True
    )
    return environment.get_template("translations/sheet.html").render(
        language=language(code),
        glossary=read_glossary(folder, code),
        parts=tuple(_parts(folder, code, readership)),
    )


def _parts(folder: Path, code: str, readership: Readership) -> Iterator[Part]:
    known = {
        key_of(message): texts_of(message.string)
        for domain in DOMAINS
        for message in messages(read(file_of(folder, code, domain), code))
    }
    every = [each for domain in DOMAINS for each in wanted(code, domain, readership)]
    number = 0
    for file, found in groupby(sorted(every, key=_place), key=_file):
        rows = []
        for message in found:
            number += 1
            key = key_of(message)
            translated = known.get(key, ())
            notes = tuple(message.auto_comments)
            rows.append(Row(number, texts_of(message.id), translated, key[0], notes))
        yield Part(file, tuple(rows))


def _file(message: Message) -> str:
    return str(message.locations[0][0])


def _place(message: Message) -> tuple[int, str, int]:
    file, line = message.locations[0]
    walked = (number for number, start in enumerate(WALK) if file.startswith(start))
    return next(walked, len(WALK)), file, line
