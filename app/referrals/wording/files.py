"""The files of words to remark on: what may stand in them, and how they become a wordbook."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from app.questionnaires.base import Strict, Words
from app.questionnaires.errors import ContentError, Fault
from app.questionnaires.source import Source, read_yaml
from app.referrals.citing import REFERENCE
from app.referrals.wording.phrases import Phrase, Phrasebook, parse_phrase
from app.referrals.wording.words import fold

CONTEXT = "wording"
"""The context of the words in these files, for the translator."""
FOLDER = "wording"

TermKind = Literal["blame", "jargon", "opinion", "hearsay", "vague"]
Cleared = Literal["done", "seen", "named"]


def _is_phrase(text: str) -> str:
    parse_phrase(text)
    return " ".join(text.split())


def _is_cited(source: str) -> str:
    if not REFERENCE.search(source):
        raise ValueError("cite a document of forms/wording/sources.yaml")
    return source


PhraseText = Annotated[str, AfterValidator(_is_phrase)]
Cited = Annotated[str, AfterValidator(_is_cited)]


class Term(Strict):
    """Pieces of text to remark on, with the reason and what to say instead."""

    avoid: tuple[PhraseText, ...] = Field(min_length=1)
    unless: tuple[PhraseText, ...] = ()
    """Longer pieces in which it means something else."""
    cleared_by: Cleared | None = None
    """What in the same sentence, or the next one, makes it clear enough."""
    say: Words
    kind: TermKind
    why: Words
    source: Cited
    ours: bool = True
    """Whether our own texts are linted for it."""
    theirs: bool = True
    """Whether what people write is read for it."""


class Terms(Strict):
    """The shape of `forms/wording/terms.yaml`."""

    terms: tuple[Term, ...]


class Lists(Strict):
    """Lists of single words that settle what other words mean."""

    done: tuple[str, ...]
    seen: tuple[str, ...]
    speakers: tuple[str, ...]
    speech: tuple[str, ...]
    from_: tuple[str, ...] = Field(alias="from")
    nobody: tuple[str, ...]
    titles: tuple[str, ...]
    places: tuple[str, ...]
    small: tuple[str, ...]
    english: tuple[str, ...]


class Evidence(Terms):
    """The shape of `forms/wording/evidence.yaml`."""

    lists: Lists


class Abbreviation(Strict):
    """Letters, and the words that they stand for."""

    letters: tuple[Annotated[str, Field(pattern=r"^[A-Z]{2,8}$")], ...] = Field(min_length=1)
    means: str = Field(min_length=2)
    any_case: bool = False
    """Whether small letters are meant as well: they are no word of their own."""
    source: Cited


class Abbreviations(Strict):
    """The shape of `forms/wording/abbreviations.yaml`."""

    known_by_all: frozenset[str]
    abbreviations: tuple[Abbreviation, ...]


@dataclass(frozen=True, kw_only=True)
class Wordbook:
    """Everything that what people write is read for."""

    terms: tuple[Term, ...]
    lists: Mapping[str, frozenset[str]]
    """Folded words, by the name of their list."""
    abbreviations: Mapping[str, Abbreviation]
    known_by_all: frozenset[str]

    @cached_property
    def any_case(self) -> frozenset[str]:
        """Letters in small ones, one or more of them, where these are no word of their own."""
        known = (id.lower() for id, each in self.abbreviations.items() if each.any_case)
        return frozenset(form for letters in known for form in (letters, f"{letters}s"))

    @cached_property
    def phrasebook(self) -> Phrasebook[Term]:
        """Every piece to find; one that belongs to no term is passed over."""
        return Phrasebook(self._phrases())

    def _phrases(self) -> Iterator[tuple[Phrase, Term | None]]:
        for term in self.terms:
            for avoid in term.avoid:
                yield parse_phrase(avoid), term
            for unless in term.unless:
                yield parse_phrase(unless), None


def read_wording(forms: Path) -> Wordbook:
    """Read the words of `forms/wording/`. Raises ContentError, with file, line and what to do."""
    terms = read_terms_file(forms)
    evidence = wording_file(forms, "evidence").read_as(Evidence, context=CONTEXT)
    source = wording_file(forms, "abbreviations")
    letters = source.read_as(Abbreviations, context=CONTEXT)
    return Wordbook(
        terms=tuple(each for each in (*terms.terms, *evidence.terms) if each.theirs),
        lists={
            name.strip("_"): frozenset(map(fold, getattr(evidence.lists, name)))
            for name in Lists.model_fields
        },
        abbreviations=_by_letters(source, letters),
        known_by_all=letters.known_by_all,
    )


def read_terms_file(forms: Path) -> Terms:
    """Read the terms that our own texts are linted for as well. Raises ContentError."""
    return wording_file(forms, "terms").read_as(Terms, context=CONTEXT)


def wording_file(forms: Path, name: str) -> Source:
    """Read one of the files of words. Raises ContentError."""
    return read_yaml(forms / FOLDER / f"{name}.yaml")


def _by_letters(source: Source, read: Abbreviations) -> dict[str, Abbreviation]:
    found: dict[str, Abbreviation] = {}
    faults: list[Fault] = []
    for number, each in enumerate(read.abbreviations):
        for letters in each.letters:
            if letters in found or letters in read.known_by_all:
                at = ("abbreviations", number, "letters")
                faults.append(source.fault(at, f"{letters} stands twice", "keep one"))
            found[letters] = each
    if faults:
        raise ContentError(*faults)
    return found
