"""Packs an edition of the postcode directory into the table of `table.py`, checking each row."""

import csv
import hashlib
import lzma
import os
import tempfile
from array import array
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TextIO

from app.directory.errors import DirectoryFileError
from app.directory.table import (
    ROW,
    SLOT_BITS,
    UNITS,
    Found,
    PostcodeTable,
    Sections,
    write_table,
)
from app.questionnaires.errors import PostcodeError
from app.questionnaires.postcodes import normalise

COLUMNS = ["postcode", "lad25cd", "live"]


class Row(NamedTuple):
    """One postcode of the source, with the line it stands on."""

    line: int
    postcode: str
    lad: str
    live: bool


class Built(NamedTuple):
    """What a build made."""

    file: Path
    edition: str
    rows: int
    memory: int


def build(source: Path, file: Path, *, edition: str, districts: Collection[str]) -> Built:
    """Pack a postcode file, read every row of it back, and only then put the table in place.

    Raises DirectoryFileError naming the first row that is wrong, or the row that came back wrong.
    """
    packer = _Packer()
    rows = 0
    for row in read_rows(source, districts):
        packer.add(row)
        rows += 1
    if not rows:
        raise DirectoryFileError(source, 1, "the file holds no postcodes")
    digest = hashlib.sha256(source.read_bytes()).digest()
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    os.close(handle)
    draft = Path(name)
    try:
        write_table(draft, packer.finish(), edition=edition, rows=rows, source_digest=digest)
        table = PostcodeTable.open(draft)
        verify(table, source)
        draft.chmod(0o644)
        draft.replace(file)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    return Built(file, edition, rows, table.memory())


def verify(table: PostcodeTable, source: Path) -> None:
    """Raise DirectoryFileError unless a table says exactly what its checked source says."""
    rows = 0
    with _opened(source) as text:
        for postcode, lad, live in islice(csv.reader(text), 1, None):
            rows += 1
            if table.find(postcode) != (lad, live == "1"):
                raise DirectoryFileError(source, rows + 1, "this row did not come back")
    if not table.count() == table.rows == rows:
        raise DirectoryFileError(source, None, "the table holds postcodes that the file does not")


def read_rows(source: Path, districts: Collection[str]) -> Iterator[Row]:
    """Yield each row of a postcode file (plain CSV or .xz), or raise naming the row at fault."""
    with _opened(source) as text:
        reader = csv.reader(text)
        if next(reader, None) != COLUMNS:
            raise DirectoryFileError(source, 1, f"the columns must be {','.join(COLUMNS)}")
        before = sector = ""
        for line, fields in enumerate(reader, 2):
            try:
                postcode, lad, live = fields
            except ValueError:
                raise DirectoryFileError(source, line, "a row needs three fields") from None
            if postcode[:-2] != sector or postcode[-2:] not in UNITS:
                _check_shape(source, line, postcode)
                sector = postcode[:-2]
            if postcode <= before:
                raise DirectoryFileError(source, line, "sort the postcodes; each stands once")
            if lad not in districts:
                raise DirectoryFileError(source, line, f"{lad!r} is not in districts.csv: add it")
            if live not in {"0", "1"}:
                raise DirectoryFileError(source, line, "live must be 0 or 1")
            before = postcode
            yield Row(line, postcode, lad, live == "1")


@contextmanager
def _opened(source: Path) -> Iterator[TextIO]:
    try:
        with (
            source.open("rb") as file,
            lzma.open(file) if source.suffix == ".xz" else file as data,
            TextIOWrapper(data, encoding="ascii", newline="") as text,
        ):
            yield text
    except FileNotFoundError:
        raise DirectoryFileError(source, None, "there is no such file: name it") from None
    except (lzma.LZMAError, EOFError, UnicodeDecodeError) as error:
        raise DirectoryFileError(
            source, None, f"the file is damaged ({error}): copy it again"
        ) from error


def _check_shape(source: Path, line: int, postcode: str) -> None:
    try:
        right = normalise(postcode).replace(" ", "") == postcode
    except PostcodeError:
        right = False
    if not right:
        raise DirectoryFileError(source, line, f"{postcode!r} is not shaped like a postcode")


class _Packer:
    """Gathers rows, a sector at a time."""

    def __init__(self) -> None:
        self._sector = ""
        self._units: list[tuple[int, str, bool]] = []
        self._packed: dict[str, tuple[bytes, list[tuple[int, str]]]] = {}
        self._odd: dict[str, Found] = {}

    def add(self, row: Row) -> None:
        """Take one row; the rows of a sector follow each other because the file is sorted."""
        if row.postcode[:-2] != self._sector:
            self._close()
            self._sector = row.postcode[:-2]
        unit = UNITS.get(row.postcode[-2:])
        if unit is None:
            self._odd[row.postcode] = Found(row.lad, row.live)
        else:
            self._units.append((unit, row.lad, row.live))

    def _close(self) -> None:
        if self._units:
            runs = _runs([(unit, lad) for unit, lad, _ in self._units])
            self._packed[self._sector] = (_record(self._units), runs)
            self._units = []

    def finish(self) -> Sections:
        """Return everything taken, laid out for writing."""
        self._close()
        names = {lad for _, runs in self._packed.values() for _, lad in runs}
        lads = tuple(sorted(names | {found.lad for found in self._odd.values()}))
        number = {lad: n for n, lad in enumerate(lads)}
        keys, records, places = array("I"), array("I", [0]), array("H")
        group_starts, groups, rows = array("I", [0]), array("H"), bytearray()
        for sector in sorted(self._packed, key=lambda sector: int(sector, 36)):
            record, runs = self._packed[sector]
            keys.append(int(sector, 36))
            rows += record
            records.append(len(rows))
            if len(runs) == 1:
                places.append(number[runs[0][1]])
                continue
            places.append(len(lads) + len(group_starts) - 1)
            groups.extend(_group([(unit, number[lad]) for unit, lad in runs]))
            group_starts.append(len(groups))
        return Sections(keys, records, places, group_starts, groups, bytes(rows), lads, self._odd)


def _runs(units: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Keep the first unit of each run of units that share a district."""
    runs = units[:1]
    for unit, lad in units[1:]:
        if lad != runs[-1][1]:
            runs.append((unit, lad))
    return runs


def _group(runs: list[tuple[int, int]]) -> list[int]:
    here = sorted({district for _, district in runs})
    return [len(here), *here, *(u << SLOT_BITS | here.index(d) for u, d in runs)]


def _record(units: list[tuple[int, str, bool]]) -> bytes:
    """Lay one sector out as masks and rows."""
    exists, alive = [0] * 20, [0] * 20
    for unit, _, live in units:
        row, column = divmod(unit, 20)
        exists[row] |= 1 << column
        alive[row] |= live << column
    full = [row == ROW for row in exists]
    part = [0 if row == ROW else row for row in exists]
    all_live = [row != 0 and row == other for row, other in zip(alive, exists, strict=True)]
    part_live = [0 if whole else row for row, whole in zip(alive, all_live, strict=True)]
    masks: tuple[Sequence[int], ...] = (part, full, part_live, all_live)
    told = [*map(_mask, masks), *filter(None, part), *filter(None, part_live)]
    bits = sum(number << 20 * n for n, number in enumerate(told))
    return bits.to_bytes((20 * len(told) + 7) // 8, "little")


def _mask(rows: Sequence[int]) -> int:
    """Return a number with a bit for each row that tells something."""
    return sum(1 << n for n, row in enumerate(rows) if row)
