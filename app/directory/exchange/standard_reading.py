"""Read services of Open Referral UK 3.0: ours again, or somebody else's with our attributes."""

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from app.directory.errors import ExchangeFileError, RefusedRecordError
from app.directory.exchange.record import shown
from app.directory.exchange.row import Row
from app.directory.exchange.standard import (
    AGES,
    ATTRIBUTES,
    NOT_KEPT,
    SAME_NAME,
    SCHEDULE_ATTRIBUTES,
    STATISTICS,
    TAXONOMY,
)

MOST_PARTS = 300_000
"""The most lists and objects in a file: what is nested for the sake of it has more."""

Json = dict[str, Any]

_LISTS = ("phones", "schedules", "service_areas", "languages", "attributes")
_OURS = frozenset({"id", "organization_id", "organization", *SAME_NAME, *AGES, *_LISTS})


def read_standard(file: Path, text: str) -> Iterator[Row]:
    """Yield each service of a list, or of a page of an Open Referral interface."""
    if text.count("[") + text.count("{") > MOST_PARTS:
        raise ExchangeFileError(file, "it has too many parts: split it")
    data = _parsed(file, text)
    if isinstance(data, dict) and isinstance(data.get("contents"), list):
        data = data["contents"]
    if not isinstance(data, list):
        raise ExchangeFileError(file, "it must be a list of services, or a page with contents")
    for number, item in enumerate(data, start=1):
        yield _row(f"record {number}", item)


def _parsed(file: Path, text: str) -> Any:
    try:
        return json.loads(
            text,
            parse_constant=_no_number,
            parse_int=_whole,
            parse_float=_fraction,
            object_pairs_hook=_object,
        )
    except RecursionError as error:
        raise ExchangeFileError(file, "it is nested too deeply") from error
    except ValueError as error:
        raise ExchangeFileError(file, f"it is not JSON that can be read: {error}") from error


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number")


def _whole(text: str) -> int:
    if len(text) > 18:
        raise ValueError("a number is too long")
    return int(text)


def _fraction(text: str) -> float:
    number = float(text)
    if len(text) > 40 or not math.isfinite(number):
        raise ValueError("a number is too large or too long")
    return number


def _object(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) < len(pairs):
        [(twice, _)] = Counter(key for key, _ in pairs).most_common(1)
        raise ValueError(f"{shown(twice)} stands twice in one object")
    return found


def _row(where: str, item: Any) -> Row:
    if not isinstance(item, dict):
        return Row(where=where, id="", faults=("it is not a service: write an object",))
    faults: list[str] = []
    unknown = sorted(item.keys() - _OURS - NOT_KEPT)
    faults += [f"{shown(key)} is no field of a service" for key in unknown[:10]]
    given: Json = {}
    for read in (_plain_fields, _lists, _own_parts):
        try:
            given |= read(item)
        except RefusedRecordError as error:
            faults += error.reasons
    called = given.get("id") or item.get("name") or item.get("id")
    return Row(
        where=where,
        id=called if isinstance(called, str) else "",
        given=given,
        faults=tuple(faults),
        not_kept=tuple(sorted(name for name in NOT_KEPT & item.keys() if item[name])),
    )


def _plain_fields(item: Json) -> Json:
    given: Json = {}
    for name in (*SAME_NAME, *AGES):
        value = item.get(name)
        if value in (None, ""):
            continue
        right = isinstance(value, str) if name in SAME_NAME else type(value) in (int, float)
        if not right:
            kind = "text" if name in SAME_NAME else "number"
            raise RefusedRecordError(f"{name}: it must be a {kind} (here: {shown(value)})")
        given[name] = value
    return given


def _lists(item: Json) -> Json:
    found = {name: [read(each) for each in _each(item, name)] for name, read in _PARTS.items()}
    return {name: values for name, values in found.items() if values}


def _own_parts(item: Json) -> Json:
    """Return what our attributes of a service say."""
    return _attributed(item, ATTRIBUTES)


def _attributed(item: Json, named: Mapping[str, str]) -> Json:
    given: Json = {}
    for each in _each(item, "attributes"):
        term = each.get("taxonomy_term")
        if not isinstance(term, dict) or term.get("taxonomy") != TAXONOMY:
            continue
        part, value = each.get("link_type"), term.get("name")
        if not isinstance(part, str) or part not in named or not isinstance(value, str):
            raise RefusedRecordError(f"attributes: {shown(part)} is no part of a record")
        if part == "doors":
            given.setdefault(part, []).append(value)
        elif part in given:
            raise RefusedRecordError(f"attributes: {part} stands twice")
        else:
            given[part] = value
    return given


def _phone(item: Json) -> Json:
    phone = _texts("phones", item, ("number", "type", "description"), {"id", "service_id"})
    spoken = [_language(each) for each in _each(item, "languages")]
    return {**phone, "languages": spoken} if spoken else phone


def _schedule(item: Json) -> Json:
    if item.get("freq", "WEEKLY") != "WEEKLY":
        raise RefusedRecordError("schedules: only weekly hours can be kept")
    names = ("byday", "opens_at", "closes_at", "valid_from", "valid_to")
    schedule = _texts("schedules", item, names, {"id", "service_id", "freq"})
    return schedule | _attributed(item, SCHEDULE_ATTRIBUTES)


def _area(item: Json) -> str:
    names = ("name", "extent", "extent_type", "uri", "service_area")
    area = _texts("service_areas", item, names, {"id", "service_id"})
    code = area.get("extent") or str(area.get("uri", "")).removeprefix(STATISTICS)
    if not code:
        raise RefusedRecordError("service_areas: give the area's code as its extent")
    return str(code)


def _language(item: Json) -> str:
    names = ("code", "name", "note")
    language = _texts("languages", item, names, {"id", "service_id", "phone_id"})
    if "code" not in language:
        raise RefusedRecordError("languages: give each its code, such as en, cy or pl")
    return str(language["code"])


_PARTS: Mapping[str, Callable[[Json], Any]] = MappingProxyType(
    {
        "phones": _phone,
        "schedules": _schedule,
        "service_areas": _area,
        "languages": _language,
    }
)


def _each(item: Json, name: str) -> list[Json]:
    values = item.get(name)
    if values is None:
        return []
    if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
        raise RefusedRecordError(f"{name}: it must be a list of objects")
    return values


def _texts(part: str, item: Json, names: tuple[str, ...], other: set[str]) -> Json:
    """Return the named texts of a part, or refuse what else it holds."""
    given: Json = {}
    for name, value in item.items():
        if name in other or name in _LISTS or value in (None, ""):
            continue
        if name not in names:
            raise RefusedRecordError(f"{part}: {shown(name)} cannot be kept: take it out")
        if not isinstance(value, str):
            raise RefusedRecordError(f"{part}: {name} must be a text (here: {shown(value)})")
        given[name] = value
    return given
