"""Golden documents: what is printed of one made-up case of each kind, as text that people review.

`python -m tests.golden` writes them anew; read what changed before it is committed.
"""

import io
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import docx

from app.questionnaires.text import English
from app.referrals.documents import word
from tests.golden.cases import GOLDEN, HERE, GoldenCase, referral
from tests.referrals.documents.made_up import FONTS, writer
from tests.referrals.documents.reading import Read

if TYPE_CHECKING:
    from app.referrals.documents.pdf import PdfMaker

NOT_ONE_OF_A_KIND = (
    "-grandmother",
    "-rotherham",
    "-two-homes",
    "-unborn",
    "-wales",
    "-with-toolkit",
    "-thin",
    "-longest",
    "-cse",
)
"""The cases beside which another one stands for the same kind."""
ONE_OF_A_KIND = tuple(case for case in GOLDEN if not case.slug.endswith(NOT_ONE_OF_A_KIND))
VERSION = "VERSION"
"""Stands for the fingerprint of the content, which every change of a word changes."""


@cache
def page(case: GoldenCase) -> str:
    """Return the agency's copy as it goes to the document process."""
    return writer().whole("agency", referral(case), English())


@cache
def pdf_of(case: GoldenCase) -> Read:
    """Return the agency's copy as a PDF."""
    return Read(_maker().make(page(case)))


@cache
def _maker() -> "PdfMaker":
    from app.referrals.documents.pdf import PdfMaker

    return PdfMaker(FONTS)


def as_pdf(case: GoldenCase) -> str:
    """Return the text of the agency's copy as `pdftotext` reads it."""
    return _steady(case, "\n".join(pdf_of(case).lines) + "\n")


def as_word(case: GoldenCase) -> str:
    """Return the paragraphs of the agency's copy in Word, each behind its style."""
    document = docx.Document(io.BytesIO(word.make(page(case))))
    lines = (f"{each.style.name}: {each.text}" for each in document.paragraphs if each.style)
    tables = (f"Table: {' | '.join(cells)}" for cells in _rows(document.tables))
    return _steady(case, "\n".join([*lines, *tables]) + "\n")


def _rows(tables: object) -> Iterator[list[str]]:
    for table in tables:  # type: ignore[attr-defined] # python-docx leaves it untyped
        for row in table.rows:
            yield [cell.text for cell in row.cells]


def _steady(case: GoldenCase, text: str) -> str:
    fingerprint = referral(case).questionnaire.fingerprint
    versions = {fingerprint, *(a.questionnaire.fingerprint for a in referral(case).annexes)}
    for each in versions:
        text = text.replace(each, VERSION)
    return text


PDF, WORD = "agency.pdf.txt", "agency.docx.txt"
WRITTEN = {PDF: as_pdf, WORD: as_word}
"""What is kept of each case, by the name of its file."""
DATA_FILE = "referral-1.0.json"
"""The data file of the case as the first published format wrote it. It is never written anew: a
file that somebody took home has to be readable for as long as that format is."""


def write() -> None:
    """Write every golden document."""
    for case in ONE_OF_A_KIND:
        folder = HERE / case.slug
        for name, made in WRITTEN.items():
            (folder / name).write_text(made(case), encoding="utf-8")
        data = folder / DATA_FILE
        if not data.exists():
            data.write_text(referral(case).model_dump_json() + "\n", encoding="utf-8")
