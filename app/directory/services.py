"""A service: somebody who can be contacted, by the names of Open Referral UK where they fit."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from app.calendars import NATIONS, Nation
from app.directory.errors import DirectoryFileError
from app.directory.files import read_records, yaml_files
from app.directory.hours import Schedules
from app.questionnaires.base import Id, Strict, Words

Web = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[^\s]+$", max_length=300)]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=200)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$")]
ServiceArea = Annotated[
    str,
    StringConstraints(
        pattern=r"^(?:england|wales|scotland|northern_ireland|[EWSN][0-9]{8}|[A-Z]{2}-[A-Z-]+)$"
    ),
]
"""A nation, or an authority by its code."""


CONTEXT = "who to contact"
"""The context of a record's words, for translators."""


class PhoneNumber(Strict):
    """A number as people write it; it may say in which languages it is answered."""

    number: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ]{1,15}[0-9]$")]
    type: Literal["voice", "text", "sms", "relay", "video"] = "voice"
    """`text` is a textphone; `relay` a prefix or line for people who do not hear or speak."""
    description: Words | None = None
    languages: tuple[Language, ...] = ()


class Organization(Strict):
    """The body that runs a service."""

    id: Id
    name: Line
    description: Line
    website: Web | None = None
    source: Annotated[str, StringConstraints(min_length=5)]


class Service(Strict):
    """Somebody who can be contacted."""

    id: Id
    organization: Id | None = None
    """Who runs it; a local record without one is run by the authority of its area."""
    name: Words
    description: Line
    how: Words
    phones: tuple[PhoneNumber, ...] = ()
    email: Email | None = None
    url: Web | None = None
    in_person: bool = False
    service_areas: tuple[ServiceArea, ...] = ()
    """Whom it serves; the whole United Kingdom when left out."""
    languages: tuple[Language, ...] = ()
    minimum_age: Annotated[int, Field(ge=0, le=120)] | None = None
    maximum_age: Annotated[int, Field(ge=0, le=120)] | None = None
    schedules: Schedules = ()
    always_open: bool = False
    always_shown: bool = False
    status: Literal["active", "inactive", "defunct", "temporarily closed"] = "active"
    valid_from: date | None = None
    valid_to: date | None = None
    source: Annotated[str, StringConstraints(min_length=5)]
    assured_date: date | None = None
    assurer: Line | None = None
    """Who rang or asked and found it right: a role or an office, never a person's name."""
    check_by: date
    doors: tuple[Id, ...] = ()
    """For a local record: the destinations it answers for."""

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not (self.phones or self.url or self.email or self.in_person):
            raise ValueError("give phones, an email or a url, or say in_person: true")
        numbers = {phone.number for phone in self.phones}
        if self.always_shown and not (numbers and numbers <= {"999", "101"}):
            raise ValueError("only 999 and 101 may be shown after their check date")
        if self.is_local and not self.doors:
            raise ValueError("a local record must name the doors it answers for")
        return self

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("valid_to is before valid_from")
        if self.always_open and self.schedules:
            raise ValueError("give either schedules or always_open")
        if self.assured_date and not self.assurer:
            raise ValueError("say who assured it: assurer")
        if self.assured_date and self.check_by < self.assured_date:
            raise ValueError("check_by is before assured_date")
        return self

    @property
    def is_local(self) -> bool:
        """Say whether it serves less than a nation: then only an assured record is shown."""
        return any(area not in NATIONS for area in self.service_areas)

    @property
    def nations(self) -> tuple[Nation, ...]:
        """The nations it serves as a whole; all when no area is named."""
        if not self.service_areas:
            return NATIONS
        return tuple(area for area in self.service_areas if area in NATIONS)

    def why_hidden(self, day: date) -> Literal["ended", "unassured", "stale"] | None:
        """Return why nobody may be sent here on a day; nothing where they may."""
        if self.always_shown:
            return None
        begun = self.valid_from is None or self.valid_from <= day
        over = self.valid_to is not None and self.valid_to < day
        if self.status != "active" or not begun or over:
            return "ended"
        if self.is_local and (self.assured_date is None or self.assured_date > day):
            return "unassured"
        return "stale" if self.check_by < day else None

    def shown_on(self, day: date) -> bool:
        """Say whether a person may be sent here: in use, and its check date not passed."""
        return self.why_hidden(day) is None


def read_services(folder: Path, organizations: Mapping[str, Organization]) -> Mapping[str, Service]:
    """Read who can be contacted, file by file. Raises DirectoryFileError naming the line."""
    services: dict[str, Service] = {}
    for file in yaml_files(folder):
        for line, service in read_records(file, Service, context=CONTEXT):
            if service.id in services:
                raise DirectoryFileError(file, line, f"{service.id} stands twice: keep one")
            if service.organization and service.organization not in organizations:
                advice = f"add {service.organization!r} to organizations.yaml"
                raise DirectoryFileError(file, line, advice)
            services[service.id] = service
    return MappingProxyType(services)


def read_organizations(file: Path) -> Mapping[str, Organization]:
    """Read who runs services. Raises DirectoryFileError naming the line."""
    found: dict[str, Organization] = {}
    for line, each in read_records(file, Organization, context=""):
        if each.id in found:
            raise DirectoryFileError(file, line, f"{each.id} stands twice: keep one")
        found[each.id] = each
    return MappingProxyType(found)
