"""Area packs: what one council, or several together, call things and do otherwise.

A pack is a file of `forms/directory/areas/` that a partnership writes without Python. It adds
names, channels, panels, papers, steps of escalation, questions, contacts, and times that are local
ones. It takes nothing away and lowers nothing.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from app.directory.areas import Authority
from app.directory.errors import DirectoryFileError
from app.directory.files import read_whole, yaml_files
from app.directory.services import Line, Service, Web
from app.questionnaires.base import Id, Strict, Words
from app.questionnaires.lengths import Length
from app.questionnaires.model import Addition
from app.questionnaires.places import Place

CONTEXT = "area pack"
"""The context of a pack's words, for translators."""


def _month(value: Any) -> Any:
    """Take a month, such as 2015-06, as its first day."""
    is_month = isinstance(value, str) and len(value) == len("2015-06")
    return f"{value}-01" if is_month else value


AsOf = Annotated[date, BeforeValidator(_month)]
"""The month or day of which something was said: `2015-06` or `2015-06-18`."""

Said = Annotated[str, StringConstraints(min_length=5, strip_whitespace=True)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]


class Fact(Strict):
    """Something that a pack says, with the day of which it was said, and where."""

    as_of: AsOf
    source: Said


class LocalName(Fact):
    """What a destination is called here."""

    destination: Code
    name: Line


class Channel(Fact):
    """By which way a destination takes what it is sent."""

    destination: Code
    by: Literal["phone", "form", "portal", "email"]
    alone: bool = False
    """Whether the phone is the only way: then people are given what to say on the call."""
    says: Words
    url: Web | None = None

    @model_validator(mode="after")
    def _is_by_phone_alone(self) -> Self:
        if self.alone and self.by != "phone":
            raise ValueError("alone goes with by: phone: take it out")
        return self


class Panel(Fact):
    """A panel, meeting or team that is asked for with a destination, and never rung."""

    id: Id
    destination: Code
    name: Line
    says: Words
    levels: tuple[Literal["high", "medium", "low", "none_identified"], ...] = ()
    """The levels of exploitation at which it is shown; any when left out."""


class Paper(Fact):
    """A document that people here work by, such as the one on thresholds."""

    id: Id
    title: Line
    says: Words
    url: Web | None = None


class SignedVideo(Fact):
    """A video in British Sign Language, by the council or its partners."""

    title: Line
    """What it is about, as its own page calls it."""
    url: Web


class Step(Fact):
    """A step of the local ladder for when agencies do not agree, in order."""

    says: Words


class LocalClock(Fact, Length):
    """A time that this area sets otherwise; only one that is marked local."""

    id: Id


class Pack(Strict):
    """The shape of `forms/directory/areas/*.yaml`."""

    id: Id
    title: Line
    areas: tuple[str, ...] = Field(min_length=1)
    """The codes of its councils, as in authorities.csv."""
    status: Literal["whole", "partial"]
    check_by: date
    """The day by which somebody has to have read it again; after it the pack is not shown."""
    about: Said
    """For whoever reviews it: what it rests on, and what is missing."""
    names: tuple[LocalName, ...] = ()
    channels: tuple[Channel, ...] = ()
    panels: tuple[Panel, ...] = ()
    papers: tuple[Paper, ...] = ()
    escalation: tuple[Step, ...] = ()
    signed: tuple[SignedVideo, ...] = ()
    """Videos in British Sign Language: a language as any other, and no page can write it."""
    clocks: tuple[LocalClock, ...] = ()
    pages: tuple[Addition, ...] = ()
    contacts: tuple[Service, ...] = ()

    def name_of(self, destination: str) -> LocalName | None:
        """Return what a destination is called here."""
        return next((each for each in self.names if each.destination == destination), None)

    def channel_of(self, destination: str) -> Channel | None:
        """Return how a destination takes what it is sent."""
        return next((each for each in self.channels if each.destination == destination), None)

    def panels_for(
        self, destinations: AbstractSet[str], levels: AbstractSet[str]
    ) -> tuple[Panel, ...]:
        """Return the panels of these destinations that meet at one of these levels."""
        return tuple(
            each
            for each in self.panels
            if each.destination in destinations
            and (not each.levels or not levels.isdisjoint(each.levels))
        )


def read_packs(
    folder: Path, authorities: Mapping[str, Authority], scales: Mapping[str, Any]
) -> Mapping[str, Place]:
    """Read every area pack, with where it stands, by its id.

    Raises DirectoryFileError naming file, line and what to do.
    """
    packs: dict[str, Place] = {}
    taken: dict[str, str] = {}
    for file in yaml_files(folder):
        place = read_whole(file, Pack, context=CONTEXT, scales=scales)
        pack: Pack = place.item
        if pack.id != file.stem:
            raise DirectoryFileError(file, 1, f"id is {pack.id!r}: name it {file.stem!r}")
        for number, code in enumerate(pack.areas):
            line = place.source.line(("areas", number))
            if code not in authorities:
                raise DirectoryFileError(file, line, f"{code!r} is no authority we know")
            if code in taken:
                advice = f"{code} has the pack {taken[code]!r} already: keep one"
                raise DirectoryFileError(file, line, advice)
            taken[code] = pack.id
        packs[pack.id] = place
    return MappingProxyType(packs)


def with_contacts(
    services: Mapping[str, Service], packs: Mapping[str, Place]
) -> Mapping[str, Service]:
    """Return services with the contacts that packs hold. Raises DirectoryFileError."""
    every = dict(services)
    for place in packs.values():
        for number, contact in enumerate(place.item.contacts):
            if contact.id in every:
                line = place.source.line(("contacts", number))
                advice = f"{contact.id} stands twice: keep one"
                raise DirectoryFileError(place.source.path, line, advice)
            every[contact.id] = contact
    return MappingProxyType(every)
