"""The columns of a question that is answered in rows."""

import re
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from app.questionnaires.answers import Json
from app.questionnaires.base import Id, Strict, Words
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds.choice import Option
from app.questionnaires.kinds.clean import clean
from app.questionnaires.text import Message, Text

MOST = {"line": 200, "lines": 2000}
WHEN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
OLDEST_YEAR = 1900
LATEST_YEAR = 2200

A_DAY = Text("%(day)s", "date")
A_MONTH = Text("%(month)s %(year)s", "date")
TEN = Text("%(number)s out of 10", "scale")
MONTHS = (
    Text("January", "month"),
    Text("February", "month"),
    Text("March", "month"),
    Text("April", "month"),
    Text("May", "month"),
    Text("June", "month"),
    Text("July", "month"),
    Text("August", "month"),
    Text("September", "month"),
    Text("October", "month"),
    Text("November", "month"),
    Text("December", "month"),
)


class Column(Strict):
    """One thing asked of every row."""

    id: Id
    label: Words
    hint: Words | None = None
    as_: Literal["line", "lines", "choice", "when", "ten"] = Field(alias="as")
    options: tuple[Option, ...] = ()
    ahead: bool = False
    """Whether `when` may be a day to come, as in a plan."""
    family: bool = False
    """Whether a family's copy may show it, where it shows the question."""
    source: str = ""

    @model_validator(mode="after")
    def _has_its_options(self) -> Self:
        if bool(self.options) != (self.as_ == "choice"):
            raise ValueError("a choice needs options, and nothing else has them")
        if any(option.detail for option in self.options):
            raise ValueError("an option in a row has no box of its own: add a column")
        return self

    @property
    def is_written(self) -> bool:
        """Whether it is filled in with words of one's own."""
        return self.as_ in MOST

    def read(self, value: Json, today: date) -> str:
        """Return what was filled in, or an empty text. Raises AnswerError."""
        if value is None or value == "":
            return ""
        match self.as_:
            case "choice":
                return self._option(value).id
            case "when":
                return read_when(value, None if self.ahead else today)
            case "ten":
                return _read_ten(value)
            case kind:
                return clean(value, most=MOST[kind], lines=kind == "lines")

    def said(self, value: str) -> str | Text | Message:
        """Return what was filled in as it is read: typed words stay a plain string."""
        match self.as_:
            case "choice":
                return self._option(value).label
            case "when":
                return said_when(value)
            case "ten":
                return TEN(number=int(value))
            case _:
                return value

    def option(self, id: str) -> Option | None:
        """Return an option by its id."""
        return next((option for option in self.options if option.id == id), None)

    def _option(self, value: Json) -> Option:
        found = self.option(value) if isinstance(value, str) else None
        if found is None:
            raise AnswerError("unknown_option", {"option": str(value)[:60]})
        return found

    def value_schema(self) -> dict[str, Json]:
        """Return the JSON Schema of what is filled in."""
        match self.as_:
            case "choice":
                return {"enum": [option.id for option in self.options]}
            case "when":
                return {"type": "string", "pattern": r"^\d{4}(-\d{1,2}(-\d{1,2})?)?$"}
            case "ten":
                return {"enum": [*range(11), *map(str, range(11))]}
            case kind:
                return {"type": "string", "maxLength": MOST[kind]}


def read_when(value: Json, latest: date | None) -> str:
    """Read a day, a month or a year as "2026-03-14", "2026-03" or "2026". Raises AnswerError.

    It must have begun by `latest`, where one is given.
    """
    found = WHEN.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise AnswerError("when_unclear")
    year, month, day = (int(found[part]) if found[part] else None for part in WHEN.groupindex)
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise AnswerError("date_impossible") from error
    if latest and first > latest:
        raise AnswerError("date_in_future", {"today": latest})
    if not OLDEST_YEAR <= first.year <= LATEST_YEAR:
        raise AnswerError("date_too_far")
    parts = [f"{first.year}", f"{first.month:02}", f"{first.day:02}"]
    return "-".join(parts[: 1 + (month is not None) + (day is not None)])


def said_when(value: str) -> str | Message:
    """Return a day, a month or a year as it is read."""
    parts = [int(part) for part in value.split("-")]
    match parts:
        case [year, month, day]:
            return A_DAY(day=date(year, month, day))
        case [year, month]:
            return A_MONTH(month=MONTHS[month - 1], year=str(year))
        case _:
            return value


def _read_ten(value: Json) -> str:
    typed = str(value).strip()
    if isinstance(value, bool) or not typed.isdecimal() or not 0 <= int(typed[:4]) <= 10:
        raise AnswerError("not_of_ten")
    return str(int(typed))
