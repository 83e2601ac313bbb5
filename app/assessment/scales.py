"""The ordered words of an outcome. Higher is more worried; a rule can only raise."""

from enum import IntEnum
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BeforeValidator


class Scale(IntEnum):
    """Ordered steps that content files and JSON write by name."""

    @classmethod
    def named(cls, name: str) -> Self:
        """Return the step of this name. Raises ValueError."""
        try:
            return cls[name.upper()]
        except KeyError:
            names = ", ".join(step.code for step in cls)
            raise ValueError(f"{name!r} is none of {names}") from None

    @property
    def code(self) -> str:
        """The name as files and JSON write it."""
        return self.name.lower()


class Urgency(Scale):
    """How soon somebody must be told. There is no step below advice (promise 1)."""

    ADVICE_ONLY = 1
    EARLY_HELP = 2
    ONE_WORKING_DAY = 3
    SAME_DAY = 4
    EMERGENCY_NOW = 5


class Level(Scale):
    """Level of need. `CHILD_IN_NEED` is section 17, `CHILD_PROTECTION` section 47."""

    UNIVERSAL = 1
    EARLY_HELP = 2
    CHILD_IN_NEED = 3
    CHILD_PROTECTION = 4


class ExploitationLevel(Scale):
    """How much sign of exploitation there is, apart from the level of need."""

    NONE_IDENTIFIED = 1
    LOW = 2
    MEDIUM = 3
    HIGH = 4


def _named(scale: type[Scale]) -> BeforeValidator:
    def read(value: Any) -> Any:
        return scale.named(value) if isinstance(value, str) else value

    return BeforeValidator(read)


UrgencyName = Annotated[Urgency, _named(Urgency)]
LevelName = Annotated[Level, _named(Level)]
ExploitationLevelName = Annotated[ExploitationLevel, _named(ExploitationLevel)]

Group = Literal["first", "also", "ask_for", "not_yet"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""The four groups that destinations are shown in."""
