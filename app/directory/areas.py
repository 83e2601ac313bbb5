"""The authorities that run children's social care, their districts and their police."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from app.calendars import Nation
from app.directory.errors import DirectoryFileError, UnknownAuthorityError
from app.directory.files import read_rows
from app.questionnaires.base import Strict

OtherKind = Literal["former", "county", "other"]

Code = Annotated[str, Field(pattern=r"^(?:[EWSN][0-9]{8}|[A-Z]{2}-[A-Z-]+)$")]


@dataclass(frozen=True, kw_only=True, slots=True)
class PoliceForce:
    """A territorial police force."""

    code: str
    name: str
    nation: Nation


@dataclass(frozen=True, kw_only=True, slots=True)
class Authority:
    """An authority that runs children's social care: a council, or a trust in Northern Ireland."""

    code: str
    name: str
    short_name: str
    nation: Nation
    homepage: str | None
    police: tuple[PoliceForce, ...]
    valid_from: date | None
    valid_to: date | None

    def ended_by(self, day: date) -> bool:
        """Say whether the authority no longer exists on a day."""
        return self.valid_to is not None and self.valid_to < day

    def exists_on(self, day: date) -> bool:
        """Say whether the authority has begun and has not ended on a day."""
        return not self.ended_by(day) and (self.valid_from is None or self.valid_from <= day)


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """A place as the directory knows it: who looks after children there, and which police."""

    authority: Authority
    police: tuple[PoliceForce, ...]
    nation: Nation


@dataclass(frozen=True, kw_only=True, slots=True)
class TrustHint:
    """A trust that may serve a council area of Northern Ireland: help for choosing, no more."""

    council: str
    trust: Authority
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherName:
    """Another name that leads to an authority: a council that is no more, a county, Welsh."""

    name: str
    authority: Authority
    kind: OtherKind


class _PoliceRow(Strict):
    code: Code
    name: str
    nation: Nation


class _AuthorityRow(Strict):
    code: Code
    name: str
    short_name: str
    nation: Nation
    homepage: Annotated[str, Field(pattern=r"^https://[^\s/]+\.[^\s]+$")] | None = None
    police: Annotated[tuple[Code, ...], BeforeValidator(str.split), Field(min_length=1)]
    valid_from: date | None = None
    valid_to: date | None = None
    source: str


class _DistrictRow(Strict):
    lad: Code
    name: str
    authority: Code
    police: Code


class _ChangeRow(Strict):
    starts: Annotated[date, Field(alias="from")]
    district: Code
    district_name: str
    authority: Code
    authority_name: str
    new_authority: Code
    new_authority_name: str
    status: str
    source: str


class _TrustRow(Strict):
    council_code: Code
    council: str
    trust: Code
    note: str = ""


class _OtherRow(Strict):
    name: str
    authority: Code
    kind: OtherKind
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Areas:
    """Every authority, and the area of every district."""

    authorities: Mapping[str, Authority]
    districts: Mapping[str, Area]
    """The area of each district as it stands before any change that is known to come."""
    changes: Mapping[str, tuple[date, Area]]
    """The districts that get another authority, from which day, and their area then."""
    district_names: Mapping[str, str]
    trust_hints: tuple[TrustHint, ...]
    other_names: tuple[OtherName, ...]

    def district(self, lad: str, day: date) -> Area | None:
        """Return the area of a district on a day."""
        starts, area = self.changes.get(lad, (None, None))
        return area if starts and starts <= day else self.districts.get(lad)

    def area(self, code: str) -> Area:
        """Return the area of an authority chosen by its code."""
        if code not in self.authorities:
            raise UnknownAuthorityError(code)
        authority = self.authorities[code]
        return Area(authority=authority, police=authority.police, nation=authority.nation)


def read_areas(folder: Path) -> Areas:
    """Read the tables of authorities, districts and police from `forms/directory`."""
    police = _read_police(folder / "police.csv")
    authorities = _read_authorities(folder / "authorities.csv", police)
    districts, names = _read_districts(folder / "districts.csv", authorities, police)
    changes = _read_changes(folder / "changes.csv", authorities, districts)
    return Areas(
        authorities=MappingProxyType(authorities),
        districts=MappingProxyType(districts),
        changes=MappingProxyType(changes),
        district_names=MappingProxyType(names),
        trust_hints=_read_hints(folder / "trusts_by_council.csv", authorities),
        other_names=_read_other_names(folder / "other_names.csv", authorities),
    )


def _read_police(file: Path) -> dict[str, PoliceForce]:
    forces: dict[str, PoliceForce] = {}
    for line, row in read_rows(file, _PoliceRow):
        _once(file, line, row.code, forces)
        forces[row.code] = PoliceForce(code=row.code, name=row.name, nation=row.nation)
    return forces


def _read_authorities(file: Path, police: Mapping[str, PoliceForce]) -> dict[str, Authority]:
    authorities: dict[str, Authority] = {}
    for line, row in read_rows(file, _AuthorityRow):
        _once(file, line, row.code, authorities)
        for force in row.police:
            _known(file, line, force, police)
        authorities[row.code] = Authority(
            code=row.code,
            name=row.name,
            short_name=row.short_name,
            nation=row.nation,
            homepage=row.homepage,
            police=tuple(police[force] for force in row.police),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
    return authorities


def _read_districts(
    file: Path, authorities: Mapping[str, Authority], police: Mapping[str, PoliceForce]
) -> tuple[dict[str, Area], dict[str, str]]:
    districts: dict[str, Area] = {}
    names: dict[str, str] = {}
    for line, row in read_rows(file, _DistrictRow):
        _once(file, line, row.lad, districts)
        _known(file, line, row.authority, authorities)
        _known(file, line, row.police, police)
        authority = authorities[row.authority]
        districts[row.lad] = Area(
            authority=authority, police=(police[row.police],), nation=authority.nation
        )
        names[row.lad] = row.name
    return districts, names


def _read_changes(
    file: Path, authorities: Mapping[str, Authority], districts: Mapping[str, Area]
) -> dict[str, tuple[date, Area]]:
    changes: dict[str, tuple[date, Area]] = {}
    for line, row in read_rows(file, _ChangeRow):
        _once(file, line, row.district, changes)
        _known(file, line, row.district, districts)
        _known(file, line, row.new_authority, authorities)
        before, after = districts[row.district], authorities[row.new_authority]
        if before.authority.valid_to is None or before.authority.valid_to >= row.starts:
            raise DirectoryFileError(file, line, f"let {row.authority} end before {row.starts}")
        if not after.exists_on(row.starts):
            raise DirectoryFileError(file, line, f"let {after.code} begin by {row.starts}")
        changes[row.district] = (row.starts, replace(before, authority=after))
    return changes


def _read_hints(file: Path, authorities: Mapping[str, Authority]) -> tuple[TrustHint, ...]:
    hints = []
    for line, row in read_rows(file, _TrustRow):
        _known(file, line, row.trust, authorities)
        hints.append(TrustHint(council=row.council, trust=authorities[row.trust], note=row.note))
    return tuple(hints)


def _read_other_names(file: Path, authorities: Mapping[str, Authority]) -> tuple[OtherName, ...]:
    names = []
    for line, row in read_rows(file, _OtherRow):
        _known(file, line, row.authority, authorities)
        names.append(OtherName(name=row.name, authority=authorities[row.authority], kind=row.kind))
    return tuple(names)


def _once(file: Path, line: int, code: str, seen: Mapping[str, object]) -> None:
    if code in seen:
        raise DirectoryFileError(file, line, f"{code} stands twice: keep one")


def _known(file: Path, line: int, code: str, table: Mapping[str, object]) -> None:
    if code not in table:
        raise DirectoryFileError(file, line, f"{code} is not known: add it or correct it")
