"""What in the directory is stale, soon stale, unsourced or cannot be reached."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

from app.calendars import NATIONS, day_of
from app.directory.areas import Area
from app.directory.directory import Directory
from app.directory.doors import FRONT_DOOR
from app.directory.errors import DirectoryFileError
from app.directory.files import read_records
from app.directory.packs import Pack
from app.questionnaires.base import Strict

Kind = Literal["stale", "soon_stale", "unsourced", "unassured", "unreachable", "no_contact"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something to look at. A grave one must be mended before the directory is used."""

    kind: Kind
    what: str
    detail: str
    grave: bool


SAY_THEMSELVES = ("sources.yaml", "services/local.yaml", "areas/")
"""The files in which each record gives its own source."""


class TableSource(Strict):
    """Where a file of the directory comes from, and under which licence."""

    file: str
    what: str
    source: str
    licence: str
    edition: str = ""


def check_directory(
    directory: Directory, forms: Path, at: datetime, *, soon: timedelta
) -> tuple[Finding, ...]:
    """Look the whole directory over, as it stands at a time."""
    day = day_of(at)
    return (
        *_unreachable(directory, at),
        *_services(directory, day, soon),
        *_packs(directory, day, soon),
        *_authorities(directory, day, soon),
        *_without_contact(directory, at),
        *_tables(directory, forms / "directory"),
    )


def areas_to_try(directory: Directory) -> tuple[Area | None, ...]:
    """Return no area, and an authority of each nation with no home page if there is one."""
    areas: list[Area | None] = [None]
    for nation in NATIONS:
        ranked = sorted(directory.authorities(nation), key=lambda found: found.homepage or "")
        areas.append(directory.area(ranked[0].code))
    return tuple(areas)


def _unreachable(directory: Directory, at: datetime) -> Iterator[Finding]:
    for code in directory.doors:
        for area in areas_to_try(directory):
            if not any(contact.reachable for contact in directory.contacts(code, area, at)):
                where = area.nation if area else "no area"
                yield Finding(
                    kind="unreachable", what=code, detail=f"nobody to contact: {where}", grave=True
                )


def _services(directory: Directory, day: date, soon: timedelta) -> Iterator[Finding]:
    for service in directory.services.values():
        due = f"check by {service.check_by}"
        if service.check_by < day:
            # A local record that is stale is hidden, and its fallback shown: that is by design.
            grave = not service.is_local
            yield Finding(kind="stale", what=service.id, detail=due, grave=grave)
        elif service.check_by - soon < day:
            yield Finding(kind="soon_stale", what=service.id, detail=due, grave=False)
        if service.assured_date is None and not service.in_person:
            detail = "nobody has assured this record yet"
            yield Finding(kind="unassured", what=service.id, detail=detail, grave=False)


def _packs(directory: Directory, day: date, soon: timedelta) -> Iterator[Finding]:
    """Find the packs that are to be read again; one that is stale is not shown: none is grave."""
    for place in directory.packs.values():
        pack: Pack = place.item
        if pack.check_by - soon < day:
            is_stale = pack.check_by < day
            detail = f"check by {pack.check_by}" + (": not shown since" if is_stale else "")
            kind: Kind = "stale" if is_stale else "soon_stale"
            yield Finding(kind=kind, what=f"areas/{pack.id}", detail=detail, grave=False)


def _authorities(directory: Directory, day: date, soon: timedelta) -> Iterator[Finding]:
    for authority in directory.authorities():
        if authority.valid_to and authority.valid_to - soon < day:
            ended = authority.ended_by(day)
            detail = f"{authority.name} ends on {authority.valid_to}"
            kind: Kind = "stale" if ended else "soon_stale"
            grave = ended and _still_leads_to(directory, authority.code, day)
            yield Finding(kind=kind, what=authority.code, detail=detail, grave=grave)
        if authority.homepage is None:
            detail = f"{authority.name} has no home page"
            yield Finding(kind="unsourced", what=authority.code, detail=detail, grave=False)


def _still_leads_to(directory: Directory, code: str, day: date) -> bool:
    """Say whether some postcode still leads to an authority on a day."""
    areas = (directory.areas.district(lad, day) for lad in directory.areas.districts)
    return any(area and area.authority.code == code for area in areas)


def _without_contact(directory: Directory, at: datetime) -> Iterator[Finding]:
    """Find the authorities whose front door is reached by no assured record of their own."""
    for authority in directory.authorities(day=day_of(at)):
        contacts = directory.contacts(FRONT_DOOR, directory.area(authority.code), at)
        if not any(contact.assured and not contact.fallback for contact in contacts):
            detail = f"{authority.name} has no assured contact: its fallback is shown"
            yield Finding(kind="no_contact", what=authority.code, detail=detail, grave=False)


def _tables(directory: Directory, folder: Path) -> Iterator[Finding]:
    sources = {
        found.file: found
        for _, found in read_records(folder / "sources.yaml", TableSource, context="")
    }
    found = (file for file in folder.rglob("*") if file.is_file())
    # An import hides its lock and its draft there.
    files = sorted(file for file in found if not file.name.startswith("."))
    for file in files:
        name = file.relative_to(folder).as_posix()
        if name not in sources and not name.startswith(SAY_THEMSELVES):
            detail = "sources.yaml does not say where this file comes from"
            yield Finding(kind="unsourced", what=name, detail=detail, grave=True)
    for name in sources:
        if not (folder / name).is_file():
            raise DirectoryFileError(folder / "sources.yaml", None, f"there is no file {name}")
    packed = [file for file in files if file.name.endswith(".csv.xz")]
    digests = {hashlib.sha256(file.read_bytes()).digest() for file in packed}
    if directory.table.source_digest not in digests:
        detail = "it was packed from another file: run `signpost directory build`"
        yield Finding(kind="stale", what="postcode table", detail=detail, grave=True)
