"""Whom to ring in an area: by hour, each number once, and nothing that nobody has checked."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

import pytest

from app.directory.contacts import WHY_NO_RECORD
from app.directory.services import Service
from app.questionnaires.text import English, render
from app.referrals.content import Content
from app.referrals.ringing import ACCESS, Ringing, ringing
from tests.making import LONDON, ROTHERHAM, content

WEEK = {"byday": "MO,TU,WE,TH,FR", "opens_at": "08:30", "closes_at": "17:00"}
RECORD = {
    "description": "For tests only.",
    "how": "Say what worries you.",
    "source": "made up for a test",
    "assured_date": date(2026, 11, 1),
    "check_by": date(2027, 2, 1),
    "assurer": "Front door manager",
    "service_areas": [ROTHERHAM],
}
DOOR = {
    **RECORD,
    "id": "made-up-door",
    "name": "A made-up front door",
    "phones": [{"number": "01632 960 001"}],
    "schedules": [{**WEEK, "bank_holidays": "closed"}],
    "doors": ["childrens_social_care"],
}
NIGHT = {
    **RECORD,
    "id": "made-up-night",
    "name": "A made-up night team",
    "phones": [{"number": "01632 960 002"}],
    "schedules": [{**WEEK, "opens_at": "17:00", "closes_at": "08:30", "bank_holidays": "usual"}],
    "doors": ["csc_out_of_hours"],
}
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=LONDON)
NIGHTFALL = datetime(2026, 11, 24, 22, 0, tzinfo=LONDON)


def knowing(*records: Mapping[str, Any]) -> Content:
    """Return all content with made-up records, as a partnership would have assured them."""
    known = content().directory
    made = {each.id: each for each in map(Service.model_validate, records)}
    services = MappingProxyType({**known.services, **made})
    return replace(content(), directory=replace(known, services=services))


def looked_up(*records: Mapping[str, Any], at: datetime = NOON, on_paper: bool = False) -> Ringing:
    known = knowing(*records)
    return ringing(known, known.directory.area(ROTHERHAM), at, on_paper=on_paper)


def numbers(found: Ringing, code: str) -> list[str]:
    [line] = [each for each in found.lines if each.code == code]
    return [phone.number for each in line.contacts for phone in each.contact.phones]


def hours(found: Ringing, service: str) -> str:
    [said] = [
        each.hours
        for line in found.lines
        for each in line.contacts
        if each.contact.service == service
    ]
    return render(said, English()) if said else ""


def test_a_council_without_an_assured_record_shows_who_stands_in_and_says_why_once() -> None:
    found = looked_up()
    assert [line.code for line in found.lines] == [
        "childrens_social_care",
        "csc_out_of_hours",
        "lado",
        "early_help",
        "childline",
        "emergency_access",
    ]
    assert numbers(found, "childrens_social_care") == ["0808 800 5000", "101"]
    assert [line.why for line in found.lines if line.why] == [WHY_NO_RECORD]
    assert found.lines[0].why == WHY_NO_RECORD
    assert all(each.contact.assured is None for line in found.lines for each in line.contacts)


@pytest.mark.parametrize("records", [(), (DOOR,), (DOOR, NIGHT)], ids=["none", "door", "both"])
@pytest.mark.parametrize("at", [NOON, NIGHTFALL], ids=["noon", "night"])
def test_each_number_stands_once(records: tuple[Mapping[str, Any], ...], at: datetime) -> None:
    found = looked_up(*records, at=at)
    usual = [line.code for line in found.lines if line.code != ACCESS]
    shown = Counter(number for code in usual for number in numbers(found, code))
    assert {"0808 800 5000", "101", "0800 1111"} <= set(shown)
    assert set(shown.values()) == {1}
    assert "999" not in shown


def test_other_ways_to_reach_999_are_listed_on_the_page_and_not_on_paper() -> None:
    assert numbers(looked_up(), ACCESS) == ["18000", "999", "18001"]
    assert ACCESS not in {line.code for line in looked_up(on_paper=True).lines}


def test_by_day_the_front_door_comes_first_and_says_until_when_it_is_open() -> None:
    found = looked_up(DOOR, NIGHT)
    assert found.lines[0].code == "childrens_social_care"
    assert hours(found, "made-up-door") == "Open now, until 17:00."
    assert hours(found, "made-up-night") == "Closed now. Opens today at 17:00."
    assert numbers(found, "nspcc_helpline") == ["0808 800 5000"]


def test_at_night_the_team_for_the_night_comes_first() -> None:
    found = looked_up(DOOR, NIGHT, at=NIGHTFALL)
    assert [line.code for line in found.lines][:2] == ["csc_out_of_hours", "childrens_social_care"]
    assert hours(found, "made-up-night") == "Open now, until Wednesday 25 November 2026, 08:30."
    assert hours(found, "made-up-door") == "Closed now. Opens Wednesday 25 November 2026, 08:30."


def test_where_hours_are_not_known_offices_are_taken_to_be_closed_at_night() -> None:
    assert looked_up(at=NIGHTFALL).lines[0].code == "csc_out_of_hours"
    assert looked_up(at=NOON).lines[0].code == "childrens_social_care"


def test_paper_knows_no_hour() -> None:
    at_night, by_day = (looked_up(DOOR, NIGHT, at=at, on_paper=True) for at in (NIGHTFALL, NOON))
    assert [line.code for line in at_night.lines] == [line.code for line in by_day.lines]
    assert at_night.card() == by_day.card()
    said = [render(each, English()) for row in by_day.card() for each in row.week]
    assert "Monday to Friday, 08:30 to 17:00." in said
    assert not [each for each in said if " now" in each]


def test_a_number_that_answers_for_two_worries_is_pointed_to_and_stands_on_the_card_for_both() -> (
    None
):
    found = looked_up({**DOOR, "doors": ["childrens_social_care", "lado"]})
    [line] = [each for each in found.lines if each.code == "lado"]
    assert line.contacts == ()
    assert line.elsewhere
    assert render(line.elsewhere, English()) == (
        "Ring the number given under “A worry about a child”."
    )
    rows = {row.label.id: row.numbers for row in found.card()}
    assert rows["About an adult who works with children"] == ("01632 960 001",)


def test_the_card_has_the_councils_numbers_before_those_of_everybody() -> None:
    labels = [row.label.id for row in looked_up(DOOR, NIGHT, on_paper=True).card()]
    assert labels == [
        "Council, about a child",
        "Council, nights and weekends",
        "NSPCC helpline",
        "Police, not an emergency",
        "Childline, for the child",
    ]
    plain = looked_up(on_paper=True)
    assert [row.label.id for row in plain.card()] == labels[2:]
    assert plain.site == "https://www.rotherham.gov.uk/"


def test_paper_is_good_until_the_first_of_what_it_prints_must_be_checked() -> None:
    assert looked_up().use_until == date(2027, 5, 31)
    assert looked_up(DOOR).use_until == date(2027, 2, 1)
    changing = {**DOOR, "schedules": [{**WEEK, "valid_to": date(2026, 12, 24)}]}
    assert looked_up(changing).use_until == date(2026, 12, 24)


def test_paper_is_no_good_when_the_council_is_no_more() -> None:
    known = knowing()
    surrey = known.directory.area("E10000030")
    assert ringing(known, surrey, NOON).use_until == surrey.authority.valid_to == date(2027, 3, 31)


def test_when_everything_is_stale_999_and_101_are_still_there() -> None:
    later = datetime(2040, 1, 4, 12, 0, tzinfo=LONDON)
    found = looked_up(DOOR, at=later)
    assert numbers(found, "childrens_social_care") == ["101"]
    assert found.use_until is None
    assert found.good_until is None


def test_everywhere_there_is_somebody_to_ring() -> None:
    known = content().directory
    for authority in known.authorities(day=NOON.date()):
        for at in (NOON, NIGHTFALL):
            found = ringing(content(), known.area(authority.code), at)
            first = [phone for each in found.lines[0].contacts for phone in each.contact.phones]
            assert first, authority.name
            assert all(line.contacts or line.elsewhere for line in found.lines)


@pytest.mark.parametrize("code", ["W06000015", "S12000036", "NI-HSCT-BELFAST"])
def test_outside_england_a_worry_about_an_adult_goes_to_those_who_hear_worries_there(
    code: str,
) -> None:
    found = ringing(content(), content().directory.area(code), NOON)
    [line] = [each for each in found.lines if each.code == "lado"]
    assert line.contacts == ()
    assert line.under == "childrens_social_care"
