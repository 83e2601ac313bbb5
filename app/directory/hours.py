"""When a service answers: its weekly hours, bank holidays, and the next time that it opens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from app.calendars import LONDON, is_bank_holiday, is_working_day, local
from app.questionnaires.base import Strict

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""Days as iCalendar and Open Referral write them, in the order of `date.weekday`."""

AHEAD = 14
"""Days looked ahead for the next opening: past Christmas, and no further than anybody plans."""

OFFICE_OPENS, OFFICE_CLOSES = time(9), time(17)
"""Office hours where a council's own are not known: out of hours is from 5 in the afternoon to 9 in
the morning, weekends and bank holidays (002 L176)."""


def _known_days(byday: str) -> str:
    days = byday.split(",")
    if set(days) - set(WEEK) or len(set(days)) < len(days):
        raise ValueError(f"give days as in MO,TU,WE, each once, from {','.join(WEEK)}")
    return byday


def _as_time(value: object) -> object:
    if isinstance(value, int):
        raise ValueError('write a time of day in quotes, as in "17:30"')  # noqa: TRY004 - pydantic's
    return time.fromisoformat(value) if isinstance(value, str) else value


Clock = Annotated[time, BeforeValidator(_as_time)]
BankHolidays = Literal["closed", "usual", "only", "unknown"]


class Schedule(Strict):
    """Weekly hours. Closing at or before the opening time means the next day."""

    byday: Annotated[str, AfterValidator(_known_days)]
    opens_at: Clock
    closes_at: Clock
    valid_from: date | None = None
    valid_to: date | None = None
    bank_holidays: BankHolidays = "unknown"
    """Whether these hours hold on a bank holiday; `only` makes them those of bank holidays."""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("valid_to is before valid_from")
        return self

    def holds_on(self, day: date, nation: str) -> bool:
        """Say whether these hours begin on a day."""
        if (self.valid_from and day < self.valid_from) or (self.valid_to and self.valid_to < day):
            return False
        is_holiday = self.bank_holidays != "usual" and is_bank_holiday(day, nation)
        if self.bank_holidays == "only":
            return is_holiday
        return not is_holiday and WEEK[day.weekday()] in self.byday

    def span(self, day: date) -> "Span":
        """Return the hours that begin on a day; a clock time that is skipped comes later."""
        ends = day if self.closes_at > self.opens_at else day + timedelta(days=1)
        return Span(_moment(day, self.opens_at), _moment(ends, self.closes_at))


Schedules = Annotated[tuple[Schedule, ...], Field(max_length=40)]


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A stretch of time in UTC, the end not in it."""

    begins: datetime
    ends: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """Whether somebody answers at a moment, and what comes next, in the time of this country."""

    is_open: bool
    always: bool = False
    until: datetime | None = None
    """When it closes, while it is open; nothing where it never does, or nobody can tell."""
    opens: datetime | None = None
    """When it next opens, while it is closed; nothing within a fortnight, or nobody can tell."""


ALWAYS = Opening(is_open=True, always=True)


def opening(schedules: Iterable[Schedule], nation: str, at: datetime) -> Opening | None:
    """Return whether weekly hours have it open at a moment; nothing where nobody can tell.

    Where the hours of a bank holiday are not known, only that is said which is so whether or not
    they hold on it.
    """
    known = tuple(schedules)
    if all(each.bank_holidays != "unknown" for each in known):
        return _opening(known, nation, at)
    usual = _opening(_settled(known, "usual"), nation, at)
    closed = _opening(_settled(known, "closed"), nation, at)
    if usual.is_open is not closed.is_open:
        return None
    return Opening(
        is_open=usual.is_open,
        always=usual.always and closed.always,
        until=usual.until if usual.until == closed.until else None,
        opens=usual.opens if usual.opens == closed.opens else None,
    )


def _settled(schedules: tuple[Schedule, ...], on: BankHolidays) -> tuple[Schedule, ...]:
    return tuple(
        each.model_copy(update={"bank_holidays": on}) if each.bank_holidays == "unknown" else each
        for each in schedules
    )


def _opening(schedules: tuple[Schedule, ...], nation: str, at: datetime) -> Opening:
    now, today = local(at).astimezone(UTC), local(at).date()
    spans = list(_joined(sorted(_spans(schedules, nation, today))))
    for span in spans:
        if span.begins <= now < span.ends:
            never_ends = span.ends - now > timedelta(days=AHEAD - 2)
            return ALWAYS if never_ends else Opening(is_open=True, until=_here(span.ends))
    later = (span.begins for span in spans if span.begins > now)
    opens = min(later, default=None)
    return Opening(is_open=False, opens=_here(opens) if opens else None)


def is_office_time(nation: str, at: datetime) -> bool:
    """Say whether offices are open where their own hours are not known (002 L176)."""
    here = local(at)
    in_hours = OFFICE_OPENS <= here.time() < OFFICE_CLOSES
    return in_hours and is_working_day(here.date(), nation)


def _spans(schedules: Iterable[Schedule], nation: str, today: date) -> Iterator[Span]:
    for schedule in schedules:
        for ahead in range(-1, AHEAD):
            day = today + timedelta(days=ahead)
            if schedule.holds_on(day, nation):
                yield schedule.span(day)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Join spans that touch: midnight is no closing time of a line that is open all night."""
    last: Span | None = None
    for span in spans:
        if last and span.begins <= last.ends:
            last = Span(last.begins, max(last.ends, span.ends))
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=LONDON).astimezone(UTC)


def _here(moment: datetime) -> datetime:
    return moment.astimezone(LONDON)
