"""When a clock runs out: working days skip weekends and the nation's bank holidays."""

from datetime import UTC, datetime, time, timedelta

from app.calendars import is_working_day
from app.questionnaires.lengths import Length

MIDNIGHT = time(23, 59)
END_OF_DAY = time(17, 0)
"""When offices close, where an area has not said otherwise."""


def _hours_after(start: datetime, hours: int) -> datetime:
    """Count hours as they pass, also through the night in which the clocks change."""
    if start.tzinfo is None:
        return start + timedelta(hours=hours)
    return (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(start.tzinfo)


def due(clock: Length, start: datetime, nation: str) -> datetime:
    """Return when a clock that starts now runs out, in the zone of `start`.

    A working day that starts out of hours is counted from the next one's opening, so "one working
    day" from a Friday evening ends on the Tuesday.
    """
    if clock.hours is not None:
        return _hours_after(start, clock.hours)
    if clock.same_day:
        return datetime.combine(start.date(), MIDNIGHT, tzinfo=start.tzinfo)
    if clock.weeks is not None:
        return start + timedelta(weeks=clock.weeks)
    day, left = start.date(), clock.working_days or 0
    if start.time() > END_OF_DAY or not is_working_day(day, nation):
        left += 1
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day, nation)
    return datetime.combine(day, END_OF_DAY, tzinfo=start.tzinfo)
