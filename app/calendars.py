"""Days and hours in the four nations: the zone everybody lives in, and when offices are closed."""

from datetime import date, datetime
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")
"""The zone of the whole United Kingdom."""

Nation = Literal["england", "wales", "scotland", "northern_ireland"]
NATIONS: tuple[Nation, ...] = ("england", "wales", "scotland", "northern_ireland")

SUBDIVISIONS = {
    "england": "ENG",
    "wales": "WLS",
    "scotland": "SCT",
    "northern_ireland": "NIR",
}


@lru_cache(maxsize=8)
def bank_holidays(nation: str) -> holidays.HolidayBase:
    """Return the bank holidays of a nation, worked out for any year that is asked for."""
    return holidays.country_holidays("GB", subdiv=SUBDIVISIONS.get(nation, "ENG"))


def is_bank_holiday(day: date, nation: str) -> bool:
    """Say whether a day is a bank holiday in this nation."""
    return day in bank_holidays(nation)


def is_working_day(day: date, nation: str) -> bool:
    """Say whether offices are open on a day in this nation."""
    return day.weekday() < 5 and not is_bank_holiday(day, nation)


def local(at: datetime) -> datetime:
    """Return a moment as clocks here show it; one without a zone is taken as already here."""
    return at.astimezone(LONDON) if at.tzinfo else at.replace(tzinfo=LONDON)


def day_of(at: datetime) -> date:
    """Return the day in the United Kingdom."""
    return local(at).date()
