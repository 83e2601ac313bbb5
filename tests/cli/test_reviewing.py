"""`signpost forms coverage` and `signpost forms changes` as a reviewer types them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from tests.making import edit, forms_copy
from tests.small_content import inventory, small_forms

COVERED = 'at: "003 L10", what: Bites'
MISSING = 'at: "003 L13", what: Chaotic home'


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["forms", *map(str, arguments)])
    assert "Traceback" not in result.output
    return result


def coverage(forms: Path, *options: object) -> Result:
    return run("coverage", "--forms", forms, *options)


def written(forms: Path) -> Path:
    page = forms.parent / "docs" / "coverage.md"
    page.parent.mkdir(exist_ok=True)
    assert coverage(forms, "--write", page).exit_code == 0
    return page


def test_coverage_is_printed_or_written(tmp_path: Path) -> None:
    forms = small_forms(tmp_path, coverage__one=inventory(COVERED, MISSING))
    printed = coverage(forms)
    assert printed.exit_code == 0
    assert "Chaotic home (003 L13)" in printed.stdout
    assert written(forms).read_text(encoding="utf-8") == printed.stdout


def test_the_check_passes_when_all_is_covered_and_written(tmp_path: Path) -> None:
    forms = small_forms(tmp_path, coverage__one=inventory(COVERED))
    written(forms)
    result = coverage(forms, "--check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 items are covered, or left out with a reason" in result.stdout


def test_the_check_names_what_is_missing(tmp_path: Path) -> None:
    forms = small_forms(tmp_path, coverage__one=inventory(COVERED, MISSING))
    written(forms)
    result = coverage(forms, "--check")
    assert result.exit_code == 1
    file = forms / "coverage" / "one.yaml"
    assert f"{file}:6: nothing covers 'Chaotic home' (003 L13) (" in result.stderr
    assert "1 faults" in result.stderr


@pytest.mark.parametrize("old", [True, False], ids=["is old", "is not there"])
def test_the_check_fails_when_the_page(tmp_path: Path, old: bool) -> None:  # noqa: FBT001
    forms = small_forms(tmp_path, coverage__one=inventory(COVERED))
    page = written(forms)
    if old:
        page.write_text("# Another\n", encoding="utf-8")
    else:
        page.unlink()
    result = coverage(forms, "--check")
    assert result.exit_code == 1
    assert f"{page}:1: this is not what would be written now" in result.stderr


def test_the_check_can_write_the_page_first(tmp_path: Path) -> None:
    forms = small_forms(tmp_path, coverage__one=inventory(COVERED))
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs" / "coverage.md"
    assert coverage(forms, "--write", page, "--check").exit_code == 0


def test_an_inventory_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    forms = small_forms(tmp_path, coverage__one=inventory("at: 3"))
    result = coverage(forms)
    assert result.exit_code == 1
    assert f"{forms / 'coverage' / 'one.yaml'}:5:" in result.stderr


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    old, new = small_forms(tmp_path / "old"), small_forms(tmp_path / "new")
    edit(new / "rules" / "harm.yaml", "urgency: same_day", "urgency: early_help")
    edit(new / "cautions.yaml", "Stay calm.", "Keep calm.")
    return old, new


def changes(old: Path, new: Path, *options: str) -> Result:
    return run("changes", old, "--forms", new, *options)


def test_changes_come_with_the_grave_ones_first(versions: tuple[Path, Path]) -> None:
    result = changes(*versions)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Less may be noticed or done: 2"
    assert lines[2:5] == [
        '  LOOK AT THIS: rule hurt "The child is hurt."',
        "    urgency lowered from same day to early help",
        "    rules/harm.yaml, line 5",
    ]
    assert "Other changes: 1" in lines
    assert result.stdout.count("LOOK AT THIS") == 2
    assert lines[-2:-1] == ["Questionnaires"]
    assert " before, " in lines[-1]


def test_changes_are_printed_as_json(versions: tuple[Path, Path]) -> None:
    result = changes(*versions, "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert [each["look"] for each in found["changes"]] == [True, True, False]
    assert found["changes"][0] == {
        "kind": "rule",
        "id": "hurt",
        "label": "The child is hurt.",
        "where": "rules/harm.yaml, line 5",
        "what": "urgency lowered from same day to early help",
        "look": True,
    }
    [questionnaire] = found["questionnaires"]
    assert (questionnaire["id"], questionnaire["unchanged"]) == ("small", False)
    assert questionnaire["before"] != questionnaire["after"]


def test_equal_folders_are_said_to_be_unchanged(versions: tuple[Path, Path]) -> None:
    result = changes(versions[0], versions[0])
    assert result.exit_code == 0
    assert "Nothing changed" in result.stdout
    assert result.stdout.endswith(", unchanged\n")


def test_an_older_format_is_refused_with_the_fault(versions: tuple[Path, Path]) -> None:
    old, new = versions
    (old / "facts" / "few.yaml").unlink()
    result = changes(old, new)
    assert result.exit_code == 1
    assert f"cannot compare {old} with {new}" in result.stderr
    assert f"{old / 'facts'}:1: there are no facts" in result.stderr


def test_a_folder_that_is_not_there_is_refused(versions: tuple[Path, Path]) -> None:
    assert changes(versions[0] / "none", versions[1]).exit_code == 2


def test_the_fields_of_councils_forms_are_printed_or_checked() -> None:
    printed = run("councils")
    assert printed.exit_code == 0
    assert "| Croydon | no date given |" in printed.stdout
    checked = run("councils", "--check")
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert "173 of 173 fields are held" in checked.stdout


def test_an_old_page_of_councils_forms_fails_the_check(tmp_path: Path) -> None:
    forms = forms_copy(tmp_path)
    page = tmp_path / "docs" / "referral-forms.md"
    assert run("councils", "--forms", forms, "--check").exit_code == 1
    page.parent.mkdir()
    assert run("councils", "--forms", forms, "--write", page).exit_code == 0
    assert run("councils", "--forms", forms, "--check").exit_code == 0
    edit(forms / "councils" / "referral_forms.yaml", "[doctor]", "[docter]")
    refused = run("councils", "--forms", forms, "--check")
    assert refused.exit_code == 1
    assert "no question or part 'docter'" in refused.stderr
