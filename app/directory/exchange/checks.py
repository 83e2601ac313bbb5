"""What may not be brought in, even where it is a record."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from app.directory.directory import Directory
from app.directory.doors import COUNCIL_RECORD
from app.directory.exchange.cells import is_formula
from app.directory.exchange.known import known_areas
from app.directory.exchange.numbers import holds_number
from app.directory.exchange.record import LACKING, Record, as_record, shown
from app.directory.services import Service

LONGEST, MOST = 1_000, 400
"""The most characters of a text, and the most parts of a list."""

_WEB = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]+)?(?:[/?#][!#-;=?-Z\[\]_a-z~]*)?")
_MAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+")
_JOINERS = "\u200c\u200d"
"""Letters of some scripts are joined or kept apart by these."""
_BARE = ("number", "byday", "opens_at", "closes_at")
"""Texts that have a shape of their own to keep to."""

TOLD_BEFORE = {
    "stale": "it is not shown: its check_by has passed",
    "unassured": "it is not shown until somebody has assured it: assured_date and assurer",
    "ended": "it is not shown: it is not in use today",
}
A_YEAR = timedelta(days=366)


def unreadable(given: Mapping[str, Any]) -> Iterator[str]:
    """Say which texts hold what no person typed, and what is too long."""
    for column, _, text in _texts(given):
        if not text.isprintable() and any(map(_is_hidden, text)):
            yield f"{column}: it holds control characters, which do not show (here: {shown(text)})"
        if len(text) > LONGEST:
            yield f"{column}: it is longer than {LONGEST:,} characters"
    for column, value in given.items():
        if isinstance(value, list) and len(value) > MOST:
            yield f"{column}: it has more than {MOST} parts"


def lacking(given: Mapping[str, Any]) -> Iterator[str]:
    """Say which parts are missing that only a partnership's own record needs."""
    for name in ("doors", "service_areas"):
        if not given.get(name):
            yield f"{name} is missing: {LACKING[name]}"


class Border:
    """Judges what is new or changed, by what the directory knows."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._areas = known_areas(directory)

    def faults(self, service: Service) -> list[str]:
        """Return why a record cannot be kept; nothing where it can."""
        record = as_record(service)
        return [
            *self._unknown(service),
            *_not_local(service),
            *_formulas(record),
            *_numbers(service),
            *_addresses(service),
        ]

    def notes(self, service: Service, day: date) -> Iterator[str]:
        """Say what a partnership should know of a record that can be kept."""
        why = service.why_hidden(day)
        if why:
            yield TOLD_BEFORE[why]
        if service.assured_date and service.check_by > service.assured_date + A_YEAR:
            yield "check_by is more than a year after assured_date"
        for code in service.doors:
            door = self._directory.door(code)
            chain = self._directory.door(door.through) if door.through else door
            if COUNCIL_RECORD not in chain.first:
                yield f"no local record is ever shown for {code}"

    def _unknown(self, service: Service) -> Iterator[str]:
        yield from _not_in(service.doors, self._directory.doors, "doors", "is no destination")
        yield from _not_in(service.service_areas, self._areas, "service_areas", "is no area's code")
        bodies = [service.organization] if service.organization else []
        known = self._directory.organizations
        yield from _not_in(bodies, known, "organization", "is not in organizations.yaml")


def _not_in(
    named: Iterable[str], known: Mapping[str, object], column: str, what: str
) -> Iterator[str]:
    for each in named:
        if each not in known:
            yield f"{column}: {shown(each)} {what} that we know"


def _not_local(service: Service) -> Iterator[str]:
    if not service.is_local:
        yield f"service_areas: {LACKING['service_areas']}; national records are not imported"
    if service.always_shown:
        yield "always_shown: only national records are shown after their check date"
    low, high = service.minimum_age, service.maximum_age
    if low is not None and high is not None and high < low:
        yield "maximum_age is below minimum_age"


def _formulas(record: Record) -> Iterator[str]:
    for column, name, text in _texts(record):
        if name not in _BARE and is_formula(text):
            yield f"{column}: a text must not begin like a formula (here: {shown(text)})"


def _numbers(service: Service) -> Iterator[str]:
    for phone in service.phones:
        digits = phone.number.replace(" ", "")
        if len(digits) > 6 and not digits.startswith(("0", "+", "1800")):
            yield (
                f"phones: {phone.number} must begin with 0 or +; a spreadsheet may have taken"
                " the 0 away"
            )
    said = [("name", service.name), ("how", service.how)]
    said += [("phones", phone.description) for phone in service.phones if phone.description]
    for column, text in said:
        if holds_number(text.id):
            yield f"{column}: write numbers to ring as telephones, not into a text"


def _addresses(service: Service) -> Iterator[str]:
    if service.url and not _WEB.fullmatch(service.url):
        yield f"url: write it as the browser's address bar does (here: {shown(service.url)})"
    if service.email and not _MAIL.fullmatch(service.email):
        yield f"email: write an address in plain letters (here: {shown(service.email)})"


def _texts(record: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield each text of a record with its column and its own name."""
    for column, value in record.items():
        for each in _listed(value):
            parts = each if isinstance(each, dict) else {column: each}
            said = ((name, text) for name, part in parts.items() for text in _listed(part))
            yield from ((column, name, text) for name, text in said if isinstance(text, str))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _is_hidden(letter: str) -> bool:
    return unicodedata.category(letter).startswith("C") and letter not in f"\t\r\n{_JOINERS}"
