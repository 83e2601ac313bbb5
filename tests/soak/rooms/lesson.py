"""What a room does one step after the other, and the forms that each person sends at each.

It imports nothing of Signpost: it is recorded beforehand and carried along in the job.
"""

from dataclasses import dataclass
from typing import Any

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A question that each person answers as they like."""

    name: str
    values: tuple[str, ...]
    is_some_of: bool
    """Whether each may choose several."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A form: the page it stands on, where it is sent, and what is in it."""

    page: str
    path: str
    fields: Fields
    choices: tuple[Choice, ...] = ()
    """What is decided by each person; none on a page of the questionnaire."""
    name: str = ""
    """The part and the page. Who has answered it is not asked again after talking."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """A step of the room, with its forms in order. The last of them is what is counted."""

    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """A whole session."""

    items: tuple[str, ...]
    """What the trainer chooses when the room is opened."""
    stages: tuple[Stage, ...]

    @classmethod
    def load(cls, data: dict[str, Any]) -> "Lesson":
        """Read a lesson from what `asdict` and JSON made of it."""
        stages = (Stage(sheets=tuple(map(_sheet, each["sheets"]))) for each in data["stages"])
        return cls(items=tuple(data["items"]), stages=tuple(stages))


def _sheet(data: dict[str, Any]) -> Sheet:
    choices = (Choice(**{**each, "values": tuple(each["values"])}) for each in data["choices"])
    fields = tuple((name, value) for name, value in data["fields"])
    return Sheet(**{**data, "fields": fields, "choices": tuple(choices)})
