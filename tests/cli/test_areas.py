"""`signpost directory areas` as somebody who keeps a pack types it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from app.directory.paths import FORMS

PACKS = {file.stem for file in (FORMS / "directory" / "areas").glob("*.yaml")}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["directory", "areas", *map(str, arguments)])


@pytest.mark.parametrize(
    ("at", "words"),
    [
        pytest.param("2027-05-31", "check by 2027-05-31)", id="on its last day"),
        pytest.param("2027-06-01", "check by 2027-05-31, not shown since)", id="the day after"),
    ],
)
def test_every_pack_is_a_line_with_its_status_and_check_date(at: str, words: str) -> None:
    result = run("--at", at)
    assert result.exit_code == 0, result.output
    lines = dict(line.split(": ", maxsplit=1) for line in result.output.splitlines())
    assert set(lines) == PACKS
    assert lines["rotherham"].startswith(f"Rotherham (whole, {words}: councils 1, pages 2,")
    assert "contacts 2 of which assured 0" in lines["rotherham"]
    assert lines["london"].startswith("London (partial, ")
    assert "councils 33, pages 0, contacts 0" in lines["london"]


def test_the_packs_are_printed_as_json() -> None:
    rows = {row["id"]: row for row in json.loads(run("--at", "2026-11-24", "--json").output)}
    assert set(rows) == PACKS
    thurrock = rows["thurrock"]
    assert (thurrock["status"], thurrock["shown"]) == ("whole", True)
    assert thurrock["councils"] == ["Thurrock"]
    assert "To find out by asking" in thurrock["about"]


def test_a_pack_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    forms = tmp_path / "forms"
    (forms / "directory" / "areas").mkdir(parents=True)
    for file in (FORMS / "directory").iterdir():
        if file.is_file():
            (forms / "directory" / file.name).symlink_to(file)
    (forms / "scales.yaml").symlink_to(FORMS / "scales.yaml")
    (forms / "directory" / "areas" / "here.yaml").write_text("id: here\n")
    result = run("--forms", forms)
    assert result.exit_code == 1
    assert "here.yaml" in result.output
