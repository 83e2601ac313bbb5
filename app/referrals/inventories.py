"""Inventories of the sources: every sign, factor and step that the content should hold.

They are the files under `forms/coverage/`. Nobody who answers sees them.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from app.questionnaires.base import Strict
from app.questionnaires.places import Place
from app.questionnaires.source import read_yaml


class Item(Strict):
    """One thing of a source."""

    at: str = Field(min_length=1)
    """Its place in the source, written as the content cites it."""
    what: str = Field(min_length=1)
    left_out: str | None = Field(default=None, min_length=1)
    """Why the content does without it."""
    held_by: tuple[str, ...] = ()
    """What holds it without citing it: `question`, or `question.column`."""

    @model_validator(mode="after")
    def _is_in_or_out(self) -> Self:
        if self.left_out and self.held_by:
            raise ValueError("give left_out or held_by, not both")
        return self


class Section(Strict):
    """A part of a source."""

    section: str = Field(min_length=1)
    title: str = Field(min_length=1)
    items: tuple[Item, ...] = Field(min_length=1)


class _InventoryFile(Strict):
    sections: tuple[Section, ...] = Field(min_length=1)


def read_inventories(forms: Path) -> Iterator[Place]:
    """Yield each section with where it stands. Raises ContentError."""
    for file in sorted((forms / "coverage").glob("*.yaml")):
        source = read_yaml(file)
        for number, section in enumerate(source.read_as(_InventoryFile, context="none").sections):
            yield Place(source, ("sections", number), section)
