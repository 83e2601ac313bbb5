"""The directory: where a place is, and who can be contacted there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Self

from app.directory.areas import Area, Areas, Authority, Nation, TrustHint, read_areas
from app.directory.contacts import Contact, Finder, day_of
from app.directory.errors import UnknownDestinationError
from app.directory.paths import postcode_table
from app.directory.services import Door, Service, read_doors, read_services
from app.directory.table import PostcodeTable
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
class Directory:
    """Loaded once at start, and never changed."""

    areas: Areas
    table: PostcodeTable
    services: Mapping[str, Service]
    doors: Mapping[str, Door]

    @classmethod
    def load(cls, forms: Path, built: Path) -> Self:
        """Read the files people review and the packed postcodes.

        Raises DirectoryFileError naming the file, the line and what to do.
        """
        folder = forms / "directory"
        services = read_services(folder / "services.yaml")
        doors = read_doors(folder / "doors.yaml", services)
        return cls(
            areas=read_areas(folder),
            table=PostcodeTable.open(postcode_table(built)),
            services=services,
            doors=doors,
        )

    def locate(self, text: str) -> Located | Unlocated:
        """Find the area of a postcode as typed. Raises PostcodeError for what is no postcode."""
        postcode = normalise(text)
        outside = _OUTSIDE.get(postcode[:2])
        if outside:
            return Unlocated(postcode=postcode, reason=outside)
        found = self.table.find(postcode.replace(" ", ""))
        if found is None or found.lad not in self.areas.districts:
            return Unlocated(postcode=postcode, reason="unknown")
        return Located(area=self.areas.districts[found.lad], postcode=postcode, live=found.live)

    def area(self, code: str) -> Area:
        """Return the area of an authority, or raise UnknownAuthorityError."""
        return self.areas.area(code)

    def authorities(self, nation: Nation | None = None) -> tuple[Authority, ...]:
        """Return the authorities of a nation, or all, in the order of their short names."""
        found = (a for a in self.areas.authorities.values() if nation in {None, a.nation})
        return tuple(sorted(found, key=lambda authority: authority.short_name))

    def trust_hints(self) -> tuple[TrustHint, ...]:
        """Return which trusts may serve each council of Northern Ireland: help, not an answer."""
        return self.areas.trust_hints

    def door(self, code: str) -> Door:
        """Return how a destination is reached, or raise UnknownDestinationError."""
        if code not in self.doors:
            raise UnknownDestinationError(code)
        return self.doors[code]

    def contacts(self, code: str, area: Area | None, at: datetime) -> tuple[Contact, ...]:
        """Return who can be contacted for a destination, best first; never empty.

        With no area it still says whom to ring.
        """
        door = self.door(code)
        chain = self.doors[door.through] if door.through else door
        finder = Finder(door=door, chain=chain, services=self.services, area=area, day=day_of(at))
        return finder.contacts()
