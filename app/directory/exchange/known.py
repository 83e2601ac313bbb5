"""What a record may name."""

from collections.abc import Mapping

from app.calendars import NATIONS
from app.directory.directory import Directory


def known_areas(directory: Directory) -> Mapping[str, str]:
    """Return the name of each area that a record can serve, by its code."""
    nations = {nation: nation.replace("_", " ").title() for nation in NATIONS}
    return nations | {code: each.name for code, each in directory.areas.authorities.items()}
