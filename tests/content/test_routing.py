"""Every row of routing_cases.yaml comes out as it says, and a wrong one is found."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from app.assessment.scales import Urgency
from app.cli import main
from app.directory.paths import BUILT, FORMS
from app.questionnaires.errors import ContentError
from app.questionnaires.kinds.place import Role
from app.questionnaires.places import Place
from app.referrals.routing_cases import FILE, RoutingTable, read_routing_cases, try_routing_case
from tests.making import content

TABLE = read_routing_cases(FORMS)


@pytest.mark.parametrize("place", TABLE.cases, ids=[place.item.name for place in TABLE.cases])
def test_a_route_comes_out_as_it_says(place: Place) -> None:
    assert list(map(str, try_routing_case(content().router, TABLE, place))) == []


def test_the_rows_are_many_and_each_has_a_name_of_its_own() -> None:
    names = [place.item.name for place in TABLE.cases]
    assert len(set(names)) == len(names) >= 80


def test_the_rows_try_every_kind_of_place_and_every_urgency() -> None:
    cases = [place.item for place in TABLE.cases]
    assert {role for case in cases for role in case.places} == set(get_args(Role))
    assert {case.urgency for case in cases} == set(Urgency)


def test_every_row_says_what_must_hold() -> None:
    given = {"name", "places", "at", "urgency", "destinations", "records", "source"}
    for place in TABLE.cases:
        assert place.item.model_fields_set - given, place.item.name


def test_every_made_up_record_is_used_and_its_number_is_fictitious() -> None:
    used = {id for place in TABLE.cases for id in place.item.records}
    assert used == TABLE.records.keys()
    numbers = [phone.number for record in TABLE.records.values() for phone in record.phones]
    assert len(set(numbers)) == len(TABLE.records)
    assert all(re.fullmatch(r"01632 960\d{3}", number) for number in numbers)


def test_no_made_up_record_is_in_the_real_directory() -> None:
    assert TABLE.records.keys().isdisjoint(content().directory.services)


RECORDS = """records:
  - id: day-door
    name: A front door
    description: Made up.
    how: Say what worries you.
    phones: [{number: "01632 960001"}]
    service_areas: [E08000018]
    doors: [childrens_social_care]
    schedules: [{byday: "MO,TU,WE,TH,FR", opens_at: "08:30", closes_at: "17:30"}]
    source: made up
    assured_date: 2026-01-05
    assurer: Front door manager
    check_by: 2026-12-31
cases:
  - name: Mine
    source: made up
"""
LINE = RECORDS.splitlines().index("  - name: Mine") + 1
NOON = {
    "at": "2026-11-24T12:00",
    "places": "{home: S60 1AE}",
    "urgency": "one_working_day",
    "destinations": "[childrens_social_care]",
    "records": "[day-door]",
}


def table(folder: Path, **given: str) -> RoutingTable:
    """Return a table of one row: noon at a front door, but for what is given."""
    lines = [f"    {key}: {value}\n" for key, value in {**NOON, **given}.items() if value]
    (folder / "directory").mkdir()
    (folder / "directory" / FILE).write_text(RECORDS + "".join(lines), encoding="utf-8")
    return read_routing_cases(folder)


def test_a_row_that_is_right_is_quiet(tmp_path: Path) -> None:
    right = table(
        tmp_path,
        order="[childrens_social_care]",
        areas="[E08000018]",
        police="[E23000011]",
        first="day-door",
        not_first="[council_site]",
        shown="[day-door]",
        not_shown="[council_site]",
        open="true",
        until="2026-11-24T17:30",
        opens="null",
    )
    [case] = right.cases
    assert list(try_routing_case(content().router, right, case)) == []


@pytest.mark.parametrize(
    ("given", "what"),
    [
        pytest.param(
            {"order": "[csc_out_of_hours]"},
            "order is childrens_social_care, not csc_out_of_hours",
            id="order",
        ),
        pytest.param(
            {"areas": "[E08000017]"}, "areas is E08000018, not E08000017", id="another council"
        ),
        pytest.param({"areas": "[]"}, "areas is E08000018, not none", id="no council"),
        pytest.param(
            {"police": "[E23000010]"}, "police is E23000011, not E23000010", id="another force"
        ),
        pytest.param({"first": "council_site"}, "first is day-door, not council_site", id="first"),
        pytest.param({"not_first": "[day-door]"}, "day-door is first", id="not first"),
        pytest.param({"shown": "[council_site]"}, "council_site is not shown", id="shown"),
        pytest.param({"not_shown": "[day-door]"}, "day-door is shown", id="not shown"),
        pytest.param({"open": "false"}, "open is True, not False", id="open"),
        pytest.param({"open": "null"}, "open is True, not None", id="nobody can tell"),
        pytest.param(
            {"until": "2026-11-24T17:00"},
            "until is 2026-11-24T17:30:00+00:00, not 2026-11-24T17:00:00+00:00",
            id="closing time",
        ),
        pytest.param(
            {"until": "2026-11-24T17:30+01:00"},
            "until is 2026-11-24T17:30:00+00:00, not 2026-11-24T16:30:00+00:00",
            id="summer time in winter",
        ),
        pytest.param(
            {"at": "2026-11-24T18:00", "opens": "2026-11-24T08:30"},
            "opens is 2026-11-25T08:30:00+00:00, not 2026-11-24T08:30:00+00:00",
            id="opening time",
        ),
        pytest.param(
            {"opens": "2026-11-25T08:30"},
            "opens is None, not 2026-11-25T08:30:00+00:00",
            id="open, so it does not open",
        ),
        pytest.param({"why": "too long ago"}, "why is '', without 'too long ago'", id="no reason"),
        pytest.param(
            {"records": "[]", "why": "too long ago"},
            "without 'too long ago'",
            id="another reason",
        ),
        pytest.param(
            {"places": "{home: BT1 1AA}"}, "home is northern_ireland, not found", id="nowhere"
        ),
        pytest.param({"nowhere": "{home: unknown}"}, "home is found, not unknown", id="somewhere"),
        pytest.param(
            {"places": "{home: E10000030}", "at": "2027-04-01T12:00"},
            "home is no_council_then, not found",
            id="a council that has ended",
        ),
        pytest.param({"places": "{home: S60}"}, "not_a_postcode", id="no postcode"),
        pytest.param(
            {"destinations": "[moon_base]"}, "no destination is called 'moon_base'", id="nobody"
        ),
    ],
)
def test_a_row_that_is_wrong_is_found(tmp_path: Path, given: dict[str, str], what: str) -> None:
    wrong = table(tmp_path, **given)
    [case] = wrong.cases
    faults = list(try_routing_case(content().router, wrong, case))
    assert any(what in fault.what for fault in faults), faults
    assert all(fault.what.startswith("Mine: ") for fault in faults)
    assert {fault.line for fault in faults} == {LINE}


@pytest.mark.parametrize(
    ("given", "what"),
    [
        pytest.param({"records": "[night-door]"}, "no record is called 'night-door'", id="record"),
        pytest.param({"urgency": "soon"}, "soon", id="urgency"),
        pytest.param({"places": "{cinema: S60 1AE}"}, "'setting', 'found'", id="place"),
        pytest.param({"first_of_all": "day-door"}, "first_of_all", id="misspelt"),
        pytest.param({"destinations": ""}, "destinations", id="no destination"),
    ],
)
def test_a_row_that_says_nothing_true_is_refused(
    tmp_path: Path, given: dict[str, str], what: str
) -> None:
    with pytest.raises(ContentError, match=what):
        table(tmp_path, **given)


def test_a_record_of_a_real_place_changes_no_row(tmp_path: Path) -> None:
    bare = table(tmp_path, records="", first="council_site", not_shown="[day-door]")
    [case] = bare.cases
    router = content().router
    services = {**router.directory.services, **bare.records}
    held = replace(router, directory=replace(router.directory, services=services))
    area = held.directory.area("E08000018")
    at = case.item.at
    [found] = held.directory.contacts("childrens_social_care", area, at)
    assert found.service == "day-door"
    assert list(try_routing_case(held, bare, case)) == []


def run(forms: Path) -> tuple[int, str]:
    asked = ["directory", "test", "--forms", str(forms), "--built", str(BUILT)]
    result = CliRunner().invoke(main, asked)
    return result.exit_code, result.output


def test_the_command_tries_every_row() -> None:
    content()
    assert run(FORMS) == (0, f"{len(TABLE.cases)} routing cases, 0 differences\n")


def test_the_command_fails_where_a_row_is_wrong(tmp_path: Path) -> None:
    content()
    forms = tmp_path / "forms"
    shutil.copytree(FORMS, forms, symlinks=True)
    file = forms / "directory" / FILE
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("first: rotherham-day", "first: rotherham-night", 1), "utf-8")
    code, output = run(forms)
    assert code == 1
    assert "first is rotherham-day, not rotherham-night" in output
    assert "1 differences" in output
