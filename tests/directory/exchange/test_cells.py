from typing import Any

import pytest

from app.directory.errors import RefusedRecordError
from app.directory.exchange.cells import guarded, is_formula, read, unguarded, written


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+44 1632 960 001", "'+44 1632 960 001", id="a number from abroad"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("\r=1", "'\r=1", id="carriage return"),
        pytest.param("\uff1d1", "'\uff1d1", id="a wide equals sign"),
        pytest.param("'=1", "''=1", id="guarded by the person"),
        pytest.param("'tis so", "'tis so", id="an apostrophe of its own"),
        pytest.param("Say =1", "Say =1", id="further on"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_no_spreadsheet_runs_a_cell_and_it_reads_back_the_same(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == text


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        pytest.param("=HYPERLINK(A1)", True, id="equals"),
        pytest.param("  =1", True, id="after spaces"),
        pytest.param("\uff20SUM(1)", True, id="a wide at"),
        pytest.param("+1+cmd|' /C calc'!A0", True, id="plus"),
        pytest.param("-2+3", True, id="minus"),
        pytest.param("+44 1632 960 001", False, id="a telephone number"),
        pytest.param("'=1", False, id="guarded"),
        pytest.param("Ask for A=B", False, id="further on"),
    ],
)
def test_a_formula_is_told_from_a_telephone_number(text: str, *, formula: bool) -> None:
    assert is_formula(text) is formula


@pytest.mark.parametrize(
    ("column", "value", "cell"),
    [
        pytest.param("phones", [{"number": "101"}], "101", id="a number"),
        pytest.param(
            "phones",
            [{"number": "101"}, {"number": "60777", "type": "sms", "languages": ["en", "cy"]}],
            "101 | 60777; sms; ; en cy",
            id="two numbers, one with languages",
        ),
        pytest.param(
            "phones",
            [{"number": "101", "type": "text", "description": "One; two | three \\ four"}],
            "101; text; One\\; two \\| three \\\\ four",
            id="a text with our own marks",
        ),
        pytest.param(
            "schedules",
            [{"byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00"}],
            "MO,TU 09:00-17:00",
            id="hours",
        ),
        pytest.param(
            "schedules",
            [
                {
                    "byday": "SU",
                    "opens_at": "17:30",
                    "closes_at": "08:30",
                    "bank_holidays": "only",
                    "valid_from": "2026-12-01",
                    "valid_to": "2027-01-31",
                }
            ],
            "SU 17:30-08:30; bank holidays only; from 2026-12-01; to 2027-01-31",
            id="hours over midnight, for a season",
        ),
        pytest.param("doors", ["lado", "early_help"], "lado, early_help", id="a list"),
        pytest.param("how", "Ask; then wait | listen", "Ask; then wait | listen", id="a text"),
    ],
)
def test_what_is_written_in_a_cell_is_read_back(column: str, value: Any, cell: str) -> None:
    assert written(column, value) == cell
    assert read(column, cell) == value


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        pytest.param("phones", "101; sms; Texts; en; more", id="a telephone with too many parts"),
        pytest.param("schedules", "Monday to Friday", id="hours in words"),
        pytest.param("schedules", "MO 9am-5pm", id="hours of twelve"),
        pytest.param("schedules", "MO 09:00-17:00; sometimes", id="an unknown part"),
        pytest.param(
            "schedules", "MO 09:00-17:00; from 2026-01-01; from 2026-02-01", id="a part twice"
        ),
    ],
)
def test_what_is_not_in_our_notation_is_refused_with_an_example(column: str, cell: str) -> None:
    with pytest.raises(RefusedRecordError) as caught:
        read(column, cell)
    [reason] = caught.value.reasons
    assert reason.startswith(f"{column}: write ")
