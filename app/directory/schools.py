"""Schools and colleges by name, so that a safeguarding lead need not type an address."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Self

from app.directory.areas import read_areas
from app.directory.errors import DirectoryFileError
from app.directory.school_index import SchoolIndex, build_index, fold_school
from app.directory.school_rows import SCHOOLS_FILE, codes_by_name, read_schools
from app.directory.school_table import pack_schools, unpack_schools

LONGEST_TYPED = 100
SHORTEST_TYPED = 3
"""Characters of a search that are looked at, and letters that it needs."""

LISTED = date(2024, 6, 17)
"""The day that the list is of; authorities are as they stood then."""

_URN = re.compile(r"\s*([0-9]{6})\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class School:
    """A school or college as the list has it.

    Schools abroad, and others whose council is not in authorities.csv, have no authority code. The
    authority is where the school is, which need not be where a child lives.
    """

    urn: str
    name: str
    authority: str
    authority_code: str | None
    phase: str


class Schools:
    """Every school of the list.

    Where set-up has packed it, it is read at once, so that workers share it. Else the list itself
    is read when it is first asked for, which takes most of a second.
    """

    __slots__ = ("_codes", "_folder", "_index", "_lock")

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._index: SchoolIndex | None = None
        self._codes: tuple[str | None, ...] = ()

    @classmethod
    def load(cls, folder: Path, packed: Path | None = None) -> Self:
        """Take the folder of tables, and the packed list if there is one.

        Raises DirectoryFileError if the list is not there.
        """
        file = folder / SCHOOLS_FILE
        if not file.is_file():
            raise DirectoryFileError(file, None, "the file is missing: put it back")
        schools = cls(folder)
        index = unpack_schools(file, packed) if packed else None
        if index:
            schools._take(index)
        return schools

    def pack(self, packed: Path) -> None:
        """Write the list as `load` reads it fastest, or raise DirectoryFileError."""
        source = self._folder / SCHOOLS_FILE
        pack_schools(self._read(), source, packed)
        if unpack_schools(source, packed) is None:
            raise DirectoryFileError(packed, None, "it cannot be read back: pack it again")

    def __len__(self) -> int:
        return len(self._read())

    def __iter__(self) -> Iterator[School]:
        return map(self._school, range(len(self)))

    def find(self, urn: str) -> School | None:
        """Return the school with a unique reference number, or None."""
        figures = _URN.fullmatch(urn)
        number = self._read().number(int(figures[1])) if figures else None
        return None if number is None else self._school(number)

    def search(
        self, text: str, authority_codes: Collection[str] | None = None, most: int = 20
    ) -> tuple[School, ...]:
        """Return the schools whose name is like the text, best first.

        Names that begin with the text come first. The name of the school's authority may be typed
        as well, or its unique reference number alone. With codes, only those authorities' schools
        are looked at.
        """
        typed = text[:LONGEST_TYPED]
        if sum(map(str.isalnum, typed)) < SHORTEST_TYPED or most < 1:
            return ()
        numbered = self.find(typed)
        if numbered:
            wanted = authority_codes is None or numbered.authority_code in authority_codes
            return (numbered,) if wanted else ()
        index = self._read()
        every = enumerate(self._codes)
        within = {n for n, code in every if authority_codes is None or code in authority_codes}
        return tuple(map(self._school, index.search(fold_school(typed), within, most)))

    def _school(self, number: int) -> School:
        urn, name, authority, phase = self._read().row(number)
        return School(
            urn=str(urn),
            name=name,
            authority=authority,
            authority_code=self._codes[self._read().places[number]],
            phase=phase,
        )

    def _read(self) -> SchoolIndex:
        with self._lock:
            if self._index is None:
                return self._take(build_index(read_schools(self._folder / SCHOOLS_FILE)))
            return self._index

    def _take(self, index: SchoolIndex) -> SchoolIndex:
        codes = codes_by_name(read_areas(self._folder).authorities)
        self._codes = tuple(map(codes.get, index.authorities))
        self._index = index
        return index
