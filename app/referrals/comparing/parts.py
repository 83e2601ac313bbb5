"""Two editions of the content, cut into parts that can be matched."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from app.assessment.rulebook import Rulebook, load_rulebook
from app.questionnaires.errors import ContentError, Fault
from app.questionnaires.library import Library, load_library
from app.questionnaires.places import Place
from app.referrals.fingerprint import fingerprint

MOVING = frozenset({"page", "question", "sign"})
"""What is still the same thing in another place; an option such as "Yes" is not."""


@dataclass(frozen=True, slots=True)
class Told:
    """What changed, in words; `look` when less is asked or done than before, or may be."""

    what: str
    look: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What changed in a part of the content."""

    kind: str
    id: str
    label: str
    where: str
    what: str
    look: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part of the content: `id` is its name among its kind, `home` what it stands in."""

    kind: str
    id: str
    label: str
    where: str
    item: Any
    home: str = ""
    home_words: str = ""

    @property
    def short(self) -> str:
        """The id without what it stands in."""
        return self.id.rpartition("/")[2].rpartition(".")[2]

    @property
    def owner(self) -> str:
        """The questionnaire or block that it stands in."""
        return self.id.partition("/")[0]

    def change(self, told: Told) -> Change:
        """Say what changed here."""
        return Change(
            kind=self.kind,
            id=self.id,
            label=self.label,
            where=self.where,
            what=told.what,
            look=told.look,
        )


@dataclass(frozen=True, kw_only=True)
class Edition:
    """All of a `forms/` folder that decides what is asked and what it leads to."""

    library: Library
    rulebook: Rulebook

    def where(self, place: Place) -> str:
        """Say where a part stands: the file in the folder, and the line."""
        file = place.source.path.relative_to(self.library.root).as_posix()
        return f"{file}, line {place.source.line(place.at)}"

    def fact(self, id: str) -> str:
        """Return what a fact means."""
        fact = self.library.facts.get(id)
        return f'"{fact.meaning}"' if fact else f'"{id}"'

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of each questionnaire."""
        ids = self.library.questionnaires
        return {id: fingerprint(self.library, self.rulebook, id) for id in ids}


def load_edition(forms: Path) -> Edition:
    """Read a folder. Raises ContentError for one that this version cannot read."""
    try:
        library, rulebook = load_library(forms), load_rulebook(forms)
    except OSError as error:
        fault = Fault(Path(error.filename or forms), 1, "there is no such file", "put it there")
        raise ContentError(fault) from error
    for name, found in (("facts", library.facts), ("questionnaires", library.questionnaires)):
        if not found:
            raise ContentError(Fault(forms / name, 1, f"there are no {name}", "put some there"))
    return Edition(library=library, rulebook=rulebook)


@dataclass(frozen=True, kw_only=True, slots=True)
class Matched:
    """The parts of two editions: those in both, old and new, and those in one of them."""

    both: tuple[tuple[Part, Part], ...]
    removed: tuple[Part, ...]
    added: tuple[Part, ...]
    rank: Mapping[str, int]
    """The place of each part in the new edition."""

    def moved(self) -> Iterator[Change]:
        """Yield what stands elsewhere now, and where the order of what stayed is another."""
        stayed: dict[str, list[Part]] = defaultdict(list)
        for before, after in self.both:
            if before.home == after.home:
                stayed[after.home].append(after)
            else:
                told = Told(f"moved from {before.home_words} to {after.home_words}")
                yield after.change(told)
        for parts in stayed.values():
            first = min(parts, key=lambda part: self.rank[part.id])
            if parts != sorted(parts, key=lambda part: self.rank[part.id]):
                yield first.change(Told("the order changed: this one stands first now"))


def match(old: Iterable[Part], new: Iterable[Part]) -> Matched:
    """Match parts by id; then those that moved: alike, and once on each side."""
    before = {part.id: part for part in old}
    after = {part.id: part for part in new}
    gone = _alone([part for id, part in before.items() if id not in after])
    come = _alone([part for id, part in after.items() if id not in before])
    found = {id: after[id] for id in before if id in after}
    found |= {part.id: come[name] for name, part in gone.items() if name in come}
    matched = {part.id for part in found.values()}
    return Matched(
        both=tuple((part, found[id]) for id, part in before.items() if id in found),
        removed=tuple(part for id, part in before.items() if id not in found),
        added=tuple(part for id, part in after.items() if id not in matched),
        rank={id: number for number, id in enumerate(after)},
    )


def _alone(parts: Iterable[Part]) -> dict[tuple[str, str, str], Part]:
    """Return the parts that can be told from all others by what they are and say."""
    named: dict[tuple[str, str, str], list[Part]] = defaultdict(list)
    for part in parts:
        if part.kind in MOVING:
            named[part.kind, part.short, part.label].append(part)
    return {name: found[0] for name, found in named.items() if len(found) == 1}
