"""What Word files can hold and python-docx has no method for."""

from typing import Any, cast

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

AFTER_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")
"""What a file must have behind the direction of a paragraph."""


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
    if is_right_to_left:
        cast("Any", document.styles["Normal"].element).get_or_add_pPr().insert_element_before(
            OxmlElement("w:bidi"), *AFTER_BIDI
        )
        properties.append(OxmlElement("w:rtl"))
    properties.append(said)


def show_direction(paragraph: Paragraph, *, is_right_to_left: bool) -> None:
    """Say which way a paragraph is read, where it is not that of the file."""
    properties = cast("Any", paragraph._p).get_or_add_pPr()  # noqa: SLF001 - there is no other way
    properties.insert_element_before(_switch("w:bidi", is_on=is_right_to_left), *AFTER_BIDI)


def show_voice(run: Run, language: str, direction: str) -> None:
    """Say in which language a run is and which way it is read; "" is that of the file."""
    if not (language or direction):
        return
    properties = cast("Any", run._r).get_or_add_rPr()  # noqa: SLF001 - there is no other way
    if direction:
        properties.append(_switch("w:rtl", is_on=direction == "rtl"))
    if language:
        said = cast("Any", OxmlElement("w:lang"))
        said.set(qn("w:bidi" if direction == "rtl" else "w:val"), language)
        properties.append(said)


def _switch(name: str, *, is_on: bool) -> Any:
    """Return what turns a property on, or off where the file's own style has it on."""
    switch = cast("Any", OxmlElement(name))
    if not is_on:
        switch.set(qn("w:val"), "0")
    return switch
