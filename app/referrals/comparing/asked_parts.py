"""The parts of what is asked, matched between two editions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.places import Place
from app.referrals.comparing.parts import Edition, Matched, Part, match


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Everything that is asked, matched from the whole to its parts."""

    wholes: Matched
    pages: Matched
    questions: Matched
    answers: Matched
    """Signs, options and columns."""


def match_asked(old: Edition, new: Edition) -> Asked:
    """Match two editions. What a moved page or question holds has not moved by that."""
    pages = match(_pages(old), _pages(new))
    homes = {before.id: after.id for before, after in pages.both}
    before = (replace(part, home=homes.get(part.home, part.home)) for part in _questions(old))
    questions = match(before, _questions(new))
    names = {before.id: after.id for before, after in questions.both}
    answers = (_renamed(part, names.get(part.home, part.home)) for part in _answers(old))
    return Asked(
        wholes=match(_wholes(old), _wholes(new)),
        pages=pages,
        questions=questions,
        answers=match(answers, _answers(new)),
    )


def _renamed(part: Part, home: str) -> Part:
    return replace(part, id=home + part.id.removeprefix(part.home), home=home)


def _wholes(edition: Edition) -> Iterator[Part]:
    """Yield questionnaires and blocks."""
    for id, whole in edition.library.wholes.items():
        title = whole.item.title.id
        where = edition.where(whole)
        yield Part(kind="questionnaire", id=id, label=title, where=where, item=whole)
    for id, block in edition.library.blocks.items():
        where = edition.where(Place(block.source, (), block))
        title = block.block.title.id
        yield Part(kind="block", id=_block(id), label=title, where=where, item=block)


def _block(id: str) -> str:
    """Return the name of a block among what is asked: a questionnaire may have the same id."""
    return f"{id} (block)"


def _page_places(edition: Edition) -> Iterator[tuple[str, str, Place]]:
    """Yield each page once, with what it stands in and the words for that."""
    for id, whole in edition.library.wholes.items():
        for page in whole.pages:
            if page.source is whole.source:
                yield id, f'the questionnaire "{whole.item.title.id}"', page
    for id, block in edition.library.blocks.items():
        for page in block.pages(()):
            yield _block(id), f'the block "{block.block.title.id}"', page


def _pages(edition: Edition) -> Iterator[Part]:
    for owner, words, place in _page_places(edition):
        yield Part(
            kind="page",
            id=f"{owner}/{place.item.id}",
            label=place.item.title.id,
            where=edition.where(place),
            item=place.item,
            home=owner,
            home_words=words,
        )


def _question_places(edition: Edition) -> Iterator[tuple[str, Place, Place]]:
    for owner, _, page in _page_places(edition):
        for number, question in enumerate(page.item.questions):
            yield owner, page, page.below("questions", number, item=question)


def _questions(edition: Edition) -> Iterator[Part]:
    for owner, page, place in _question_places(edition):
        yield Part(
            kind="question",
            id=f"{owner}/{place.item.id}",
            label=place.item.label.plain.id,
            where=edition.where(place),
            item=place.item,
            home=f"{owner}/{page.item.id}",
            home_words=f'the page "{page.item.title.id}"',
        )


def _answers(edition: Edition) -> Iterator[Part]:
    for owner, _, question in _question_places(edition):
        home = f"{owner}/{question.item.id}"
        words = f'the question "{question.item.label.plain.id}"'
        for kind, id, place in _answers_of(question):
            yield Part(
                kind=kind,
                id=f"{home}.{id}",
                label=place.item.label.id,
                where=edition.where(place),
                item=place.item,
                home=home,
                home_words=words,
            )


def _answers_of(place: Place) -> Iterator[tuple[str, str, Place]]:
    question = place.item
    if isinstance(question, SignsQuestion):
        for number, sign in enumerate(question.signs):
            yield "sign", sign.id, place.below("signs", number, item=sign)
    elif isinstance(question, EntriesQuestion):
        for number, column in enumerate(question.columns):
            below = place.below("columns", number, item=column)
            yield "column", column.id, below
            for _, option, each in _answers_of(below):
                yield "option", f"{column.id}.{option}", each
    else:
        for number, option in enumerate(getattr(question, "options", ())):
            yield "option", option.id, place.below("options", number, item=option)
