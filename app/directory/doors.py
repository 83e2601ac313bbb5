"""Doors: for each destination, whose area it goes by and who can be contacted, in order."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from app.directory.errors import DirectoryFileError
from app.directory.files import read_records
from app.directory.services import Service
from app.questionnaires.base import Id, Strict, Words

FRONT_DOOR, AT_NIGHT = "childrens_social_care", "csc_out_of_hours"
"""The council's two doors: who answers of them goes by the hour."""

COUNCIL_RECORD = "council_record"
COUNCIL_SITE = "council_site"
"""The two steps of a door that hang on the council: its own checked record, and its home page."""

AreaKind = Literal["home", "found", "works", "happened", "lives_now", "responsible", "any"]
"""Whose area a destination goes by; `forms/directory/goes_by.yaml` says what each means."""


class Door(Strict):
    """How a destination is reached."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]
    area: AreaKind
    through: str | None = None
    ask: Words | None = None
    find: Words | None = None
    first: tuple[Id, ...] = ()
    also: tuple[Id, ...] = ()
    """Shown beside the first, never instead of them."""
    instead: tuple[Id, ...] = ()
    when_closed: str | None = None
    """The door that is asked first while what is urgent cannot wait for this one to open."""
    says: dict[Id, Words] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if bool(self.through) == bool(self.first):
            raise ValueError("give either through or first")
        if (self.through or COUNCIL_RECORD in self.first) and not (self.ask and self.find):
            raise ValueError("give ask and find, for it leads to a council")
        return self


def read_doors(file: Path, services: Mapping[str, Service]) -> Mapping[str, Door]:
    """Read the doors; each must lead to services that exist."""
    doors: dict[str, Door] = {}
    lines: dict[str, int] = {}
    for line, door in read_records(file, Door, context="what to say or do there"):
        if door.code in doors:
            raise DirectoryFileError(file, line, f"{door.code} stands twice: keep one")
        named = {*door.first, *door.also, *door.instead, *door.says}
        if unknown := named - services.keys() - {COUNCIL_RECORD, COUNCIL_SITE}:
            raise DirectoryFileError(file, line, f"add {min(unknown)!r} to services/")
        doors[door.code] = door
        lines[door.code] = line
    for door in doors.values():
        for other in filter(None, (door.through, door.when_closed)):
            if other not in doors or doors[other].through:
                advice = f"{other!r} must be a door with contacts of its own"
                raise DirectoryFileError(file, lines[door.code], advice)
    return MappingProxyType(doors)
