"""What Word files can hold and python-docx has no method for."""

from typing import Any, cast

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Row
from docx.text.paragraph import Paragraph


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add something that Word works out itself, such as the number of the page."""
    field = cast("Any", OxmlElement("w:fldSimple"))
    field.set(qn("w:instr"), code)
    run = cast("Any", OxmlElement("w:r"))
    text = cast("Any", OxmlElement("w:t"))
    text.text = "1"
    run.append(text)
    field.append(run)
    cast("Any", paragraph._p).append(field)  # noqa: SLF001 - there is no other way


def mark_heading_row(row: _Row) -> None:
    """Say that a row holds the headings of its table: read aloud with each cell, and repeated."""
    properties = cast("Any", row._tr).get_or_add_trPr()  # noqa: SLF001 - there is no other way
    properties.append(OxmlElement("w:tblHeader"))
    properties.append(OxmlElement("w:cantSplit"))


def show_language(document: WordDocument, language: str, *, is_right_to_left: bool) -> None:
    """Say in which language the file is, for whoever reads it aloud or checks its spelling."""
    code = {"en": "en-GB"}.get(language, language)
    properties = cast("Any", document.styles["Normal"].element).get_or_add_rPr()
    said = cast("Any", OxmlElement("w:lang"))
    for kind in ("w:val", "w:bidi") if is_right_to_left else ("w:val",):
        said.set(qn(kind), code)
    properties.append(said)
    if is_right_to_left:
        cast("Any", document.styles["Normal"].element).get_or_add_pPr().insert_element_before(
            OxmlElement("w:bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc"
        )
        properties.append(OxmlElement("w:rtl"))
