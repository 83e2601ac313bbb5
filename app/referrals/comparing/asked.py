"""What changed in what is asked: questionnaires, blocks, pages, questions and their answers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from app.questionnaires.places import WholePlace
from app.referrals.comparing.asked_parts import Asked
from app.referrals.comparing.fields import (
    Teller,
    always_look,
    differing,
    lists,
    readers,
    reworded,
    said,
    scaled,
)
from app.referrals.comparing.parts import Change, Edition, Matched, Part, Told

HOLDS = {"questions": "question", "signs": "sign", "options": "option", "columns": "column"}
LEAVE = ("id", "pages", "tasks", "shared", *HOLDS)
"""Fields that are told elsewhere, part by part."""
FACTS = {
    "means": "",
    "any_means": "a mark anywhere ",
    "yes_means": '"Yes" ',
    "no_means": '"No" ',
    "not_sure_means": '"Not sure" ',
    "blank_means": "left blank, it ",
    "unborn_means": '"Not born yet" ',
}
"""The fields that hold facts, with what it is that means them."""
KEYED_FACTS = {"means_below": "below", "means_from": "from", "means": "on"}
"""Those that may hold facts for each age, or for each region of the body."""


def asked_changes(asked: Asked, old: Edition, new: Edition) -> Iterator[Change]:
    """Yield every change in what is asked."""
    yield from _whole_changes(asked.wholes)
    ends = {part.id for part in (*asked.wholes.removed, *asked.wholes.added)}
    for parts in (asked.pages, asked.questions, _not_told_with_question(asked)):
        for part in parts.removed:
            if part.owner not in ends:
                yield part.change(Told(f"taken out of {part.home_words}", look=_tells(part)))
        for part in parts.added:
            if part.owner not in ends:
                yield part.change(Told(f"new in {part.home_words}{_holding(part)}"))
        yield from parts.moved()
        for before, after in parts.both:
            tellers = _tellers(before.item, after.item, _fact_words(old, new))
            yield from map(after.change, differing(before.item, after.item, tellers, LEAVE))


def _not_told_with_question(asked: Asked) -> Matched:
    """Leave out the answers that came or went with their question.

    Signs that went are told one by one, because a sign is what may be missed.
    """
    come = {part.id for part in asked.questions.added}
    gone = {part.id for part in asked.questions.removed}
    answers = asked.answers
    removed = (each for each in answers.removed if each.home not in gone or each.kind == "sign")
    return replace(
        answers,
        added=tuple(each for each in answers.added if each.home not in come),
        removed=tuple(removed),
    )


def _tells(part: Part) -> bool:
    """Say whether a part could tell of a worry. A page's questions are told one by one."""
    return part.kind in {"question", "sign", "column"} or bool(getattr(part.item, "means", ()))


def _holding(part: Part) -> str:
    counts = ((word, len(getattr(part.item, name, ()))) for name, word in HOLDS.items())
    held = [f"{count} {word}{'s' if count > 1 else ''}" for word, count in counts if count]
    return f", with {' and '.join(held)}" if held else ""


def _fact_words(old: Edition, new: Edition) -> Callable[[str], str]:
    return lambda id: (new if id in new.library.facts else old).fact(id)


def _tellers(before: Any, after: Any, named: Callable[[str], str]) -> dict[str, Teller]:
    tellers = {
        name: lists(f"{who}now means", f"{who}no longer means", named)
        for name, who in FACTS.items()
    }
    for name, word in KEYED_FACTS.items():
        if any(isinstance(getattr(item, name, None), dict) for item in (before, after)):
            tellers[name] = _keyed(word, named)
    tellers["certainty"] = scaled("how sure it counts as")
    tellers["show_if"] = always_look("when it is shown")
    tellers["family"] = always_look("showing in a family's copy")
    tellers["title" if hasattr(after, "questions") else "label"] = reworded
    return tellers


def _keyed(word: str, named: Callable[[str], str]) -> Teller:
    """Return a teller of facts that hang on a key, such as an age."""
    tell_pairs = lists(
        "now means", "no longer means", lambda pair: f"{named(pair[1])} ({word} {pair[0]})"
    )

    def tell(before: Any, after: Any) -> Iterator[Told]:
        yield from tell_pairs(_pairs(before), _pairs(after))

    return tell


def _pairs(value: Any) -> list[tuple[Any, str]]:
    return [(key, fact) for key, facts in (value or {}).items() for fact in facts]


def _whole_changes(wholes: Matched) -> Iterator[Change]:
    for part in wholes.removed:
        yield part.change(Told("taken out, with all that it asks", look=True))
    for part in wholes.added:
        yield part.change(Told("new"))
    for before, after in wholes.both:
        was, now = before.item, after.item
        if isinstance(was, WholePlace) and isinstance(now, WholePlace):
            tellers: dict[str, Teller] = {"title": reworded, "audience": readers}
            yield from map(after.change, differing(was.item, now.item, tellers, LEAVE))
            yield from map(after.change, _used(was, now))
            yield from map(after.change, _tasks(was, now))
        elif before.label != after.label:
            yield from map(after.change, reworded(before.label, after.label))


def _used(was: WholePlace, now: WholePlace) -> Iterator[Told]:
    """Tell which pages of blocks a questionnaire takes up or drops, and another order of pages."""
    before, after = ({page.item.id: page for page in whole.pages} for whole in (was, now))
    for id, page in before.items():
        if id not in after and page.source is not was.source:
            told = f'no longer asks the page "{page.item.title.id}" of the block '
            yield Told(told + page.source.path.stem, look=True)
    for id, page in after.items():
        if id not in before and page.source is not now.source:
            yield Told(
                f'now asks the page "{page.item.title.id}" of the block {page.source.path.stem}'
            )
    if [id for id in before if id in after] != [id for id in after if id in before]:
        yield Told("asks its pages in another order")


def _tasks(was: WholePlace, now: WholePlace) -> Iterator[Told]:
    before, after = ([task.title for task in whole.item.tasks] for whole in (was, now))
    if [title.id for title in before] != [title.id for title in after]:
        yield Told(f"its task list changed: it was {said(before)}, it is now {said(after)}")
    for page in now.item.pages:
        old, new = was.item.task_of(page), now.item.task_of(page)
        if old and new and old.id != new.id:
            yield Told(
                f'the page "{page.title.id}" moved from the task "{old.title.id}" '
                f'to "{new.title.id}"'
            )
