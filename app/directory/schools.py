"""Schools and colleges by name, so that a safeguarding lead need not type an address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Self

from app.directory.areas import read_areas
from app.directory.errors import DirectoryFileError
from app.directory.school_index import SchoolIndex, build_index, fold_school
from app.directory.school_rows import SCHOOLS_FILE, codes_by_name, read_schools

LONGEST_TYPED = 100
SHORTEST_TYPED = 3
"""Characters of a search that are looked at, and letters that it needs."""

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
    """Every school of the list. It is read when it is first asked for."""

    __slots__ = ("_codes", "_folder", "_index", "_lock")

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._index: SchoolIndex | None = None
        self._codes: tuple[str | None, ...] = ()

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Name the folder of tables. Raises DirectoryFileError if the list is not there."""
        file = folder / SCHOOLS_FILE
        if not file.is_file():
            raise DirectoryFileError(file, None, "the file is missing: put it back")
        return cls(folder)

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
        self, text: str, authority_code: str | None = None, most: int = 20
    ) -> tuple[School, ...]:
        """Return the schools whose name is like the text, best first.

        Names that begin with the text come first. The name of the school's authority may be typed
        as well, or its unique reference number alone. With a code, only that authority's schools
        are looked at.
        """
        typed = text[:LONGEST_TYPED]
        if sum(map(str.isalnum, typed)) < SHORTEST_TYPED or most < 1:
            return ()
        numbered = self.find(typed)
        if numbered:
            return (numbered,) if authority_code in {None, numbered.authority_code} else ()
        index = self._read()
        within = {n for n, code in enumerate(self._codes) if authority_code in {None, code}}
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
                codes = codes_by_name(read_areas(self._folder).authorities)
                index = build_index(read_schools(self._folder / SCHOOLS_FILE))
                self._codes = tuple(map(codes.get, index.authorities))
                self._index = index
            return self._index
