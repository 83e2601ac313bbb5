"""The page of controls is true as far as a test can tell, and so is what it says of packages."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache

import pytest

from app.config import ROOT

PAGE = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
WITHOUT = {"not applicable", "not met", "not ours to show", "a matter of reading"}
"""What a row may say in place of a test."""
CLEAN = {"name": "a", "version": "1", "vulns": []}
FAULTY = {"name": "b", "version": "2", "vulns": [{"id": "X-1", "fix_versions": ["3"]}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield each row: its numbers, what is done, and what shows it."""
    for line in PAGE.splitlines():
        cells = [each.strip() for each in line.strip("|").split("|")]
        if re.match(r"\d", cells[0]):
            number, done, shown = cells
            yield number, done, shown


@cache
def names_in(file: str) -> frozenset[str]:
    """Return the names of the tests of a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))


def audited(*packages: object) -> tuple[int, str]:
    """Return what is said of what pip-audit found."""
    return _said(json.dumps({"dependencies": packages}))


def _said(text: str) -> tuple[int, str]:
    command = [sys.executable, str(ROOT / "scripts" / "audit.py")]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_every_chapter_is_there_with_its_rows() -> None:
    assert re.findall(r"^## V(\d+) ", PAGE, re.M) == [str(each) for each in range(1, 15)]
    assert {number.partition(".")[0] for number, _, _ in rows()} == {
        str(each) for each in range(1, 15)
    }


def test_every_test_that_is_named_exists() -> None:
    named = TEST.findall(PAGE)
    assert len(named) > 60
    assert [f"{file}::{name}" for file, name in named if name not in names_in(file)] == []


def test_every_row_has_a_test_or_says_why_it_has_none() -> None:
    assert [
        number for number, _, shown in rows() if shown not in WITHOUT and not TEST.match(shown)
    ] == []


def test_what_does_not_apply_or_is_not_met_says_so_in_its_row() -> None:
    for number, done, shown in rows():
        assert shown != "not met" or "**Not met" in done, number


@pytest.mark.parametrize("name", ["run", "dev", "build", "audit", "lock"])
def test_every_package_that_runs_is_locked_by_its_hash(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    locked = re.split(r"^(?=[a-z])", text, flags=re.M)[1:]
    assert locked
    assert [each for each in locked if "==" not in each or "--hash=sha256:" not in each] == []


def test_what_is_looked_up_and_clean_is_clean() -> None:
    code, said = audited(CLEAN)
    assert code == 0
    assert "Looked up: 1 packages. Known faults: 0." in said


def test_a_known_fault_is_named_with_what_mends_it() -> None:
    code, said = audited(CLEAN, FAULTY)
    assert code == 1
    assert "b 2: X-1, mended in 3" in said


def test_what_could_not_be_looked_up_is_not_called_clean() -> None:
    """pip-audit itself says "No known vulnerabilities found" of it."""
    assert audited(CLEAN, UNKNOWN)[0] == 1
    assert "not known to be clean: c" in audited(CLEAN, UNKNOWN)[1]
    for code, said in (audited(UNKNOWN), _said(""), _said("{}")):
        assert code == 1
        assert "nothing is known" in said


def test_one_program_is_started_our_own_and_without_a_shell() -> None:
    starts = re.compile(r"\bsubprocess\.|\bos\.(?:system|popen|exec|spawn|posix_spawn)|shell=")
    found = [
        (each.relative_to(ROOT).as_posix(), line.strip())
        for each in sorted(ROOT.glob("app/**/*.py"))
        for line in each.read_text("utf-8").splitlines()
        if starts.search(line)
    ]
    assert {file for file, _ in found} == {"app/referrals/documents/process.py"}
    assert len([line for _, line in found if "Popen(" in line]) == 1
    assert [line for _, line in found if "shell" in line.partition("#")[0]] == []


def test_the_name_that_a_file_comes_with_is_never_read() -> None:
    files = [*ROOT.glob("app/journey/**/*.py"), *ROOT.glob("app/web/**/*.py")]
    text = {each.relative_to(ROOT).as_posix(): each.read_text("utf-8") for each in files}
    assert [file for file, code in text.items() if "request.files" in code]
    # The one that is read is that of a line of our own code.
    assert [file for file, code in text.items() if re.search(r"(?<!frame)\.filename\b", code)] == []


def test_every_waived_rule_of_safety_is_named_with_its_reason() -> None:
    """Ruff's S rules are those of bandit."""
    waived = re.compile(r"#\s*noqa(?!:\s*[A-Z]+\d)|#\s*noqa:.*\bS\d+\b(?!.* - \w)")
    files = [*ROOT.glob("gunicorn.conf.py"), *ROOT.glob("scripts/*.py")]
    files += [*ROOT.glob("app/**/*.py"), *ROOT.glob("tests/**/*.py")]
    lines = [(each.name, line) for each in files for line in each.read_text("utf-8").splitlines()]
    assert [each for each in lines if waived.search(each[1]) and "re.compile" not in each[1]] == []
