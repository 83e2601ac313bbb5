"""What services.yaml and doors.yaml hold: who can be contacted, and for what."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from app.directory.areas import Nation
from app.directory.errors import DirectoryFileError
from app.directory.files import read_records
from app.questionnaires.base import Id, Strict, Words

COUNCIL_RECORD = "council_record"
COUNCIL_SITE = "council_site"
"""The two steps of a door that hang on the council: its own checked record, and its home page."""

Web = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[^\s]+$")]
NATIONS: tuple[Nation, ...] = ("england", "wales", "scotland", "northern_ireland")


class PhoneNumber(Strict):
    """A number as people write it; it may say in which languages it is answered."""

    number: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ]{1,15}[0-9]$")]
    languages: tuple[str, ...] = ()


class Service(Strict):
    """Somebody who can be contacted. Names follow Open Referral UK where they fit."""

    id: Id
    name: Words
    description: str
    how: Words
    phones: tuple[PhoneNumber, ...] = ()
    url: Web | None = None
    in_person: bool = False
    nations: tuple[Nation, ...] = NATIONS
    languages: tuple[str, ...] = ()
    always_open: bool = False
    always_shown: bool = False
    status: Literal["active", "inactive", "defunct", "temporarily closed"] = "active"
    source: Annotated[str, StringConstraints(min_length=5)]
    assured_date: date | None = None
    assurer: str | None = None
    check_by: date
    authority: str | None = None
    """For a council's own record: the code of the council, and the destinations it answers for."""
    doors: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not (self.phones or self.url or self.in_person):
            raise ValueError("give phones or a url, or say in_person: true")
        if self.always_shown and not {phone.number for phone in self.phones} <= {"999", "101"}:
            raise ValueError("only 999 and 101 may be shown after their check date")
        if self.authority and not self.doors:
            raise ValueError("a council's record must name the doors it answers for")
        return self

    def shown_on(self, day: date) -> bool:
        """Say whether a person may be sent here: in use, and its check date not passed."""
        if self.always_shown:
            return True
        assured = self.assured_date
        if self.authority and (assured is None or assured > day):
            return False
        return self.status == "active" and day <= self.check_by

    def serves(self, nation: Nation | None) -> bool:
        """Say whether people of a nation can use it; an unknown nation counts as any."""
        return nation is None or nation in self.nations


class Door(Strict):
    """How a destination is reached."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]
    area: Literal["home", "found", "works", "happened", "lives_now", "none"]
    through: str | None = None
    ask: Words | None = None
    find: Words | None = None
    first: tuple[Id, ...] = ()
    also: tuple[Id, ...] = ()
    """Shown beside the first, never instead of them."""
    instead: tuple[Id, ...] = ()
    says: dict[Id, Words] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if bool(self.through) == bool(self.first):
            raise ValueError("give either through or first")
        if (self.through or COUNCIL_RECORD in self.first) and not (self.ask and self.find):
            raise ValueError("give ask and find, for it leads to a council")
        return self


def read_services(file: Path) -> Mapping[str, Service]:
    """Read who can be contacted. Raises DirectoryFileError naming the line."""
    services: dict[str, Service] = {}
    for line, service in read_records(file, Service, context="who to contact"):
        if service.id in services:
            raise DirectoryFileError(file, line, f"{service.id} stands twice: keep one")
        services[service.id] = service
    return MappingProxyType(services)


def read_doors(file: Path, services: Mapping[str, Service]) -> Mapping[str, Door]:
    """Read the doors; each must lead to services that exist."""
    doors: dict[str, Door] = {}
    lines: dict[str, int] = {}
    for line, door in read_records(file, Door, context="what to say or do there"):
        if door.code in doors:
            raise DirectoryFileError(file, line, f"{door.code} stands twice: keep one")
        named = {*door.first, *door.also, *door.instead, *door.says}
        if unknown := named - services.keys() - {COUNCIL_RECORD, COUNCIL_SITE}:
            raise DirectoryFileError(file, line, f"add {min(unknown)!r} to services.yaml")
        doors[door.code] = door
        lines[door.code] = line
    for door in doors.values():
        if door.through and (door.through not in doors or doors[door.through].through):
            advice = f"{door.through!r} must be a door with contacts of its own"
            raise DirectoryFileError(file, lines[door.code], advice)
    return MappingProxyType(doors)
