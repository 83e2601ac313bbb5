"""A record as plain values: one shape for the YAML file, the table and the standard."""

import re
from collections.abc import Mapping
from datetime import date, time
from types import MappingProxyType
from typing import Any, TypeAlias

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.directory.errors import RefusedRecordError
from app.directory.services import CONTEXT, Service
from app.questionnaires.text import Text

Plain: TypeAlias = "str | int | date | list[Plain] | dict[str, Plain]"
Record: TypeAlias = dict[str, Plain]

COLUMNS = tuple(Service.model_fields)

DAYS = frozenset({"valid_from", "valid_to", "assured_date", "check_by"})
TIMES = frozenset({"opens_at", "closes_at"})
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?")

LACKING: Mapping[str, str] = MappingProxyType(
    {
        "id": "give it an id of its own",
        "name": "say what it is called",
        "description": "say in a line what it is",
        "how": "say what to do or say there",
        "source": "say where its details come from",
        "check_by": "say by which day it must be checked again",
        "doors": "say which destinations it answers for",
        "service_areas": "give the code of the council that it serves",
        "number": "give each telephone its number",
        "byday": "say on which days",
        "opens_at": "say when it opens",
        "closes_at": "say when it closes",
    }
)
"""What to say of a part that is missing."""

_A_DAY = "write a day as 2027-05-31"
_A_TIME = "write a time of day here as 17:30, with no zone"
_YES_NO = "say yes or no"
_AN_AGE = "give a whole number from 0 to 120"
_A_TEXT = "write a text of 300 characters at most"

_MENDS: Mapping[str, str] = MappingProxyType(
    {
        "id": "use small letters, digits, - and _, and 60 characters at most",
        "organization": "use an id of organizations.yaml",
        "doors": "use codes of destinations, such as childrens_social_care",
        "description": _A_TEXT,
        "assurer": _A_TEXT,
        "number": "a telephone number has digits and spaces only, and may begin with +",
        "type": "a telephone is of type voice, text, sms, relay or video",
        "email": "give an address as in front.door@example.org",
        "url": "give a whole web address that begins with https://",
        "languages": "give codes of languages, such as en, cy or pl",
        "service_areas": "give codes of areas, such as E08000018",
        "in_person": _YES_NO,
        "always_open": _YES_NO,
        "always_shown": _YES_NO,
        "minimum_age": _AN_AGE,
        "maximum_age": _AN_AGE,
        "schedules": "give 40 schedules at most",
        "status": "use active, inactive, defunct or temporarily closed",
        "source": "say where it comes from, in five characters or more",
        "bank_holidays": "for bank holidays say closed, usual, only or unknown",
        **dict.fromkeys(DAYS, _A_DAY),
        **dict.fromkeys(TIMES, _A_TIME),
    }
)


def as_record(service: Service) -> Record:
    """Return what a record says, without what is left at its default."""
    return _said(service)


def read_record(given: Mapping[str, Any]) -> Service:
    """Read a record from plain values, or raise RefusedRecordError with every reason."""
    wrong = tuple(_wrongly_written(given))
    if wrong:
        raise RefusedRecordError(*wrong)
    try:
        return Service.model_validate(given, context={"words": CONTEXT})
    except ValidationError as error:
        raise RefusedRecordError(*dict.fromkeys(map(_reason, error.errors()))) from error


def tidied(text: str) -> str:
    """Return a text with each stretch of white space as one space."""
    return " ".join(text.split())


def shown(value: object) -> str:
    """Return what somebody typed, short and with nothing in it that a screen would obey."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _said(model: BaseModel) -> Record:
    values = ((name, info, getattr(model, name)) for name, info in type(model).model_fields.items())
    return {name: _plain(value) for name, info, value in values if value != info.default}


def _plain(value: Any) -> Plain:
    match value:
        case Text():
            return tidied(value.id)
        case str():
            return tidied(value)
        case time():
            return value.isoformat("seconds" if value.second else "minutes")
        case tuple():
            return [_plain(each) for each in value]
        case BaseModel():
            return _said(value)
        case int() | date():
            return value
    raise TypeError(f"no record holds {type(value)}")


def _wrongly_written(given: Mapping[str, Any]) -> list[str]:
    """Find the days and times that pydantic would take for seconds since 1970, or shift."""
    parts = [given]
    schedules = given.get("schedules", ())
    parts += [each for each in schedules if isinstance(each, Mapping)]
    wrong = []
    for part in parts:
        for name in (DAYS | TIMES) & part.keys():
            pattern, mend = (DAY, _A_DAY) if name in DAYS else (TIME, _A_TIME)
            value = part[name]
            if not isinstance(value, date) and not pattern.fullmatch(str(value)):
                wrong.append(f"{name}: {mend} (here: {shown(value)})")
    return sorted(wrong)


def _reason(problem: ErrorDetails) -> str:
    names = [part for part in problem["loc"] if isinstance(part, str)]
    if not names or problem["type"] == "value_error":
        said = problem["msg"].removeprefix("Value error, ")
        return ": ".join([*names[:1], said])
    name = names[-1]
    if problem["type"] == "missing":
        return f"{names[0]} is missing: {LACKING.get(name, 'give it')}"
    mend = _MENDS.get(name, "correct it")
    return f"{names[0]}: {mend} (here: {shown(problem['input'])})"
