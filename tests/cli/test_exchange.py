"""`signpost directory import` and `export` as a partnership types them."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from tests.directory.exchange.home import FRONT_DOOR, LADO, Home, as_csv


@pytest.fixture(scope="module")
def first_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home.make(tmp_path_factory.mktemp("home"))


@pytest.fixture
def home(first_home: Home, tmp_path: Path) -> Home:
    forms = Path(shutil.copytree(first_home.forms, tmp_path / "forms"))
    return Home(folder=tmp_path, forms=forms, built=first_home.built)


def run(home: Home, *arguments: object) -> Result:
    where = ["--forms", str(home.forms), "--built", str(home.built)]
    result = CliRunner().invoke(main, ["directory", *map(str, arguments), *where])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result


def test_an_import_is_a_trial_unless_it_is_told_to_write(home: Home) -> None:
    file = home.put("in.csv", as_csv(LADO))
    result = run(home, "import", file)
    assert result.exit_code == 0
    assert "New: rotherham-lado (line 2)\n  id: rotherham-lado\n" in result.output
    assert "  phones: 01632 960 003\n" in result.output
    assert "New: 1. Changed: 0. Unchanged: 0.\n" in result.output
    assert result.output.endswith("this was a trial. Add --write to keep it.\n")
    assert not home.local.exists()


def test_an_import_that_is_told_to_write_does_and_says_where(home: Home) -> None:
    result = run(home, "import", home.put("in.csv", as_csv(LADO, FRONT_DOOR)), "--write")
    assert result.exit_code == 0
    assert f"Written: {home.local}" in result.output
    assert {"rotherham-lado", "rotherham-front-door"} <= home.load().services.keys()
    again = run(home, "import", home.folder / "in.csv", "--write")
    assert "Unchanged: 2.\nNothing was changed: there is nothing new.\n" in again.output


def test_a_change_is_printed_from_old_to_new(home: Home) -> None:
    home.keep(FRONT_DOOR, LADO)
    changed = LADO | {"phones": "01632 960 009", "email": "", "assured_date": "", "assurer": ""}
    result = run(home, "import", home.put("in.csv", as_csv(FRONT_DOOR, changed)))
    assert result.exit_code == 0
    assert (
        "Changed: rotherham-lado (line 3)\n"
        "  phones: 01632 960 003 → 01632 960 009\n"
        "  email: front.door@example.org → (nothing)\n"
        "  assured_date: 2026-11-02 → (nothing)\n"
        "  assurer: Front door manager → (nothing)\n"
        "  Note: it is not shown until somebody has assured it: assured_date and assurer\n"
        "New: 0. Changed: 1. Unchanged: 1.\n"
    ) in result.output


def test_one_refused_row_keeps_everything_out(home: Home) -> None:
    home.keep(FRONT_DOOR)
    before = home.local.read_bytes()
    bad = LADO | {"id": "other", "phones": "CALL NOW", "doors": "the_moon"}
    result = run(home, "import", home.put("in.csv", as_csv(LADO, bad)), "--write")
    assert result.exit_code == 1
    assert "Refused: 1.\n  line 3 ('other'):\n    phones: a telephone number" in result.output
    assert result.output.endswith("Correct these rows, and import the file again.\n")
    assert "Written" not in result.output
    assert home.local.read_bytes() == before


def test_nothing_that_is_refused_moves_the_screen(home: Home) -> None:
    bad = LADO | {"id": "x\x1b[2J", "name": "\x1b]0;owned\x07"}
    result = run(home, "import", home.put("in.csv", as_csv(bad)))
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert "\x07" not in result.output


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_an_export_comes_back_unchanged(home: Home, ending: str) -> None:
    home.keep(FRONT_DOOR, LADO)
    file = home.folder / f"all.{ending}"
    exported = run(home, "export", file)
    count = len(home.load().services)
    assert (exported.exit_code, exported.output) == (0, f"{file}: {count} records\n")
    result = run(home, "import", file, "--write")
    assert result.exit_code == 0
    assert f"New: 0. Changed: 0. Unchanged: {count}.\n" in result.output


def test_an_export_writes_over_a_file_only_when_it_is_told_to(home: Home) -> None:
    file = home.put("mine.json", "{}")
    refused = run(home, "export", file)
    assert refused.exit_code == 1
    assert refused.output == (
        f"Error: {file}: there is a file of this name already: choose another name,"
        " or add --replace to write over it\n"
    )
    assert file.read_text() == "{}"
    assert run(home, "export", file, "--replace").exit_code == 0
    assert len(json.loads(file.read_text())) == len(home.load().services)


def test_what_the_standard_says_beyond_a_record_is_named(home: Home) -> None:
    home.keep(FRONT_DOOR)
    [found] = [each for each in home.exported() if each["name"] == "Rotherham front door"]
    file = home.put("in.json", json.dumps([found | {"fees": "Free", "alert": "Moved"}]))
    assert "Not kept of record 1: alert, fees\n" in run(home, "import", file).output


@pytest.mark.parametrize(
    ("command", "name", "content", "advice"),
    [
        pytest.param("import", "in.yaml", "[]", ".csv or .json", id="YAML"),
        pytest.param("import", "in.csv", "a,b", "columns are not known", id="another table"),
        pytest.param("import", "gone.csv", None, "no such file", id="no file"),
        pytest.param("export", "out.txt", None, ".csv or .json", id="an unknown ending"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(
    home: Home, *, command: str, name: str, content: str | None, advice: str
) -> None:
    file = home.put(name, content) if content is not None else home.folder / name
    result = run(home, command, file)
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {file}: ")
    assert advice in result.output


def test_a_directory_that_does_not_load_is_named(home: Home) -> None:
    home.local.write_text("- id: [\n")
    result = run(home, "import", home.put("in.csv", as_csv(LADO)), "--write")
    assert result.exit_code == 1
    assert "local.yaml, line" in result.output
    assert home.local.read_text() == "- id: [\n"
