"""What a record may name."""

from collections.abc import Mapping

from app.calendars import NATIONS
from app.directory.directory import Directory


def known_areas(directory: Directory) -> Mapping[str, str]:
    """Return the name of each area that a record can serve, by its code."""
    places = [*directory.areas.districts.values()]
    places += [area for _, area in directory.areas.changes.values()]
    places += [directory.area(code) for code in directory.areas.authorities]
    known: dict[str, str] = {nation: nation.replace("_", " ").title() for nation in NATIONS}
    for area in places:
        known[area.authority.code] = area.authority.name
        known |= {force.code: force.name for force in (*area.authority.police, *area.police)}
    return known
