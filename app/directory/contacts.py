"""Which contacts lead to a destination, for an area, at a moment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.calendars import Nation, day_of
from app.directory.areas import Area
from app.directory.doors import COUNCIL_RECORD, COUNCIL_SITE, Door
from app.directory.hours import ALWAYS, Opening, Schedule, is_office_time, opening
from app.directory.services import PhoneNumber, Service
from app.questionnaires.text import Message, Text

WHY_NO_AREA = Text(
    "No council has been chosen yet, so these are the ways to find it or to get help now.",
    "why these contacts are shown",
)
WHY_NO_RECORD = Text(
    "We hold no checked phone number for this area's team. These are other ways to get help.",
    "why these contacts are shown",
)
WHY_NOT_CHECKED = Text(
    "Our details for this service have not been checked lately. Use one of these instead.",
    "why these contacts are shown",
)
WHY_STALE = Text(
    "Our number for this area's team was last checked on %(day)s. That is too long ago to show it.",
    "why these contacts are shown",
)
SITE_SOURCE = "forms/directory/authorities.csv"


@dataclass(frozen=True, kw_only=True, slots=True)
class Phone:
    """A number for people, and the same number for a link."""

    number: str
    href: str
    type: str = "voice"
    description: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """Somebody who can be contacted, with what to say or do there.

    `fallback` is true when it stands in for one that we may not show; `why` then says so.
    """

    service: str
    name: Text
    phones: tuple[Phone, ...]
    url: str | None
    how: Text
    assured: date | None
    source: str
    fallback: bool
    why: Text | Message | None
    email: str | None = None
    opening: Opening | None = None
    """When it answers; nothing where its hours are not known."""
    schedules: tuple[Schedule, ...] = ()
    """Its weekly hours, for what is printed and has no hour of its own."""
    check_by: date | None = None
    """The last day on which it may be shown; nothing where it never goes stale."""
    is_local: bool = False
    """Whether it answers for this area alone."""
    is_police: bool = False
    """Whether it is 999 or 101, which are always shown."""

    @property
    def reachable(self) -> bool:
        """Say whether there is a number to ring, an address to write to or a page to open."""
        return bool(self.phones or self.url or self.email)

    @property
    def open_now(self) -> bool | None:
        """Whether somebody answers now; None when the hours are not known."""
        return self.opening.is_open if self.opening else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sources:
    """What contacts are taken from: national services by id, and each area's own records."""

    services: Mapping[str, Service]
    doors: Mapping[str, Door]
    records: Mapping[str, tuple[Service, ...]]
    """The local records that serve an authority, by its code."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finder:
    """Finds the contacts of one door. `chain` is the door whose steps are followed."""

    door: Door
    chain: Door
    sources: Sources
    area: Area | None
    at: datetime
    urgent: bool = False
    """Whether it cannot wait until somebody opens."""
    nation: Nation | None = None
    """The nation it is in, where no area is known."""

    def contacts(self) -> tuple[Contact, ...]:
        """Return those we would rather show, or everybody who stands in for them.

        What is urgent never waits for an office to open: while the first are closed, whoever is
        asked at night comes before them, and nobody who is closed stands above one who answers.
        """
        first = self._follow(self.chain.first, why=None)
        beside = dict.fromkeys((*self.chain.also, *self.door.also))
        found = first or self._follow(self.chain.instead, why=self._why())
        shown = {each.service for each in found}
        found += self._follow(tuple(step for step in beside if step not in shown), why=None)
        if not self.urgent:
            return found
        if first and all(each.open_now is False for each in first):
            found = (*self._while_closed(), *found)
        return tuple(sorted(found, key=self._turn))

    def _turn(self, contact: Contact) -> int:
        """Return the turn of a contact when it cannot wait: who may be shut comes behind.

        Outside office hours a number whose hours are not known may ring in an empty office. The
        police answer, and so does the team that is there for these hours.
        """
        if contact.open_now is False:
            return 2
        may_be_shut = contact.phones and contact.open_now is None and not contact.is_police
        if not may_be_shut or is_office_time(self._nation or "england", self.at):
            return 0
        is_night_team = contact.is_local and any(
            each.when_closed == self.door.code for each in self.sources.doors.values()
        )
        return 0 if is_night_team else 1

    @property
    def _nation(self) -> Nation | None:
        return self.area.nation if self.area else self.nation

    def _while_closed(self) -> tuple[Contact, ...]:
        """Return who is asked while the first are closed."""
        other = self.chain.when_closed
        if other is None:
            return self._follow(self.chain.instead, why=None)
        door = self.sources.doors[other]
        return replace(self, door=door, chain=door).contacts()

    def _why(self) -> Text | Message:
        if COUNCIL_RECORD not in self.chain.first:
            return WHY_NOT_CHECKED
        if self.area is None:
            return WHY_NO_AREA
        hidden = (each for each in self._records() if each.why_hidden(self._day) == "stale")
        checked = [each.assured_date for each in hidden if each.assured_date]
        return WHY_STALE(day=max(checked)) if checked else WHY_NO_RECORD

    def _follow(self, steps: tuple[str, ...], *, why: Text | Message | None) -> tuple[Contact, ...]:
        return tuple(contact for step in steps for contact in self._step(step, why))

    def _step(self, step: str, why: Text | Message | None) -> Iterator[Contact]:
        if step == COUNCIL_SITE:
            yield from self._site(why)
            return
        records = self._records() if step == COUNCIL_RECORD else (self.sources.services[step],)
        for service in records:
            if service.shown_on(self._day) and self._serves(service):
                yield self._contact(service, why)

    def _records(self) -> tuple[Service, ...]:
        """Return the area's own records for this destination, then for what it is asked through."""
        if self.area is None:
            return ()
        here = self.sources.records.get(self.area.authority.code, ())
        asked = dict.fromkeys((self.door.code, self.chain.code))
        found = {each.id: each for code in asked for each in here if code in each.doors}
        return tuple(found.values())

    def _serves(self, service: Service) -> bool:
        """Say whether people here can use it; where the place is not known, anybody may."""
        return service.is_local or self._nation is None or self._nation in service.nations

    def _site(self, why: Text | Message | None) -> Iterator[Contact]:
        if self.area and self.area.authority.homepage and self.door.find:
            yield Contact(
                service=COUNCIL_SITE,
                name=Text(self.area.authority.name, "name of a council"),
                phones=(),
                url=self.area.authority.homepage,
                how=self.door.find,
                assured=None,
                source=SITE_SOURCE,
                fallback=why is not None,
                why=why,
                is_local=True,
            )

    def _contact(self, service: Service, why: Text | Message | None) -> Contact:
        return Contact(
            service=service.id,
            name=service.name,
            phones=tuple(map(_phone, service.phones)),
            email=service.email,
            url=service.url,
            how=self._how(service),
            assured=service.assured_date,
            source=service.source,
            fallback=why is not None,
            why=why,
            opening=self._opening(service),
            schedules=service.schedules,
            check_by=_last_day(service),
            is_local=service.is_local,
            is_police=service.always_shown,
        )

    def _how(self, service: Service) -> Text:
        """Return what to say or do there: a local record's own words where it is there for that."""
        if service.is_local and service.doors[0] != self.door.code:
            return self.door.ask or service.how
        return self.door.says.get(service.id) or self.chain.says.get(service.id) or service.how

    def _opening(self, service: Service) -> Opening | None:
        if service.always_open:
            return ALWAYS
        if not service.schedules:
            return None
        nation = self._nation or (service.nations or ("england",))[0]
        return opening(service.schedules, nation, self.at)

    @property
    def _day(self) -> date:
        return day_of(self.at)


def _last_day(service: Service) -> date | None:
    """Return the last day on which a service may be shown; nothing where it always may."""
    if service.always_shown:
        return None
    return min(filter(None, (service.check_by, service.valid_to)))


def _phone(phone: PhoneNumber) -> Phone:
    scheme = "sms:" if phone.type == "sms" else "tel:"
    return Phone(
        number=phone.number,
        href=scheme + phone.number.replace(" ", ""),
        type=phone.type,
        description=phone.description,
    )
