"""Destinations as a person reads them down a page: nobody is listed twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.referrals.model import ContactOf, DestinationOf


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A destination with those of its contacts that were not listed above."""

    destination: DestinationOf
    contacts: tuple[ContactOf, ...]
    numbers: tuple[str, ...]
    """All its numbers, to be shown again where no contact is new."""
    why: str
    """Why these are shown and not the ones we would rather show; empty when they are those."""


def listed(destinations: Iterable[DestinationOf]) -> Iterator[Listed]:
    """Yield destinations in order. One with no new contact is reached by those above it."""
    seen: set[tuple[str, str]] = set()
    told: set[str] = set()
    for each in destinations:
        fresh = tuple(one for one in each.contacts if (one.service, one.name) not in seen)
        seen |= {(one.service, one.name) for one in fresh}
        why = next((one.why for one in fresh if one.why and one.why not in told), "")
        told.add(why)
        numbers = dict.fromkeys(phone.number for one in each.contacts for phone in one.phones)
        yield Listed(destination=each, contacts=fresh, numbers=tuple(numbers), why=why)
