"""Which texts hold a number to ring, however it is written."""

import pytest

from app.directory.exchange.numbers import holds_number


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ring 01632960001", id="in one"),
        pytest.param("Ring 01632 960 001", id="spaces"),
        pytest.param("Ring 01632-960-001", id="hyphens"),
        pytest.param("Ring 01632.960.001", id="full stops"),
        pytest.param("Ring 01632/960/001", id="slashes"),
        pytest.param("Ring 01632\u00a0960\u00a0001", id="no-break spaces"),
        pytest.param("Ring 01632\u2013960\u2014001", id="dashes"),
        pytest.param("Ring 01632\u2011960\u2212001", id="a no-break hyphen and a minus"),
        pytest.param("Ring (01632) 960001", id="a code in brackets"),
        pytest.param("Ring +44 (0)1632 960001", id="from abroad"),
        pytest.param("Ring (01632) - 960 - 001", id="three signs between"),
        pytest.param("Ring 0 1 6 3 2 9 6 0 0 0 1", id="digit by digit"),
        pytest.param("Ring 01-63-29-60-00-01", id="in pairs"),
        pytest.param("Ring 01.12.13.14.15.16", id="in pairs that could be times"),
        pytest.param("Ring 01632\n960\n001", id="in lines"),
        pytest.param("Ring 01632\u200d960\u200d001", id="joiners"),
        pytest.param("Ring \uff10\uff11\uff16\uff13\uff12\uff19\uff16\uff10", id="wide digits"),
        pytest.param("Ring \u2460\u2461\u2462\u2463\u2464\u2465", id="digits in circles"),
        pytest.param("Ring 960001", id="with no code"),
        pytest.param("Ring 96-00-01", id="six in pairs"),
        pytest.param("Ring 0800 1111", id="a short one"),
        pytest.param("Ring 116 000", id="a shorter one"),
        pytest.param("Ring 18001 101", id="relay"),
        pytest.param("Ring 020 2023-2028", id="years after a code"),
        pytest.param("Ring 2023 2028", id="years with a space: a number in Cardiff"),
        pytest.param("Ring 999101", id="999 and 101 in one"),
        pytest.param("Ring 0161 999 101", id="999 and 101 after a code"),
        pytest.param("From 2023-2028 ring 01632.960.001", id="after years"),
    ],
)
def test_a_number_to_ring_is_found(text: str) -> None:
    assert holds_number(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ring 999", id="999"),
        pytest.param("Ring 999 or 101", id="999 or 101"),
        pytest.param("Ring 999/101", id="999/101"),
        pytest.param("Ring 101 (999 in an emergency)", id="101 and 999 in brackets"),
        pytest.param("Ring 101, 999 or 111", id="with commas"),
        pytest.param("Ring 101 (24/7)", id="day and night"),
        pytest.param("101 - 24/7, 365 days", id="day and night, all year"),
        pytest.param("Child Exploitation Priorities 2023-2028", id="years"),
        pytest.param("Priorities 2023\u20132028", id="years with a dash"),
        pytest.param("Priorities 2023 - 2028", id="years with spaces"),
        pytest.param("School year 2024/25", id="a school year"),
        pytest.param("School year 2024-25 (3 terms)", id="a school year, then a number"),
        pytest.param("Until 2027-03-31", id="a day"),
        pytest.param("Until 31/03/2027", id="a day as people write it"),
        pytest.param("Until 31.3.2027", id="a day with full stops"),
        pytest.param("2026-11-02 - 2027-05-02", id="from day to day"),
        pytest.param("Open 08:30-17:30", id="hours"),
        pytest.param("Open 08.30-17.30.", id="hours with full stops"),
        pytest.param("Open 9.00 - 12.00 / 13.00 - 17.00", id="hours with a break"),
        pytest.param("Ages 16-17 (18-25 with a plan)", id="ages"),
        pytest.param("Early help 0-5/5-11/11-18", id="many ages"),
        pytest.param("Press 1, 2, 3, 4, 5 or 6", id="keys"),
        pytest.param("Bring forms 1234 and 5678", id="numbers with a word between"),
        pytest.param("Room 12345", id="five digits"),
        pytest.param("S60 1AE", id="a postcode"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_digits_are_left_alone(text: str) -> None:
    assert not holds_number(text)


def test_a_long_text_is_read_in_no_time() -> None:
    for odd in ("2024.11.02 ", "1-", "9.00-", "2023-2028-", "(((", "1   "):
        assert holds_number(odd * 20_000 + "01632 960 001")
