"""Our own reading of Open Referral UK 3.0, service by service."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from tests.directory.exchange.home import FRONT_DOOR, LADO, Home


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What the standard says of one kind of object, as far as we write it."""

    required: tuple[str, ...]
    uuids: tuple[str, ...] = ("id",)
    texts: tuple[str, ...] = ()
    uris: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    """Each list with the kind of object in it."""
    objects: dict[str, str] = field(default_factory=dict)

    @property
    def known(self) -> set[str]:
        """Every field that we write."""
        plain = (self.uuids, self.texts, self.uris, self.emails, self.days, self.numbers)
        named = {name for part in plain for name in part}
        return named | self.choices.keys() | self.lists.keys() | self.objects.keys()


STATUSES = ("active", "inactive", "defunct", "temporarily closed")
SHAPES = {
    "service": Shape(
        required=("id", "name", "status"),
        uuids=("id", "organization_id"),
        texts=("name", "description"),
        uris=("url",),
        emails=("email",),
        days=("assured_date",),
        numbers=("minimum_age", "maximum_age"),
        choices={"status": STATUSES},
        lists={
            "phones": "phone",
            "schedules": "schedule",
            "service_areas": "service_area",
            "languages": "language",
            "attributes": "attribute",
        },
        objects={"organization": "organization"},
    ),
    "phone": Shape(
        required=("id", "number"),
        uuids=("id", "service_id"),
        texts=("number", "type", "description"),
        lists={"languages": "language"},
    ),
    "schedule": Shape(
        required=("id",),
        uuids=("id", "service_id"),
        texts=("byday", "opens_at", "closes_at"),
        days=("valid_from", "valid_to"),
        choices={"freq": ("WEEKLY", "MONTHLY")},
        lists={"attributes": "attribute"},
    ),
    "service_area": Shape(
        required=("id",),
        uuids=("id", "service_id"),
        texts=("name", "extent", "extent_type"),
        uris=("uri",),
    ),
    "language": Shape(required=("id",), uuids=("id", "service_id", "phone_id"), texts=("code",)),
    "attribute": Shape(
        required=("id",),
        uuids=("id", "link_id", "taxonomy_term_id"),
        texts=("link_type",),
        objects={"taxonomy_term": "taxonomy_term"},
    ),
    "taxonomy_term": Shape(
        required=("id", "name", "description"), texts=("name", "description", "taxonomy")
    ),
    "organization": Shape(
        required=("id", "name", "description"),
        texts=("name", "description"),
        uris=("website",),
        lists={"organization_identifiers": "identifier"},
    ),
    "identifier": Shape(
        required=("id", "identifier_type", "identifier"),
        uuids=("id", "organization_id"),
        texts=("identifier_type", "identifier"),
    ),
}
SHARED = {"organization", "taxonomy_term", "identifier"}
"""Kinds that stand in several services: there the same id means the same thing."""
EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+")


def objects(kind: str, value: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield an object and every one in it, each with its kind."""
    yield kind, value
    shape = SHAPES[kind]
    for name, inner in shape.objects.items():
        if name in value:
            yield from objects(inner, value[name])
    for name, inner in shape.lists.items():
        for each in value.get(name, []):
            yield from objects(inner, each)


def check(kind: str, value: dict[str, Any]) -> None:
    """Fail where one object is not what the standard asks for."""
    shape = SHAPES[kind]
    assert set(shape.required) <= value.keys() <= shape.known, kind
    assert None not in value.values()
    strings = (*shape.uuids, *shape.texts, *shape.uris, *shape.emails, *shape.days, *shape.choices)
    assert all(isinstance(value[name], str) and value[name] for name in strings if name in value)
    for name in value.keys() & {*shape.uuids}:
        assert str(UUID(value[name])) == value[name]
    for name in value.keys() & {*shape.uris}:
        parts = urlsplit(value[name])
        assert parts.scheme in {"http", "https"}
        assert parts.hostname
        assert re.fullmatch(r"[!-~]+", value[name])
    for name in value.keys() & {*shape.emails}:
        assert EMAIL.fullmatch(value[name])
    for name in value.keys() & {*shape.days}:
        assert date.fromisoformat(value[name]).isoformat() == value[name]
    assert all(type(value[name]) is int for name in shape.numbers if name in value)
    for name in value.keys() & shape.choices.keys():
        assert value[name] in shape.choices[name]
    assert all(value[name] for name in shape.lists if name in value)


@pytest.fixture
def full(home: Home) -> list[dict[str, Any]]:
    """Every record, with two of a partnership's own."""
    home.keep(FRONT_DOOR | {"languages": "en pl", "minimum_age": "0"}, LADO)
    return home.exported()


def test_every_record_is_a_service_of_the_standard(full: list[dict[str, Any]]) -> None:
    found = [each for service in full for each in objects("service", service)]
    assert {kind for kind, _ in found} == set(SHAPES)
    for kind, value in found:
        check(kind, value)


def test_every_id_is_one_things_own(full: list[dict[str, Any]]) -> None:
    seen: dict[str, Any] = {}
    for service in full:
        for kind, value in objects("service", service):
            if kind not in SHARED:
                assert value["id"] not in seen
            assert seen.setdefault(value["id"], value) == value


def test_ids_are_the_same_in_every_export(home: Home) -> None:
    assert home.exported() == home.exported()
    [police] = [each for each in home.exported() if each["name"] == "Police, in an emergency"]
    assert police["id"] == "ebaf19c8-a57e-5f8e-8f16-1bccc48a9bec"


def test_parts_point_at_what_they_belong_to(full: list[dict[str, Any]]) -> None:
    for service in full:
        assert service.get("organization", {}).get("id") == service.get("organization_id")
        for name in ("phones", "schedules", "service_areas"):
            assert {each["service_id"] for each in service.get(name, [])} <= {service["id"]}
        assert {each["link_id"] for each in service["attributes"]} == {service["id"]}


def test_a_local_record_is_run_by_its_authority(full: list[dict[str, Any]]) -> None:
    [found] = [each for each in full if each["name"] == "Rotherham LADO"]
    organization = found["organization"]
    assert organization["name"] == "Rotherham Metropolitan Borough Council"
    assert organization["website"] == "https://www.rotherham.gov.uk/"
    [identifier] = organization["organization_identifiers"]
    assert (identifier["identifier_type"], identifier["identifier"]) == ("GSS", "E08000018")


def test_areas_have_names_for_people_and_codes_for_programs(full: list[dict[str, Any]]) -> None:
    [found] = [each for each in full if each["name"] == "Rotherham LADO"]
    [area] = found["service_areas"]
    assert (area["name"], area["extent"]) == ("Rotherham Metropolitan Borough Council", "E08000018")
    assert area["uri"].endswith("/E08000018")


def test_what_the_standard_has_no_field_for_is_an_attribute(full: list[dict[str, Any]]) -> None:
    [found] = [each for each in full if each["name"] == "Rotherham front door"]
    terms = [each["taxonomy_term"] for each in found["attributes"]]
    assert {term["taxonomy"] for term in terms} == {"Signpost"}
    said = [(each["link_type"], each["taxonomy_term"]["name"]) for each in found["attributes"]]
    assert said == [
        ("id", "rotherham-front-door"),
        ("how", "Say what worries you."),
        ("source", "made up for a test"),
        ("assurer", "Front door manager"),
        ("check_by", "2027-05-02"),
        ("doors", "childrens_social_care"),
        ("doors", "early_help"),
    ]
    [held] = found["schedules"][0]["attributes"]
    assert (held["link_type"], held["taxonomy_term"]["name"]) == ("bank_holidays", "closed")
