"""Lint over the pages that area packs add: each has its place, its own names and a source."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from app.directory.packs import Pack
from app.questionnaires.errors import Fault
from app.questionnaires.kinds.place import AuthorityQuestion, PostcodeQuestion
from app.questionnaires.library import Library
from app.questionnaires.lint import lint
from app.questionnaires.model import Addition, Page, Questionnaire
from app.questionnaires.places import Place, WholePlace

NOT_ASKED = {"authority": "the council", "decision": "the level", "signs": "signs"}
"""The kinds of question that no area may add: the answers are settled elsewhere."""


def lint_pages(
    place: Place, library: Library, avoid: Mapping[str, str], is_sourced: Callable[[str], bool]
) -> Iterator[Fault]:
    """Yield every fault of the pages of a pack, by themselves and in each questionnaire."""
    taken = set(_ids(page for each in library.questionnaires.values() for page in each.pages))
    for number, addition in enumerate(place.item.pages):
        where = place.below("pages", number, item=addition)
        yield from _wrong_ids(where, place.item, taken)
        yield from _wrong_place(where, library)
        yield from _wrong_questions(where, is_sourced)
        taken |= set(_ids([addition.page]))
    yield from _faults_within(place, library, avoid)


def _ids(pages: Iterable[Page]) -> Iterator[str]:
    for page in pages:
        yield page.id
        yield from (question.id for question in page.questions)


def _wrong_ids(where: Place, pack: Pack, taken: set[str]) -> Iterator[Fault]:
    """Find ids that could be another's: a pack's own begin with its id."""
    page = where.below("page", item=where.item.page)
    for part in (page, *_questions(where)):
        if not part.item.id.startswith(f"{pack.id}-"):
            what = f"the id {part.item.id!r} does not begin with the pack's"
            yield part.fault(what, f"name it {pack.id}-{part.item.id}")
        elif part.item.id in taken:
            yield part.fault(f"the id {part.item.id!r} is taken", "rename it")


def _wrong_place(where: Place, library: Library) -> Iterator[Fault]:
    addition: Addition = where.item
    for id in addition.questionnaires:
        asked = library.questionnaires.get(id)
        if asked is None:
            what = f"unknown questionnaire {id!r}"
            yield where.fault(what, "name one that `signpost forms list` shows")
        elif addition.after not in asked.pages_by_id:
            what = f"{id} has no page {addition.after!r}"
            mend = f"name a page that `signpost forms show {id}` lists"
            yield where.below("after", item=addition.after).fault(what, mend)
        else:
            yield from _too_early(where, asked)


def _too_early(where: Place, asked: Questionnaire) -> Iterator[Fault]:
    """Find pages that nobody would ever come to, for the area is not known there."""
    homes = [
        number
        for number, page in enumerate(asked.pages)
        for question in page.questions
        if isinstance(question, AuthorityQuestion) and question.where == "home"
    ]
    if not homes:
        what = f"{asked.id} does not ask for the child's council, so no area can add to it"
        yield where.fault(what, f"take {asked.id!r} out of questionnaires")
    elif not asked.tasks and asked.pages.index(asked.pages_by_id[where.item.after]) < homes[0]:
        council = asked.pages[homes[0]].id
        what = f"the page comes before {council!r}, where {asked.id} asks for the council"
        yield where.below("after", item=where.item.after).fault(
            what, f"put it after {council!r} or a later page"
        )


def _wrong_questions(where: Place, is_sourced: Callable[[str], bool]) -> Iterator[Fault]:
    for each in _questions(where):
        question = each.item
        if not is_sourced(question.source):
            what = f"the source of {question.id!r} names no document and no address"
            yield each.fault(what, "name the document with its line, or the page's address")
        if question.required:
            what = f"{question.id!r} is required: an area may hold nobody up"
            yield each.fault(what, "take `required` out")
        if question.family:
            what = f"{question.id!r} would stand in a copy for the family"
            yield each.fault(what, "take `family` out: only the questions for everybody may")
        if question.type in NOT_ASKED:
            what = f"{question.id!r} asks for {NOT_ASKED[question.type]} again"
            yield each.fault(what, "take it out, or ask it in words: type: text")
        yield from _weighty(each)


def _weighty(where: Place) -> Iterator[Fault]:
    """Find questions that weigh on the outcome.

    The page goes when the pack lapses or another council is chosen. What was answered there goes
    with it, and that may never lower an urgency or take somebody off the list.
    """
    question = where.item
    for fact in dict.fromkeys(question.named_facts()):
        what = f"{question.id!r} means {fact!r}, and is gone when the pack lapses"
        yield where.fault(what, "take the fact out: the pages for everybody ask for worries")
    if isinstance(question, PostcodeQuestion) and question.where:
        what = f"{question.id!r} asks for a place that decides who is told"
        yield where.fault(what, "take `where` out")


def _questions(where: Place) -> Iterator[Place]:
    for number, question in enumerate(where.item.page.questions):
        yield where.below("page", "questions", number, item=question)


def _faults_within(place: Place, library: Library, avoid: Mapping[str, str]) -> Iterator[Fault]:
    """Yield what is wrong in this file with each questionnaire as people there are asked it."""
    wholes = {each.item.id: each for each in _extended(place, library)}
    if wholes:
        asked = {id: whole.item for id, whole in wholes.items()}
        there = replace(library, questionnaires=asked, wholes=wholes)
        yield from (fault for fault in lint(there, avoid) if fault.file == place.source.path)


def _extended(place: Place, library: Library) -> Iterator[WholePlace]:
    """Yield the questionnaires to which a pack adds, each page with where it stands."""
    own = {
        id(addition.page): place.below("pages", number, "page", item=addition.page)
        for number, addition in enumerate(place.item.pages)
    }
    for whole in library.wholes.values():
        asked = whole.item.extended(place.item.pages)
        if asked is not whole.item:
            at = {id(each.item): each for each in chain(whole.pages, own.values())}
            pages = tuple(at[id(page)] for page in asked.pages)
            yield WholePlace(whole.source, (), asked, pages)
