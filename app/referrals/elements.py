"""Every part of the content that can cite a source, each once, however often it is used."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.assessment.lint import rule_places
from app.assessment.rulebook import Rulebook
from app.questionnaires.kinds.choice import ChoiceQuestion
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.kinds.person import PersonQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.library import Library
from app.questionnaires.places import Place, pages_of
from app.referrals.citations import Cited, cited

LISTS = {"destinations": "code", "cautions": "id", "clocks": "id"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """A part of the content, by the name that a reader of a list can find it with."""

    id: str
    place: Place
    cites: tuple[Cited, ...] = ()
    names: tuple[str, ...] = ()
    """What `held_by` may call it."""
    is_one_thing: bool = True
    """Whether it can stand for one item of a source: a page or a rule speaks of many."""


def elements(library: Library, rulebook: Rulebook) -> Iterator[Element]:
    """Yield pages, questions and their answers, rules, and all that rules lead to."""
    yield from _asked(library)
    for place in rule_places(rulebook):
        yield _element(f"rules/{place.item.id}", place, is_one_thing=False)
    for kind, key in LISTS.items():
        for number, item in enumerate(getattr(rulebook, kind).values()):
            place = Place(rulebook.sources[f"../{kind}"], (kind, number), item)
            yield _element(f"{kind}/{getattr(item, key)}", place)
    words = {id(each): each for each in rulebook.words.values()}
    for number, each in enumerate(words.values()):
        place = Place(rulebook.sources["../outcome"], ("urgencies", number), each)
        yield _element(f"outcome/{each.id.code}", place, is_one_thing=False)


def _asked(library: Library) -> Iterator[Element]:
    seen = set()
    for whole in library.places():
        for page in pages_of(whole):
            where = (page.source.path, page.at)
            if where not in seen:
                seen.add(where)
                yield from _on_page(page)


def _on_page(page: Place) -> Iterator[Element]:
    owner = page.source.path.stem
    yield _element(f"{owner}/{page.item.id} (page)", page, is_one_thing=False)
    for number, question in enumerate(page.item.questions):
        place = page.below("questions", number, item=question)
        parts = tuple(_parts(place))
        names = tuple(_names_of(question))
        yield _element(f"{owner}/{question.id}", place, *names, is_one_thing=not parts)
        for id, part in parts:
            yield _element(f"{owner}/{question.id}.{id}", part, f"{question.id}.{id}")


def _names_of(question: object) -> Iterator[str]:
    """Yield what stands for a question: its id, and its parts that have no place of their own."""
    match question:
        case PersonQuestion():
            yield from (f"{question.id}.{field}" for field in question.fields)
        case ChoiceQuestion() if not getattr(question, "options", ()):
            yield from (f"{question.id}.{option.id}" for option in question.offered())
    yield getattr(question, "id", "")


def _parts(place: Place) -> Iterator[tuple[str, Place]]:
    question = place.item
    if isinstance(question, SignsQuestion):
        for number, sign in enumerate(question.signs):
            yield sign.id, place.below("signs", number, item=sign)
    elif isinstance(question, EntriesQuestion):
        for number, column in enumerate(question.columns):
            below = place.below("columns", number, item=column)
            yield column.id, below
            for option, each in _parts(below):
                yield f"{column.id}.{option}", each
    else:
        for number, option in enumerate(getattr(question, "options", ())):
            yield option.id, place.below("options", number, item=option)


def _element(id: str, place: Place, *names: str, is_one_thing: bool = True) -> Element:
    owner = id.partition("/")[0]
    return Element(
        id=id,
        place=place,
        cites=cited(place.item.source),
        names=(*names, *(f"{owner}.{name}" for name in names)),
        is_one_thing=is_one_thing,
    )
