import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.directory.check import Finding, check_directory
from app.directory.directory import Directory
from app.directory.paths import FORMS

SOON = timedelta(days=60)


def kinds(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(finding.kind, finding.what) for finding in findings}


def on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001 - the time of the UK


def test_after_a_known_change_no_postcode_leads_to_a_council_that_has_ended(
    directory: Directory,
) -> None:
    findings = check_directory(directory, FORMS, on(date(2027, 4, 1)), soon=SOON)
    [surrey] = [finding for finding in findings if finding.what == "E10000030"]
    assert not surrey.grave
    unchanged = replace(directory, areas=replace(directory.areas, changes={}))
    findings = check_directory(unchanged, FORMS, on(date(2027, 4, 1)), soon=SOON)
    assert [finding.what for finding in findings if finding.grave] == ["E10000030"]


def test_every_council_without_an_assured_contact_is_listed(
    directory: Directory, at: datetime
) -> None:
    findings = check_directory(directory, FORMS, at, soon=SOON)
    listed = {finding.what for finding in findings if finding.kind == "no_contact"}
    assert listed == {authority.code for authority in directory.authorities(day=at.date())}


def test_nothing_grave_is_wrong_with_the_directory(directory: Directory, at: datetime) -> None:
    findings = check_directory(directory, FORMS, at, soon=SOON)
    assert not [finding for finding in findings if finding.grave]
    assert ("unassured", "nspcc_helpline") in kinds(findings)


def test_files_that_a_command_hides_need_no_source(
    directory: Directory, at: datetime, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(FORMS / "directory", tmp_path / "directory"))
    (folder / "services" / ".local.yaml.lock").touch()
    (folder / "services" / ".local.yaml.x1.new").touch()
    (folder / "extra.csv").touch()
    findings = check_directory(directory, tmp_path, at, soon=SOON)
    assert [finding.what for finding in findings if finding.grave] == ["extra.csv"]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param(date(2027, 3, 1), ("soon_stale", "E10000030"), id="Surrey soon ends"),
        pytest.param(date(2027, 4, 1), ("stale", "E10000030"), id="Surrey has ended"),
        pytest.param(date(2027, 5, 1), ("soon_stale", "childline"), id="check soon due"),
        pytest.param(date(2027, 6, 1), ("stale", "childline"), id="check overdue"),
        pytest.param(date(2027, 6, 1), ("stale", "police_999"), id="even where still shown"),
    ],
)
def test_what_has_aged_is_listed(directory: Directory, day: date, found: tuple[str, str]) -> None:
    assert found in kinds(check_directory(directory, FORMS, on(day), soon=SOON))


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        pytest.param(-61, None, id="long before"),
        pytest.param(-59, "soon_stale", id="soon due"),
        pytest.param(0, "soon_stale", id="on its day, when it is still shown"),
        pytest.param(1, "stale", id="the day after"),
    ],
)
def test_a_pack_that_is_due_is_listed_and_never_grave(
    directory: Directory, days: int, kind: str | None
) -> None:
    due = directory.packs["rotherham"].item.check_by
    findings = check_directory(directory, FORMS, on(due + timedelta(days=days)), soon=SOON)
    found = [each for each in findings if each.what == "areas/rotherham"]
    assert [(each.kind, each.grave) for each in found] == ([(kind, False)] if kind else [])


def test_a_destination_without_anybody_is_listed(directory: Directory, at: datetime) -> None:
    lonely = directory.door("school_dsl").model_copy(update={"also": ()})
    broken = replace(directory, doors={**directory.doors, "school_dsl": lonely})
    findings = check_directory(broken, FORMS, at, soon=SOON)
    assert ("unreachable", "school_dsl") in kinds(findings)


def test_a_file_without_a_source_is_listed(
    directory: Directory, at: datetime, tmp_path: Path
) -> None:
    shutil.copytree(FORMS / "directory", tmp_path / "directory")
    (tmp_path / "directory" / "numbers.csv").write_text("number\n")
    findings = check_directory(directory, tmp_path, at, soon=SOON)
    assert ("unsourced", "numbers.csv") in kinds(findings)


def test_a_table_packed_from_another_edition_is_listed(
    directory: Directory, at: datetime, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(FORMS / "directory", tmp_path / "directory"))
    [packed] = folder.glob("postcode*.csv.xz")
    packed.write_bytes(b"another edition")
    findings = check_directory(directory, tmp_path, at, soon=SOON)
    assert ("stale", "postcode table") in kinds(findings)
