"""Reads the list of schools, row by row, with the authority that each row names."""

import csv
import lzma
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TextIO

from app.directory.areas import Authority
from app.directory.errors import DirectoryFileError

SCHOOLS_FILE = "schools_gias_2024-06-17.csv.xz"

COLUMNS = ["urn", "name", "local_authority_name", "phase_of_education", "gender", "status"]

ALSO_CALLED: Mapping[str, str] = MappingProxyType(
    {
        "Bristol, City of": "E06000023",
        "Dorset": "E06000059",
        "Herefordshire, County of": "E06000019",
        "Isles Of Scilly": "E06000053",
        "Kingston upon Hull, City of": "E06000010",
        "Rhondda Cynon Taf": "W06000016",
        "Vale of Glamorgan": "W06000014",
    }
)
"""The authorities that the list of schools calls by another name than authorities.csv does."""

_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
"""Some names hold a Windows apostrophe or dash that was once read as something else."""

_URN = re.compile(r"[1-9][0-9]{5}")


class SchoolRow(NamedTuple):
    """One school of the list, its name as people write it."""

    urn: int
    name: str
    authority: str
    phase: str


def read_schools(file: Path) -> Iterator[SchoolRow]:
    """Yield each school, or raise DirectoryFileError naming the row at fault."""
    with _opened(file) as text:
        reader = csv.reader(text)
        if next(reader, None) != COLUMNS:
            raise DirectoryFileError(file, 1, f"the columns must be {','.join(COLUMNS)}")
        for fields in reader:
            line = reader.line_num
            if len(fields) != len(COLUMNS):
                raise DirectoryFileError(file, line, f"a row needs {len(COLUMNS)} fields")
            urn, name, authority, phase, *_ = fields
            if not _URN.fullmatch(urn):
                raise DirectoryFileError(file, line, f"{urn!r} is no URN: six figures")
            name = " ".join(name.translate(_WINDOWS).split())
            if not (name and authority and phase):
                raise DirectoryFileError(file, line, "name, authority and phase are needed")
            yield SchoolRow(int(urn), name, authority, phase)


def codes_by_name(authorities: Mapping[str, Authority]) -> dict[str, str]:
    """Return the code of each authority by the names that the list of schools may use for it."""
    codes: dict[str, str] = {}
    for authority in authorities.values():
        codes[authority.name] = codes[authority.short_name] = authority.code
    return codes | {name: code for name, code in ALSO_CALLED.items() if code in authorities}


@contextmanager
def _opened(file: Path) -> Iterator[TextIO]:
    try:
        with lzma.open(file) as data, TextIOWrapper(data, encoding="utf-8", newline="") as text:
            yield text
    except FileNotFoundError:
        raise DirectoryFileError(file, None, "the file is missing: put it back") from None
    except (lzma.LZMAError, EOFError, UnicodeDecodeError) as error:
        advice = f"the file is damaged ({error}): copy it again"
        raise DirectoryFileError(file, None, advice) from error
