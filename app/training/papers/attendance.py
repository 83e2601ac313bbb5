"""A paper that says what somebody practised, and when. It says of nobody that they are able."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds.clean import clean
from app.questionnaires.text import Text

LONGEST_NAME = 80
LONGEST_NUMBER = 4
"""Digits of a year: what is longer is no day."""
OLDEST = timedelta(days=366)
PARTS = ("year", "month", "day")


@dataclass(frozen=True, kw_only=True, slots=True)
class Attendance:
    """Who took part by their own word, on which day, and what was practised."""

    name: str = field(repr=False)
    day: date
    practised: tuple[Text, ...]


def name_of(typed: str) -> str:
    """Return a name as it can be printed; empty where none was typed that can be."""
    try:
        return clean(typed, most=LONGEST_NAME)
    except AnswerError:
        return ""


def day_of_training(typed: Mapping[str, str], today: date) -> date | None:
    """Return the day that was typed; nothing where there is none, or it cannot be that one."""
    try:
        day = date(*(int(typed.get(each, "")[: LONGEST_NUMBER + 1]) for each in PARTS))
    except ValueError:
        return None
    return day if today - OLDEST <= day <= today else None
