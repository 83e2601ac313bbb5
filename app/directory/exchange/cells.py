r"""How the parts of a record are written in the cells of a table, and read back.

Several telephones or schedules stand in one cell with ` | ` between them, and the parts of each
with `; ` between them. In a text `\` stands before `;`, `|` and `\` itself.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from app.directory.errors import RefusedRecordError
from app.directory.exchange.record import Plain, Record, shown

_STARTS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_RISKY = re.compile(f"'*[{_STARTS}]")
_GUARDED = re.compile(f"'+[{_STARTS}]")
_SIGNS = re.compile("[+\\-\uff0b\uff0d]")
_ALWAYS = re.compile("[=@\uff1d\uff20]")
_PHONE = re.compile(r"\+[0-9][0-9 ]{1,15}[0-9]")

_HOURS = re.compile(r"(?P<byday>\S+) (?P<opens_at>[0-9:]+) ?[-\u2013] ?(?P<closes_at>[0-9:]+)")
_WORDS = {"bank holidays ": "bank_holidays", "from ": "valid_from", "to ": "valid_to"}

A_PHONE = "write a telephone as in 01632 960 001; voice; What it is for; en pl"
A_SCHEDULE = (
    "write hours as in MO,TU,WE 09:00-17:00; bank holidays closed; from 2026-12-01; to 2027-03-31"
)


def is_formula(text: str) -> bool:
    """Say whether a spreadsheet could run a text: a number that begins with + is none."""
    text = text.strip()
    if _ALWAYS.match(text):
        return True
    return bool(_SIGNS.match(text)) and not _PHONE.fullmatch(text)


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet could run."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(cell: str) -> str:
    """Take away the apostrophe that `guarded` put there."""
    return cell[1:] if _GUARDED.match(cell) else cell


def written(column: str, value: Plain) -> str:
    """Return the value of a column as people read it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            write, between = _PARTS.get(column, (str, ", "))
            return between.join(write(each) for each in value)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def read(column: str, cell: str) -> Any:
    """Read the value of a column, or raise RefusedRecordError."""
    if column in _READ:
        return [_READ[column](each) for each in _split(cell, "|") if each]
    if column in LISTS:
        return [each for each in re.split(r"[\s,;|]+", cell) if each]
    return cell.strip()


def _write_phone(phone: Record) -> str:
    languages = phone.get("languages", [])
    spoken = " ".join(map(str, languages)) if isinstance(languages, list) else ""
    parts = [phone["number"], phone.get("type", ""), phone.get("description", ""), spoken]
    while not parts[-1]:
        parts.pop()
    if len(parts) > 1:
        parts[1] = parts[1] or "voice"
    return "; ".join(_escaped(str(part)) for part in parts)


def _read_phone(entry: str) -> Record:
    parts = [_plain(part) for part in _split(entry, ";")]
    if len(parts) > 4:
        raise RefusedRecordError(f"phones: {A_PHONE} (here: {shown(entry)})")
    number, type_, description, spoken = (*parts, "", "", "")[:4]
    phone: Record = {"number": number}
    if type_:
        phone["type"] = type_
    if description:
        phone["description"] = description
    if spoken:
        phone["languages"] = list(spoken.replace(",", " ").split())
    return phone


def _write_schedule(schedule: Record) -> str:
    hours = f"{schedule['byday']} {schedule['opens_at']}-{schedule['closes_at']}"
    more = (f"{word}{schedule[name]}" for word, name in _WORDS.items() if name in schedule)
    return "; ".join([hours, *more])


def _read_schedule(entry: str) -> Record:
    first, *more = _split(entry, ";")
    hours = _HOURS.fullmatch(first)
    if not hours:
        raise RefusedRecordError(f"schedules: {A_SCHEDULE} (here: {shown(entry)})")
    schedule: Record = dict(hours.groupdict())
    for part in filter(None, more):
        word = next((each for each in _WORDS if part.startswith(each)), None)
        if word is None or _WORDS[word] in schedule:
            raise RefusedRecordError(f"schedules: {A_SCHEDULE} (here: {shown(part)})")
        schedule[_WORDS[word]] = part.removeprefix(word).strip()
    return schedule


def _split(text: str, mark: str) -> list[str]:
    parts: list[list[str]] = [[]]
    for piece in re.findall(r"\\.|.", text, re.DOTALL):
        if piece == mark:
            parts.append([])
        else:
            parts[-1].append(piece)
    return ["".join(part).strip() for part in parts]


def _escaped(text: str) -> str:
    return re.sub(r"([\\;|])", r"\\\1", text)


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


LISTS = frozenset({"service_areas", "languages", "doors"})
_READ: Mapping[str, Callable[[str], Record]] = MappingProxyType(
    {"phones": _read_phone, "schedules": _read_schedule}
)
_PARTS: Mapping[str, tuple[Callable[[Any], str], str]] = MappingProxyType(
    {"phones": (_write_phone, " | "), "schedules": (_write_schedule, " | ")}
)


def said(record: Record, columns: Iterable[str]) -> dict[str, str]:
    """Return each column of a record as people read it, empty where it says nothing."""
    return {name: written(name, record[name]) if name in record else "" for name in columns}
