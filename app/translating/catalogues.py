"""The catalogues of a language as files: `translations/<language>/LC_MESSAGES/<domain>.po`.

Their headers say who has read every text against the English, on which day, and, by a fingerprint,
which texts these were. A text that changes afterwards makes the language unchecked again.
"""

import re
import shutil
from collections.abc import Collection, Iterable, Iterator
from gettext import c2py
from hashlib import sha256
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser, write_po

from app.languages import EASY, locale_of
from app.translating.collecting import DOMAINS, messages, texts_of

Header = tuple[str, str]

SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z“%])")
CHECKED_BY, CHECKED_ON, CHECKED_TEXTS = "X-Checked-By", "X-Checked-On", "X-Checked-Texts"


class Checked(Catalog):
    """A catalogue whose header says by whom it was read; empty while nobody has."""

    by: str = ""
    on: str = ""
    texts: str = ""
    """The fingerprint of the texts that were read."""

    def _headers(self) -> list[Header]:
        own = [(CHECKED_BY, self.by), (CHECKED_ON, self.on), (CHECKED_TEXTS, self.texts)]
        return [*self._steady_headers(), *own]

    def _steady_headers(self) -> Iterator[Header]:
        """Yield Babel's own headers, but for those that change whenever a file is written."""
        for name, value in self._get_mime_headers():
            if name not in {"POT-Creation-Date", "PO-Revision-Date", "Generated-By"}:
                yield name, value

    def _set_headers(self, headers: Iterable[Header]) -> None:
        known = {name.casefold(): value.strip() for name, value in headers}
        self.by = known.get(CHECKED_BY.casefold(), "")
        self.on = known.get(CHECKED_ON.casefold(), "")
        self.texts = known.get(CHECKED_TEXTS.casefold(), "")
        self._set_mime_headers(known.items())

    mime_headers = property(_headers, _set_headers)

    def plural_of(self, count: int) -> int:
        """Return the number of the plural form that a count takes."""
        return int(c2py(self.plural_expr)(count))

    @property
    def is_checked(self) -> bool:
        """Whether somebody has read all of its texts as they are now."""
        return bool(self.by and self.on) and self.texts == fingerprint(self)


def fingerprint(catalogue: Catalog) -> str:
    """Return what tells these texts and their translations from any others."""
    read = sha256()
    for message in sorted(messages(catalogue), key=lambda each: (each.context or "", str(each.id))):
        doubt = "fuzzy" if message.fuzzy else ""
        parts = (doubt, message.context or "", *texts_of(message.id), *texts_of(message.string))
        read.update("\x1f".join(parts).encode() + b"\x1e")
    return read.hexdigest()[:16]


def file_of(folder: Path, code: str, domain: str) -> Path:
    """Return where a catalogue stands."""
    return folder / code / "LC_MESSAGES" / f"{domain}.po"


def codes_in(folder: Path) -> list[str]:
    """Return the languages that have catalogues in a folder."""
    return sorted({file.parents[1].name for file in folder.glob("*/LC_MESSAGES/*.po")})


def new(code: str, domain: str) -> Checked:
    """Return an empty catalogue."""
    return Checked(
        locale=locale_of(code), domain=domain, project="Signpost", version="1", charset="utf-8",
        fuzzy=False, header_comment=f"# Signpost: {domain} in {code}.",
        last_translator="none", language_team="none",
    )  # fmt: skip


def read(file: Path, code: str) -> Checked:
    """Read a catalogue, or return an empty one where there is none."""
    catalogue = new(code, file.stem)
    if file.is_file():
        with file.open(encoding="utf-8") as opened:
            PoFileParser(catalogue, ignore_obsolete=True).parse(opened)
    return catalogue


def write(file: Path, catalogue: Checked) -> None:
    """Write a catalogue so that a change of one text changes no other line."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:
        write_po(opened, catalogue, width=0, no_location=True, omit_header=False)


def _one_idea_a_line(catalogue: Checked) -> None:
    """Begin each sentence of Easy Read on a line of its own."""
    for message in messages(catalogue):
        if isinstance(message.string, str):
            message.string = SENTENCE_END.sub("\n", message.string)


def build(folder: Path, out: Path, *, faulty: Collection[str] = ()) -> list[str]:
    """Write what a running Signpost reads of each language, and return the languages.

    A language that is faulty counts as unchecked, whatever its catalogues say. What is built of a
    language that is gone goes.
    """
    codes = codes_in(folder)
    for gone in {file.name for file in out.glob("*")}.difference(codes):
        shutil.rmtree(out / gone)
    for code in codes:
        for domain in DOMAINS:
            catalogue = read(file_of(folder, code, domain), code)
            if not catalogue.is_checked or code in faulty:
                catalogue.by = ""
            if code == EASY:
                _one_idea_a_line(catalogue)
            file = file_of(out, code, domain).with_suffix(".mo")
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as opened:
                write_mo(opened, catalogue)
    return codes
