"""Looking for a school: what was sent, the schools like it, and how each is offered."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from werkzeug.datastructures import MultiDict

from app.directory.names import fold
from app.directory.schools import LISTED, LONGEST_TYPED, School
from app.journey.school import council_of
from app.journey.state import state
from app.questionnaires.kinds.clean import showable
from app.questionnaires.text import Text
from app.web.languages import say
from app.web.words import pgettext

MOST = 20

PHASES: Mapping[str, Text] = MappingProxyType(
    {
        "Primary": Text("primary", "school phase"),
        "Secondary": Text("secondary", "school phase"),
        "Nursery": Text("nursery", "school phase"),
        "16 plus": Text("age 16 and over", "school phase"),
        "All-through": Text("all ages", "school phase"),
        "Middle deemed secondary": Text("middle school", "school phase"),
        "Middle deemed primary": Text("middle school", "school phase"),
    }
)
"""The phases of the list in our words; what is none of them, such as a special school, has none."""

PLACES: Mapping[str, Text] = MappingProxyType(
    {
        "Jersey Offshore Establishments": Text("Jersey", "school place"),
        "Guernsey Offshore Establishments": Text("Guernsey", "school place"),
        "Isle of Man Offshore Establishments": Text("Isle of Man", "school place"),
        "Gibraltar Overseas Establishments": Text("Gibraltar", "school place"),
        "Scotland Offshore Establishments": Text("Scotland", "school place"),
        "BFPO Overseas Establishments": Text("school of the forces", "school place"),
        "Fieldwork Overseas Establishments": Text("another country", "school place"),
    }
)
"""What the list has in the place of a council where there is none, in our words."""

NO_PLACE = "Does not apply"
"""What it has there for schools in other countries and online, and for a few of the islands."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """What was sent, and which button sent it."""

    do: str
    name: str
    council: str
    searched: str
    urn: str
    remember: bool

    @classmethod
    def of(cls, form: MultiDict[str, str]) -> Self:
        """Read a form. No box holds more than a browser lets anybody type there."""
        return cls(
            do=form.get("do", ""),
            name=form.get("name", "")[:LONGEST_TYPED].strip(),
            council=form.get("council", "")[:LONGEST_TYPED].strip(),
            searched=form.get("searched", ""),
            urn=form.get("urn", ""),
            remember="remember" in form,
        )

    @property
    def words(self) -> str:
        """All that was typed, to know whether the results are still for it."""
        return showable(f"{self.name}, {self.council}")

    @property
    def is_search(self) -> bool:
        """Say whether to look for schools.

        Enter in any box presses the first button, "Search", so new words count more than it.
        """
        is_new = self.searched != self.words
        if self.do == "search":
            return is_new or not self.urn
        return self.do == "choose" and is_new and not self.urn


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """A school as it is offered."""

    urn: str
    name: str
    about: str
    """Where it is and for what age; nothing where the list says neither."""


def matches(sent: Sent) -> tuple[School, ...]:
    """Return the schools like what was typed, one more than are shown if there are more.

    What is typed for a council may be any place whose council the directory knows. Where it knows
    none of just that name, the words are looked for in the names of schools and their councils.
    """
    schools = state().schools
    if codes := _councils(sent.council):
        return schools.search(sent.name, codes, MOST + 1)
    return schools.search(f"{sent.name} {sent.council}", most=MOST + 1)


def _councils(place: str) -> set[str]:
    """Return the authorities with all that was typed in one of their names, nothing misspelt."""
    words = set(fold(place).split())
    found = state().content.directory.naming.search(place, day=LISTED) if words else ()
    return {each.authority.code for each in found if words <= set(fold(each.name).split())}


def offered(found: School) -> Offered:
    """Return a school as it is offered."""
    place, phase = _place(found), PHASES.get(found.phase)
    about = place or (say(phase) if phase else "")
    if place and phase:
        about = pgettext("school", "%(council)s, %(phase)s", council=place, phase=say(phase))
    return Offered(urn=found.urn, name=found.name, about=about)


def _place(found: School) -> str:
    """Return the council that a school is in, or else where it is; nothing if that is not known."""
    if council := council_of(found):
        return council
    if found.authority == NO_PLACE:
        return ""
    words = PLACES.get(found.authority)
    return say(words) if words else found.authority


def item(found: School) -> dict[str, object]:
    """Return a school as an item of a list."""
    its = offered(found)
    hint = {"text": its.about} if its.about else None
    return {"value": its.urn, "text": its.name, "hint": hint}
