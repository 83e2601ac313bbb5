"""What a person can answer, as frozen values. One class for each shape an answer can have."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from app.questionnaires.text import Value

Json: TypeAlias = Any
"""A value as JSON has it. The kinds of question turn it into an answer, or refuse it."""


class Unsaid(StrEnum):
    """Ways of giving no answer. They differ, and none of them is "no"."""

    BLANK = "blank"
    NOT_SURE = "not_sure"
    PREFER_NOT_TO_SAY = "prefer_not_to_say"


@dataclass(frozen=True, slots=True)
class Written:
    """Text as the person wrote it; only line ends are made alike."""

    words: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """Options picked, in the question's order, each with what was written under it.

    `none` is the answer "none of these", which is more than a blank.
    """

    options: tuple[str, ...]
    details: tuple[tuple[str, str], ...] = ()
    none: bool = False


@dataclass(frozen=True, slots=True)
class Noticed:
    """Signs, each with the step of the question's scale that was picked for it."""

    signs: tuple[tuple[str, str], ...]
    none: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day."""

    day: date


class AgeKind(StrEnum):
    """How an age was given."""

    YEARS = "years"
    ABOUT = "about"
    MONTHS = "months"
    UNBORN = "unborn"


ABOUT_MARGIN = 2
"""By how many years "about" may be out: promise 3 takes the youngest that it could be."""


@dataclass(frozen=True, slots=True)
class Age:
    """An age in years or months, a guess in years, or a baby not yet born."""

    kind: AgeKind
    number: int = 0

    @property
    def youngest(self) -> int:
        """The least number of whole years that it could be; a baby not yet born counts as 0."""
        match self.kind:
            case AgeKind.YEARS:
                return self.number
            case AgeKind.ABOUT:
                return max(0, self.number - ABOUT_MARGIN)
            case AgeKind.MONTHS:
                return self.number // 12
            case AgeKind.UNBORN:
                return 0


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode in capitals with its one space."""

    text: str


@dataclass(frozen=True, slots=True)
class Council:
    """The authority that a person confirmed, and the postcode it was confirmed for.

    Another postcode makes it stale: it is then asked again. Without a postcode it was chosen by
    name and stands.
    """

    code: str
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Somebody:
    """What is known of a person, in the question's own order of fields."""

    fields: tuple[tuple[str, str], ...]

    def get(self, field: str) -> str:
        """Return one field, or an empty text."""
        return dict(self.fields).get(field, "")


@dataclass(frozen=True, slots=True)
class Entries:
    """Rows that a person added, each with what was filled in, in the order of the columns."""

    rows: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """The level that a professional gives, and what they say where it is not the suggested one."""

    chosen: str
    reason: str = ""
    second_name: str = ""
    second_role: str = ""


Answer: TypeAlias = (
    Unsaid
    | Written
    | Chosen
    | Noticed
    | Day
    | Age
    | Postcode
    | Council
    | Somebody
    | Entries
    | Decided
)


def is_said(answer: Answer) -> bool:
    """Say whether an answer tells something: not blank, not sure and held back do not."""
    return not isinstance(answer, Unsaid)


def is_blank(answer: Answer) -> bool:
    """Say whether nothing was given."""
    return answer is Unsaid.BLANK


def count_of(answer: Answer) -> int:
    """Return how many things were picked."""
    match answer:
        case Chosen(options=picked):
            return len(picked)
        case Noticed(signs=noticed):
            return len(noticed)
        case _:
            return 0


def short(answer: Answer) -> Value:
    """Return an answer as it stands inside another sentence; empty where it cannot."""
    match answer:
        case Written(words=words):
            return words
        case Day(day=day):
            return day
        case Somebody():
            return answer.get("name")
        case Postcode(text=text):
            return text
        case _:
            return ""
