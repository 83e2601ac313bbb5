"""Each destination leads to somebody in its own area and nation, who answers at this hour."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from app.assessment.outcome import Outcome, Placed
from app.assessment.scales import Level, Urgency
from app.calendars import LONDON
from app.directory.directory import Directory, Located
from app.directory.places import Places
from app.directory.services import Service
from app.questionnaires.answers import Json
from app.questionnaires.case import read_answers
from app.questionnaires.kinds.place import Role
from app.questionnaires.path import walk
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.listing import listed
from app.referrals.model import Referral
from app.referrals.places import places_of
from app.referrals.routing import Route, Router
from tests.making import AT, ROTHERHAM, content, worried

DONCASTER, SCOTLAND, WALES = "E08000017", "S12000036", "W06000015"
BELFAST = "NI-HSCT-BELFAST"
TUESDAY_NOON, FRIDAY_NIGHT = "2026-11-24T12:00", "2026-11-27T17:35"
OFFICE = {"byday": "MO,TU,WE,TH,FR", "opens_at": "08:30", "closes_at": "17:30"}

RECORD = {
    "name": "A made-up team",
    "description": "For tests only.",
    "how": "Say what worries you.",
    "source": "made up for a test",
    "assured_date": "2026-11-01",
    "assurer": "Front door manager",
    "check_by": "2027-11-01",
    "service_areas": [ROTHERHAM],
}


def directory(**records: Mapping[str, Any]) -> Directory:
    """Return the real directory with made-up local records beside it."""
    made = {
        id: Service.model_validate({"id": id, **RECORD, **own}, context={"words": "test"})
        for id, own in records.items()
    }
    real = content().directory
    return replace(real, services={**real.services, **made})


DAY_TEAM = {
    "phones": [{"number": "01632 960 001"}],
    "doors": ["childrens_social_care"],
    "schedules": [{**OFFICE, "bank_holidays": "closed"}],
}
NIGHT_TEAM = {"phones": [{"number": "01632 960 002"}], "doors": ["csc_out_of_hours"]}


def outcome(*codes: str, urgency: Urgency = Urgency.SAME_DAY) -> Outcome:
    destinations = content().rulebook.destinations
    return Outcome(
        urgency=urgency,
        level=Level.CHILD_PROTECTION,
        exploitation_level=None,
        findings=(),
        destinations=tuple(Placed(destination=destinations[c], group="first") for c in codes),
        cautions=(),
        clocks=(),
    )


def places(**codes: str) -> Places:
    roles: dict[Role, str] = codes  # type: ignore[assignment]
    return Places(areas={role: content().directory.area(code) for role, code in roles.items()})


def routed(found: Outcome, where: Places, when: str, known: Directory | None = None) -> Route:
    at = datetime.fromisoformat(when).replace(tzinfo=LONDON)
    destinations = content().rulebook.destinations
    router = Router(directory=known or content().directory, destinations=destinations)
    return router.route(found, where, at)


def codes(route: Route) -> list[str]:
    return [each.code for each in route.destinations]


def councils(route: Route, code: str) -> list[str | None]:
    [found] = [each for each in route.destinations if each.code == code]
    return [way.whose.area.authority.code if way.whose.area else None for way in found.ways]


@pytest.mark.parametrize(
    ("code", "where", "goes_to"),
    [
        pytest.param("childrens_social_care", {"home": ROTHERHAM}, [ROTHERHAM], id="home"),
        pytest.param(
            "childrens_social_care",
            {"home": ROTHERHAM, "second_home": DONCASTER},
            [ROTHERHAM, DONCASTER],
            id="two homes, both",
        ),
        pytest.param(
            "childrens_social_care",
            {"home": ROTHERHAM, "placed_by": WALES},
            [ROTHERHAM, WALES],
            id="placed by another council, both",
        ),
        pytest.param(
            "childrens_social_care",
            {"home": ROTHERHAM, "found": DONCASTER},
            [DONCASTER, ROTHERHAM],
            id="what cannot wait: where the child is found, first",
        ),
        pytest.param("lado", {"home": ROTHERHAM}, [None], id="the home says nothing of the work"),
        pytest.param("lado", {"home": ROTHERHAM, "works": DONCASTER}, [DONCASTER], id="the work"),
        pytest.param(
            "missing_police", {"home": ROTHERHAM, "happened": WALES}, [WALES], id="last seen"
        ),
        pytest.param("missing_police", {"home": ROTHERHAM}, [ROTHERHAM], id="else the home"),
        pytest.param(
            "return_home_interview",
            {"home": ROTHERHAM, "placed_by": DONCASTER},
            [DONCASTER],
            id="the council responsible",
        ),
        pytest.param(
            "private_fostering",
            {"home": ROTHERHAM, "placed_by": WALES},
            [ROTHERHAM],
            id="lives now",
        ),
        pytest.param("childline", {"home": ROTHERHAM}, [None], id="the same everywhere"),
        pytest.param("childrens_social_care", {}, [None], id="no place known"),
    ],
)
def test_each_destination_goes_by_its_own_area(
    code: str, where: dict[str, str], goes_to: list[str | None]
) -> None:
    assert councils(routed(outcome(code), places(**where), TUESDAY_NOON), code) == goes_to


def test_what_can_wait_goes_to_the_home_alone() -> None:
    calm = outcome("childrens_social_care", urgency=Urgency.ONE_WORKING_DAY)
    route = routed(calm, places(home=ROTHERHAM, found=DONCASTER), TUESDAY_NOON)
    assert councils(route, "childrens_social_care") == [ROTHERHAM]


@pytest.mark.parametrize(
    ("nation", "stands"),
    [
        pytest.param(ROTHERHAM, ["lado", "fgm_mandatory_report_101", "prevent_channel"], id="E"),
        pytest.param(
            WALES,
            ["childrens_social_care", "fgm_mandatory_report_101", "prevent_channel"],
            id="Wales has no LADO",
        ),
        pytest.param(
            SCOTLAND, ["childrens_social_care", "police_101", "prevent_channel"], id="Scotland"
        ),
        pytest.param(BELFAST, ["childrens_social_care", "police_101"], id="Northern Ireland"),
    ],
)
def test_a_door_that_a_nation_does_not_have_gives_way_to_one_that_it_has(
    nation: str, stands: list[str]
) -> None:
    found = outcome("lado", "fgm_mandatory_report_101", "prevent_channel")
    assert codes(routed(found, places(home=nation), TUESDAY_NOON)) == stands


@pytest.mark.parametrize(
    ("when", "urgency", "order"),
    [
        pytest.param(TUESDAY_NOON, Urgency.SAME_DAY, ["childrens_social_care"], id="by day"),
        pytest.param(
            FRIDAY_NIGHT,
            Urgency.SAME_DAY,
            ["csc_out_of_hours", "childrens_social_care"],
            id="on a Friday evening",
        ),
        pytest.param(
            "2026-12-25T12:00",
            Urgency.EMERGENCY_NOW,
            ["csc_out_of_hours", "childrens_social_care"],
            id="on Christmas Day",
        ),
        pytest.param(
            FRIDAY_NIGHT, Urgency.ONE_WORKING_DAY, ["childrens_social_care"], id="it can wait"
        ),
    ],
)
def test_at_night_the_team_for_the_night_comes_first(
    when: str, urgency: Urgency, order: list[str]
) -> None:
    route = routed(outcome("childrens_social_care", urgency=urgency), places(home=ROTHERHAM), when)
    assert codes(route) == order


def test_a_councils_own_hours_come_before_those_of_offices() -> None:
    known = directory(day_team=DAY_TEAM, night_team=NIGHT_TEAM)
    found, home = outcome("childrens_social_care"), places(home=ROTHERHAM)
    assert codes(routed(found, home, "2026-11-24T17:10", known)) == ["childrens_social_care"]
    assert codes(routed(found, home, "2026-11-24T08:10", known))[0] == "csc_out_of_hours"


def test_while_the_front_door_is_closed_nobody_is_sent_to_wait_for_it() -> None:
    known = directory(day_team=DAY_TEAM, night_team=NIGHT_TEAM)
    home = places(home=ROTHERHAM)
    urgent = routed(outcome("childrens_social_care"), home, FRIDAY_NIGHT, known)
    [night, door] = urgent.destinations
    assert [each.service for each in night.contacts] == ["night_team"]
    assert [each.service for each in door.contacts] == ["night_team", "day_team"]
    calm = outcome("childrens_social_care", urgency=Urgency.ONE_WORKING_DAY)
    [door] = routed(calm, home, FRIDAY_NIGHT, known).destinations
    [contact] = door.contacts
    assert contact.opening
    assert (contact.open_now, str(contact.opening.opens)[:16]) == (False, "2026-11-30 08:30")


def test_while_nobody_at_night_is_known_those_who_always_answer_come_first() -> None:
    urgent = outcome("childrens_social_care")
    route = routed(urgent, places(home=ROTHERHAM), FRIDAY_NIGHT, directory(day_team=DAY_TEAM))
    shown = [each.service for each in route.destinations[-1].contacts]
    assert shown.index("police_999") < shown.index("day_team")


def told(values: dict[str, Json]) -> Places:
    path = walk(worried(), read_answers(worried(), values, content().asking(AT)))
    return places_of([path], content().directory, AT.date())


def test_a_home_counts_when_it_is_confirmed_and_another_place_by_its_postcode() -> None:
    assert told({"home-postcode": "S64 0AA"}).areas == {}
    assert told({"council": ROTHERHAM}).areas["home"].authority.code == ROTHERHAM
    found = told({"council": ROTHERHAM, "found-postcode": "S64 0AA"})
    assert found.areas["found"].authority.code == DONCASTER
    assert found.main == found.areas["home"]


def test_a_home_that_was_confirmed_for_another_postcode_does_not_count() -> None:
    moved = {"home-postcode": "S64 8AA", "council": {"code": DONCASTER, "postcode": "S64 0AA"}}
    assert "home" not in told(moved).areas


def test_outside_england_no_time_of_englands_guidance_is_dated() -> None:
    judged = {
        code: content().judge(
            worried(),
            read_answers(worried(), {"danger": "yes", "council": code}, content().asking(AT)),
            AT,
        )
        for code in (ROTHERHAM, SCOTLAND)
    }
    written = {
        code: Writer(content=content(), translator=English()).referral(each)
        for code, each in judged.items()
    }
    assert "la-decision" in {clock.id for clock in written[ROTHERHAM].clocks}
    assert written[ROTHERHAM].elsewhere == ""
    assert "la-decision" not in {clock.id for clock in written[SCOTLAND].clocks}
    assert "Scotland" in written[SCOTLAND].elsewhere


def test_a_council_that_has_ended_is_no_answer_any_more() -> None:
    located = content().directory.locate("GU1 3JR", AT.date())
    assert isinstance(located, Located)
    later = datetime(2027, 4, 1, 9, tzinfo=LONDON)
    assert located.area.authority.code in content().asking(AT).authorities
    assert located.area.authority.code not in content().asking(later).authorities


CHESTER, CARDIFF, SWANSEA, THURROCK = "E06000050", "W06000015", "W06000011", "E06000034"


def test_a_lado_is_told_where_the_adult_works_whatever_nation_the_child_lives_in() -> None:
    found = outcome("childrens_social_care", "lado")
    route = routed(found, places(home=CARDIFF, works=CHESTER), TUESDAY_NOON)
    assert codes(route) == ["childrens_social_care", "lado"]
    assert councils(route, "lado") == [CHESTER]
    assert councils(route, "childrens_social_care") == [CARDIFF]


def test_where_there_is_no_lado_social_care_is_told_where_the_adult_works_as_well() -> None:
    found = outcome("childrens_social_care", "lado")
    route = routed(found, places(home=CARDIFF, works=SWANSEA), TUESDAY_NOON)
    assert codes(route) == ["childrens_social_care"]
    assert councils(route, "childrens_social_care") == [CARDIFF, SWANSEA]


def test_what_stands_in_is_shown_in_its_own_group_where_that_comes_first() -> None:
    destinations = content().rulebook.destinations
    prevent = Placed(destination=destinations["prevent_channel"], group="ask_for")
    told = replace(outcome("childrens_social_care"), destinations=(prevent,))
    [found] = routed(told, places(home=BELFAST), TUESDAY_NOON).destinations
    assert (found.code, found.placed.group) == ("police_101", destinations["police_101"].group)


def test_the_team_for_the_night_is_that_of_each_council_that_is_closed() -> None:
    doncaster_nights = {**NIGHT_TEAM, "service_areas": [DONCASTER]}
    known = directory(
        day_team={**DAY_TEAM, "always_open": True, "schedules": []}, nights=doncaster_nights
    )
    two = places(home=ROTHERHAM, second_home=DONCASTER)
    route = routed(outcome("childrens_social_care"), two, FRIDAY_NIGHT, known)
    assert codes(route) == ["childrens_social_care", "csc_out_of_hours"]
    assert councils(route, "csc_out_of_hours") == [DONCASTER]
    assert route.destinations[1].contacts[0].service == "nights"


def written_from(id: str, values: dict[str, Json], at: datetime = AT) -> Referral:
    asked = content().library.questionnaire(id)
    answers = read_answers(asked, values, content().asking(at))
    judged = content().judge(asked, answers, at)
    return Writer(content=content(), translator=English()).referral(judged)


def test_a_letter_names_the_councils_of_the_destination_that_reads_it() -> None:
    work = {"work-council": THURROCK, "tests": {"harmed": "now"}}
    referral = written_from("allegation", {**work, "council": ROTHERHAM})
    assert referral.councils("lado") == ("Thurrock Council",)
    assert written_from("allegation", work).area is None
    unknown = written_from("allegation", {"tests": {"harmed": "now"}, "council": ROTHERHAM})
    assert unknown.councils("lado") == ()
    two = written_from("referral", {"council": ROTHERHAM, "found-postcode": "S64 0AA"})
    assert two.councils("childrens_social_care")[0] == "City of Doncaster Council"
    assert len(two.councils("childrens_social_care")) == 2


def test_a_site_is_listed_again_where_something_else_is_to_be_looked_for_on_it() -> None:
    told: dict[str, Json] = {"tests": {"harmed": "now"}}
    here: dict[str, Json] = {"council": "E08000038", "work-council": "E08000038"}
    for answers in ({**told, **here}, {**told, "council": "E08000038"}):
        lado = next(
            each
            for each in listed(written_from("allegation", answers).destinations)
            if each.destination.code == "lado"
        )
        assert any("works with children" in one.how or "adult" in one.how for one in lado.contacts)
        assert not any("Scotland" in one.name for one in lado.contacts)


def test_with_two_areas_those_who_answer_everywhere_stand_once() -> None:
    told: dict[str, Json] = {"council": ROTHERHAM, "found-postcode": "S64 0AA"}
    destinations = list(listed(written_from("referral", told).destinations))
    shown = [(one.service, one.name, one.how) for each in destinations for one in each.contacts]
    assert len(shown) == len(set(shown))
    front = next(each for each in destinations if len(each.ways) > 2)
    assert [way.where for way in front.ways[:2]] == [
        "where the child is now",
        "where the child lives",
    ]
