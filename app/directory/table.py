"""The postcode table in memory: 2.6 million postcodes in under a million bytes.

Every postcode is kept exactly; nothing is guessed from a district or a sector. A sector (`S64 0`)
is a record of up to 40 rows of 20 bits. Rows stand for the first letter of the unit, bits for the
second (Royal Mail uses 20 letters there); 20 rows say which postcodes exist and 20 which are
live. A record opens with four masks of 20 bits, so that only telling rows are stored:

    bits  0-19   rows of which some exist: stored
    bits 20-39   rows that exist in full
    bits 40-59   rows of which some of those that exist are live: stored after the others
    bits 60-79   rows of which all that exist are live

Which council: one number for most sectors. A sector on a border has a group instead: how many
councils, their numbers, then the runs of units that share one (`first unit << 7 | council`).
"""

import hashlib
import struct
import sys
from array import array
from bisect import bisect_left, bisect_right
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, Self

from app.directory.errors import DirectoryFileError

UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
UNITS = {a + b: n for n, (a, b) in enumerate((a, b) for a in UNIT_LETTERS for b in UNIT_LETTERS)}
"""Each pair of unit letters and its number; the few postcodes outside them are kept apart."""

ROW = (1 << 20) - 1
MASKS = 80
ALL_MASKS = (1 << MASKS) - 1
SLOT_BITS = 7

MAGIC = b"SIGNPC01"
HEADER = struct.Struct("<32s32s32sI8I")
"""Checksum of all that follows it, digest of the source, edition, rows, lengths of sections."""

REBUILD = "run `signpost directory build` to make it again"


class Found(NamedTuple):
    """The local authority district of a postcode, and whether the postcode was listed as live.

    Not live means old or very new, never wrong.
    """

    lad: str
    live: bool


class Sections(NamedTuple):
    """The parts of a packed table, in the order in which they are written."""

    keys: "array[int]"  # I: each sector as a number in base 36, sorted
    records: "array[int]"  # I: where each sector's record begins, and the end of the last
    places: "array[int]"  # H: each sector's district, or the number of districts plus its group
    group_starts: "array[int]"  # I: where each group begins, and the end of the last
    groups: "array[int]"  # H
    rows: bytes
    lads: tuple[str, ...]
    odd: dict[str, Found]  # postcodes with unit letters that are out of use


class PostcodeTable:
    """A packed table, checked when it is opened and never changed."""

    __slots__ = ("_parts", "edition", "rows", "source_digest")

    def __init__(self, parts: Sections, *, edition: str, rows: int, source_digest: bytes) -> None:
        self._parts = parts
        self.edition = edition
        self.rows = rows
        self.source_digest = source_digest

    @classmethod
    def open(cls, file: Path) -> Self:
        """Read a table that `write_table` has made, or raise DirectoryFileError."""
        try:
            data = file.read_bytes()
        except FileNotFoundError:
            raise DirectoryFileError(file, None, f"there is no postcode table: {REBUILD}") from None
        start = len(MAGIC) + HEADER.size
        if not data.startswith(MAGIC) or len(data) < start:
            raise DirectoryFileError(file, None, f"this is no postcode table: {REBUILD}")
        checksum, digest, edition, rows, *lengths = HEADER.unpack_from(data, len(MAGIC))
        if hashlib.sha256(data[len(MAGIC) + 32 :]).digest() != checksum:
            raise DirectoryFileError(file, None, f"the postcode table is damaged: {REBUILD}")
        parts = []
        for length in lengths:
            parts.append(data[start : start + length])
            start += length
        name = edition.rstrip(b"\0").decode()
        return cls(_unpack(parts), edition=name, rows=rows, source_digest=digest)

    def find(self, postcode: str) -> Found | None:
        """Look up a postcode that `normalise` wrote, its space taken out; None if not listed."""
        parts = self._parts
        unit = UNITS.get(postcode[-2:])
        if unit is None:
            return parts.odd.get(postcode)
        key = int(postcode[:-2], 36)
        keys = parts.keys
        index = bisect_left(keys, key)
        if index == len(keys) or keys[index] != key:
            return None
        whole = parts.rows[parts.records[index] : parts.records[index + 1]]
        live = _live(int.from_bytes(whole, "little"), unit)
        if live is None:
            return None
        place, lads = parts.places[index], parts.lads
        if place >= len(lads):
            place = self._district(place - len(lads), unit)
        return Found(lads[place], live)

    def _district(self, group: int, unit: int) -> int:
        """Return the number of the district that a unit of a border sector belongs to."""
        groups, starts = self._parts.groups, self._parts.group_starts
        start, end = starts[group], starts[group + 1]
        first = start + 1 + groups[start]
        top = (unit + 1 << SLOT_BITS) - 1
        run = groups[bisect_right(groups, top, first, end) - 1]
        return groups[start + 1 + (run & (1 << SLOT_BITS) - 1)]

    def border_sectors(self) -> frozenset[str]:
        """Return the sectors that more than one district shares, as `S640`."""
        parts = self._parts
        sectors = zip(parts.keys, parts.places, strict=True)
        return frozenset(_base36(key) for key, place in sectors if place >= len(parts.lads))

    def count(self) -> int:
        """Count the postcodes from the rows themselves."""
        rows, records = self._parts.rows, self._parts.records
        total = len(self._parts.odd)
        for start, end in pairwise(records):
            record = int.from_bytes(rows[start:end], "little")
            stored = 20 * (record & ROW).bit_count()
            total += 20 * (record >> 20 & ROW).bit_count()
            total += (record >> MASKS & (1 << stored) - 1).bit_count()
        return total

    def memory(self) -> int:
        """Return the bytes that the table takes in memory, its names included."""
        parts = self._parts
        held = [*parts, *parts.lads, *parts.odd, *parts.odd.values(), parts, self]
        return sum(map(sys.getsizeof, held))


def _live(record: int, unit: int) -> bool | None:
    """Say whether a unit of a sector's record is live; None if it does not exist."""
    masks = record & ALL_MASKS
    number, column = divmod(unit, 20)
    row = 1 << number
    some = masks & ROW
    if not masks >> 20 & row:
        before = (some & row - 1).bit_count()
        if not some & row or not record >> MASKS + 20 * before + column & 1:
            return None
    if masks >> 60 & row:
        return True
    some_live = masks >> 40 & ROW
    if not some_live & row:
        return False
    before = some.bit_count() + (some_live & row - 1).bit_count()
    return record >> MASKS + 20 * before + column & 1 == 1


def write_table(
    file: Path, sections: Sections, *, edition: str, rows: int, source_digest: bytes
) -> None:
    """Write a table's bytes with a header that `PostcodeTable.open` can verify."""
    parts = _pack(sections)
    header = HEADER.pack(b"", source_digest, edition.encode(), rows, *map(len, parts))
    body = header[32:] + b"".join(parts)
    file.write_bytes(MAGIC + hashlib.sha256(body).digest() + body)


def _pack(sections: Sections) -> list[bytes]:
    numbers = [_swapped(part).tobytes() for part in sections[:5]]
    odd = "".join(f"{code},{lad},{live:d}\n" for code, (lad, live) in sections.odd.items())
    return [*numbers, sections.rows, "\n".join(sections.lads).encode(), odd.encode()]


def _unpack(parts: list[bytes]) -> Sections:
    keys, records, places, group_starts, groups = (
        _swapped(array(kind, part)) for kind, part in zip("IIHIH", parts, strict=False)
    )
    lads = tuple(sys.intern(lad) for lad in parts[6].decode().split())
    odd = {}
    for line in parts[7].decode().split():
        postcode, lad, live = line.split(",")
        odd[postcode] = Found(sys.intern(lad), live == "1")
    return Sections(keys, records, places, group_starts, groups, parts[5], lads, odd)


def _swapped(numbers: "array[int]") -> "array[int]":
    """Return numbers with the low byte first, which the file holds on every machine."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers


def _base36(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number, 36)
        letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest] + letters
    return letters
