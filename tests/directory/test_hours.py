"""Opening hours at awkward moments: nights, bank holidays, and when the clocks change."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calendars import LONDON, NATIONS
from app.directory.hour_words import hours_said
from app.directory.hours import WEEK, Opening, Schedule, is_office_time, opening
from app.questionnaires.text import English, render


def hours(byday: str, opens: str, closes: str, **more: Any) -> Schedule:
    return Schedule.model_validate(
        {"byday": byday, "opens_at": opens, "closes_at": closes, "bank_holidays": "closed", **more}
    )


OFFICE = [hours("MO,TU,WE,TH", "08:30", "17:30"), hours("FR", "08:30", "17:00")]
NIGHT = [
    hours("MO,TU,WE,TH", "17:30", "08:30", bank_holidays="usual"),
    hours("FR", "17:00", "00:00", bank_holidays="usual"),
    hours("SA,SU", "00:00", "00:00", bank_holidays="usual"),
    hours("MO", "00:00", "08:30", bank_holidays="usual"),
    hours("MO", "00:00", "00:00", bank_holidays="only"),
]
ALL_DAY = [hours("MO,TU,WE,TH,FR,SA,SU", "00:00", "00:00", bank_holidays="usual")]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def said(schedules: list[Schedule], when: str, nation: str = "england") -> str:
    found = opening(schedules, nation, at(when))
    return render(hours_said(found, at(when)), English()) if found else "unknown"


@pytest.mark.parametrize(
    ("when", "nation", "words"),
    [
        pytest.param(
            "2026-11-23T08:29:59",
            "england",
            "Closed now. Opens today at 08:30.",
            id="a second before",
        ),
        pytest.param(
            "2026-11-23T08:30:00", "england", "Open now, until 17:30.", id="on the second"
        ),
        pytest.param(
            "2026-11-27T16:55:00", "england", "Open now, until 17:00.", id="Friday at ten to five"
        ),
        pytest.param(
            "2026-11-27T17:00:00",
            "england",
            "Closed now. Opens Monday 30 November 2026, 08:30.",
            id="Friday at five",
        ),
        pytest.param(
            "2026-11-27T17:00:00",
            "scotland",
            "Closed now. Opens Tuesday 1 December 2026, 08:30.",
            id="St Andrew's Day follows",
        ),
        pytest.param(
            "2026-04-02T17:30:00",
            "england",
            "Closed now. Opens Tuesday 7 April 2026, 08:30.",
            id="Easter",
        ),
        pytest.param(
            "2026-12-24T17:30:00",
            "england",
            "Closed now. Opens Tuesday 29 December 2026, 08:30.",
            id="Christmas and its substitute",
        ),
        pytest.param(
            "2027-01-02T10:00:00",
            "scotland",
            "Closed now. Opens Tuesday 5 January 2027, 08:30.",
            id="2 January in Scotland",
        ),
        pytest.param(
            "2027-01-04T10:00:00", "england", "Open now, until 17:30.", id="no holiday in England"
        ),
        pytest.param(
            "2027-03-17T10:00:00",
            "northern_ireland",
            "Closed now. Opens Thursday 18 March 2027, 08:30.",
            id="St Patrick's Day",
        ),
        pytest.param(
            "2027-03-17T10:00:00", "wales", "Open now, until 17:30.", id="no holiday in Wales"
        ),
        pytest.param(
            "2027-07-12T10:00:00",
            "northern_ireland",
            "Closed now. Opens Tuesday 13 July 2027, 08:30.",
            id="12 July",
        ),
    ],
)
def test_offices_keep_their_hours_and_their_nations_holidays(
    when: str, nation: str, words: str
) -> None:
    assert said(OFFICE, when, nation) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        pytest.param(
            "2026-11-23T17:29", "Closed now. Opens today at 17:30.", id="before the night"
        ),
        pytest.param(
            "2026-11-23T23:59", "Open now, until Tuesday 24 November 2026, 08:30.", id="at midnight"
        ),
        pytest.param("2026-11-24T03:00", "Open now, until 08:30.", id="in the small hours"),
        pytest.param(
            "2026-11-28T12:00",
            "Open now, until Monday 30 November 2026, 08:30.",
            id="at the weekend",
        ),
        pytest.param(
            "2026-12-28T12:00",
            "Open now, until Tuesday 29 December 2026, 08:30.",
            id="bank holiday Monday",
        ),
    ],
)
def test_hours_run_past_midnight_and_join(when: str, words: str) -> None:
    assert said(NIGHT, when) == words


@pytest.mark.parametrize(
    "when", ["2026-03-29T00:30", "2026-03-29T01:30", "2026-10-25T01:30", "2026-12-25T03:00"]
)
def test_a_line_that_never_closes_says_so(when: str) -> None:
    assert said(ALL_DAY, when) == "Open day and night."


def test_the_night_in_which_an_hour_is_missing_is_an_hour_shorter() -> None:
    night = [hours("SA", "22:00", "06:00", bank_holidays="usual")]
    spring = opening(night, "england", at("2026-03-28T23:00"))
    autumn = opening(night, "england", at("2026-10-24T23:00"))
    assert spring
    assert spring.until
    assert autumn
    assert autumn.until
    assert spring.until.astimezone(UTC) - at("2026-03-28T23:00").astimezone(UTC) == timedelta(
        hours=6
    )
    assert autumn.until.astimezone(UTC) - at("2026-10-24T23:00").astimezone(UTC) == timedelta(
        hours=8
    )
    assert (spring.until.hour, autumn.until.hour) == (6, 6)


def test_hours_hold_only_while_they_are_valid() -> None:
    summer = [hours("SA", "10:00", "12:00", valid_from="2026-07-01", valid_to="2026-08-31")]
    found = opening(summer, "england", at("2026-08-29T11:00"))
    assert found
    assert found.is_open
    assert opening(summer, "england", at("2026-09-05T11:00")) == Opening(is_open=False)


UNSAID = [hours("MO,TU,WE,TH,FR", "09:00", "17:00", bank_holidays="unknown")]
NIGHTS = [
    hours("MO,TU,WE,TH", "17:00", "09:00", bank_holidays="unknown"),
    hours("FR", "17:00", "00:00", bank_holidays="unknown"),
    hours("SA,SU", "00:00", "00:00", bank_holidays="unknown"),
    hours("MO", "00:00", "09:00", bank_holidays="unknown"),
]


@pytest.mark.parametrize(
    ("schedules", "when", "nation", "words"),
    [
        pytest.param(UNSAID, "2026-12-25T10:00", "england", "unknown", id="in its hours"),
        pytest.param(UNSAID, "2026-12-25T03:00", "england", "Closed now.", id="shut either way"),
        pytest.param(UNSAID, "2026-12-24T10:00", "england", "Open now, until 17:00.", id="before"),
        pytest.param(UNSAID, "2026-12-24T18:00", "england", "Closed now.", id="till when unknown"),
        pytest.param(UNSAID, "2026-11-30T10:00", "scotland", "unknown", id="of its nation"),
        pytest.param(
            UNSAID, "2026-11-30T10:00", "england", "Open now, until 17:00.", id="of another"
        ),
        pytest.param(NIGHTS, "2026-12-29T02:00", "england", "unknown", id="the night after"),
        pytest.param(NIGHTS, "2026-12-27T20:00", "england", "Open now.", id="the night before"),
        pytest.param(
            NIGHTS,
            "2026-11-24T02:00",
            "england",
            "Open now, until 09:00.",
            id="an ordinary night",
        ),
        pytest.param(
            [*ALL_DAY, hours("SA", "10:00", "12:00", bank_holidays="unknown")],
            "2026-12-25T10:00",
            "england",
            "Open day and night.",
            id="other hours settle it",
        ),
    ],
)
def test_of_hours_not_known_for_bank_holidays_only_what_is_so_anyway_is_said(
    schedules: list[Schedule], when: str, nation: str, words: str
) -> None:
    assert said(schedules, when, nation) == words


@pytest.mark.parametrize(
    ("when", "nation", "is_office"),
    [
        pytest.param("2026-11-23T08:59", "england", False, id="before nine"),
        pytest.param("2026-11-23T09:00", "england", True, id="at nine"),
        pytest.param("2026-11-27T16:55", "england", True, id="Friday at ten to five"),
        pytest.param("2026-11-27T17:00", "england", False, id="at five"),
        pytest.param("2026-11-28T12:00", "england", False, id="Saturday"),
        pytest.param("2026-11-30T12:00", "scotland", False, id="St Andrew's Day"),
        pytest.param("2026-11-30T12:00", "england", True, id="no holiday in England"),
    ],
)
def test_office_hours_stand_in_where_a_councils_own_are_not_known(
    when: str, nation: str, *, is_office: bool
) -> None:
    assert is_office_time(nation, at(when)) is is_office


CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 31)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC)
)
WEEKS = st.lists(
    st.builds(
        lambda days, opens, closes, on: Schedule(
            byday=",".join(sorted(days)), opens_at=opens, closes_at=closes, bank_holidays=on
        ),
        st.sets(st.sampled_from(WEEK), min_size=1),
        CLOCKS,
        CLOCKS,
        st.sampled_from(["closed", "usual", "only"]),
    ),
    min_size=1,
    max_size=4,
)


@given(WEEKS, st.sampled_from(NATIONS), MOMENTS)
def test_what_is_said_of_the_next_change_comes_true(
    schedules: list[Schedule], nation: str, moment: datetime
) -> None:
    found = opening(schedules, nation, moment)
    assert found is not None
    change = found.until if found.is_open else found.opens
    if change is None:
        return
    assert change.astimezone(UTC) > moment
    just_before = opening(schedules, nation, change.astimezone(UTC) - timedelta(seconds=1))
    then = opening(schedules, nation, change.astimezone(UTC))
    assert just_before
    assert just_before.is_open is found.is_open
    assert then
    assert then.is_open is not found.is_open
