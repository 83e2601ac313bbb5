"""Findings and destinations as a person reads them down a page: nothing stands there twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.referrals.model import FindingOf, Reason
from app.referrals.reached import ContactOf, DestinationOf


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A destination with those of its contacts that were not listed above."""

    destination: DestinationOf
    contacts: tuple[ContactOf, ...]
    numbers: tuple[str, ...]
    """All its numbers, to be shown again where no contact is new."""
    why: str
    """Why these are shown and not the ones we would rather show; empty when they are those."""
    ways: tuple["ListedWay", ...]
    """The same contacts, by the area that they answer for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedWay:
    """The contacts in one area; no area where it does not matter."""

    area: str
    where: str
    contacts: tuple[ContactOf, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A finding with those of its reasons that no finding above it showed."""

    finding: FindingOf
    fresh: tuple[Reason, ...]
    has_others: bool
    """Whether it rests on reasons shown above as well."""


def told_once(findings: Iterable[FindingOf]) -> Iterator[Told]:
    """Yield findings in order, each reason where it first stands: a page of repeats is not read."""
    seen: set[tuple[str, str]] = set()
    for finding in findings:
        answers = {(each.question, each.said): each for each in finding.reasons}
        fresh = tuple(each for answer, each in answers.items() if answer not in seen)
        seen |= answers.keys()
        yield Told(finding=finding, fresh=fresh, has_others=len(fresh) < len(answers))


def listed(destinations: Iterable[DestinationOf]) -> Iterator[Listed]:
    """Yield destinations in order. One with no new contact is reached by those above it."""
    seen: set[tuple[str, ...]] = set()
    told: set[str] = set()
    for each in destinations:
        areas = {one.area for one in each.contacts if one.where}
        # Two areas of one destination share those who answer everywhere: they stand once.
        first: dict[tuple[str, ...], ContactOf] = {}
        for one in each.contacts:
            first.setdefault(_said(one), one)
        fresh = tuple(one for said, one in first.items() if said not in seen)
        seen |= first.keys()
        why = next((one.why for one in fresh if one.why and one.why not in told), "")
        told.add(why)
        numbers = dict.fromkeys(phone.number for one in each.contacts for phone in one.phones)
        yield Listed(
            destination=each,
            contacts=fresh,
            numbers=tuple(numbers),
            why=why,
            ways=tuple(_by_area(each, fresh)) if len(areas) > 1 else (_together(fresh),),
        )


def _said(contact: ContactOf) -> tuple[str, ...]:
    """Return what must not stand twice: a number, or a site with what to look for on it."""
    same = (contact.service, contact.name)
    return same if contact.phones else (*same, contact.how)


def _together(contacts: tuple[ContactOf, ...]) -> ListedWay:
    return ListedWay(area="", where="", contacts=contacts)


def _by_area(each: DestinationOf, contacts: tuple[ContactOf, ...]) -> Iterator[ListedWay]:
    """Yield the contacts of each area together, and then those that are the same in all.

    An area without a new contact is reached by those listed above it.
    """
    local = dict.fromkeys((one.area, one.where) for one in each.contacts if one.where)
    for area, where in local:
        own = tuple(one for one in contacts if one.where and one.area == area)
        yield ListedWay(area=area, where=where, contacts=own)
    if everywhere := tuple(one for one in contacts if not one.where):
        yield _together(everywhere)


def reason_said(reason: Reason) -> str:
    """Return a reason on one line, with how sure and how recent it is."""
    words = f"{reason.asked} {reason.said}" if reason.asked else reason.said
    return f"{words} ({reason.noted})" if reason.noted else words
