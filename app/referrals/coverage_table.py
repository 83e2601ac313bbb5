"""The coverage as a Markdown page for people to read."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from app.referrals.citations import CODE, document_of
from app.referrals.coverage import Coverage, Looked, SectionLooked

MOST_NAMES = 12
"""The most parts of the content that are named one by one; of more, how many there are."""

HEAD = """\
# What of the sources Signpost holds

This page is made from the inventories in `forms/coverage` and from the `source` of every part of
the content. Do not change it: run `signpost forms coverage --write docs/coverage.md`.

An item is covered when a question, an answer, a rule or another part of the content cites its
place, or when the inventory says what holds it. "By section" counts those of them that are covered
by citations of their section as a whole. What is left out has its reason under the table.
"""


def coverage_table(coverage: Coverage) -> str:
    """Write the coverage: a table for each document, and totals."""
    parts = [HEAD]
    ordered = sorted(coverage.sections, key=_order)
    documents = [(code, tuple(each)) for code, each in groupby(ordered, key=_document)]
    for code, sections in documents:
        source = coverage.sources.get(code)
        parts.append(f"## {code}: {source.title}\n" if source else f"## {code}\n")
        parts.append(_table(SECTION_HEAD, map(_section_row, sections)))
        if left_out := [line for each in sections for line in _left_out_lines(each)]:
            parts.append("Left out:\n\n" + "\n".join(left_out) + "\n")
    parts.append("## Totals\n")
    rows = [(code, *_counts(_items(sections))) for code, sections in documents]
    parts.append(_table(TOTAL_HEAD, [*rows, ("all", *_counts(coverage.items))]))
    return "\n".join(parts)


SECTION_HEAD = ("section", "title", "items", "covered", "left out", "held by", "missing")
TOTAL_HEAD = ("document", "items", "covered", "by section", "left out", "missing")


def _document(looked: SectionLooked) -> str:
    section = looked.section.section
    found = CODE.fullmatch(section)
    return document_of(found["code"]) if found else section.split()[0]


def _order(looked: SectionLooked) -> tuple[str, list[tuple[int, str]], str]:
    parts = re.findall(r"\d+|\D+", looked.section.section)
    numbered = [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
    return _document(looked), numbered, looked.section.title


def _items(sections: Iterable[SectionLooked]) -> tuple[Looked, ...]:
    return tuple(item for section in sections for item in section.items)


def _counts(items: tuple[Looked, ...]) -> tuple[str, ...]:
    missing = sum(item.is_missing for item in items)
    left_out = sum(item.is_left_out for item in items)
    by_section = sum(item.by_section for item in items)
    covered = len(items) - missing - left_out
    return tuple(map(str, (len(items), covered, by_section, left_out, missing)))


def _section_row(looked: SectionLooked) -> tuple[str, ...]:
    items, covered, _, left_out, _ = _counts(looked.items)
    missing = "; ".join(f"{each.item.what} ({each.item.at})" for each in _missing(looked.items))
    section = looked.section
    held_by = _names(looked.items)
    return section.section, section.title, items, covered, left_out, held_by, missing


def _missing(items: Iterable[Looked]) -> Iterator[Looked]:
    return (item for item in items if item.is_missing)


def _names(items: Iterable[Looked]) -> str:
    """Name what covers the items, or how much of each questionnaire, block and list does."""
    names = sorted({by.id for item in items if not item.is_left_out for by in item.by})
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    counted = Counter(name.partition("/")[0] for name in names)
    return ", ".join(f"{owner} ({count})" for owner, count in sorted(counted.items()))


def _left_out_lines(looked: SectionLooked) -> Iterator[str]:
    for each in looked.items:
        if each.item.left_out:
            yield f"- {each.item.at}, {_line(each.item.what)}: {_line(each.item.left_out)}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(map(_cell, line)) + " |\n" for line in lines)


def _cell(words: str) -> str:
    return _line(words).replace("|", "\\|")


def _line(words: str) -> str:
    return " ".join(words.split())
