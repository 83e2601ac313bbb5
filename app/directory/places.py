"""The places that a person names, and whose area each destination goes by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from pydantic import Field

from app.calendars import Nation
from app.directory.areas import Area
from app.directory.doors import AreaKind
from app.directory.errors import DirectoryFileError
from app.directory.files import read_records
from app.questionnaires.base import Strict
from app.questionnaires.kinds.place import Role
from app.questionnaires.text import Text

WHERE: Mapping[Role, Text] = MappingProxyType(
    {
        "home": Text("where the child lives", "whose area it is"),
        "second_home": Text("where the child's other home is", "whose area it is"),
        "placed_by": Text("the council that placed the child", "whose area it is"),
        "setting": Text("where the child's secure setting or unit is", "whose area it is"),
        "found": Text("where the child is now", "whose area it is"),
        "works": Text("where the adult works", "whose area it is"),
        "happened": Text("where it happened", "whose area it is"),
    }
)

CHILDS: tuple[Role, ...] = ("home", "found", "setting", "second_home", "placed_by")
"""The places that are the child's own, in the order in which they count as the child's area."""


class GoesBy(Strict):
    """An entry of `forms/directory/goes_by.yaml`."""

    area: AreaKind
    urgent: tuple[Role, ...] = ()
    every: tuple[Role, ...] = Field(min_length=1)
    otherwise: tuple[Role, ...] = Field(default=(), alias="else")
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Whose:
    """An area, and which place of the child's it is; no area where the place is not known."""

    role: Role | None
    area: Area | None


NOWHERE = Whose(role=None, area=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Places:
    """The areas of the places that a person named."""

    areas: Mapping[Role, Area] = field(default_factory=dict)

    @property
    def main(self) -> Area | None:
        """The child's own area: the home, else another place of theirs that is known."""
        return next(filter(None, (self.areas.get(role) for role in CHILDS)), None)

    @property
    def nations(self) -> frozenset[Nation]:
        """The nations of every place that is named; England while none is."""
        return frozenset(area.nation for area in self.areas.values()) or frozenset({"england"})

    def going_by(self, rule: GoesBy, *, urgent: bool) -> tuple[Whose, ...]:
        """Return the areas that a destination goes by, each once; one without an area if none."""
        every = (*rule.urgent, *rule.every) if urgent else rule.every
        known = [role for role in every if role in self.areas]
        known = known or [role for role in rule.otherwise if role in self.areas][:1]
        found: dict[str, Whose] = {}
        for role in known:
            area = self.areas[role]
            found.setdefault(area.authority.code, Whose(role=role, area=area))
        return tuple(found.values()) or (NOWHERE,)


def read_goes_by(file: Path) -> Mapping[AreaKind, GoesBy]:
    """Read whose area each kind of destination goes by. Raises DirectoryFileError."""
    found: dict[AreaKind, GoesBy] = {}
    for line, each in read_records(file, GoesBy, context=""):
        if each.area in found:
            raise DirectoryFileError(file, line, f"{each.area} stands twice: keep one")
        found[each.area] = each
    return MappingProxyType(found)
