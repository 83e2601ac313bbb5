"""What is read from a file that is handed in, before anybody has judged it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One record as it stands in the file, with what could not be read of it."""

    where: str
    """Its place for people, as in "line 3"."""
    id: str
    """What it calls itself, if it does."""
    given: Mapping[str, Any] = field(default_factory=dict)
    """Plain values in the shape of the YAML file."""
    faults: tuple[str, ...] = ()
    not_kept: tuple[str, ...] = ()
    """Parts that we have no place for."""
