"""The directory: where a place is, and who can be contacted there."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Self

from app.calendars import Nation
from app.directory.areas import Area, Areas, Authority, TrustHint, read_areas
from app.directory.contacts import Contact, Finder, Sources
from app.directory.doors import AreaKind, Door, read_doors
from app.directory.errors import UnknownDestinationError
from app.directory.naming import Naming
from app.directory.packs import Pack, read_packs, with_contacts
from app.directory.paths import postcode_table
from app.directory.places import NOWHERE, GoesBy, Places, Whose, read_goes_by
from app.directory.services import Organization, Service, read_organizations, read_services
from app.directory.table import PostcodeTable
from app.questionnaires.library import read_scales
from app.questionnaires.places import Place
from app.questionnaires.postcodes import normalise

Reason = Literal["northern_ireland", "crown_dependency", "forces", "unknown"]

_OUTSIDE: Mapping[str, Reason] = MappingProxyType(
    {
        "BT": "northern_ireland",
        "JE": "crown_dependency",
        "GY": "crown_dependency",
        "IM": "crown_dependency",
        "BF": "forces",
    }
)
"""How the postcodes begin that the table leaves out on purpose."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Located:
    """A postcode whose area is known. Not live means old or very new, never wrong."""

    area: Area
    postcode: str
    live: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Unlocated:
    """A postcode that leads to no area, and why: the person chooses the area by name."""

    postcode: str
    reason: Reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """Who can be contacted for a destination in one of the areas that it goes by."""

    whose: Whose
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, kw_only=True)
class Directory:
    """Loaded once at start, and never changed."""

    areas: Areas
    naming: Naming
    """What finds an authority by the name of a place."""
    table: PostcodeTable
    organizations: Mapping[str, Organization]
    services: Mapping[str, Service]
    doors: Mapping[str, Door]
    goes_by: Mapping[AreaKind, GoesBy]
    packs: Mapping[str, Place] = field(default_factory=dict)
    """The area packs by their ids, with where each stands."""

    @classmethod
    def load(cls, forms: Path, built: Path) -> Self:
        """Read the files people review and the packed postcodes.

        Raises DirectoryFileError naming the file, the line and what to do.
        """
        folder = forms / "directory"
        organizations = read_organizations(folder / "organizations.yaml")
        areas = read_areas(folder)
        packs = read_packs(folder / "areas", areas.authorities, read_scales(forms)[1])
        services = read_services(folder / "services", organizations)
        services = with_contacts(services, packs)
        return cls(
            areas=areas,
            naming=Naming.of(areas),
            packs=packs,
            table=PostcodeTable.open(postcode_table(built)),
            organizations=organizations,
            services=services,
            doors=read_doors(folder / "doors.yaml", services),
            goes_by=read_goes_by(folder / "goes_by.yaml"),
        )

    def locate(self, text: str, day: date) -> Located | Unlocated:
        """Find the area of a postcode as typed, as councils stand on a day.

        Raises PostcodeError for what is no postcode.
        """
        postcode = normalise(text)
        outside = _OUTSIDE.get(postcode[:2])
        if outside:
            return Unlocated(postcode=postcode, reason=outside)
        found = self.table.find(postcode.replace(" ", ""))
        area = self.areas.district(found.lad, day) if found else None
        if found is None or area is None:
            return Unlocated(postcode=postcode, reason="unknown")
        return Located(area=area, postcode=postcode, live=found.live)

    def area(self, code: str) -> Area:
        """Return the area of an authority, or raise UnknownAuthorityError."""
        return self.areas.area(code)

    def authorities(
        self, nation: Nation | None = None, *, day: date | None = None
    ) -> tuple[Authority, ...]:
        """Return the authorities of a nation, or all, in the order of their short names.

        With a day, only those that exist on it.
        """
        found = (
            each
            for each in self.areas.authorities.values()
            if nation in {None, each.nation} and (day is None or each.exists_on(day))
        )
        return tuple(sorted(found, key=lambda authority: authority.short_name))

    def codes_on(self, day: date) -> Container[str]:
        """Return the codes of the authorities that exist on a day."""
        return _CodesOn(self.areas.authorities, day)

    def trust_hints(self) -> tuple[TrustHint, ...]:
        """Return which trusts may serve each council of Northern Ireland: help, not an answer."""
        return self.areas.trust_hints

    def door(self, code: str) -> Door:
        """Return how a destination is reached, or raise UnknownDestinationError."""
        if code not in self.doors:
            raise UnknownDestinationError(code)
        return self.doors[code]

    def contacts(
        self,
        code: str,
        area: Area | None,
        at: datetime,
        *,
        urgent: bool = False,
        nation: Nation | None = None,
    ) -> tuple[Contact, ...]:
        """Return who can be contacted for a destination, best first; never empty.

        With no area, but perhaps a nation, it still says whom to ring. What is urgent does not
        wait for opening hours.
        """
        door = self.door(code)
        finder = Finder(
            door=door,
            chain=self.doors[door.through] if door.through else door,
            sources=self._sources,
            area=area,
            at=at,
            urgent=urgent,
            nation=nation,
        )
        return finder.contacts()

    def going(self, code: str, places: Places, *, urgent: bool) -> tuple[Whose, ...]:
        """Return the areas that a destination goes by; one that is not known where none is."""
        rule = self.goes_by.get(self.door(code).area)
        return places.going_by(rule, urgent=urgent) if rule else (NOWHERE,)

    def way(self, code: str, whose: Whose, places: Places, at: datetime, *, urgent: bool) -> Way:
        """Return who can be contacted for a destination in an area."""
        nation = places.main.nation if places.main else None
        contacts = self.contacts(code, whose.area, at, urgent=urgent, nation=nation)
        return Way(whose=whose, contacts=contacts)

    def is_open(self, code: str, area: Area | None, at: datetime) -> bool | None:
        """Say whether an area's own record for a destination answers now; None if not known."""
        found = self.contacts(code, area, at)
        known = {each.open_now for each in found if not each.fallback} - {None}
        return any(known) if known else None

    def pack_of(self, code: str, day: date) -> Pack | None:
        """Return the pack of an authority, unless it should have been read again by that day."""
        pack = self._packs_by_area.get(code)
        return pack if pack and day <= pack.check_by else None

    @cached_property
    def _packs_by_area(self) -> Mapping[str, Pack]:
        packs = (place.item for place in self.packs.values())
        return {code: pack for pack in packs for code in pack.areas}

    @cached_property
    def _sources(self) -> Sources:
        records = _by_area(self.services.values())
        return Sources(services=self.services, doors=self.doors, records=records)


@dataclass(frozen=True, slots=True)
class _CodesOn:
    authorities: Mapping[str, Authority]
    day: date

    def __contains__(self, code: object) -> bool:
        found = self.authorities.get(code) if isinstance(code, str) else None
        return found is not None and found.exists_on(self.day)


def _by_area(services: Iterable[Service]) -> Mapping[str, tuple[Service, ...]]:
    """Return the local records of each authority, by its code."""
    found: dict[str, tuple[Service, ...]] = {}
    for service in services:
        for area in service.service_areas if service.is_local else ():
            found[area] = (*found.get(area, ()), service)
    return MappingProxyType(found)
