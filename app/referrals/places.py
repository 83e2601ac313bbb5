"""The places that answers name, and the area of each."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from app.directory.areas import Area
from app.directory.directory import Directory, Located
from app.directory.places import Places
from app.questionnaires.answers import Council, Postcode
from app.questionnaires.kinds.place import AuthorityQuestion, PostcodeQuestion, Role
from app.questionnaires.model import is_settled
from app.questionnaires.path import Path


def places_of(paths: Iterable[Path], directory: Directory, day: date) -> Places:
    """Return the areas that the answers on these paths name; the first path wins.

    An area that a person confirmed comes before one that only a postcode tells. Where a child
    lives has to be confirmed: a wrong council is worse there than none.
    """
    paths = tuple(paths)
    found: dict[Role, Area] = {}
    for path in paths:
        for role, area in _confirmed(path, directory):
            found.setdefault(role, area)
    for path in paths:
        for role, area in _located(path, directory, day):
            found.setdefault(role, area)
    return Places(areas=found)


def with_home(places: Places, home: Area) -> Places:
    """Return the same places with another home."""
    areas: Mapping[Role, Area] = {**places.areas, "home": home}
    return Places(areas=areas)


def _confirmed(path: Path, directory: Directory) -> Iterator[tuple[Role, Area]]:
    for asked in path.questions:
        question, answer = asked.question, asked.answer
        if not isinstance(question, AuthorityQuestion) or not isinstance(answer, Council):
            continue
        if is_settled(question, path.answers):
            yield question.where, directory.area(answer.code)


def _located(path: Path, directory: Directory, day: date) -> Iterator[tuple[Role, Area]]:
    for asked in path.questions:
        question, answer = asked.question, asked.answer
        if not isinstance(question, PostcodeQuestion) or not isinstance(answer, Postcode):
            continue
        if question.where and question.where != "home":
            place = directory.locate(answer.text, day)
            if isinstance(place, Located):
                yield question.where, place.area
