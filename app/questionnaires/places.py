"""Where each part of a questionnaire stands in its file, so that lint can name the line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.questionnaires.errors import Fault
from app.questionnaires.source import Location, Source


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a content file, and where it stands."""

    source: Source
    at: Location
    item: Any

    def below(self, *at: str | int, item: Any) -> "Place":
        """Return a part of this part."""
        return Place(self.source, (*self.at, *at), item)

    def fault(self, what: str, mend: str) -> Fault:
        """Describe something wrong here."""
        return self.source.fault(self.at, what, mend)


@dataclass(frozen=True, slots=True)
class WholePlace(Place):
    """A questionnaire, and where each of its pages stands: in its own file or in a block's."""

    pages: tuple[Place, ...] = ()


def pages_of(place: WholePlace) -> Iterator[Place]:
    """Yield the pages of a questionnaire."""
    yield from place.pages


def questions_of(place: WholePlace) -> Iterator[Place]:
    """Yield the questions of a questionnaire."""
    for page in pages_of(place):
        for number, question in enumerate(page.item.questions):
            yield page.below("questions", number, item=question)
