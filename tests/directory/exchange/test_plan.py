"""What an import adds, changes, leaves and refuses."""

import json
from dataclasses import replace
from typing import Any

import pytest

from app.directory.exchange.plan import LOCAL, Held, Plan
from app.directory.exchange.record import read_record
from app.directory.exchange.standard_writing import write_standard
from app.directory.exchange.table import read_table
from tests.directory.exchange.home import FRONT_DOOR, LADO, Home, as_csv


def reasons(planned: Plan) -> list[str]:
    return [reason for refused in planned.refused for reason in refused.reasons]


def test_a_new_record_a_changed_one_and_one_that_stays(home: Home) -> None:
    home.keep(FRONT_DOOR, LADO)
    changed = LADO | {"phones": "01632 960 009", "email": ""}
    new = LADO | {"id": "rotherham-early-help", "doors": "early_help"}
    planned = home.plan(as_csv(FRONT_DOOR, changed, new))
    assert planned.unchanged == 1
    assert not planned.refused
    [first, second] = planned.kept
    assert (first.where, first.service.id) == ("line 3", "rotherham-lado")
    assert first.differences() == (
        ("phones", "01632 960 003", "01632 960 009"),
        ("email", "front.door@example.org", ""),
    )
    assert second.before is None
    assert ("doors", "", "early_help") in second.differences()


def test_a_record_that_the_file_leaves_out_stays(home: Home) -> None:
    home.keep(FRONT_DOOR, LADO)
    home.keep(LADO | {"status": "defunct"})
    services = home.load().services
    assert services["rotherham-front-door"].status == "active"
    assert services["rotherham-lado"].status == "defunct"


def test_a_national_record_is_changed_in_its_own_file_only(home: Home) -> None:
    [childline] = [each for each in home.exported() if each["name"] == "Childline"]
    same = home.plan(json.dumps([childline]), name="in.json")
    assert (same.unchanged, same.refused) == (1, ())
    other = home.plan(json.dumps([childline | {"description": "Other."}]), name="in.json")
    assert "change it in national.yaml" in reasons(other)[0]


def test_a_packs_contact_is_changed_in_its_own_file_only(home: Home) -> None:
    exported = home.exported()
    [hub] = [each for each in exported if each["name"].endswith("(MASH), Rotherham")]
    same = home.plan(json.dumps([hub]), name="in.json")
    assert (same.unchanged, same.refused) == (1, ())
    other = home.plan(json.dumps([hub | {"description": "Other."}]), name="in.json")
    assert other.kept == ()
    [reason] = reasons(other)
    assert reason.endswith("change it in areas/rotherham.yaml")


def test_a_pack_called_local_is_not_the_partnerships_own_file(home: Home) -> None:
    areas = home.forms / "directory" / "areas"
    pack = (areas / "rotherham.yaml").read_text(encoding="utf-8")
    (areas / "rotherham.yaml").unlink()
    renamed = pack.replace("id: rotherham\n", "id: local\n", 1)
    (areas / "local.yaml").write_text(renamed, encoding="utf-8")
    held = home.held()
    assert held.local == {}
    [hub] = [each for each in home.exported() if each["name"].endswith("(MASH), Rotherham")]
    other = home.plan(json.dumps([hub | {"description": "Other."}]), name="in.json")
    assert "change it in areas/local.yaml" in reasons(other)[0]


def test_records_that_come_or_go_while_they_are_read_stop_nothing(home: Home) -> None:
    before = home.load()
    home.keep(LADO)
    held = home.held()
    come = replace(held, directory=before)
    gone = replace(held, files={id: file for id, file in held.files.items() if file != LOCAL})
    assert (come.local, gone.local, len(held.local)) == ({}, {}, 1)


@pytest.mark.parametrize(
    ("changed", "note"),
    [
        pytest.param({"assured_date": "", "assurer": ""}, "until somebody has", id="unassured"),
        pytest.param({"assured_date": "2026-11-24"}, "until somebody has", id="assured tomorrow"),
        pytest.param({"check_by": "2026-11-22"}, "check_by has passed", id="stale"),
        pytest.param({"status": "defunct"}, "not in use", id="defunct"),
        pytest.param({"check_by": "2028-01-01"}, "more than a year", id="checked too rarely"),
        pytest.param({"doors": "childline"}, "ever shown for childline", id="a national door"),
    ],
)
def test_a_record_that_is_kept_but_not_shown_has_a_note(
    home: Home, changed: dict[str, str], note: str
) -> None:
    [kept] = home.plan(as_csv(LADO | changed)).kept
    assert any(note in each for each in kept.notes)
    [sound] = home.plan(as_csv(LADO)).kept
    assert sound.notes == ()


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        pytest.param({"id": ""}, "id is missing", id="no id"),
        pytest.param({"id": "Front Door"}, "id: use small letters", id="an id in words"),
        pytest.param({"name": ""}, "name is missing", id="no name"),
        pytest.param({"description": "x" * 301}, "300 characters", id="too long a description"),
        pytest.param({"how": "x " * 501}, "longer than 1,000", id="too long a text"),
        pytest.param({"how": ""}, "how is missing", id="no way to use it"),
        pytest.param({"source": ""}, "source is missing", id="no source"),
        pytest.param({"source": "me"}, "five characters", id="hardly a source"),
        pytest.param({"check_by": ""}, "check_by is missing", id="no check date"),
        pytest.param({"doors": ""}, "name the doors", id="no door"),
        pytest.param({"doors": "lado, the_moon"}, "'the_moon' is no dest", id="unknown door"),
        pytest.param({"doors": "Front Door!"}, "doors: use codes", id="a door in words"),
        pytest.param({"service_areas": ""}, "give the code of the council", id="no area"),
        pytest.param({"service_areas": "england"}, "national records are not", id="a nation"),
        pytest.param({"service_areas": "E08999999"}, "no area's code", id="unknown area"),
        pytest.param({"service_areas": "E07000207"}, "no area's code", id="a district"),
        pytest.param({"service_areas": "Rotherham"}, "codes of areas", id="an area in words"),
        pytest.param({"organization": "nobody"}, "organizations.yaml", id="unknown body"),
        pytest.param({"phones": "CALL NOW"}, "digits and spaces only", id="letters for a number"),
        pytest.param({"phones": "01632 96O OO1"}, "digits and spaces", id="O for 0"),
        pytest.param({"phones": "1632960001"}, "taken the 0 away", id="a lost 0"),
        pytest.param({"phones": "1.63E+09"}, "digits and spaces only", id="a number by Excel"),
        pytest.param({"phones": "101; fax"}, "voice, text, sms", id="unknown type of telephone"),
        pytest.param({"phones": "101;;;english"}, "codes of languages", id="language in words"),
        pytest.param({"phones": "", "email": ""}, "give phones, an email", id="cannot be reached"),
        pytest.param({"how": "Ring 01632 960 001."}, "as telephones", id="a number in a text"),
        pytest.param({"name": "Ring 01632-960-001"}, "as telephones", id="a number in a name"),
        pytest.param({"phones": "101;;01632.960.001"}, "as telephones", id="a number in another"),
        pytest.param({"email": "front door"}, "email: give an address", id="no email"),
        pytest.param({"email": "a@b.org?bcc=c"}, "plain letters", id="an email with orders"),
        pytest.param({"url": "http://example.org"}, "https://", id="not https"),
        pytest.param({"url": "javascript:alert(1)"}, "https://", id="a script"),
        pytest.param({"url": "https://a.uk@b.org/"}, "address bar", id="a masked address"),
        pytest.param({"in_person": "perhaps"}, "say yes or no", id="neither yes nor no"),
        pytest.param({"languages": "Polish"}, "codes of languages", id="a language in words"),
        pytest.param({"minimum_age": "young"}, "whole number", id="an age in words"),
        pytest.param({"minimum_age": "9" * 400}, "whole number", id="a huge number"),
        pytest.param({"minimum_age": "18", "maximum_age": "10"}, "below", id="ages crossed"),
        pytest.param({"status": "open"}, "active, inactive", id="unknown status"),
        pytest.param({"check_by": "31/05/2027"}, "2027-05-31", id="a day by Excel"),
        pytest.param({"check_by": "20270531"}, "2027-05-31", id="a day without dashes"),
        pytest.param({"check_by": "2027-02-30"}, "2027-05-31", id="no such day"),
        pytest.param({"check_by": "1796083200"}, "2027-05-31", id="seconds since 1970"),
        pytest.param(
            {"valid_from": "2027-02-01", "valid_to": "2027-01-01"}, "before", id="ends first"
        ),
        pytest.param(
            {"schedules": "MO 09:00-17:00; from 2027-02-01; to 2027-01-01"},
            "before",
            id="hours end first",
        ),
        pytest.param({"check_by": "2026-01-01"}, "before assured_date", id="check before assured"),
        pytest.param({"assurer": ""}, "say who assured it", id="assured by nobody"),
        pytest.param({"schedules": "XX 09:00-17:00"}, "MO,TU,WE", id="unknown day"),
        pytest.param({"schedules": "MO 25:00-17:00"}, "17:30", id="no such time"),
        pytest.param({"schedules": "MO 09:00-17:00; bank holidays no"}, "closed", id="holidays"),
        pytest.param({"always_open": "yes", "schedules": "MO 9:0-1:0"}, "17:30", id="short times"),
        pytest.param(
            {"always_open": "yes", "schedules": "MO 09:00-17:00"}, "either", id="always and hours"
        ),
        pytest.param(
            {"always_shown": "yes", "phones": "999"},
            "only national records",
            id="never stale",
        ),
        pytest.param({"name": "=1+1"}, "must not be a formula", id="formula"),
        pytest.param({"name": "@SUM(A1)"}, "must not be a formula", id="formula by at"),
        pytest.param({"how": "-1+1"}, "must not be a formula", id="formula by minus"),
        pytest.param({"phones": "+1+cmd|' /C calc'!A0"}, "digits", id="formula for a number"),
        pytest.param({"how": "+1+cmd"}, "must not be a formula", id="formula by plus"),
        pytest.param({"name": "'=1+1"}, "must not begin like", id="a formula in disguise"),
        pytest.param({"name": "Front\x07 door"}, "control characters", id="a bell"),
        pytest.param({"how": "Ask\x00 us."}, "control characters", id="a zero"),
        pytest.param({"how": "Ask \u202eus."}, "control characters", id="turned round"),
        pytest.param({"source": "seen\u200bhere"}, "control characters", id="nothing to see"),
        pytest.param({"doors": "lado," * 401}, "more than 400 parts", id="too many doors"),
    ],
)
def test_a_row_that_cannot_be_kept_is_refused_with_its_line(
    first_home: Home, first_held: Held, changed: dict[str, str], reason: str
) -> None:
    front_door = FRONT_DOOR | {"schedules": ""} | changed
    planned = first_home.plan(as_csv(LADO, front_door), held=first_held)
    [refused] = planned.refused
    assert refused.where == "line 3"
    assert reason in "; ".join(refused.reasons)
    assert [kept.service.id for kept in planned.kept] == ["rotherham-lado"]
    for each in refused.reasons:
        assert "pattern" not in each
        assert each.isprintable()
        assert len(each) < 250


def test_an_id_that_stands_twice_in_the_file_is_refused(home: Home) -> None:
    planned = home.plan(as_csv(LADO, FRONT_DOOR, LADO))
    [refused] = planned.refused
    assert refused.where == "line 4"
    assert "stands in line 2 already" in refused.reasons[0]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param("only,three,cells", "it has 3 cells", id="too few cells"),
        pytest.param("x," * 40, "it has 41 cells", id="too many cells"),
    ],
)
def test_a_row_of_another_length_is_refused(home: Home, row: str, reason: str) -> None:
    [refused] = home.plan(as_csv(LADO) + row + "\r\n").refused
    assert refused.where == "line 3"
    assert reason in refused.reasons[0]


def test_a_line_is_counted_as_an_editor_counts_it(home: Home) -> None:
    two_lines = LADO | {"how": "Say what\nworries you."}
    planned = home.plan(as_csv(two_lines, FRONT_DOOR | {"how": ""}))
    assert [refused.where for refused in planned.refused] == ["line 4"]


def without(item: dict[str, Any], *parts: str) -> dict[str, Any]:
    """Return a service without some of our attributes."""
    left = [each for each in item["attributes"] if each["link_type"] not in parts]
    return {**item, "attributes": left}


@pytest.fixture(scope="session")
def service(first_home: Home) -> dict[str, Any]:
    """One of a partnership's own records, as the standard writes it; it does not stand yet."""
    [row] = read_table(first_home.folder / "in.csv", as_csv(FRONT_DOOR))
    text = write_standard([read_record(row.given)], first_home.load())
    [found] = json.loads(text)
    assert isinstance(found, dict)
    return found


def test_a_service_of_another_directory_is_told_all_that_it_lacks(home: Home) -> None:
    other = {
        "id": "ac148810-d857-441c-9679-408f346de14b",
        "name": "Somebody's helpline",
        "status": "active",
        "fees": "None",
        "phones": [{"id": "ac148810-d857-441c-9679-408f346de14c", "number": "01632 960 001"}],
    }
    planned = home.plan(json.dumps([other]), name="in.json")
    [refused] = planned.refused
    assert (refused.where, refused.id) == ("record 1", "Somebody's helpline")
    assert refused.reasons == (
        "id is missing: give it an id of its own",
        "description is missing: say in a line what it is",
        "how is missing: say what to do or say there",
        "source is missing: say where its details come from",
        "check_by is missing: say by which day it must be checked again",
        "doors is missing: say which destinations it answers for",
        "service_areas is missing: give the code of the council that it serves",
    )
    assert planned.not_kept == (("record 1", ("fees",)),)


def test_a_page_of_an_interface_is_read(home: Home, service: dict[str, Any]) -> None:
    page = {"total_items": 1, "page_number": 1, "contents": [service]}
    [kept] = home.plan(json.dumps(page), name="page.json").kept
    assert (kept.where, kept.service.id) == ("record 1", "rotherham-front-door")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        pytest.param({"name": 7}, "name: it must be a text", id="a number for a name"),
        pytest.param({"name": [[["x"]]]}, "name: it must be a text", id="lists for a name"),
        pytest.param({"minimum_age": True}, "must be a number", id="true for an age"),
        pytest.param({"minimum_age": 1.5}, "whole number", id="half a year"),
        pytest.param({"name": "=1+1"}, "begin like a formula", id="formula"),
        pytest.param({"name": " @a"}, "begin like a formula", id="formula by at"),
        pytest.param({"name": "\ud800"}, "control characters", id="half a letter"),
        pytest.param({"surprise": 1}, "'surprise' is no field", id="unknown field"),
        pytest.param({"status": "open"}, "active, inactive", id="unknown status"),
        pytest.param({"phones": {}}, "must be a list", id="no list"),
        pytest.param({"phones": ["101"]}, "must be a list of objects", id="no objects"),
        pytest.param({"phones": [{"number": 101}]}, "must be a text", id="a number's number"),
        pytest.param({"phones": [{"type": "sms"}]}, "its number", id="no number"),
        pytest.param(
            {"phones": [{"number": "101", "extension": 5}]}, "cannot be kept", id="an extension"
        ),
        pytest.param({"schedules": [{"freq": "MONTHLY"}]}, "only weekly", id="monthly"),
        pytest.param(
            {"schedules": [{"byday": "MO", "opens_at": "09:00Z", "closes_at": "17:00Z"}]},
            "with no zone",
            id="times of a zone",
        ),
        pytest.param({"schedules": [{"byday": "MO"}]}, "say when it opens", id="no times"),
        pytest.param({"schedules": [{"interval": 2}]}, "cannot be kept", id="every other week"),
        pytest.param({"service_areas": [{"name": "Here"}]}, "the area's code", id="no code"),
        pytest.param({"languages": [{"name": "Polish"}]}, "its code", id="no language code"),
        pytest.param(
            {"attributes": [{"taxonomy_term": {"taxonomy": "Signpost"}, "link_type": "x"}]},
            "no part of a record",
            id="unknown attribute",
        ),
        pytest.param({"attributes": []}, "id is missing", id="none of our attributes"),
    ],
)
def test_a_service_that_cannot_be_kept_is_refused_with_its_number(
    first_home: Home,
    first_held: Held,
    service: dict[str, Any],
    *,
    changed: dict[str, Any],
    reason: str,
) -> None:
    text = json.dumps([service | changed])
    planned = first_home.plan(text, name="in.json", held=first_held)
    [refused] = planned.refused
    assert refused.where == "record 1"
    assert reason in "; ".join(refused.reasons)


@pytest.mark.parametrize("part", ["id", "how", "source", "check_by", "doors"])
def test_each_part_of_ours_is_needed(home: Home, service: dict[str, Any], part: str) -> None:
    planned = home.plan(json.dumps([without(service, part)]), name="in.json")
    assert f"{part} is missing" in "; ".join(reasons(planned))


def test_attributes_of_other_taxonomies_are_left_alone(home: Home, service: dict[str, Any]) -> None:
    other = {"link_type": "eligibility", "taxonomy_term": {"name": "x", "taxonomy": "Other"}}
    both = {**service, "attributes": [other, *service["attributes"]]}
    [kept] = home.plan(json.dumps([both]), name="in.json").kept
    assert kept.service.id == "rotherham-front-door"


@pytest.mark.parametrize("item", [None, 1, "x", [[]]], ids=["null", "number", "text", "list"])
def test_what_is_no_service_is_refused(home: Home, item: Any) -> None:
    [refused] = home.plan(json.dumps([item]), name="in.json").refused
    assert refused.where == "record 1"
