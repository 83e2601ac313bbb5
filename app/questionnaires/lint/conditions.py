"""Lint: conditions name what is there, and no page closes because an answer got more worrying."""

from collections.abc import Iterator

from app.questionnaires.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Below,
    Condition,
    Leaf,
    Not,
    NotAbove,
    Picks,
)
from app.questionnaires.errors import Fault
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.age import AgeQuestion
from app.questionnaires.kinds.choice import ChoiceQuestion
from app.questionnaires.kinds.place import AuthorityQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.library import Library
from app.questionnaires.places import Place, pages_of


def wrong_conditions(library: Library) -> Iterator[Fault]:
    """Find conditions over unknown questions or options, and those that could hide a worry."""
    for place in library.places():
        earlier: dict[str, AnyQuestion] = {}
        for page in pages_of(place):
            if page.item.show_if is not None:
                yield from _wrong(page.below("show_if", item=page.item.show_if), earlier)
            earlier |= {question.id: question for question in page.item.questions}


def _wrong(place: Place, earlier: dict[str, AnyQuestion]) -> Iterator[Fault]:
    for leaf, is_turned in leaves(place.item):
        question = earlier.get(leaf.question)
        if question is None:
            what = f"unknown question {leaf.question!r} in a condition"
            yield place.fault(what, "name a question of an earlier page")
            continue
        if isinstance(leaf, Picks):
            for option in sorted(leaf.options() - pickable(question)):
                yield place.fault(f"{question.id!r} has no option {option!r}", "name one it has")
        if isinstance(leaf, Below | NotAbove | AtLeast) and not isinstance(question, AgeQuestion):
            yield place.fault(f"{question.id!r} is no age", "ask for an age, or for an option")
        if not question.neutral and (is_turned or not _opens_with_worry(leaf, question)):
            what = f"a more worried answer to {question.id!r} would close this page"
            yield place.fault(what, "turn the condition round, or ask of a neutral question")


def leaves(condition: Condition, *, is_turned: bool = False) -> Iterator[tuple[Leaf, bool]]:
    """Yield each simple condition, and whether a "not" stands over it."""
    match condition:
        case AllOf(all=parts) | AnyOf(any=parts):
            for part in parts:
                yield from leaves(part, is_turned=is_turned)
        case Not(not_=part):
            yield from leaves(part, is_turned=not is_turned)
        case Leaf():
            yield condition, is_turned


def pickable(question: AnyQuestion) -> frozenset[str]:
    """Return the option or sign ids of a question."""
    if isinstance(question, ChoiceQuestion):
        return frozenset(option.id for option in question.offered())
    if isinstance(question, SignsQuestion):
        return frozenset(sign.id for sign in question.signs)
    return frozenset()


def _opens_with_worry(leaf: Leaf, question: AnyQuestion) -> bool:
    """Say whether every answer that means more than an opening one opens the page too.

    Signs and "some of" pass: ticking one more takes away none. Thresholds do not.
    """
    if isinstance(question, AuthorityQuestion) or not any(question.named_facts()):
        return True
    if not isinstance(leaf, Picks):
        return False
    if isinstance(question, SignsQuestion) or question.type in {"some_of", "body_map"}:
        return True
    if not isinstance(question, ChoiceQuestion):
        return False
    options = {option.id: option for option in question.offered()}
    opening = [options[id] for id in leaf.options() if id in options]
    return all(
        option.id in leaf.options()
        for option in options.values()
        for other in opening
        if set(option.means) > set(other.means)
    )
