"""Who can be contacted for each destination of an outcome, in its own area, at a moment."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from app.assessment.outcome import Outcome, Placed
from app.assessment.rulebook import Destination
from app.assessment.scales import GROUPS, Group, Urgency
from app.calendars import Nation
from app.directory.areas import Area
from app.directory.contacts import Contact
from app.directory.directory import Directory, Way
from app.directory.doors import AT_NIGHT, FRONT_DOOR
from app.directory.hours import is_office_time
from app.directory.places import Places, Whose


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
        search = _Search(
            router=self, places=places, at=at, urgent=outcome.urgency >= Urgency.SAME_DAY
        )
        return Route(places=places, at=at, destinations=tuple(search.all(outcome.destinations)))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Search:
    """One outcome's search for contacts."""

    router: Router
    places: Places
    at: datetime
    urgent: bool

    def all(self, placed: Iterable[Placed]) -> list[Routed]:
        """Return every destination, each once, in order."""
        found: dict[str, Routed] = {}
        for each in placed:
            for routed in self._in_its_nations(each):
                before = found.get(routed.code)
                found[routed.code] = _together(before, routed) if before else routed
        return self._by_hour(list(found.values())) if self.urgent else list(found.values())

    def _in_its_nations(self, placed: Placed) -> Iterator[Routed]:
        """Yield a destination where it is to be had, and what stands in for it elsewhere."""
        own = placed.destination
        going = self.router.directory.going(own.code, self.places, urgent=self.urgent)
        if own.elsewhere is None:
            yield self._routed(placed, going)
            return
        here = tuple(each for each in going if self._nation(each) in {None, *own.nations})
        there = tuple(each for each in going if each not in here)
        if here:
            yield self._routed(placed, here)
        if there:
            other = self.router.destinations[own.elsewhere]
            group = min(placed.group, other.group, key=GROUPS.index)
            yield self._routed(Placed(destination=other, group=group), there)

    def _nation(self, whose: Whose) -> Nation | None:
        area = whose.area or self.places.main
        return area.nation if area else None

    def _routed(self, placed: Placed, going: tuple[Whose, ...]) -> Routed:
        code = placed.destination.code
        ways = (
            self.router.directory.way(code, each, self.places, self.at, urgent=self.urgent)
            for each in going
        )
        return Routed(placed=placed, ways=tuple(ways))

    def _by_hour(self, routed: list[Routed]) -> list[Routed]:
        """Put whoever answers at this hour first among the council's two doors.

        With two councils, the team of the one that is closed stands behind the door that is open.
        """
        door = next((each for each in routed if each.code == FRONT_DOOR), None)
        if door is None:
            return routed
        closed = tuple(way.whose for way in door.ways if not self._is_open(way.whose))
        if not closed:
            return routed
        night = next((each for each in routed if each.code == AT_NIGHT), None)
        if night is None:
            team = self.router.destinations[AT_NIGHT]
            night = self._routed(Placed(destination=team, group=door.placed.group), closed)
        rest = [each for each in routed if each.code != AT_NIGHT]
        place = rest.index(door) + (door.ways[0].whose not in closed)
        return [*rest[:place], night, *rest[place:]]

    def _is_open(self, whose: Whose) -> bool:
        return front_door_is_open(self.router.directory, whose.area, self.at)


def _together(one: Routed, other: Routed) -> Routed:
    """Return a destination that was reached twice: all its areas, in the group that comes first."""
    group = min(one.placed.group, other.placed.group, key=GROUPS.index)
    areas = [way.whose.area for way in one.ways]
    fresh = tuple(way for way in other.ways if way.whose.area not in areas)
    return Routed(placed=replace(one.placed, group=group), ways=one.ways + fresh)


def front_door_is_open(directory: Directory, area: Area | None, at: datetime) -> bool:
    """Say whether a council's front door is open: by its own hours, else by those of offices."""
    is_open = directory.is_open(FRONT_DOOR, area, at)
    if is_open is not None:
        return is_open
    return is_office_time(area.nation if area else "england", at)
