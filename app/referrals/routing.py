"""Who can be contacted for each destination of an outcome, in an area, at a moment."""

from dataclasses import dataclass
from datetime import datetime

from app.assessment.outcome import Outcome, Placed
from app.assessment.scales import Group
from app.directory.areas import Area
from app.directory.contacts import Contact
from app.directory.directory import Directory


@dataclass(frozen=True, kw_only=True, slots=True)
class Routed:
    """A destination and those who can be contacted for it, best first."""

    placed: Placed
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """Everybody who has to know, with how to reach them."""

    area: Area | None
    at: datetime
    destinations: tuple[Routed, ...]

    def group(self, group: Group) -> tuple[Routed, ...]:
        """Return the destinations of one group, in order."""
        return tuple(each for each in self.destinations if each.placed.group == group)


def route(outcome: Outcome, directory: Directory, area: Area | None, at: datetime) -> Route:
    """Find the contacts of every destination. Without an area it still says whom to ring."""
    return Route(
        area=area,
        at=at,
        destinations=tuple(
            Routed(
                placed=placed,
                contacts=directory.contacts(placed.destination.code, area, at),
            )
            for placed in outcome.destinations
        ),
    )
