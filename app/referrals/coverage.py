"""Which items of the sources the content holds, and which it misses."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.assessment.rulebook import load_rulebook
from app.questionnaires.errors import Fault
from app.questionnaires.library import load_library
from app.questionnaires.places import Place
from app.referrals.citations import Cited, cited, unreadable
from app.referrals.citing import CitedSource, read_sources
from app.referrals.elements import Element, elements
from app.referrals.inventories import Item, Section, read_inventories

Citing = Mapping[tuple[str, str, str], list[tuple[Cited, Element]]]
"""Every citation with the element that makes it, by document, kind of place, and section."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """An item of an inventory, and what of the content covers it."""

    item: Item
    place: Place
    by: tuple[Element, ...] = ()
    by_section: bool = False
    """Whether it is covered only as one of a section's items (see `_by_section`)."""

    @property
    def is_left_out(self) -> bool:
        """Whether the inventory says why the content does without it."""
        return self.item.left_out is not None

    @property
    def is_missing(self) -> bool:
        """Whether nothing covers it and nobody has said why."""
        return not self.by and not self.is_left_out


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionLooked:
    """A section of an inventory with each of its items."""

    section: Section
    items: tuple[Looked, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """All inventories beside the content."""

    forms: Path
    sections: tuple[SectionLooked, ...]
    sources: Mapping[str, CitedSource]
    faults: tuple[Fault, ...]
    """What is wrong beside the items that are missing: names and sources that lead nowhere."""

    @property
    def items(self) -> tuple[Looked, ...]:
        """Every item of every section."""
        return tuple(item for section in self.sections for item in section.items)

    def gaps(self) -> Iterator[Fault]:
        """Yield each item that is neither covered nor left out."""
        mend = "cite it where it is asked, name it in held_by, or say why it is left_out"
        for looked in self.items:
            if looked.is_missing:
                what = f"nothing covers {looked.item.what!r} ({looked.item.at})"
                yield looked.place.fault(what, mend)


def read_coverage(forms: Path) -> Coverage:
    """Lay the inventories beside the content. Raises ContentError."""
    found = tuple(elements(load_library(forms), load_rulebook(forms)))
    listed = list(read_inventories(forms))
    places = [
        section.below("items", number, item=item)
        for section in listed
        for number, item in enumerate(section.item.items)
    ]
    covered = iter(_look(places, found))
    sections = tuple(
        SectionLooked(section=each.item, items=tuple(next(covered) for _ in each.item.items))
        for each in listed
    )
    faults = list(_faults(places, found))
    if not listed:
        faults.append(Fault(forms / "coverage", 1, "there is no inventory", "add one"))
    return Coverage(
        forms=forms, sections=sections, sources=read_sources(forms), faults=tuple(faults)
    )


def _look(places: Iterable[Place], found: Iterable[Element]) -> list[Looked]:
    """Find what covers each item.

    An element covers an item when it cites the same place, or a range of lines or paragraphs in
    which the item begins; or when the item names it in `held_by`. A section that several items
    give as their place is the same place for none of them.
    """
    citing, named = _by_place(found), _by_name(found)
    shared = _shared_sections(places)
    looked = [
        Looked(item=place.item, place=place, by=_directly(place.item, citing, named, shared))
        for place in places
    ]
    return list(_by_section(looked, citing, shared))


def _key(place: Cited) -> tuple[str, str, str]:
    return place.document, place.kind, place.section


def _by_place(found: Iterable[Element]) -> Citing:
    citing = defaultdict(list)
    for element in found:
        for place in element.cites:
            citing[_key(place)].append((place, element))
    return citing


def _by_name(found: Iterable[Element]) -> Mapping[str, list[Element]]:
    named = defaultdict(list)
    for element in found:
        for name in element.names:
            named[name].append(element)
    return named


def _shared_sections(places: Iterable[Place]) -> frozenset[Cited]:
    different = {(place.item.at, place.item.what) for place in places}
    counted = Counter(each for at, _ in different for each in cited(at))
    return frozenset(
        each for each, count in counted.items() if each.kind == "section" and count > 1
    )


def _directly(
    item: Item, citing: Citing, named: Mapping[str, list[Element]], shared: frozenset[Cited]
) -> tuple[Element, ...]:
    by = {each.id: each for name in item.held_by for each in named.get(name, ())}
    for at in cited(item.at):
        if at not in shared:
            hits = citing.get(_key(at), ())
            by |= {element.id: element for place, element in hits if place.includes(at)}
    return tuple(by.values())


def _by_section(looked: list[Looked], citing: Citing, shared: frozenset[Cited]) -> Iterator[Looked]:
    """Cover items by citations of their section as a whole.

    Such a citation says that something comes from there, not what. It stands for one item at
    most, and only where it is of one thing: a sign, an option, a caution, not a page or a rule.
    So the items of a section that nothing names more closely are covered where at least as many
    different things cite the section as there are such items. With fewer, none of them is: nobody
    could say which one is missing.
    """
    open_items: dict[Cited, set[tuple[str, str]]] = defaultdict(set)
    for each in looked:
        if each.is_missing:
            for section in _sections_of(each.item, shared):
                open_items[section].add((each.item.at, each.item.what))
    standing = {section: _one_things(section, citing) for section in open_items}
    for each in looked:
        sections = _sections_of(each.item, shared) if each.is_missing else ()
        by = {
            element.id: element
            for section in sections
            if len(standing[section]) >= len(open_items[section])
            for element in standing[section]
        }
        yield replace(each, by=tuple(by.values()), by_section=True) if by else each


def _sections_of(item: Item, shared: frozenset[Cited]) -> tuple[Cited, ...]:
    """Return the sections that an item is one of several of."""
    places = (at if at in shared else at.around for at in cited(item.at))
    return tuple(filter(None, places))


def _one_things(section: Cited, citing: Citing) -> tuple[Element, ...]:
    citing_it = (element for _, element in citing.get(_key(section), ()))
    return tuple({each.id: each for each in citing_it if each.is_one_thing}.values())


def _faults(places: Iterable[Place], found: Iterable[Element]) -> Iterator[Fault]:
    named = _by_name(found)
    for place in places:
        for name in place.item.held_by:
            if name not in named:
                yield place.fault(f"no question or column is called {name!r}", "correct held_by")
        if not place.item.left_out and not place.item.held_by:
            yield from _unclear(place, place.item.at)
    for element in found:
        yield from _unclear(element.place, element.place.item.source)


def _unclear(place: Place, source: str) -> Iterator[Fault]:
    for piece in unreadable(source):
        what = f"{piece!r} is no place in a source"
        yield place.fault(what, "write it as 003 L2840, 001 ¶150, 001 §2.1 or public C6.3")
