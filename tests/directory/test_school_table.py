"""The packed list of schools says what the list says, or is not used."""

import gc
import lzma
import timeit
import tracemalloc
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.directory import directory as command
from app.directory.paths import FORMS, school_table
from app.directory.school_rows import COLUMNS, SCHOOLS_FILE
from app.directory.school_table import unpack_schools
from app.directory.schools import Schools

FOLDER = FORMS / "directory"
SOURCE = FOLDER / SCHOOLS_FILE
SCHOOLS = Schools.load(FOLDER)


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The list, packed."""
    file = school_table(tmp_path_factory.mktemp("built") / "new")
    SCHOOLS.pack(file)
    return file


def test_every_school_comes_back_the_same_and_is_found_the_same(packed: Path) -> None:
    again = Schools.load(FOLDER, packed)
    assert unpack_schools(SOURCE, packed)
    assert [*again] == [*SCHOOLS]
    for typed in ("st mary", "wales hihg rotherham", "haute vallee", "100000", "xq zzv"):
        assert again.search(typed) == SCHOOLS.search(typed)


def test_the_command_packs_the_list(tmp_path: Path, packed: Path) -> None:
    result = CliRunner().invoke(command, ["schools", "--built", str(tmp_path)])
    assert result.exit_code == 0
    assert "27,108 schools" in result.output
    assert school_table(tmp_path).read_bytes() == packed.read_bytes()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda data: data[:60], id="cut in its head"),
        pytest.param(lambda data: data[:-1], id="cut at its end"),
        pytest.param(lambda data: b"X" + data[1:], id="another kind"),
        pytest.param(lambda data: data[:-9] + b"X" + data[-8:], id="a changed byte"),
        pytest.param(lambda data: data[:80] + b"X" + data[81:], id="a changed length"),
    ],
)
def test_a_damaged_one_is_not_used(tmp_path: Path, packed: Path, damage: object) -> None:
    assert callable(damage)
    file = tmp_path / "schools.bin"
    file.write_bytes(damage(packed.read_bytes()))
    assert unpack_schools(SOURCE, file) is None
    assert Schools.load(FOLDER, file).search("wales high")


def test_one_of_another_list_is_not_used(tmp_path: Path, packed: Path) -> None:
    for file in FOLDER.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    row = "100001,The Only School,Dorset,Primary,Mixed,Open"
    text = "\n".join([",".join(COLUMNS), row])
    (tmp_path / SCHOOLS_FILE).write_bytes(lzma.compress(text.encode()))
    assert [each.name for each in Schools.load(tmp_path, packed)] == ["The Only School"]


def test_where_there_is_none_the_list_is_read(tmp_path: Path) -> None:
    assert len(Schools.load(FOLDER, tmp_path / "schools.bin")) == len(SCHOOLS)


def test_it_is_read_in_milliseconds_and_small(packed: Path) -> None:
    # On a quiet machine 15 ms with the authorities; the limit leaves room for a busy one.
    assert min(timeit.repeat(lambda: Schools.load(FOLDER, packed), number=1, repeat=5)) < 0.06
    tracemalloc.start()
    try:
        kept = Schools.load(FOLDER, packed)
        gc.collect()
        assert len(kept) == 27_108
        held, peak = tracemalloc.get_traced_memory()
        assert held < 3_500_000
        assert peak < 9_000_000
    finally:
        tracemalloc.stop()
