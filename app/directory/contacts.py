"""Which contacts lead to a destination, for an area, on a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.directory.areas import Area
from app.directory.services import COUNCIL_RECORD, COUNCIL_SITE, Door, Service
from app.questionnaires.text import Text

LONDON = ZoneInfo("Europe/London")
"""Check dates end with the day in the United Kingdom."""

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
SITE_SOURCE = "forms/directory/authorities.csv"


@dataclass(frozen=True, kw_only=True, slots=True)
class Phone:
    """A number for people, and the same number for a link."""

    number: str
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """Somebody who can be contacted, with what to say or do there.

    `fallback` is true when it stands in for one that we may not show; `why` then says so.
    `open_now` is None when the opening hours are not known.
    """

    service: str
    name: Text
    phones: tuple[Phone, ...]
    url: str | None
    how: Text
    assured: date | None
    source: str
    fallback: bool
    why: Text | None
    open_now: bool | None

    @property
    def reachable(self) -> bool:
        """Say whether there is a number to ring or a page to open."""
        return bool(self.phones or self.url)


@dataclass(frozen=True, kw_only=True, slots=True)
class Finder:
    """Finds the contacts of one door. `chain` is the door whose steps are followed."""

    door: Door
    chain: Door
    services: Mapping[str, Service]
    area: Area | None
    day: date

    def contacts(self) -> tuple[Contact, ...]:
        """Return those we would rather show, or everybody who stands in for them."""
        first = self._follow(self.chain.first, why=None)
        if first:
            return first + self._follow(self.chain.also, why=None)
        return self._follow(self.chain.instead, why=self._why())

    def _why(self) -> Text:
        if COUNCIL_RECORD not in self.chain.first:
            return WHY_NOT_CHECKED
        return WHY_NO_AREA if self.area is None else WHY_NO_RECORD

    def _follow(self, steps: tuple[str, ...], *, why: Text | None) -> tuple[Contact, ...]:
        return tuple(contact for step in steps for contact in self._step(step, why))

    def _step(self, step: str, why: Text | None) -> Iterator[Contact]:
        if step == COUNCIL_SITE:
            yield from self._site(why)
            return
        nation = self.area.nation if self.area else None
        for service in self._records() if step == COUNCIL_RECORD else [self.services[step]]:
            if service.shown_on(self.day) and service.serves(nation):
                yield self._contact(service, why)

    def _records(self) -> list[Service]:
        """Return the council's own records for this destination."""
        code = self.area.authority.code if self.area else None
        return [
            service
            for service in self.services.values()
            if service.authority and service.authority == code and self.door.code in service.doors
        ]

    def _site(self, why: Text | None) -> Iterator[Contact]:
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
                open_now=None,
            )

    def _contact(self, service: Service, why: Text | None) -> Contact:
        how = self.door.says.get(service.id) or self.chain.says.get(service.id) or service.how
        return Contact(
            service=service.id,
            name=service.name,
            phones=tuple(
                Phone(number=phone.number, href="tel:" + phone.number.replace(" ", ""))
                for phone in service.phones
            ),
            url=service.url,
            how=(self.door.ask or how) if service.authority else how,
            assured=service.assured_date,
            source=service.source,
            fallback=why is not None,
            why=why,
            open_now=True if service.always_open else None,
        )


def day_of(at: datetime) -> date:
    """Return the day in the United Kingdom; a time without a zone is taken as that of the UK."""
    return (at.astimezone(LONDON) if at.tzinfo else at).date()
