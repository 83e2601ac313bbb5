"""The linter of questionnaires: what a person reviewing `forms/` should not have to look for."""

from collections.abc import Callable, Iterator, Mapping

from app.questionnaires.errors import Fault
from app.questionnaires.library import Library
from app.questionnaires.lint.conditions import wrong_conditions
from app.questionnaires.lint.names import (
    doubled_names,
    misplaced_names,
    unknown_facts,
    unsourced_signs,
)
from app.questionnaires.lint.reach import unreachable_pages
from app.questionnaires.lint.words import hard_pages, unfit_texts, wrong_places
from app.questionnaires.places import pages_of

CHECKS: tuple[Callable[[Library], Iterator[Fault]], ...] = (
    doubled_names,
    unknown_facts,
    unsourced_signs,
    misplaced_names,
    wrong_conditions,
    unreachable_pages,
    wrong_places,
    hard_pages,
)


def lint(library: Library, avoid: Mapping[str, str]) -> Iterator[Fault]:
    """Yield every fault of every questionnaire; one in a block once, however many use it."""
    yield from dict.fromkeys(_faults(library, avoid))


def _faults(library: Library, avoid: Mapping[str, str]) -> Iterator[Fault]:
    for check in CHECKS:
        yield from check(library)
    pages = {(page.source.path, page.at): page for at in library.places() for page in pages_of(at)}
    for page in pages.values():
        yield from unfit_texts(page, avoid)
