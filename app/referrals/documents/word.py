"""A document as a Word file with real styles. Only the document process and the command load this.

What stands in it is what stands in the PDF, in the same order. A council's own form can be filled
from it, for each part stands under a heading of its own that a navigation pane lists.
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from app.referrals.documents.outline import Block, Grid, Run, Whole, read
from app.referrals.documents.word_parts import (
    add_field,
    mark_heading_row,
    show_direction,
    show_language,
    show_voice,
)
from app.referrals.documents.word_styles import STYLES, add_styles

PAGE = (Mm(210), Mm(297))
SIDE, TOP, BOTTOM = Mm(18), Mm(20), Mm(18)
EMPTY_LINE = re.compile(r"\n(?:[ \t]*\n)+")
UNDATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a file's own dates are kept without a zone
"""When a file was made stands in it. Its hidden date says nothing of anybody's evening."""


def make(html: str) -> bytes:
    """Return a whole HTML page as a Word file."""
    whole = read(html)
    document = Document()
    _set_up(document, whole)
    writer = _Writer(document, whole)
    for each in whole.blocks:
        if isinstance(each, Grid):
            writer.grid(each)
        else:
            writer.block(each)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: WordDocument, whole: Whole) -> None:
    """Give the file its paper, its styles, what runs along its pages, and its title."""
    section = document.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    add_styles(document)
    show_language(document, whole.language, is_right_to_left=whole.direction == "rtl")
    width = PAGE[0] - 2 * SIDE
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (head, foot):
        # Word's own styles for these have stops in the middle, where nothing of ours stands.
        paragraph.style = document.styles[STYLES["meta"]]
        paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    head.add_run(whole.running)
    head.add_run(f"\t{whole.mark}").bold = True
    foot.add_run(f"{whole.footing}\t{whole.page[0]}")
    add_field(foot, "PAGE")
    foot.add_run(whole.page[1])
    add_field(foot, "NUMPAGES")
    known = document.core_properties
    known.title, known.author, known.language = whole.title, "Signpost", whole.language
    known.comments, known.last_modified_by = "", "Signpost"
    known.created = known.modified = UNDATED


class _Writer:
    """Adds blocks to a file, one after another."""

    def __init__(self, document: WordDocument, whole: Whole) -> None:
        self._document = document
        self._language, self._direction = whole.language, whole.direction
        # Looked up once: python-docx would read every style again for each paragraph.
        self._ids = {name: document.styles[name].style_id for name in STYLES.values()}

    def block(self, block: Block) -> None:
        """Add a heading, a paragraph or an item."""
        name = STYLES["act" if block.boxed and block.style == "p" else block.style]
        if block.style == "typed":
            # What a person set apart with an empty line is a paragraph, as a form takes it.
            for runs in _paragraphs(block.runs):
                self._add(name, runs, block.direction)
            return
        paragraph = self._add(name, block.runs, block.direction)
        if block.depth > 1:
            paragraph.paragraph_format.left_indent = Mm(6 * block.depth)

    def grid(self, grid: Grid) -> None:
        """Add a table; the headings of its columns are repeated on every page that it reaches."""
        columns = len(grid.head) or len(grid.rows[0])
        table = self._document.add_table(rows=0, cols=columns, style="Table Grid")
        if grid.head:
            heading = table.add_row()
            for cell, words in zip(heading.cells, grid.head, strict=True):
                cell.paragraphs[0].add_run(words).bold = True
            mark_heading_row(heading)
        for row in grid.rows:
            cells = table.add_row().cells
            for cell, runs in zip(cells, row, strict=False):
                self._fill(cell.paragraphs[0], runs)
        self._document.add_paragraph(style=STYLES["meta"])

    def _add(self, style: str, runs: tuple[Run, ...], direction: str) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._ids[style]  # noqa: SLF001 - the public way looks it up
        if direction not in ("", self._direction):
            show_direction(paragraph, is_right_to_left=direction == "rtl")
        self._fill(paragraph, runs)
        return paragraph

    def _fill(self, paragraph: Paragraph, runs: Iterable[Run]) -> None:
        for run in runs:
            added = paragraph.add_run(run.words)
            added.bold = run.strong or None
            language = "" if run.language == self._language else run.language
            direction = "" if run.direction == self._direction else run.direction
            show_voice(added, language, direction)


def _paragraphs(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """Yield runs parted where a line between them is empty."""
    together: list[Run] = []
    for run in runs:
        first, *more = EMPTY_LINE.split(run.words)
        together.append(replace(run, words=first))
        for words in more:
            yield tuple(together)
            together = [replace(run, words=words)]
    yield tuple(together)
