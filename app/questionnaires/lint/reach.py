"""Lint: every page can be reached, shown by an example of answers that leads there."""

from collections.abc import Iterator, Mapping
from itertools import chain, combinations, islice, product

from app.questionnaires.answers import (
    Age,
    AgeKind,
    Answer,
    Chosen,
    Council,
    Noticed,
    Unsaid,
    Written,
)
from app.questionnaires.conditions import AtLeast, Below, Leaf, NotAbove, Picks
from app.questionnaires.errors import Fault
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.age import AgeQuestion
from app.questionnaires.kinds.choice import ChoiceQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.library import Library
from app.questionnaires.lint.conditions import leaves, pickable
from app.questionnaires.model import Page, Questionnaire
from app.questionnaires.path import walk
from app.questionnaires.places import pages_of

MOST_TRIES = 50_000
"""How many combinations of answers are tried for one page before it counts as unreachable."""


def unreachable_pages(library: Library) -> Iterator[Fault]:
    """Find pages that no definite answers open; that "unknown" opens a page is not enough."""
    for place in library.places():
        for page in pages_of(place):
            if page.item.show_if is not None and example(place.item, page.item) is None:
                yield page.fault(
                    f"page {page.item.id!r} cannot be reached", "mend its show_if or take it out"
                )


def example(questionnaire: Questionnaire, page: Page) -> Mapping[str, Answer] | None:
    """Return answers whose path holds the page, or `None` when there are none."""
    needed = list(_needed(questionnaire, page))
    mentioned = _mentioned(questionnaire, page)
    choices = [
        [(id, answer) for answer in _answers(questionnaire.questions[id], mentioned.get(id, []))]
        for id in needed
        if id in questionnaire.questions
    ]
    for picked in islice(product(*choices), MOST_TRIES):
        answers = dict(picked)
        path = walk(questionnaire, answers)
        if page in path.pages and page.show_if and page.show_if.holds(path.answers) is True:
            return answers
    return None


def _needed(questionnaire: Questionnaire, page: Page) -> Iterator[str]:
    """Yield the questions that a page hangs on, and those that their pages hang on."""
    pages = {question.id: each for each in questionnaire.pages for question in each.questions}
    waiting, seen = [page], set()
    while waiting:
        each = waiting.pop()
        for id in each.show_if.questions() if each.show_if else ():
            if id in pages and id not in seen:
                seen.add(id)
                yield id
                waiting.append(pages[id])


def _mentioned(questionnaire: Questionnaire, page: Page) -> dict[str, list[Leaf]]:
    """Return, for each question, the conditions up to this page that speak of it."""
    found: dict[str, list[Leaf]] = {}
    for each in questionnaire.pages[: questionnaire.pages.index(page) + 1]:
        for leaf, _ in leaves(each.show_if) if each.show_if else ():
            found.setdefault(leaf.question, []).append(leaf)
    return found


def _answers(question: AnyQuestion, leaves: list[Leaf]) -> Iterator[Answer]:
    """Yield answers that between them make each of these conditions hold and not hold."""
    named = sorted({id for leaf in leaves if isinstance(leaf, Picks) for id in leaf.options()})
    named = [id for id in named if id in pickable(question)]
    others = sorted(pickable(question) - set(named))[:1]
    if isinstance(question, AgeQuestion):
        yield from (Age(AgeKind.YEARS, years) for years in _around(leaves))
        yield Age(AgeKind.UNBORN)
    elif isinstance(question, SignsQuestion):
        step = question.scale.steps[0].id
        for signs in _subsets(named):
            yield Noticed(tuple((sign, step) for sign in signs), none=not signs)
    elif isinstance(question, ChoiceQuestion) and question.type in {"some_of", "body_map"}:
        for options in _subsets(named):
            yield Chosen(options, none=not options)
    elif isinstance(question, ChoiceQuestion):
        yield from (Chosen((option,)) for option in [*named, *others])
    else:
        yield from (Written("x"), Unsaid.BLANK, Council("X"))


def _around(leaves: list[Leaf]) -> list[int]:
    numbers = {0, 10, 20}
    for leaf in leaves:
        match leaf:
            case Below(below=years) | NotAbove(not_above=years) | AtLeast(at_least=years):
                numbers |= {max(0, years - 1), years, years + 1}
            case _:
                pass
    return sorted(numbers)


def _subsets(names: list[str]) -> Iterator[tuple[str, ...]]:
    few = names[:8]
    return chain.from_iterable(combinations(few, size) for size in range(len(few) + 1))
