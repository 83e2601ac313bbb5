"""Lint over area packs: each names what there is, says where it is from, and reads well."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from app.assessment.clocks import due
from app.directory.directory import Directory
from app.directory.doors import COUNCIL_RECORD, Door
from app.directory.packs import CONTEXT, Pack
from app.directory.services import Service
from app.questionnaires.base import texts_in
from app.questionnaires.errors import Fault
from app.questionnaires.lengths import Length
from app.questionnaires.lint.words import LIMITS, unfit_texts
from app.questionnaires.places import Place
from app.questionnaires.reading import measure
from app.questionnaires.text import Text
from app.referrals.citing import REFERENCE
from app.referrals.content import Content
from app.referrals.lint_pack_pages import lint_pages

ADDRESS = re.compile(r"(?<![\w@])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w@])")
"""An address on the web, with or without its scheme."""

RING = re.compile(r"\bring(?:s|ing)?\b(?! (?:999|101)\b)", re.IGNORECASE)
"""An order to ring, but not one to ring a number that is the same everywhere."""

FACTS = ("names", "channels", "panels", "papers", "escalation", "clocks")
SAID = ("channels", "panels", "papers", "escalation")
TO_EVERYBODY = ("channels", "contacts")
"""What the public reads as well, so that it is held to the public's limit."""

NATIONAL = frozenset(
    {
        "police_999",
        "police_101",
        "health_urgent",
        "missing_police",
        "fgm_mandatory_report_101",
    }
)
"""What is reached the same way everywhere, beside all doors that go by no area."""

OFFICE_HOURS = tuple(
    datetime(2026, 11, 23) + timedelta(days=day, hours=hour)  # noqa: DTZ001 - lengths alone matter
    for day in range(14)
    for hour in range(9, 18)
)
"""The starts by which a local clock is held against ours: two weeks without a holiday."""

UNIQUE = {
    "names": "destination",
    "channels": "destination",
    "panels": "id",
    "papers": "id",
    "clocks": "id",
}
"""What may stand but once in each list."""


def lint_packs(content: Content, avoid: Mapping[str, str]) -> Iterator[Fault]:
    """Yield every fault of every area pack."""
    for place in content.directory.packs.values():
        yield from _unknown_names(place, content)
        yield from _nationals(place, content.directory)
        yield from _longer_clocks(place, content)
        yield from _doubles(place)
        yield from _unsourced(place, content)
        yield from _strange_contacts(place, content.directory)
        yield from _unfit_words(place, avoid)
        yield from lint_pages(place, content.library, avoid, lambda said: _names_it(said, content))


def overdue_packs(content: Content, today: date) -> Iterator[Fault]:
    """Yield the packs that nobody has read again by their day; they are not shown since."""
    for place in content.directory.packs.values():
        pack: Pack = place.item
        if pack.check_by < today:
            what = f"the pack was to be read again by {pack.check_by}, and is not shown since"
            yield place.below("check_by", item=pack.check_by).fault(
                what, "check each part with its source, then set check_by"
            )


def _unknown_names(place: Place, content: Content) -> Iterator[Fault]:
    """Find destinations that there are not, and clocks that no area may set."""
    pack: Pack = place.item
    for kind in ("names", "channels", "panels"):
        for where in _each(place, kind):
            code = where.item.destination
            if code not in content.rulebook.destinations:
                what = f"unknown destination {code!r}"
                yield where.fault(what, "name a code of forms/destinations.yaml")
    local = {id for id, clock in content.rulebook.clocks.items() if clock.local}
    for number, clock in enumerate(pack.clocks):
        if clock.id not in local:
            is_known = clock.id in content.rulebook.clocks
            what = f"{clock.id!r} is the same everywhere" if is_known else f"unknown {clock.id!r}"
            mend = f"take it out; an area may set {', '.join(sorted(local))}"
            yield place.below("clocks", number, item=clock).fault(what, mend)


def _nationals(place: Place, directory: Directory) -> Iterator[Fault]:
    """Find names and ways of those whom everybody has to know under one name and number."""
    everywhere = NATIONAL | {code for code, door in directory.doors.items() if door.area == "any"}
    for kind in ("names", "channels"):
        for where in _each(place, kind):
            if (code := where.item.destination) in everywhere:
                yield where.fault(f"{code!r} is the same everywhere", "take it out")


def _longer_clocks(place: Place, content: Content) -> Iterator[Fault]:
    """Find local clocks that end later than ours, whenever in office hours they start."""
    for where in _each(place, "clocks"):
        ours: Length | None = content.rulebook.clocks.get(where.item.id)
        if ours and any(
            due(where.item, at, "england") > due(ours, at, "england") for at in OFFICE_HOURS
        ):
            what = f"{where.item.id!r} is longer here than everywhere"
            yield where.fault(what, "give at most the time of forms/clocks.yaml")


def _doubles(place: Place) -> Iterator[Fault]:
    for kind, key in UNIQUE.items():
        counts = Counter(getattr(where.item, key) for where in _each(place, kind))
        for where in _each(place, kind):
            if counts[name := getattr(where.item, key)] > 1:
                yield where.fault(f"two {kind} are for {name!r}", "keep one, or rename one")


def _unsourced(place: Place, content: Content) -> Iterator[Fault]:
    for kind in (*FACTS, "contacts"):
        for where in _each(place, kind):
            if not _names_it(where.item.source, content):
                what = f"source {where.item.source!r} names no document and no address"
                yield where.fault(what, "name the document with its line, or the page's address")


def _names_it(source: str, content: Content) -> bool:
    """Say whether a source names a document that we list, or an address."""
    parts = (REFERENCE.match(part.strip()) for part in source.split(";"))
    listed = any(found["code"] in content.sources for found in parts if found)
    return listed or ADDRESS.search(source.lower()) is not None


def _strange_contacts(place: Place, directory: Directory) -> Iterator[Fault]:
    """Find contacts of other areas, and those that would never be shown."""
    pack: Pack = place.item
    for where in _each(place, "contacts"):
        contact: Service = where.item
        if not contact.service_areas:
            yield where.fault("the contact has no service_areas", "name councils of this pack")
        for area in contact.service_areas:
            if area not in pack.areas:
                what = f"service_areas has {area!r}, which is no council of this pack"
                yield where.fault(what, "take it out, or put the contact in that council's pack")
        for code in contact.doors:
            yield from _strange_door(where, code, directory)
        if contact.organization and contact.organization not in directory.organizations:
            what = f"unknown organization {contact.organization!r}"
            yield where.fault(what, "add it to organizations.yaml, or leave it out")


def _strange_door(where: Place, code: str, directory: Directory) -> Iterator[Fault]:
    door = directory.doors.get(code)
    if door is None:
        yield where.fault(f"unknown door {code!r}", "name a code of forms/directory/doors.yaml")
    elif COUNCIL_RECORD not in _chain(door, directory).first:
        what = f"the door {code!r} shows no council's own contact"
        yield where.fault(what, "take it out; say it under panels or papers")


def _chain(door: Door, directory: Directory) -> Door:
    return directory.doors[door.through] if door.through else door


def _unfit_words(place: Place, avoid: Mapping[str, str]) -> Iterator[Fault]:
    """Find words that do not fit. Names are what they are: only markup and numbers count there."""
    pack: Pack = place.item
    yield from unfit_texts(place.below("title", item=_text(pack.title)), {})
    for where in _each(place, "channels"):
        if ring := RING.search(where.item.says.id):
            what = f"{ring[0]!r} in {where.item.says.id!r}: the number may be hidden"
            yield where.fault(what, "say that worries are taken by phone")
    for where in (each for kind in SAID for each in _each(place, kind)):
        yield from unfit_texts(where, avoid)
    for kind, key in (("names", "name"), ("panels", "name"), ("papers", "title")):
        for where in _each(place, kind):
            yield from unfit_texts(where.below(key, item=_text(getattr(where.item, key))), {})
    for where in _each(place, "contacts"):
        contact: Service = where.item
        yield from unfit_texts(where.below("name", item=contact.name), {})
        yield from unfit_texts(where.below("how", item=(contact.how, contact.phones)), avoid)
    yield from _hard_words(place)


def _hard_words(place: Place) -> Iterator[Fault]:
    others = tuple(kind for kind in SAID if kind not in TO_EVERYBODY)
    for kinds, limit in ((TO_EVERYBODY, LIMITS["public"]), (others, LIMITS["professional"])):
        for kind in kinds:
            said = [text.id for where in _each(place, kind) for text in _spoken(where.item)]
            if (lix := measure(said).lix) > limit:
                what = f"{kind} read at LIX {lix:.0f}"
                where = place.below(kind, item=None)
                yield where.fault(what, f"bring them to {limit}: shorter words, sentences")


def _spoken(item: object) -> Iterator[Text]:
    """Yield what is said, and no name."""
    yield from texts_in(item.how if isinstance(item, Service) else item)


def _text(words: str) -> Text:
    return Text(words, CONTEXT)


def _each(place: Place, kind: str) -> Iterator[Place]:
    """Yield every item of one list of a pack, with where it stands."""
    for number, item in enumerate(getattr(place.item, kind)):
        yield place.below(kind, number, item=item)
