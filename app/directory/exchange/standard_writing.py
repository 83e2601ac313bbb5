"""Write records as services of Open Referral UK 3.0."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from app.directory.areas import Authority
from app.directory.directory import Directory
from app.directory.exchange.known import known_areas
from app.directory.exchange.record import Record, as_record
from app.directory.exchange.standard import (
    AGES,
    ATTRIBUTES,
    SAME_NAME,
    SCHEDULE_ATTRIBUTES,
    STATISTICS,
    TAXONOMY,
    made_id,
)
from app.directory.services import Service

GSS = re.compile(r"[EWSN][0-9]{8}")


def write_standard(services: Iterable[Service], directory: Directory) -> str:
    """Write records as a list of services; the directory names their areas and organizations."""
    known = known_areas(directory)
    written = [_service(service, directory, known) for service in services]
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _service(service: Service, directory: Directory, known: Mapping[str, str]) -> Record:
    record: dict[str, Any] = dict(as_record(service))
    me = made_id("service", service.id)
    parts: dict[str, Any] = {
        "phones": [_phone(me, n, each) for n, each in enumerate(record.get("phones", ()))],
        "schedules": [_schedule(me, n, each) for n, each in enumerate(record.get("schedules", ()))],
        "service_areas": [_area(me, code, known) for code in record.get("service_areas", ())],
        "languages": _languages(me, record.get("languages", ())),
        "attributes": _attributes(me, record, ATTRIBUTES),
    }
    organization = _organization(service, directory)
    whole = {
        "id": me,
        "organization_id": organization["id"] if organization else None,
        **{name: record.get(name) for name in (*SAME_NAME, *AGES)},
        "status": service.status,
        "assured_date": service.assured_date.isoformat() if service.assured_date else None,
        **parts,
        "organization": organization,
    }
    return {name: value for name, value in whole.items() if value not in (None, [])}


def _phone(me: str, number: int, phone: Record) -> Record:
    mine = made_id(me, "phone", number)
    given: dict[str, Any] = {**phone, "type": phone.get("type", "voice")}
    spoken = _languages(mine, given.pop("languages", ()), of="phone_id")
    written = {"id": mine, "service_id": me, **given}
    return {**written, "languages": spoken} if spoken else written


def _schedule(me: str, number: int, schedule: Record) -> Record:
    mine = made_id(me, "schedule", number)
    days = {name: str(value) for name, value in schedule.items() if name != "bank_holidays"}
    attributes = _attributes(mine, schedule, SCHEDULE_ATTRIBUTES)
    written: Record = {"id": mine, "service_id": me, "freq": "WEEKLY", **days}
    return {**written, "attributes": attributes} if attributes else written


def _area(me: str, code: str, known: Mapping[str, str]) -> Record:
    area: Record = {
        "id": made_id(me, "area", code),
        "service_id": me,
        "name": known.get(code, code),
        "extent": code,
        "extent_type": "text",
    }
    return {**area, "uri": STATISTICS + code} if GSS.fullmatch(code) else area


def _languages(me: str, codes: Iterable[str], *, of: str = "service_id") -> list[Any]:
    return [
        {"id": made_id(me, "language", number), of: me, "code": code}
        for number, code in enumerate(codes)
    ]


def _attributes(me: str, record: Record, named: Mapping[str, str]) -> list[Any]:
    written = []
    for part, description in named.items():
        value = record.get(part, [])
        for number, each in enumerate(value if isinstance(value, list) else [value]):
            term = str(each).lower() if isinstance(each, bool) else str(each)
            term_id = made_id("term", part, term)
            written.append(
                {
                    "id": made_id(me, "attribute", part, number),
                    "link_id": me,
                    "taxonomy_term_id": term_id,
                    "link_type": part,
                    "taxonomy_term": {
                        "id": term_id,
                        "name": term,
                        "description": description,
                        "taxonomy": TAXONOMY,
                    },
                }
            )
    return written


def _organization(service: Service, directory: Directory) -> Record | None:
    """Return who runs a service; a local one that does not say is run by its authority."""
    if service.organization:
        body = directory.organizations[service.organization]
        found: Record = {
            "id": made_id("organization", body.id),
            "name": body.name,
            "description": body.description,
        }
        return {**found, "website": body.website} if body.website else found
    authorities = directory.areas.authorities
    code = next((area for area in service.service_areas if area in authorities), None)
    return _run_by(authorities[code]) if code else None


def _run_by(authority: Authority) -> Record:
    mine = made_id("authority", authority.code)
    kind = "GSS" if GSS.fullmatch(authority.code) else TAXONOMY
    found: Record = {
        "id": mine,
        "name": authority.name,
        "description": f"It runs children's social care in {authority.short_name}.",
        "organization_identifiers": [
            {
                "id": made_id(mine, "identifier"),
                "organization_id": mine,
                "identifier_type": kind,
                "identifier": authority.code,
            }
        ],
    }
    return {**found, "website": authority.homepage} if authority.homepage else found
