import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

import pytest

from app.directory.areas import Area
from app.directory.check import areas_to_try
from app.directory.contacts import WHY_NO_AREA, WHY_NO_RECORD, WHY_NOT_CHECKED
from app.directory.directory import Directory
from app.directory.errors import UnknownDestinationError
from app.directory.services import Service
from app.questionnaires.base import texts_in

_CODES = (
    "police_999 police_101 childrens_social_care csc_out_of_hours early_help lado nspcc_helpline"
    " childline ceop report_remove crimestoppers front_door_advice missing_police school_dsl"
    " nrm_first_responder mace_exploitation_panel adult_social_care health_urgent"
    " police_intelligence post_cse_support allocated_social_worker forced_marriage_unit"
    " domestic_abuse_service sarc private_fostering return_home_interview prevent_channel"
    " homelessness_16_17 escalation fgm_mandatory_report_101 marac partnership stop_it_now"
    " emergency_access"
)
CODES = _CODES.split()
LATER = datetime(2040, 1, 1, tzinfo=UTC)
ROTHERHAM = "E08000018"


def with_service(directory: Directory, **record: Any) -> Directory:
    made = Service.model_validate({**RECORD, **record})
    services: Mapping[str, Service] = MappingProxyType({**directory.services, made.id: made})
    return replace(directory, services=services)


RECORD = {
    "id": "made-up-front-door",
    "name": "A made-up front door",
    "description": "For tests only.",
    "how": "Say what worries you.",
    "phones": [{"number": "01632 960 001"}],
    "source": "made up for a test",
    "assured_date": date(2026, 11, 1),
    "check_by": date(2026, 12, 1),
    "assurer": "Front door manager",
    "service_areas": [ROTHERHAM],
    "doors": ["childrens_social_care"],
}


def ids(directory: Directory, code: str, area: Area | None, at: datetime) -> list[str]:
    return [contact.service for contact in directory.contacts(code, area, at)]


def test_the_doors_are_those_of_the_design(directory: Directory) -> None:
    assert sorted(directory.doors) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("late", [pytest.param(False, id="now"), pytest.param(True, id="stale")])
def test_every_code_ends_in_somebody_who_can_be_contacted(
    directory: Directory, at: datetime, code: str, *, late: bool
) -> None:
    areas = areas_to_try(directory)
    assert [area and area.nation for area in areas] == [
        None,
        "england",
        "wales",
        "scotland",
        "northern_ireland",
    ]
    for area in areas:
        for place in [
            area,
            area and replace(area, authority=replace(area.authority, homepage=None)),
        ]:
            contacts = directory.contacts(code, place, LATER if late else at)
            assert any(contact.phones or contact.url for contact in contacts)


def test_a_council_without_a_checked_record_gives_the_fallback_and_says_so(
    directory: Directory, at: datetime
) -> None:
    contacts = directory.contacts("childrens_social_care", directory.area(ROTHERHAM), at)
    assert [contact.service for contact in contacts] == [
        "council_site",
        "gov_uk_finder",
        "nspcc_helpline",
        "police_101",
        "police_999",
    ]
    assert contacts[0].url == "https://www.rotherham.gov.uk/"
    assert contacts[0].name.id == "Rotherham Metropolitan Borough Council"
    assert contacts[2].phones[0].number == "0808 800 5000"
    assert contacts[2].phones[0].href == "tel:08088005000"
    assert all(contact.fallback and contact.why == WHY_NO_RECORD for contact in contacts)


@pytest.mark.parametrize(
    ("code", "own"),
    [
        pytest.param("E08000018", "gov_uk_finder", id="England"),
        pytest.param("W06000015", "gov_uk_finder", id="Wales"),
        pytest.param("S12000036", None, id="Scotland"),
        pytest.param("NI-HSCT-BELFAST", "nidirect_gateway", id="Northern Ireland"),
    ],
)
def test_finders_are_shown_in_their_own_nations(
    directory: Directory, at: datetime, code: str, own: str | None
) -> None:
    shown = set(ids(directory, "childrens_social_care", directory.area(code), at))
    assert shown & {"gov_uk_finder", "nidirect_gateway"} == ({own} if own else set())


def test_with_no_area_there_is_still_somebody_to_ring(directory: Directory, at: datetime) -> None:
    contacts = directory.contacts("childrens_social_care", None, at)
    assert {contact.why for contact in contacts} == {WHY_NO_AREA}
    assert {"nspcc_helpline", "police_101", "police_999"} <= {c.service for c in contacts}
    assert "council_site" not in {contact.service for contact in contacts}


def test_a_checked_council_record_is_shown_instead_of_the_fallback(
    directory: Directory, at: datetime
) -> None:
    [contact] = with_service(directory).contacts(
        "childrens_social_care", directory.area(ROTHERHAM), at
    )
    assert contact.phones[0].number == "01632 960 001"
    assert contact.assured == date(2026, 11, 1)
    assert not contact.fallback
    assert contact.why is None
    assert contact.how.id == "Say what worries you."


def test_a_record_says_its_own_words_for_what_it_is_there_for_first(
    directory: Directory, at: datetime
) -> None:
    made = with_service(directory, doors=["early_help", "lado"])
    area = directory.area(ROTHERHAM)
    [own], [other] = (made.contacts(code, area, at) for code in ("early_help", "lado"))
    assert own.how.id == "Say what worries you."
    assert other.how == directory.door("lado").ask


def test_outside_office_hours_a_number_that_may_ring_in_an_empty_office_comes_last(
    directory: Directory,
) -> None:
    area = directory.area(ROTHERHAM)
    night = datetime(2026, 11, 24, 3, 0)  # noqa: DTZ001 - the time of the UK
    noon = datetime(2026, 11, 24, 12, 0)  # noqa: DTZ001
    for moment, first in ((night, "police_101"), (noon, "nspcc_helpline")):
        found = directory.contacts("childrens_social_care", area, moment, urgent=True)
        assert next(each.service for each in found if each.phones) == first


def test_a_police_forces_record_is_no_councils_front_door(
    directory: Directory, at: datetime
) -> None:
    made = with_service(directory, service_areas=["E23000011"], always_open=True)
    assert "made-up-front-door" not in ids(
        made, "childrens_social_care", directory.area(ROTHERHAM), at
    )


def test_what_may_be_shown_ends_with_the_service(directory: Directory, at: datetime) -> None:
    made = with_service(directory, valid_to=date(2026, 11, 25))
    [contact] = made.contacts("childrens_social_care", directory.area(ROTHERHAM), at)
    assert contact.check_by == date(2026, 11, 25)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"assured_date": None}, id="never assured"),
        pytest.param({"assured_date": date(2026, 11, 24)}, id="assured later than today"),
        pytest.param({"check_by": date(2026, 11, 22)}, id="check date passed"),
        pytest.param({"status": "temporarily closed"}, id="closed"),
        pytest.param({"valid_to": date(2026, 11, 22)}, id="over"),
        pytest.param({"valid_from": date(2026, 11, 24)}, id="not begun"),
        pytest.param({"service_areas": ["E08000017"]}, id="of another council"),
        pytest.param({"doors": ["lado"]}, id="for another destination"),
    ],
)
def test_a_council_record_that_may_not_be_shown_is_not(
    directory: Directory, at: datetime, changed: dict[str, Any]
) -> None:
    shown = ids(
        with_service(directory, **changed),
        "childrens_social_care",
        directory.area(ROTHERHAM),
        at,
    )
    assert "made-up-front-door" not in shown
    assert "council_site" in shown


def test_a_record_is_shown_to_the_end_of_its_last_day_in_the_uk(directory: Directory) -> None:
    made = with_service(directory, check_by=date(2027, 6, 1))
    area = directory.area(ROTHERHAM)
    last_minute = datetime(2027, 6, 1, 22, 59, tzinfo=UTC)  # 23:59 in summer time
    assert "made-up-front-door" in ids(made, "childrens_social_care", area, last_minute)
    after = datetime(2027, 6, 1, 23, 0, tzinfo=UTC)
    assert "made-up-front-door" not in ids(made, "childrens_social_care", area, after)


@pytest.mark.parametrize(
    ("code", "stand_ins"),
    [
        pytest.param("nspcc_helpline", ["police_101", "police_999"], id="helpline"),
        pytest.param("childline", ["police_101", "police_999"], id="Childline"),
        pytest.param("ceop", ["police_101", "police_999"], id="CEOP"),
        pytest.param("crimestoppers", ["police_101", "police_999"], id="Crimestoppers"),
    ],
)
def test_a_stale_service_gives_way_to_its_fallback(
    directory: Directory, code: str, stand_ins: list[str]
) -> None:
    contacts = directory.contacts(code, None, LATER)
    assert [contact.service for contact in contacts] == stand_ins
    assert {contact.why for contact in contacts} == {WHY_NOT_CHECKED}


@pytest.mark.parametrize("code", ["police_999", "police_101", "missing_police", "health_urgent"])
def test_999_and_101_never_go_stale(directory: Directory, code: str) -> None:
    numbers = {p.number for c in directory.contacts(code, None, LATER) for p in c.phones}
    assert numbers & {"999", "101"}


def test_the_school_is_never_the_only_door(directory: Directory, at: datetime) -> None:
    assert ids(directory, "school_dsl", None, at) == [
        "school_office",
        "nspcc_helpline",
        "police_101",
    ]


@pytest.mark.parametrize(
    "code", ["nrm_first_responder", "mace_exploitation_panel", "post_cse_support"]
)
def test_what_is_asked_for_through_the_front_door_says_what_to_ask(
    directory: Directory, at: datetime, code: str
) -> None:
    area = directory.area(ROTHERHAM)
    assert directory.door(code).through == "childrens_social_care"
    front_door = ids(directory, "childrens_social_care", area, at)
    beside = [step for step in directory.door(code).also if step in ids(directory, code, area, at)]
    assert ids(directory, code, area, at) == [*front_door, *beside]
    assert directory.contacts(code, area, at)[0].how == directory.door(code).find


@pytest.mark.parametrize(
    ("code", "area"),
    [
        pytest.param("childrens_social_care", "home", id="social care: the child's home"),
        pytest.param("police_999", "found", id="emergency: where the child is"),
        pytest.param("lado", "works", id="LADO: where the adult works"),
        pytest.param("missing_police", "happened", id="missing: last seen"),
        pytest.param("childline", "any", id="Childline: anywhere"),
    ],
)
def test_each_door_says_whose_area_it_goes_by(directory: Directory, code: str, area: str) -> None:
    assert directory.door(code).area == area


def test_an_unknown_destination_is_an_error_that_names_it(
    directory: Directory, at: datetime
) -> None:
    with pytest.raises(UnknownDestinationError) as caught:
        directory.contacts("nobody", None, at)
    assert caught.value.code == "nobody"


def test_opening_hours_are_known_only_where_a_service_never_closes(
    directory: Directory, at: datetime
) -> None:
    assert directory.contacts("police_999", None, at)[0].open_now is True
    assert directory.contacts("nspcc_helpline", None, at)[0].open_now is None


def test_texts_hold_no_numbers_and_no_long_sentences(directory: Directory) -> None:
    texts = [
        *texts_in(dict(directory.services)),
        *texts_in(dict(directory.doors)),
        WHY_NO_AREA,
        WHY_NO_RECORD,
        WHY_NOT_CHECKED,
    ]
    assert len(texts) > 40
    for text in texts:
        assert not re.search(r"\d", text.id), text
        assert "please" not in text.id.lower()
        assert all(len(part.split()) <= 25 for part in re.split(r"[.?!] ", text.id)), text
        assert text.context


@pytest.mark.parametrize("hour", [12, 20, 3])
def test_the_line_on_terrorism_is_answered_at_any_hour_and_says_by_whom(
    directory: Directory, hour: int
) -> None:
    at = datetime(2026, 11, 24, hour, tzinfo=UTC)
    found = directory.contacts("prevent_channel", directory.area(ROTHERHAM), at)
    [line] = [each for each in found if each.service == "act_early"]
    assert line.open_now is True
    [phone] = line.phones
    assert phone.description is not None
    assert "other police officers" in phone.description.id
