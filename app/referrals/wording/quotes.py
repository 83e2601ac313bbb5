"""What stands between quotation marks in a typed text: nobody's quoted words are touched.

Where it is not sure whether a mark quotes, it quotes: a remark less does no harm. A quote that is
not closed runs to the end of its paragraph, which a blank line ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.referrals.wording.words import Span

CLOSERS = {
    "\u201c": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
    "\u201a": "\u2018\u2019",
    "\u2018": "\u2019'",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
    "'": "'\u2019",
    "\u2019": "\u2019'",
    "`": "`'\u2019\u00b4",
    '"': '"\u201d\uff02',
    "\uff02": '"\uff02',
}
"""What closes a quote, by what opened it."""
ENDS = '\u201d\u00bb\u203a\u300d\u300f"'
"""Marks that end a quote for sure where they stand behind a word."""
SINGLE = "'\u2019\u2018`\u00b4"
"""Marks that are apostrophes as well."""
STRAIGHT = '"\uff02'
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_MARK = re.compile("[" + "".join({*CLOSERS, *"".join(CLOSERS.values())}) + "]")
_ELIDED = re.compile(r"(?:\d|(?:cause|cos|til|till|tis|twas|em|bout|round|nuff|kay|ere|n)\b)", re.I)


def quoted(text: str) -> tuple[Span, ...]:
    """Return where the quotes of a text stand, marks included, in order and apart."""
    spans: list[Span] = []
    start = 0
    while start < len(text):
        found = _PARAGRAPH.search(text, start)
        end = found.start() if found else len(text)
        spans += _Paragraph(text, start, end).quotes()
        start = found.end() if found else len(text)
    return tuple(spans)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is read mark by mark."""

    text: str
    start: int
    end: int
    marks: list[int] = field(init=False)
    last_single: int = field(init=False)
    """The last mark that can close a single quote; there is none after it."""

    def __post_init__(self) -> None:
        found = _MARK.finditer(self.text, self.start, self.end)
        self.marks = [each.start() for each in found]
        singles = (at for at in reversed(self.marks) if self._can_close_single(at))
        self.last_single = next(singles, -1)

    def quotes(self) -> Iterator[Span]:
        number, free = 0, self.start
        while number < len(self.marks):
            at = self.marks[number]
            if self._opens(at):
                number, end = self._close(number)
                yield at, end
                free = end
            elif self._is_left_over(at):
                # Its beginning is in an earlier paragraph.
                yield free, at + 1
                number, free = number + 1, at + 1
            else:
                number += 1

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at > self.start else " "

    def _after(self, at: int) -> str:
        return self.text[at + 1] if at + 1 < self.end else " "

    def _opens(self, at: int) -> bool:
        mark, before, after = self.text[at], self._before(at), self._after(at)
        if mark not in CLOSERS or mark == "\u00b4":
            return False
        if mark in SINGLE:
            if before.isalnum() or after.isspace():
                return False
            return at < self.last_single or not _ELIDED.match(self.text, at + 1, self.end)
        if mark in STRAIGHT:
            return not (before.isdigit() or self._is_behind(at))
        return mark not in ENDS or not self._is_behind(at)

    def _is_behind(self, at: int) -> bool:
        """Say whether a mark stands behind a word and before none, as what closes does."""
        return (
            not self._before(at).isspace()
            and not self._after(at).isalnum()
            and self._before(at) not in "([{-\u2013\u2014/"
        )

    def _is_left_over(self, at: int) -> bool:
        is_inches = self.text[at] in STRAIGHT and self._before(at).isdigit()
        return self.text[at] in ENDS and self._is_behind(at) and not is_inches

    def _can_close_single(self, at: int) -> bool:
        return self.text[at] in SINGLE and not (
            self._before(at).isspace() or self._after(at).isalnum()
        )

    def _close(self, number: int) -> tuple[int, int]:
        """Return the number of the mark behind a quote, and where the quote ends."""
        opener = self.text[self.marks[number]]
        closers, depth, is_single = CLOSERS[opener], 0, opener in SINGLE or opener == "\u201a"
        maybe: tuple[int, int] | None = None
        for next_number in range(number + 1, len(self.marks)):
            at = self.marks[next_number]
            mark = self.text[at]
            if is_single and maybe and self._opens(at):
                return maybe
            if (mark == opener and mark not in closers) or (
                opener in STRAIGHT and mark == "\u201c"
            ):
                depth += 1
            elif mark in closers and (not is_single or self._can_close_single(at)):
                if depth:
                    depth -= 1
                elif is_single and self._may_be_owned(at):
                    maybe = maybe or (next_number + 1, at + 1)
                else:
                    return next_number + 1, at + 1
        return maybe or (len(self.marks), self.end)

    def _may_be_owned(self, at: int) -> bool:
        """Say whether it may be an apostrophe, as in "the boys' room"."""
        rest = self.text[at + 1 : at + 3]
        return self._before(at) in "sS" and len(rest) == 2 and rest[0] == " " and rest[1].isalpha()
