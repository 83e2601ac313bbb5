"""A bad file stops the start and names file, line and what to do."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.directory.areas import read_areas
from app.directory.doors import read_doors
from app.directory.errors import DirectoryFileError
from app.directory.packs import read_packs
from app.directory.paths import FORMS
from app.directory.services import read_services

FOLDER = FORMS / "directory"

SERVICE = """\
- id: helper
  name: Helper
  description: Helps.
  how: Say what worries you.
  phones: [{number: "01632 960 001"}]
  source: made up for a test
  check_by: 2027-01-01
"""
DOOR = "- code: help\n  area: any\n  first: [helper]\n"


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text)
    return file


def services_of(folder: Path) -> object:
    return read_services(folder, {})


def packs_of(folder: Path) -> object:
    return read_packs(folder, {}, {})


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        pytest.param(SERVICE + SERVICE, 8, "twice", id="twice"),
        pytest.param("helper: 1\n", 1, "list", id="not a list"),
        pytest.param("# note\n" + SERVICE + "  color: red\n", 2, "color", id="unknown key"),
        pytest.param(SERVICE.replace("01632", "ring"), 1, "number", id="number"),
        pytest.param(SERVICE.replace("made up for a test", ""), 1, "source", id="no source"),
        pytest.param(
            SERVICE.replace("  phones", "  # phones"), 1, "phones", id="nothing to contact"
        ),
        pytest.param(SERVICE + "  url: http://example.org\n", 1, "url", id="not https"),
        pytest.param(SERVICE + "  always_shown: true\n", 1, "999", id="never stale"),
        pytest.param(SERVICE + "  service_areas: [E08000018]\n", 1, "doors", id="no doors"),
        pytest.param(
            SERVICE + "  schedules: [{byday: MO, opens_at: 09:00, closes_at: 17:30}]\n",
            1,
            "quotes",
            id="a time that YAML takes for a number",
        ),
        pytest.param(
            SERVICE + '  schedules: [{byday: "MO,XX", opens_at: "09:00", closes_at: "17:00"}]\n',
            1,
            "MO,TU",
            id="no day of the week",
        ),
        pytest.param(
            SERVICE + "  valid_from: 2026-02-01\n  valid_to: 2026-01-01\n",
            1,
            "before valid_from",
            id="ends before it begins",
        ),
        pytest.param(
            SERVICE + "  assured_date: 2026-02-01\n", 1, "assurer", id="assured by nobody"
        ),
        pytest.param(SERVICE + "  organization: nobody\n", 1, "'nobody'", id="run by nobody known"),
        pytest.param(SERVICE + "  name: Again\n", 8, "twice", id="key twice"),
        pytest.param("- id: [\n", 2, "", id="not YAML"),
        pytest.param("", 1, "empty", id="empty"),
    ],
)
def test_a_bad_service_is_named(tmp_path: Path, text: str, line: int, advice: str) -> None:
    file = written(tmp_path, "services.yaml", text)
    with pytest.raises(DirectoryFileError) as caught:
        read_services(tmp_path, {})
    assert (caught.value.file, caught.value.line) == (file, line)
    assert advice in caught.value.advice


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        pytest.param(DOOR + DOOR, 4, "twice", id="twice"),
        pytest.param(DOOR.replace("helper", "nobody"), 1, "nobody", id="unknown service"),
        pytest.param(DOOR.replace("any", "moon"), 1, "area", id="unknown area"),
        pytest.param(DOOR + "  through: help\n", 1, "either", id="through and first"),
        pytest.param(
            DOOR + "- {code: b, area: any, through: c, ask: A., find: B.}\n",
            4,
            "'c'",
            id="through nothing",
        ),
        pytest.param(DOOR.replace("helper", "council_record"), 1, "ask", id="nothing to ask"),
    ],
)
def test_a_bad_door_is_named(tmp_path: Path, text: str, line: int, advice: str) -> None:
    written(tmp_path, "services.yaml", SERVICE)
    services = read_services(tmp_path, {})
    file = written(tmp_path, "doors.yaml", text)
    with pytest.raises(DirectoryFileError) as caught:
        read_doors(file, services)
    assert (caught.value.file, caught.value.line) == (file, line)
    assert advice in caught.value.advice


@pytest.mark.parametrize(
    ("name", "old", "new", "advice"),
    [
        pytest.param("police.csv", "E23000001,", "E23000002,", "twice", id="force twice"),
        pytest.param("police.csv", ",england", ",mercia", "nation", id="nation"),
        pytest.param("authorities.csv", ",https://", ",http://", "homepage", id="http"),
        pytest.param("authorities.csv", ",E23000013,", ",E99000013,", "E99000013", id="force"),
        pytest.param("authorities.csv", ",E23000013,", ",,", "police", id="no force"),
        pytest.param("districts.csv", ",E06000001,", ",E06999999,", "E06999999", id="authority"),
        pytest.param("districts.csv", ",E06000001,E23000013", "", "authority", id="short row"),
        pytest.param("districts.csv", ",E23000013", ",E23000013,x", "None", id="long row"),
        pytest.param(
            "changes.csv", "E07000208", "E07000207", "twice", id="a district changes twice"
        ),
        pytest.param("changes.csv", "EN-EAST-SURREY", "EN-NO-SURREY", "NO-SURREY", id="successor"),
        pytest.param("changes.csv", "2027-04-01", "2027-03-01", "end before", id="both at once"),
        pytest.param("changes.csv", "2027-04-01", "then", "from", id="no day"),
        pytest.param("trusts_by_council.csv", "NI-HSCT-NORTHERN", "NI-HSCT-X", "X", id="trust"),
        pytest.param("other_names.csv", "E06000058", "E06999999", "E06999999", id="other name"),
        pytest.param("other_names.csv", ",former,", ",gone,", "kind", id="kind of name"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, *, name: str, old: str, new: str, advice: str) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "directory"))
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1))
    with pytest.raises(DirectoryFileError) as caught:
        read_areas(folder)
    assert caught.value.file == folder / name
    assert caught.value.line is not None
    assert caught.value.line > 1
    assert advice in caught.value.advice


@pytest.mark.parametrize("name", ["police.csv", "authorities.csv", "districts.csv"])
@pytest.mark.parametrize("data", [None, b"", b"code\xff\n"], ids=["missing", "empty", "encoding"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, data: bytes | None) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "directory"))
    (folder / name).unlink()
    if data is not None:
        (folder / name).write_bytes(data)
    with pytest.raises(DirectoryFileError) as caught:
        read_areas(folder)
    assert caught.value.file == folder / name


@pytest.mark.parametrize("name", ["dudley.yml", "dudley.YAML", "dudley", "dudley.yaml.txt"])
@pytest.mark.parametrize("read", [services_of, packs_of])
def test_a_file_that_would_not_be_read_is_named(
    tmp_path: Path, read: Callable[[Path], object], name: str
) -> None:
    written(tmp_path, name, SERVICE)
    with pytest.raises(DirectoryFileError) as caught:
        read(tmp_path)
    assert caught.value.file == tmp_path / name
    assert ".yaml" in caught.value.advice


@pytest.mark.parametrize("name", [".local.yaml.lock", ".DS_Store", "._dudley.yaml"])
@pytest.mark.parametrize("read", [services_of, packs_of])
def test_a_hidden_file_is_let_be(tmp_path: Path, read: Callable[[Path], object], name: str) -> None:
    written(tmp_path, name, "no content of ours")
    assert read(tmp_path) == {}
