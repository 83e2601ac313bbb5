"""Plain text and Word say what the PDF says, in its order, under real headings."""

import io
import re
import zipfile
from functools import cache
from itertools import pairwise

import docx
import html5lib
import pytest
from docx.document import Document as WordDocument

from app.questionnaires.text import English
from app.referrals.documents import word
from app.referrals.documents.text import text
from app.referrals.documents.writing import Document
from tests.golden.cases import GOLDEN, GoldenCase, referral
from tests.referrals.documents.made_up import ANSWERS, html, writer
from tests.referrals.documents.reading import squeezed

XHTML = "{http://www.w3.org/1999/xhtml}"
SOME = 5
"""`make test` tries one case in so many, and `make walk` them all."""
every_case = pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.slug, marks=[pytest.mark.every] if number % SOME else [])
        for number, case in enumerate(GOLDEN)
    ],
)
SKIPPED = {XHTML + "svg", "{http://www.w3.org/2000/svg}svg", XHTML + "title"}


@cache
def page_of(document: Document, slug: str) -> str:
    case: GoldenCase = next(each for each in GOLDEN if each.slug == slug)
    return writer().whole(document, referral(case), English())


@cache
def file_of(slug: str) -> bytes:
    return word.make(page_of("agency", slug))


def opened(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def pieces(page: str) -> list[tuple[str, bool]]:
    """Return each piece of text that a browser would show, and whether it stands in a table."""
    body = html5lib.parse(page).find(XHTML + "body")
    found: list[tuple[str, bool]] = []

    def walk(element, *, in_table: bool) -> None:  # type: ignore[no-untyped-def] # no such type
        if element.tag in SKIPPED or not isinstance(element.tag, str):
            return
        found.append((squeezed(element.text or ""), in_table))
        for child in element:
            walk(child, in_table=in_table or child.tag == XHTML + "table")
            found.append((squeezed(child.tail or ""), in_table))

    walk(body, in_table=False)
    return [each for each in found if each[0]]


def missing(page: str, where: str) -> list[str]:
    """Return the pieces of a page that do not stand in a text, in the page's own order.

    In a table the headings of its columns may stand with each of their cells.
    """
    position, lost = 0, []
    for each, in_table in pieces(page):
        found = where.find(each, 0 if in_table else position)
        if found < 0:
            lost.append(each)
        elif not in_table:
            position = found + len(each)
    return lost


def words_of(document: WordDocument) -> str:
    parts = (
        "".join(node.text or "" for node in element.iter() if node.tag.endswith("}t"))
        for element in document.element.body
    )
    return squeezed("".join(parts))


@every_case
@pytest.mark.parametrize("document", ["agency", "record"])
def test_plain_text_loses_nothing(case: GoldenCase, document: Document) -> None:
    page = page_of(document, case.slug)
    assert missing(page, squeezed(text(page)))[:3] == []


@every_case
def test_word_loses_nothing(case: GoldenCase) -> None:
    assert missing(page_of("agency", case.slug), words_of(opened(file_of(case.slug))))[:3] == []


@every_case
def test_word_has_real_headings_one_step_at_a_time(case: GoldenCase) -> None:
    page, document = page_of("agency", case.slug), opened(file_of(case.slug))
    names = [each.style.name for each in document.paragraphs if each.style]
    levels = [int(name[-1]) for name in names if name and name.startswith("Heading")]
    assert levels == [int(level) for level in re.findall(r"<h([1-6])\b", page)]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@every_case
def test_a_persons_own_words_have_a_style_of_their_own(case: GoldenCase) -> None:
    page = page_of("agency", case.slug)
    styles = [each.style.name for each in opened(file_of(case.slug)).paragraphs if each.style]
    lines = re.findall(r'<p class="typed">(.*?)</p>', page, re.DOTALL)
    assert styles.count("Own words") == sum(len(word.EMPTY_LINE.split(each)) for each in lines)
    assert lines


def test_the_file_says_its_title_and_language_and_nothing_of_when_and_where() -> None:
    page = html("agency", ANSWERS["same_day"])
    document = opened(word.make(page))
    known = document.core_properties
    assert (known.title, known.author, known.language) == (
        "This is a referral: a worry about a child",
        "Signpost",
        "en",
    )
    assert not known.comments
    assert known.created == known.modified
    assert known.created
    assert known.created.year == 2000


def test_each_page_says_which_it_is_and_whose_by_initials_alone() -> None:
    document = opened(word.make(html("agency", ANSWERS["emergency"])))
    section = document.sections[0]
    head = section.header.paragraphs[0].text
    assert head == "This is a referral to children's social care. Child: R.E.\tConfidential"
    fields = re.findall(r'w:instr="(\w+)"', section.footer._element.xml)  # noqa: SLF001
    assert fields == ["PAGE", "NUMPAGES"]


def test_a_table_says_which_row_holds_its_headings() -> None:
    document = opened(word.make(html("record", ANSWERS["advice"])))
    rows = [row for table in document.tables for row in table.rows]
    assert rows
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in document.tables)  # noqa: SLF001


def test_nothing_but_the_document_is_in_the_file() -> None:
    content = word.make(html("agency", ANSWERS["same_day"]))
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert not [each for each in names if "embed" in each or each.endswith((".bin", ".json"))]
    relations = [
        zipfile.ZipFile(io.BytesIO(content)).read(each).decode()
        for each in names
        if each.endswith(".rels")
    ]
    assert not [each for each in relations if 'TargetMode="External"' in each]
