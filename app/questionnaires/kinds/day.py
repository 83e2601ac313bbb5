"""Questions answered with a calendar day."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from typing_extensions import override

from app.questionnaires.answers import Answer, Day, Json
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds.base import Asking, Question, Said, wrong_type
from app.questionnaires.text import Text

OLDEST_YEARS = 120
PARTS = ("day", "month", "year")
A_DAY = Text("%(day)s", "date")


class DateQuestion(Question[Day]):
    """A day, given as "2026-03-01" or as day, month and year."""

    type: Literal["date"]
    past: bool = False

    @override
    def read_said(self, value: Json, asking: Asking) -> Answer:
        if isinstance(value, dict):
            if unknown := set(value) - set(PARTS):
                raise AnswerError("unknown_part", {"part": min(map(str, unknown))[:60]})
            if not any(_typed(value, part) for part in PARTS):
                return self.read(None, asking)
        day = _parts(value) if isinstance(value, dict) else _written(value)
        if self.past and day > asking.today:
            raise AnswerError("date_in_future", {"today": asking.today})
        if abs(asking.today.year - day.year) > OLDEST_YEARS:
            raise AnswerError("date_too_far", part="year")
        return Day(day)

    @override
    def dump_said(self, answer: Day) -> Json:
        return answer.day.isoformat()

    @override
    def lines_said(self, answer: Day) -> Iterator[Said]:
        yield Said(A_DAY(day=answer.day))

    @override
    def answer_schema(self) -> dict[str, Json]:
        return {"type": "string", "format": "date"}


def _written(value: Json) -> date:
    if not isinstance(value, str):
        raise wrong_type(value)
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise AnswerError("date_impossible") from error


def _typed(value: dict[str, Json], part: str) -> str:
    given = value.get(part)
    return "" if given is None else str(given).strip()


def _parts(value: dict[str, Json]) -> date:
    numbers: dict[str, int] = {}
    for part in PARTS:
        typed = _typed(value, part)
        if not typed:
            raise AnswerError("date_incomplete", part=part)
        if not (typed.isdecimal() and len(typed) <= 4):
            raise AnswerError("date_impossible", part=part)
        numbers[part] = int(typed)
    if numbers["year"] < 1000:
        raise AnswerError("date_short_year", part="year")
    try:
        return date(numbers["year"], numbers["month"], numbers["day"])
    except ValueError as error:
        raise AnswerError("date_impossible", part="day") from error
