"""What front doors ask for, whatever form they use: `forms/wording/asked.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from app.questionnaires.base import Id, Strict, Words
from app.questionnaires.conditions import Condition
from app.questionnaires.source import Source, read_yaml

CONTEXT = "what they will ask"
"""What translators are told of these words."""


class Ask(Strict):
    """One thing that a front door asks for."""

    id: Id
    asks: Words
    why: Words
    answered_by: tuple[str, ...] = Field(min_length=1)
    """Questions, any of which settles it; `questionnaire.question` where two differ."""
    kinds: tuple[Id, ...] = Field(min_length=1)
    """Kinds of document that it is asked for, or sets of them."""
    when: Condition | None = None
    rank: int = Field(ge=0)
    source: str = Field(min_length=1)


class AskedFile(Strict):
    """What front doors ask for, as `forms/wording/asked.yaml` has it."""

    sets: dict[Id, tuple[Id, ...]] = Field(default_factory=dict)
    asked: tuple[Ask, ...] = Field(min_length=1)


@dataclass(frozen=True, kw_only=True)
class Asks:
    """What front doors ask for, with where it stands in the file."""

    source: Source
    asked: tuple[Ask, ...]
    """In the order of the file."""
    kinds: Mapping[str, tuple[str, ...]]
    """The kinds of document of each, by its id: a set is its kinds."""

    def of(self, kind: str) -> tuple[Ask, ...]:
        """Return what is asked for a kind of document, the most wanted first."""
        found = (ask for ask in self.asked if kind in self.kinds[ask.id])
        return tuple(sorted(found, key=lambda ask: ask.rank))


def read_asks(forms: Path) -> Asks:
    """Read what front doors ask for. Raises ContentError, with file, line and what to do."""
    source = read_yaml(forms / "wording" / "asked.yaml")
    read = source.read_as(AskedFile, context=CONTEXT)
    kinds = {ask.id: _kinds(ask, read.sets) for ask in read.asked}
    return Asks(source=source, asked=read.asked, kinds=kinds)


def _kinds(ask: Ask, sets: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    every = (kind for name in ask.kinds for kind in sets.get(name, (name,)))
    return tuple(dict.fromkeys(every))
