"""What can be typed for a paper that says who took part."""

from datetime import date

import pytest

from app.training.papers.attendance import LONGEST_NAME, Attendance, day_of_training, name_of

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        pytest.param(("24", "11", "2026"), TODAY, id="today"),
        pytest.param(("٣", "٦", "٢٠٢٦"), date(2026, 6, 3), id="other digits"),
        pytest.param(("25", "11", "2026"), None, id="tomorrow"),
        pytest.param(("1", "1", "2024"), None, id="long ago"),
        pytest.param(("31", "2", "2026"), None, id="no such day"),
        pytest.param(("", "", ""), None, id="nothing"),
        pytest.param(("x", "11", "2026"), None, id="words"),
        pytest.param(("9" * 5000, "9" * 5000, "9" * 5000), None, id="endless"),
    ],
)
def test_a_day_is_one_on_which_training_can_have_been(
    typed: tuple[str, str, str], day: date | None
) -> None:
    given = dict(zip(("day", "month", "year"), typed, strict=True))
    assert day_of_training(given, TODAY) == day
    assert day_of_training({}, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Sam Sample ", "Sam Sample"),
        ("", ""),
        ("   ", ""),
        ("a" * (LONGEST_NAME + 1), ""),
        ("Sam\nSample", ""),
        ("Sam\x00", ""),
    ],
)
def test_a_name_is_one_line_that_can_be_printed(typed: str, name: str) -> None:
    assert name_of(typed) == name


def test_a_name_is_not_told_by_what_holds_it() -> None:
    assert "Sam" not in repr(Attendance(name="Sam", day=TODAY, practised=()))
