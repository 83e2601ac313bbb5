"""Opening hours in words."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from app.calendars import local
from app.directory.hours import WEEK, Opening, Schedule
from app.questionnaires.text import Message, Text, Value

DAY_AND_NIGHT = Text("Open day and night.", "opening hours")
OPEN = Text("Open now.", "opening hours")
UNTIL_TIME = Text("Open now, until %(time)s.", "opening hours")
UNTIL_MOMENT = Text("Open now, until %(moment)s.", "opening hours")
OPENS_TODAY = Text("Closed now. Opens today at %(time)s.", "opening hours")
OPENS = Text("Closed now. Opens %(moment)s.", "opening hours")
CLOSED = Text("Closed now.", "opening hours")

DAYS = (
    Text("Monday", "opening hours of a week"),
    Text("Tuesday", "opening hours of a week"),
    Text("Wednesday", "opening hours of a week"),
    Text("Thursday", "opening hours of a week"),
    Text("Friday", "opening hours of a week"),
    Text("Saturday", "opening hours of a week"),
    Text("Sunday", "opening hours of a week"),
)
EVERY_DAY = Text("Every day", "opening hours of a week")
BANK_HOLIDAYS = Text("Bank holidays", "opening hours of a week")
FROM_TO = Text("%(first)s to %(last)s", "opening hours of a week")
HOURS = Text("%(days)s, %(opens)s to %(closes)s.", "opening hours of a week")
OVERNIGHT = Text("%(days)s, %(opens)s to %(closes)s the next day.", "opening hours of a week")
ALL_DAY = Text("%(days)s, day and night.", "opening hours of a week")
CLOSED_ON_BANK_HOLIDAYS = Text("Closed on bank holidays.", "opening hours of a week")
NOT_ON_BANK_HOLIDAYS = Text("These hours do not hold on bank holidays.", "opening hours of a week")
UNKNOWN_ON_BANK_HOLIDAYS = Text(
    "We do not know their hours on bank holidays.", "opening hours of a week"
)
SHORTEST_RUN = 3
"""Fewer days than this are named one by one."""


def hours_said(opening: Opening, at: datetime) -> Text | Message:
    """Return whether somebody answers at a moment, and what comes next, in words."""
    today = local(at).date()
    if opening.is_open:
        if opening.until is None:
            return DAY_AND_NIGHT if opening.always else OPEN
        if opening.until.date() == today:
            return UNTIL_TIME(time=opening.until.time())
        return UNTIL_MOMENT(moment=opening.until)
    if opening.opens is None:
        return CLOSED
    if opening.opens.date() == today:
        return OPENS_TODAY(time=opening.opens.time())
    return OPENS(moment=opening.opens)


def week_said(schedules: Iterable[Schedule], day: date) -> tuple[Text | Message, ...]:
    """Return the weekly hours that hold on a day, in words that stay true when it is over."""
    held = [each for each in schedules if _holds(each, day)]
    kinds = {each.bank_holidays for each in held}
    said: list[Text | Message] = []
    for each in held:
        said.append(_hours(each))
        if each.bank_holidays == "closed" and kinds == {"closed", "usual"}:
            said.append(NOT_ON_BANK_HOLIDAYS)
    if kinds == {"closed"}:
        said.append(CLOSED_ON_BANK_HOLIDAYS)
    if "unknown" in kinds and "only" not in kinds:
        said.append(UNKNOWN_ON_BANK_HOLIDAYS)
    return tuple(said)


def week_holds_until(schedules: Iterable[Schedule], day: date) -> date | None:
    """Return the last day on which the weekly hours are those of this day, if it is known."""
    found = [each.valid_to for each in schedules if each.valid_to and each.valid_to >= day]
    begin = (each.valid_from for each in schedules if each.valid_from and each.valid_from > day)
    found += [each - timedelta(days=1) for each in begin]
    return min(found, default=None)


def _holds(schedule: Schedule, day: date) -> bool:
    begun = schedule.valid_from is None or schedule.valid_from <= day
    return begun and (schedule.valid_to is None or schedule.valid_to >= day)


def _hours(schedule: Schedule) -> Message:
    days: Value = BANK_HOLIDAYS if schedule.bank_holidays == "only" else _days(schedule.byday)
    opens, closes = schedule.opens_at, schedule.closes_at
    if opens == closes:
        return ALL_DAY(days=days)
    return (HOURS if opens < closes else OVERNIGHT)(days=days, opens=opens, closes=closes)


def _days(byday: str) -> Value:
    numbers = sorted(WEEK.index(each) for each in byday.split(","))
    if len(numbers) == len(WEEK):
        return EVERY_DAY
    return tuple(each for run in _runs(numbers) for each in _run(run))


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    """Yield the days that follow one another, together."""
    breaks = [n for n, (one, other) in enumerate(pairwise(numbers), 1) if other - one > 1]
    for begins, ends in pairwise([0, *breaks, len(numbers)]):
        yield numbers[begins:ends]


def _run(run: list[int]) -> list[Value]:
    if len(run) < SHORTEST_RUN:
        return [DAYS[each] for each in run]
    return [FROM_TO(first=DAYS[run[0]], last=DAYS[run[-1]])]
