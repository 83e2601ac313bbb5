"""Who can be contacted for each destination of an outcome, in its own area, at a moment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.assessment.outcome import Outcome, Placed
from app.assessment.rulebook import Destination
from app.assessment.scales import Group, Urgency
from app.calendars import Nation
from app.directory.areas import Area
from app.directory.contacts import Contact
from app.directory.directory import Directory, Way
from app.directory.hours import is_office_time
from app.directory.places import Places

FRONT_DOOR, AT_NIGHT = "childrens_social_care", "csc_out_of_hours"


@dataclass(frozen=True, kw_only=True, slots=True)
class Routed:
    """A destination and those who can be contacted for it, area by area, best first."""

    placed: Placed
    ways: tuple[Way, ...]

    @property
    def code(self) -> str:
        """The destination's code."""
        return self.placed.destination.code

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Everybody who can be contacted, in order."""
        return tuple(contact for way in self.ways for contact in way.contacts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """Everybody who has to know, with how to reach them."""

    places: Places
    at: datetime
    destinations: tuple[Routed, ...]

    @property
    def area(self) -> Area | None:
        """The area whose law and days hold: the child's home, else wherever we know of."""
        return self.places.main

    @property
    def nation(self) -> Nation:
        """The nation whose law and days hold; England while none is known."""
        return self.area.nation if self.area else "england"

    def group(self, group: Group) -> tuple[Routed, ...]:
        """Return the destinations of one group, in order."""
        return tuple(each for each in self.destinations if each.placed.group == group)


@dataclass(frozen=True, kw_only=True, slots=True)
class Router:
    """Finds the contacts of outcomes."""

    directory: Directory
    destinations: Mapping[str, Destination]

    def route(self, outcome: Outcome, places: Places, at: datetime) -> Route:
        """Find the contacts of every destination. Without an area it still says whom to ring.

        What cannot wait goes to those who answer now: at night and on bank holidays the council's
        team for these hours comes before its front door.
        """
        urgent = outcome.urgency >= Urgency.SAME_DAY
        placed = self._of_nation(outcome, places)
        routed = [self._routed(each, places, at, urgent=urgent) for each in placed]
        if urgent:
            routed = self._by_hour(routed, places, at)
        return Route(places=places, at=at, destinations=tuple(routed))

    def _of_nation(self, outcome: Outcome, places: Places) -> Iterator[Placed]:
        """Yield each destination, or what stands in for it in a nation that does not have it."""
        nation = places.main.nation if places.main else None
        codes = set(outcome.codes)
        for placed in outcome.destinations:
            own, other = placed.destination, placed.destination.elsewhere
            if nation is None or other is None or nation in own.nations:
                yield placed
            elif other not in codes:
                codes.add(other)
                yield Placed(destination=self.destinations[other], group=placed.group)

    def _routed(self, placed: Placed, places: Places, at: datetime, *, urgent: bool) -> Routed:
        ways = self.directory.ways(placed.destination.code, places, at, urgent=urgent)
        return Routed(placed=placed, ways=ways)

    def _by_hour(self, routed: list[Routed], places: Places, at: datetime) -> list[Routed]:
        """Put whoever answers at this hour first among the council's two doors."""
        by_code = {each.code: each for each in routed}
        door = by_code.get(FRONT_DOOR)
        if door is None or front_door_is_open(self.directory, door.ways[0].whose.area, at):
            return routed
        night = by_code.get(AT_NIGHT) or self._routed(
            Placed(destination=self.destinations[AT_NIGHT], group=door.placed.group),
            places,
            at,
            urgent=True,
        )
        rest = [each for each in routed if each.code != AT_NIGHT]
        place = rest.index(door)
        return [*rest[:place], night, *rest[place:]]


def front_door_is_open(directory: Directory, area: Area | None, at: datetime) -> bool:
    """Say whether a council's front door is open: by its own hours, else by those of offices."""
    is_open = directory.is_open(FRONT_DOOR, area, at)
    if is_open is not None:
        return is_open
    return is_office_time(area.nation if area else "england", at)
