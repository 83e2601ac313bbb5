from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.assessment.clocks import due
from app.assessment.rulebook import Clock
from app.calendars import LONDON, SUBDIVISIONS, is_working_day

NATIONS = st.sampled_from(list(SUBDIVISIONS))


def clock(**length: Any) -> Clock:
    whole = {"id": "c", "text": "By %(due)s.", "source": "001 ¶153", **length}
    return Clock.model_validate(whole, context={"words": "test"})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "nation", "days", "ends"),
    [
        pytest.param("2026-03-10T09:00", "england", 1, "2026-03-11", id="Tuesday"),
        pytest.param("2026-03-10T17:00", "england", 1, "2026-03-11", id="at five"),
        pytest.param("2026-03-10T17:01", "england", 1, "2026-03-12", id="after five is tomorrow's"),
        pytest.param("2026-03-13T16:55", "england", 1, "2026-03-16", id="Friday"),
        pytest.param("2026-03-13T18:00", "england", 1, "2026-03-17", id="Friday evening"),
        pytest.param("2026-03-14T10:00", "england", 1, "2026-03-17", id="Saturday"),
        pytest.param("2026-03-15T10:00", "england", 1, "2026-03-17", id="Sunday"),
        pytest.param("2026-03-13T16:55", "england", 10, "2026-03-27", id="two weeks"),
        pytest.param("2026-08-28T16:55", "england", 1, "2026-09-01", id="August, England"),
        pytest.param("2026-08-28T16:55", "wales", 1, "2026-09-01", id="August, Wales"),
        pytest.param("2026-08-28T16:55", "northern_ireland", 1, "2026-09-01", id="August, N I"),
        pytest.param("2026-08-28T16:55", "scotland", 1, "2026-08-31", id="August, Scotland"),
        pytest.param("2026-07-31T16:55", "scotland", 1, "2026-08-04", id="Scotland's own August"),
        pytest.param("2026-07-31T16:55", "england", 1, "2026-08-03", id="no holiday in England"),
        pytest.param("2026-08-31T10:00", "england", 1, "2026-09-02", id="begun on a holiday"),
        pytest.param("2026-12-24T16:00", "england", 1, "2026-12-29", id="Christmas"),
        pytest.param("2026-12-31T16:00", "england", 1, "2027-01-04", id="New Year, England"),
        pytest.param("2027-12-31T16:00", "scotland", 1, "2028-01-05", id="New Year, Scotland"),
        pytest.param("2026-03-16T16:00", "northern_ireland", 1, "2026-03-18", id="St Patrick"),
        pytest.param("2026-03-27T16:00", "england", 1, "2026-03-30", id="clocks go forward"),
        pytest.param("2026-10-23T16:00", "england", 1, "2026-10-26", id="clocks go back"),
        pytest.param("2026-03-13T16:55", "atlantis", 1, "2026-03-16", id="an unknown nation"),
    ],
)
def test_working_days(start: str, nation: str, days: int, ends: str) -> None:
    assert due(clock(working_days=days), at(start), nation) == at(f"{ends}T17:00")


@pytest.mark.parametrize(
    ("length", "start", "ends"),
    [
        pytest.param({"hours": 72}, "2026-03-10T09:30", "2026-03-13T09:30", id="72 hours"),
        pytest.param({"hours": 24}, "2026-03-28T12:00", "2026-03-29T13:00", id="hours in spring"),
        pytest.param({"hours": 24}, "2026-10-24T12:00", "2026-10-25T11:00", id="hours in autumn"),
        pytest.param({"weeks": 12}, "2026-03-10T09:30", "2026-06-02T09:30", id="12 weeks"),
    ],
)
def test_hours_and_weeks_run_through_weekends(
    length: dict[str, int], start: str, ends: str
) -> None:
    assert due(clock(**length), at(start), "england") == at(ends)


@pytest.mark.parametrize(
    ("start", "nation"),
    [
        pytest.param("2026-03-10T00:00", "england", id="as the day begins"),
        pytest.param("2026-03-10T18:00", "england", id="after offices close"),
        pytest.param("2026-03-14T10:00", "wales", id="Saturday"),
        pytest.param("2026-12-25T23:59", "scotland", id="Christmas night"),
        pytest.param("2026-03-29T00:30", "england", id="the night that loses an hour"),
        pytest.param("2026-10-25T01:30", "northern_ireland", id="the night that gains one"),
    ],
)
def test_the_same_day_is_the_day_it_is_whether_offices_are_open_or_not(
    start: str, nation: str
) -> None:
    begun = at(start)
    end = due(clock(same_day=True), begun, nation)
    assert end == at(f"{start[:10]}T23:59")
    assert end.tzinfo is begun.tzinfo


@pytest.mark.parametrize("length", [{"hours": 24}, {"weeks": 1}], ids=str)
def test_it_runs_out_in_the_zone_that_it_started_in(length: dict[str, int]) -> None:
    assert due(clock(**length), at("2026-07-10T09:30"), "england").tzinfo is LONDON


def test_a_start_without_a_zone_stays_without_one() -> None:
    start = datetime(2026, 3, 28, 12, 0)  # noqa: DTZ001 - the directory's own tests have no zone
    assert due(clock(hours=24), start, "england") == start + timedelta(hours=24)


@given(st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)), NATIONS, st.integers(1, 12))  # noqa: DTZ001
def test_a_working_day_clock_ends_at_five_on_a_working_day(
    start: datetime, nation: str, days: int
) -> None:
    begun = start.replace(tzinfo=LONDON)
    end = due(clock(working_days=days), begun, nation)
    assert is_working_day(end.date(), nation)
    assert (end.hour, end.minute, end.tzinfo) == (17, 0, LONDON)
    assert end > begun
    passed = [begun.date() + timedelta(n) for n in range(1, (end.date() - begun.date()).days + 1)]
    working = sum(is_working_day(day, nation) for day in passed)
    assert working in (days, days + 1)
    assert due(clock(working_days=days + 1), begun, nation) > end


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001
    st.timedeltas(timedelta(0), timedelta(days=9)),
    NATIONS,
)
def test_what_starts_later_never_ends_sooner(
    start: datetime, later: timedelta, nation: str
) -> None:
    one = clock(working_days=1)
    first, second = (start.replace(tzinfo=LONDON), (start + later).replace(tzinfo=LONDON))
    assert due(one, first, nation) <= due(one, second, nation)


@given(st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)), NATIONS)  # noqa: DTZ001
def test_the_same_day_is_never_over_before_it_begins(start: datetime, nation: str) -> None:
    begun = start.replace(second=0, microsecond=0, tzinfo=LONDON)
    end = due(clock(same_day=True), begun, nation)
    assert end >= begun
    assert end.date() == begun.date()


@given(st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)), st.integers(1, 200))  # noqa: DTZ001
def test_hours_are_as_long_as_they_say(start: datetime, hours: int) -> None:
    begun = start.replace(tzinfo=UTC).astimezone(LONDON)
    assert (due(clock(hours=hours), begun, "england") - begun.astimezone(UTC)) == timedelta(
        hours=hours
    )


@pytest.mark.parametrize("nation", SUBDIVISIONS)
def test_no_office_is_open_at_christmas_or_on_a_sunday(nation: str) -> None:
    assert not is_working_day(date(2026, 12, 25), nation)
    assert not is_working_day(date(2026, 3, 15), nation)
    assert is_working_day(date(2026, 3, 12), nation)


@pytest.mark.parametrize(
    "length",
    [
        {},
        {"hours": 1, "weeks": 1},
        {"same_day": True, "hours": 1},
        {"working_days": 0},
        {"hours": -1},
        {"same_day": False},
    ],
    ids=["none", "two", "the same day and hours", "nought", "negative", "not the same day"],
)
def test_a_clock_has_one_length(length: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        clock(**length)
