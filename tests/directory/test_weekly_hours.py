"""Weekly hours in words, for paper, which has no hour of its own."""

from datetime import date
from typing import Any

import pytest

from app.directory.hour_words import week_holds_until, week_said
from app.directory.hours import Schedule
from app.questionnaires.text import English, render

DAY = date(2026, 11, 24)
WEEKDAYS = "MO,TU,WE,TH,FR"


def hours(byday: str, opens: str, closes: str, **more: Any) -> Schedule:
    given = {"byday": byday, "opens_at": opens, "closes_at": closes, "bank_holidays": "usual"}
    return Schedule.model_validate({**given, **more})


@pytest.mark.parametrize(
    ("schedules", "said"),
    [
        pytest.param([], "", id="not known"),
        pytest.param(
            [hours(WEEKDAYS, "08:30", "17:00")],
            "Monday to Friday, 08:30 to 17:00.",
            id="a run of days",
        ),
        pytest.param(
            [hours("SU,SA", "10:00", "12:00")],
            "Saturday and Sunday, 10:00 to 12:00.",
            id="two days",
        ),
        pytest.param(
            [hours("MO,TU,WE,FR", "09:00", "17:00")],
            "Monday to Wednesday and Friday, 09:00 to 17:00.",
            id="a run and a day",
        ),
        pytest.param(
            [hours("MO,WE,FR", "09:00", "17:00")],
            "Monday, Wednesday and Friday, 09:00 to 17:00.",
            id="days apart",
        ),
        pytest.param(
            [hours("MO,TU,WE,TH,FR,SA,SU", "17:00", "08:30")],
            "Every day, 17:00 to 08:30 the next day.",
            id="over night",
        ),
        pytest.param(
            [hours("SA,SU", "00:00", "00:00")],
            "Saturday and Sunday, day and night.",
            id="whole days",
        ),
        pytest.param(
            [hours(WEEKDAYS, "09:00", "17:00", bank_holidays="closed")],
            "Monday to Friday, 09:00 to 17:00. Closed on bank holidays.",
            id="closed on bank holidays",
        ),
        pytest.param(
            [hours(WEEKDAYS, "09:00", "17:00", bank_holidays="unknown")],
            "Monday to Friday, 09:00 to 17:00. We do not know their hours on bank holidays.",
            id="bank holidays not known",
        ),
        pytest.param(
            [
                hours(WEEKDAYS, "09:00", "17:00", bank_holidays="closed"),
                hours("MO", "10:00", "12:00", bank_holidays="only"),
            ],
            "Monday to Friday, 09:00 to 17:00. Bank holidays, 10:00 to 12:00.",
            id="hours of bank holidays",
        ),
        pytest.param(
            [
                hours(WEEKDAYS, "09:00", "17:00", bank_holidays="closed"),
                hours("SA", "09:00", "12:00"),
            ],
            "Monday to Friday, 09:00 to 17:00. These hours do not hold on bank holidays."
            " Saturday, 09:00 to 12:00.",
            id="some of them on bank holidays",
        ),
        pytest.param(
            [
                hours("MO", "09:00", "17:00", valid_to=date(2026, 11, 23)),
                hours("TU", "09:00", "17:00", valid_from=date(2026, 11, 24)),
                hours("WE", "09:00", "17:00", valid_from=date(2026, 11, 25)),
            ],
            "Tuesday, 09:00 to 17:00.",
            id="only those that hold now",
        ),
    ],
)
def test_weekly_hours_are_said(schedules: list[Schedule], said: str) -> None:
    assert " ".join(render(each, English()) for each in week_said(schedules, DAY)) == said


@pytest.mark.parametrize(
    ("more", "until"),
    [
        pytest.param({}, None, id="for good"),
        pytest.param({"valid_to": DAY}, DAY, id="to the end of today"),
        pytest.param({"valid_from": date(2026, 12, 1)}, date(2026, 11, 30), id="others begin"),
        pytest.param({"valid_to": date(2026, 11, 1)}, None, id="over long ago"),
    ],
)
def test_paper_is_good_until_the_hours_change(more: dict[str, Any], until: date | None) -> None:
    schedules = [hours(WEEKDAYS, "09:00", "17:00"), hours("SA", "09:00", "12:00", **more)]
    assert week_holds_until(schedules, DAY) == until
