import lzma
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.directory.errors import DirectoryFileError
from app.directory.packing import build, read_rows, verify
from app.directory.table import MAGIC, UNITS, PostcodeTable

LADS = ("E08000017", "E08000018", "W06000022")
HEADER = "postcode,lad25cd,live\n"

SECTORS = st.sampled_from(["S640", "S648", "AB10", "AB101", "SW1A1", "W19"])
UNIT_PAIRS = st.sampled_from(sorted(UNITS))
ROWS = st.dictionaries(
    st.builds("{}{}".format, SECTORS, UNIT_PAIRS),
    st.tuples(st.sampled_from(LADS), st.sampled_from("01")),
    min_size=1,
    max_size=300,
)


def write(folder: Path, text: str) -> Path:
    file = folder / "postcodes.csv"
    file.write_text(text)
    return file


def csv_of(rows: dict[str, tuple[str, str]]) -> str:
    lines = (f"{postcode},{lad},{live}\n" for postcode, (lad, live) in sorted(rows.items()))
    return HEADER + "".join(lines)


def pack(folder: Path, text: str) -> PostcodeTable:
    file = folder / "postcodes.bin"
    build(write(folder, text), file, edition="made up", districts=LADS)
    return PostcodeTable.open(file)


@settings(max_examples=60, deadline=None)
@given(rows=ROWS, others=st.lists(st.builds("{}{}".format, SECTORS, UNIT_PAIRS), max_size=50))
def test_every_row_comes_back_and_no_other_postcode_does(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[str, tuple[str, str]], others: list[str]
) -> None:
    table = pack(tmp_path_factory.mktemp("packed"), csv_of(rows))
    assert table.count() == table.rows == len(rows)
    for postcode in [*rows, *others]:
        found = table.find(postcode)
        expected = rows.get(postcode)
        assert (found and (found.lad, f"{found.live:d}")) == expected


def test_whole_sectors_live_or_not_come_back(tmp_path: Path) -> None:
    rows = {f"S640{unit}": (LADS[0], "1") for unit in UNITS}
    rows |= {f"S648{unit}": (LADS[number % 3], "0") for number, unit in enumerate(UNITS)}
    table = pack(tmp_path, csv_of(rows))
    assert table.border_sectors() == {"S648"}
    assert all(table.find(code) == (lad, live == "1") for code, (lad, live) in rows.items())
    assert table.find("S641AA") is None
    assert table.find("A10AA") is None
    assert table.find("ZE999ZZ") is None


def test_a_unit_with_letters_out_of_use_is_kept_apart(tmp_path: Path) -> None:
    table = pack(tmp_path, HEADER + "NPT0UA,E08000017,1\nNPT0VA,W06000022,0\n")
    assert table.find("NPT0VA") == ("W06000022", False)
    assert table.find("NPT0VC") is None
    assert table.count() == 2


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        pytest.param("postcode,lad,live\n", 1, "columns", id="columns"),
        pytest.param("", 1, "columns", id="empty"),
        pytest.param(HEADER, 1, "no postcodes", id="no rows"),
        pytest.param(HEADER + "S640AA,E08000017\n", 2, "three fields", id="short row"),
        pytest.param(HEADER + "S64 0AA,E08000017,1\n", 2, "shaped", id="space"),
        pytest.param(HEADER + "ZZ10AA,E08000017,1\n", 2, "shaped", id="no such area"),
        pytest.param(HEADER + "S640A1,E08000017,1\n", 2, "shaped", id="unit"),
        pytest.param(HEADER + "S640AA,E08000017,1\n" * 2, 3, "once", id="twice"),
        pytest.param(
            HEADER + "S640AB,E08000017,1\nS640AA,E08000017,1\n", 3, "sort", id="not sorted"
        ),
        pytest.param(HEADER + "S640AA,E99999999,1\n", 2, "E99999999", id="unknown district"),
        pytest.param(HEADER + "S640AA,E08000017,yes\n", 2, "live", id="live"),
    ],
)
def test_a_bad_row_is_named_and_the_old_table_stays(
    tmp_path: Path, text: str, line: int, advice: str
) -> None:
    file = tmp_path / "postcodes.bin"
    file.write_bytes(b"the table that was there")
    source = write(tmp_path, text)
    with pytest.raises(DirectoryFileError) as caught:
        build(source, file, edition="made up", districts=LADS)
    assert (caught.value.file, caught.value.line) == (source, line)
    assert advice in caught.value.advice
    assert file.read_bytes() == b"the table that was there"
    assert sorted(tmp_path.iterdir()) == [file, source]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("S640AA,E08000018,1\nS640AB,E08000018,0\n", 2, id="another district"),
        pytest.param("S640AA,E08000017,1\nS640AB,E08000018,1\n", 3, id="live or not"),
        pytest.param("S640AA,E08000017,1\nS640AC,E08000018,0\n", 3, id="another postcode"),
        pytest.param("S640AA,E08000017,1\n", None, id="a postcode more"),
    ],
)
def test_a_table_that_says_anything_else_is_refused(
    tmp_path: Path, text: str, line: int | None
) -> None:
    table = pack(tmp_path, HEADER + "S640AA,E08000017,1\nS640AB,E08000018,0\n")
    with pytest.raises(DirectoryFileError) as caught:
        verify(table, write(tmp_path, HEADER + text))
    assert caught.value.line == line


def test_a_compressed_file_is_read_as_a_plain_one_is(tmp_path: Path) -> None:
    text = HEADER + "S640AA,E08000017,1\n"
    packed = tmp_path / "postcodes.csv.xz"
    packed.write_bytes(lzma.compress(text.encode()))
    plain = write(tmp_path, text)
    assert list(read_rows(packed, LADS)) == list(read_rows(plain, LADS))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("none.csv", None, id="missing"),
        pytest.param("cut.csv.xz", lzma.compress(HEADER.encode() * 99)[:-9], id="cut short"),
        pytest.param("not.csv.xz", b"postcode,lad25cd,live", id="not compressed"),
        pytest.param("latin.csv", HEADER.encode() + b"S64\xe90AA,E08000017,1\n", id="encoding"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, data: bytes | None) -> None:
    source = tmp_path / name
    if data is not None:
        source.write_bytes(data)
    with pytest.raises(DirectoryFileError) as caught:
        list(read_rows(source, LADS))
    assert caught.value.file == source


def test_a_damaged_table_is_not_opened(tmp_path: Path) -> None:
    pack(tmp_path, HEADER + "S640AA,E08000017,1\n")
    file = tmp_path / "postcodes.bin"
    whole = file.read_bytes()
    for place in range(0, len(whole), 7):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(DirectoryFileError, match="directory build"):
            PostcodeTable.open(file)
    file.write_bytes(whole[:-1])
    with pytest.raises(DirectoryFileError, match="damaged"):
        PostcodeTable.open(file)
    file.write_bytes(MAGIC)
    with pytest.raises(DirectoryFileError, match="no postcode table"):
        PostcodeTable.open(file)
    with pytest.raises(DirectoryFileError, match="there is no postcode table"):
        PostcodeTable.open(tmp_path / "nowhere.bin")
