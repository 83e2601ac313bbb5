"""What each language has to have, and how much of it it has."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message

from app.languages import EASY, WORK
from app.translating.catalogues import Checked, codes_in, file_of, read
from app.translating.collecting import DOMAINS, collected, key_of, messages
from app.translating.faults import Wrong, faults, unused
from app.translating.glossary import read_glossary
from app.translating.readership import Readership


@dataclass(frozen=True, kw_only=True)
class Report:
    """How whole a language is."""

    code: str
    wanted: int
    wrong: tuple[Wrong, ...]
    checked: tuple[str, ...]
    """Who has checked each catalogue, and when; empty while nobody has checked them all."""

    @property
    def has(self) -> int:
        """How many of its texts are there."""
        return self.wanted - sum(each.kind in {"missing", "changed since"} for each in self.wrong)


def wanted(code: str, domain: str, readership: Readership) -> list[Message]:
    """Return the texts of a domain that the readers of a language see."""
    every = messages(collected()[domain])
    return [each for each in every if code in WORK or readership.is_for_everybody(each)]


def report(folder: Path, code: str, readership: Readership) -> Report:
    """Check a language against the texts of today. Raises ContentError for a wrong glossary."""
    read_ = {domain: read(file_of(folder, code, domain), code) for domain in DOMAINS}
    whole = all(catalogue.is_checked for catalogue in read_.values())
    return Report(
        code=code,
        wanted=sum(len(wanted(code, domain, readership)) for domain in DOMAINS),
        wrong=tuple(_wrong(folder, code, read_, readership)),
        checked=tuple(f"{each.by}, {each.on}" for each in read_.values()) if whole else (),
    )


def reports(folder: Path, readership: Readership) -> Iterator[Report]:
    """Check every language that has catalogues."""
    for code in codes_in(folder):
        yield report(folder, code, readership)


def _wrong(
    folder: Path, code: str, catalogues: dict[str, Checked], readership: Readership
) -> Iterator[Wrong]:
    glossary = read_glossary(folder, code)
    if glossary is None and code != EASY:
        yield Wrong("glossary", ("", ""), f"write translations/{code}/glossary.yaml")
    for domain, catalogue in catalogues.items():
        asked = wanted(code, domain, readership)
        yield from faults(asked, catalogue, glossary, is_english=code == EASY)
        yield from unused(set(map(key_of, asked)), catalogue)
