"""Routing cases: this place, this hour, these people. Tests that a safeguarding lead can write."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from app.assessment.outcome import Outcome, Placed
from app.assessment.rulebook import Destination
from app.assessment.scales import Level, UrgencyName
from app.calendars import day_of, local
from app.directory.areas import Area
from app.directory.contacts import Contact
from app.directory.directory import Directory, Reason, Unlocated
from app.directory.errors import DirectoryError
from app.directory.places import Places
from app.directory.services import CONTEXT, Service
from app.questionnaires.base import Id, Strict
from app.questionnaires.errors import ContentError, Fault, PostcodeError
from app.questionnaires.kinds.place import Role
from app.questionnaires.places import Place
from app.questionnaires.source import read_yaml
from app.questionnaires.text import English, render
from app.referrals.routing import Route, Router

FILE = "routing_cases.yaml"

WhyNowhere = Reason | Literal["no_council_then"]
"""Why a place leads to no area: its postcode, or a council that does not exist on that day."""


class RoutingCase(Strict):
    """A row of `forms/directory/routing_cases.yaml`. What is not named is not looked at."""

    name: str
    places: dict[Role, str] = Field(default_factory=dict)
    """A postcode, or the code of a council, for each place that is known."""
    at: datetime
    """The time that clocks here show, unless it says by how much it is off UTC."""
    urgency: UrgencyName
    destinations: tuple[str, ...] = Field(min_length=1)
    records: tuple[Id, ...] = ()
    """Which of the made-up records the directory holds."""
    nowhere: dict[Role, WhyNowhere] = Field(default_factory=dict)
    """The places that lead to no area, and why."""
    order: tuple[str, ...] = ()
    """The destinations as they are shown."""
    areas: tuple[str, ...] | None = None
    """The councils of the destination named first, in order; empty where none is known."""
    police: tuple[str, ...] | None = None
    first: str | None = None
    """The service at the very top: whom a person rings first."""
    not_first: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    not_shown: tuple[str, ...] = ()
    open: bool | None = None
    """Whether the first answers now; null where nobody can tell."""
    opens: datetime | None = None
    until: datetime | None = None
    why: str | None = None
    """Words of the reason why somebody stands in for the first."""
    source: str = Field(min_length=1)


class _CaseFile(Strict):
    records: tuple[Service, ...]
    cases: tuple[RoutingCase, ...] = Field(min_length=1)


@dataclass(frozen=True, kw_only=True)
class RoutingTable:
    """The cases, each with where it stands, and the made-up records by their ids."""

    cases: tuple[Place, ...]
    records: Mapping[str, Service]


def read_routing_cases(forms: Path) -> RoutingTable:
    """Read the cases. Raises ContentError with file, line and what to do."""
    source = read_yaml(forms / "directory" / FILE)
    read = source.read_as(_CaseFile, context=CONTEXT)
    records = {record.id: record for record in read.records}
    cases = tuple(Place(source, ("cases", n), case) for n, case in enumerate(read.cases))
    for place in cases:
        for unknown in sorted(set(place.item.records) - records.keys()):
            raise ContentError(place.fault(f"no record is called {unknown!r}", "add or correct it"))
    return RoutingTable(cases=cases, records=MappingProxyType(records))


def try_routing_case(router: Router, table: RoutingTable, place: Place) -> Iterator[Fault]:
    """Yield where the route of a case is not what the case says."""
    case: RoutingCase = place.item
    try:
        found = tuple(_differences(case, _with_records(router, table, case)))
    except (DirectoryError, PostcodeError) as error:
        found = (str(error),)
    for what in found:
        yield place.fault(f"{case.name}: {what}", "mend the case, or the routing")


def _with_records(router: Router, table: RoutingTable, case: RoutingCase) -> Router:
    """Return a router that holds the case's local records, and none of any real place."""
    national = {id: each for id, each in router.directory.services.items() if not each.is_local}
    made_up = {id: table.records[id] for id in case.records}
    services = MappingProxyType({**national, **made_up})
    return replace(router, directory=replace(router.directory, services=services))


def _differences(case: RoutingCase, router: Router) -> Iterator[str]:
    areas, nowhere = _areas(case, router.directory)
    for role in sorted(case.nowhere.keys() | nowhere.keys()):
        yield from _other(role, nowhere.get(role, "found"), case.nowhere.get(role, "found"))
    unknown = [code for code in case.destinations if code not in router.destinations]
    if unknown:
        yield f"no destination is called {unknown[0]!r}"
        return
    route = router.route(_outcome(case, router.destinations), Places(areas=areas), case.at)
    yield from _whose(case, route)
    contacts = [contact for each in route.destinations for contact in each.contacts]
    yield from _who(case, [contact.service for contact in contacts])
    yield from _when(case, contacts[0])


def _areas(
    case: RoutingCase, directory: Directory
) -> tuple[dict[Role, Area], dict[Role, WhyNowhere]]:
    areas: dict[Role, Area] = {}
    nowhere: dict[Role, WhyNowhere] = {}
    for role, text in case.places.items():
        found = _area(directory, text, case.at)
        if isinstance(found, Area):
            areas[role] = found
        else:
            nowhere[role] = found
    return areas, nowhere


def _area(directory: Directory, text: str, at: datetime) -> Area | WhyNowhere:
    day = day_of(at)
    if text in directory.areas.authorities:
        return directory.area(text) if text in directory.codes_on(day) else "no_council_then"
    found = directory.locate(text, day)
    return found.reason if isinstance(found, Unlocated) else found.area


def _outcome(case: RoutingCase, destinations: Mapping[str, Destination]) -> Outcome:
    named = (destinations[code] for code in case.destinations)
    return Outcome(
        urgency=case.urgency,
        level=Level.UNIVERSAL,
        exploitation_level=None,
        findings=(),
        destinations=tuple(Placed(destination=each, group=each.group) for each in named),
        cautions=(),
        clocks=(),
    )


def _whose(case: RoutingCase, route: Route) -> Iterator[str]:
    if case.order:
        yield from _other("order", tuple(each.code for each in route.destinations), case.order)
    [named] = [each for each in route.destinations if each.code == case.destinations[0]]
    areas = [way.whose.area for way in named.ways if way.whose.area]
    if case.areas is not None:
        yield from _other("areas", tuple(each.authority.code for each in areas), case.areas)
    if case.police is not None:
        forces = dict.fromkeys(force.code for each in areas for force in each.police)
        yield from _other("police", tuple(forces), case.police)


def _who(case: RoutingCase, services: list[str]) -> Iterator[str]:
    if case.first is not None:
        yield from _other("first", services[0], case.first)
    if services[0] in case.not_first:
        yield f"{services[0]} is first"
    yield from (f"{each} is not shown" for each in case.shown if each not in services)
    yield from (f"{each} is shown" for each in case.not_shown if each in services)


def _when(case: RoutingCase, first: Contact) -> Iterator[str]:
    opening, said = first.opening, case.model_fields_set
    if "open" in said:
        yield from _other("open", opening.is_open if opening else None, case.open)
    if "opens" in said:
        yield from _other("opens", _clock(opening.opens if opening else None), _clock(case.opens))
    if "until" in said:
        yield from _other("until", _clock(opening.until if opening else None), _clock(case.until))
    if case.why is not None:
        why = render(first.why, English()) if first.why else ""
        if case.why.lower() not in why.lower():
            yield f"why is {why!r}, without {case.why!r}"


def _clock(moment: datetime | None) -> str | None:
    """Return what clocks here show, and by how much they are off UTC: an hour can come twice."""
    return local(moment).isoformat(timespec="seconds") if moment else None


def _other(what: str, found: object, wanted: object) -> Iterator[str]:
    if found != wanted:
        yield f"{what} is {_said(found)}, not {_said(wanted)}"


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value)
