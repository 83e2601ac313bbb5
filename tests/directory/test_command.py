import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.directory import directory as command
from app.cli.directory import edition_of
from app.directory.paths import POSTCODE_FILE
from app.directory.table import PostcodeTable

pytestmark = pytest.mark.usefixtures("built")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def test_find_says_whose_area_it_is_and_whom_to_contact() -> None:
    result = run("find", "s640aa", "--at", "2026-11-23T16:55")
    assert result.exit_code == 0
    assert "City of Doncaster Council (E08000017)" in result.output
    assert "South Yorkshire" in result.output
    assert "0808 800 5000" in result.output


def test_find_prints_json() -> None:
    result = run("find", "S64 8AA", "--at", "2026-11-23", "--json")
    found = json.loads(result.output)
    assert found["authority"]["code"] == "E08000018"
    assert found["live"] is True
    assert found["contacts"][0]["service"] == "council_site"
    assert found["contacts"][0]["fallback"] is True


def test_find_says_what_to_do_where_no_area_is_known() -> None:
    assert "choose the Health and Social Care Trust" in run("find", "BT1 1AA").output
    found = json.loads(run("find", "IM1 1AA", "--json").output)
    assert (found["authority"], found["reason"]) == (None, "crown_dependency")


@pytest.mark.parametrize("typed", [" ", "S64", "S64 0AA and more"])
def test_find_explains_what_is_no_postcode(typed: str) -> None:
    result = run("find", typed)
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert "postcode" in result.output


def test_find_without_a_table_says_how_to_make_it(tmp_path: Path) -> None:
    result = run("find", "S64 0AA", "--built", str(tmp_path))
    assert result.exit_code == 1
    assert "signpost directory build" in result.output


def test_build_packs_a_file(tmp_path: Path) -> None:
    source = tmp_path / "onspd_2026-02.csv"
    source.write_text("postcode,lad25cd,live\nS640AA,E08000017,1\n")
    result = run("build", str(source), "--built", str(tmp_path / "built"))
    assert result.exit_code == 0, result.output
    assert PostcodeTable.open(tmp_path / "built" / "postcodes.bin").edition == "ONSPD 2026-02"


def test_build_names_the_row_at_fault(tmp_path: Path) -> None:
    source = tmp_path / "new.csv"
    source.write_text("postcode,lad25cd,live\nS640AA,E00000000,1\n")
    result = run("build", str(source), "--built", str(tmp_path))
    assert result.exit_code == 1
    assert f"{source}, line 2" in result.output


def test_check_lists_findings_and_fails_only_on_grave_ones() -> None:
    now = run("check", "--at", "2026-11-23")
    assert now.exit_code == 0
    assert "unassured: nspcc_helpline" in now.output
    late = run("check", "--at", "2028-01-01", "--json")
    assert late.exit_code == 1
    assert {"stale"} <= {finding["kind"] for finding in json.loads(late.output)}


def test_the_edition_is_read_from_the_name_of_the_file() -> None:
    assert edition_of(POSTCODE_FILE) == "ONSPD 2025-11"
    assert edition_of(Path("other.csv")) == "other.csv"
