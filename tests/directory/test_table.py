"""The real table: exact, small and quick. `directory build` itself checks every row."""

import lzma
import timeit
from datetime import date
from itertools import islice

from app.directory.directory import Directory, Located
from app.directory.paths import POSTCODE_FILE


def test_rows_of_border_sectors_and_elsewhere_come_back(directory: Directory) -> None:
    table = directory.table
    border = table.border_sectors()
    assert len(border) > 3_000
    tried = 0
    with lzma.open(POSTCODE_FILE, "rt", encoding="ascii") as rows:
        for number, row in enumerate(islice(rows, 1, None, 10)):
            postcode, lad, live = row.rstrip().split(",")
            if number % 5 == 0 or postcode[:-2] in border:
                tried += 1
                assert table.find(postcode) == (lad, live == "1"), row
    assert tried > 100_000
    assert table.count() == table.rows == 2_636_121


def test_the_table_takes_less_than_a_million_bytes(directory: Directory) -> None:
    assert 800_000 < directory.table.memory() < 1_000_000


def test_a_lookup_takes_microseconds(directory: Directory) -> None:
    # On a quiet machine it is 2 to 4; the limit leaves room for a busy one.
    find = directory.table.find
    codes = ["S640AA", "S648AA", "AB101AB", "SW1A1AA", "ZE39XX"]
    seconds = min(timeit.repeat(lambda: [find(code) for code in codes], number=500, repeat=20))
    assert seconds / 500 / len(codes) < 12e-6


def test_the_table_knows_its_edition(directory: Directory) -> None:
    assert directory.table.edition == "ONSPD 2025-11"


def test_no_postcode_of_northern_ireland_or_the_islands_is_held(directory: Directory) -> None:
    for postcode in ("BT11AA", "JE23AB", "GY11AA", "IM11AA"):
        assert directory.table.find(postcode) is None


def test_a_postcode_that_was_not_live_is_still_located(directory: Directory) -> None:
    old = directory.locate("AB10 1AA", date(2026, 11, 23))
    assert isinstance(old, Located)
    assert not old.live
    assert old.area.authority.code == "S12000033"
