"""Answers as a referral holds them: each question as it was asked, and what was said to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.questionnaires.base import Account
from app.referrals.frozen import Frozen

MOST_COLUMNS, MOST_ROWS, LONGEST_CELL = 4, 8, 90
"""A table within these stands on one page of A4; a larger one is written row by row."""
SHORT = 60
"""Characters that a person's own words may have to stand on a line with their question."""


class State(StrEnum):
    """How a question was answered. These five are never one another (promise 8)."""

    SAID = "said"
    BLANK = "blank"
    NOT_SURE = "not_sure"
    PREFER_NOT_TO_SAY = "prefer_not_to_say"
    NOT_REACHED = "not_reached"


class Line(Frozen):
    """A line of an answer. `typed` words are the person's own and are never changed."""

    words: str
    label: str = ""
    typed: bool = False
    language: str = ""
    """The language that typed words were written in, as HTML knows it; empty for English."""


class RowsOf(Frozen):
    """An answer given in rows, as a table."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    language: str = ""
    """The language of what was typed in the cells; empty for English."""

    @property
    def is_small(self) -> bool:
        """Whether paper can hold it as a table on one page, in columns that are wide enough."""
        cells = [cell for row in self.rows for cell in row]
        return (
            len(self.columns) <= MOST_COLUMNS
            and len(self.rows) <= MOST_ROWS
            and all(len(cell) <= LONGEST_CELL for cell in cells)
        )

    @property
    def entries(self) -> tuple["Entry", ...]:
        """Each row as its first cell and the others that are filled in."""
        return tuple(Entry(row[0], tuple(self._groups(row))) for row in self.rows)

    def _groups(self, row: tuple[str, ...]) -> Iterator[tuple[tuple[str, str], ...]]:
        """Yield the cells of a row: short ones together on a line, a long one on its own."""
        together: list[tuple[str, str]] = []
        for column, cell in zip(self.columns[1:], row[1:], strict=True):
            if len(cell) > LONGEST_CELL:
                if together:
                    yield tuple(together)
                yield ((column, cell),)
                together = []
            elif cell:
                together.append((column, cell))
        if together:
            yield tuple(together)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as paper has it where columns would be too narrow."""

    name: str
    groups: tuple[tuple[tuple[str, str], ...], ...]
    """Cells with the headings of their columns, a line each."""


class AnswerGiven(Frozen):
    """A question as it was asked and what was answered."""

    question: str
    asked: str
    english: str = ""
    """The question in English, where it is grave and nobody has checked the translation."""
    state: State
    lines: tuple[Line, ...]
    account: Account | None = None
    """How the person who writes knows it; nothing where the question does not set that apart."""
    agency_only: bool = False
    """Whether only the agency's own copy may print it."""
    is_yes: bool = False
    """Whether it is a plain yes."""
    withheld: bool = False
    """Whether the person does not want others to be told it: only their own papers print it."""
    rows: RowsOf | None = None
    """The same as `lines`, for paper and pages wide enough for columns."""
    marks: tuple[str, ...] = ()
    """The regions of the body that are marked, for a drawing."""

    @property
    def language(self) -> str:
        """The language that a person's own words in it were written in; empty for English."""
        found = (line.language for line in self.lines if line.language)
        return next(found, self.rows.language if self.rows else "")

    @property
    def is_short(self) -> bool:
        """Whether it stands on a line with its question: a person's own few words as well."""
        if self.rows or self.marks or len(self.lines) > 1:
            return False
        return not any(
            line.label or (line.typed and len(line.words) > SHORT) or "\n" in line.words
            for line in self.lines
        )


class SectionOf(Frozen):
    """The answers that are printed together."""

    id: str
    title: str
    answers: tuple[AnswerGiven, ...]
