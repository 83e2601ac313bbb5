"""The partnership's own records are written whole and proved, or not at all."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date
from pathlib import Path

import pytest
import yaml

from app.directory.errors import ExchangeFileError
from app.directory.exchange.exporting import export
from app.directory.exchange.intake import MOST_ROWS
from app.directory.exchange.local_file import HEADER, keep
from app.directory.exchange.one_at_a_time import alone
from app.directory.exchange.plan import Plan
from app.directory.exchange.writing import write_whole
from app.directory.services import Service
from tests.directory.exchange.home import FRONT_DOOR, LADO, Home, as_csv

LOCK = ".local.yaml.lock"


def files_in(home: Home) -> set[str]:
    return {file.name for file in home.local.parent.iterdir()}


def test_what_was_kept_is_loaded_as_it_was_handed_in(home: Home) -> None:
    home.keep(FRONT_DOOR, LADO)
    services = home.load().services
    front_door = services["rotherham-front-door"]
    assert isinstance(front_door, Service)
    assert front_door.assured_date == date(2026, 11, 2)
    assert front_door.doors == ("childrens_social_care", "early_help")
    assert services["rotherham-lado"].phones[0].number == "01632 960 003"
    text = home.local.read_text(encoding="utf-8")
    assert text.startswith(HEADER)
    keys = [list(record) for record in yaml.safe_load(text)]
    assert all(set(names) <= set(Service.model_fields) for names in keys)
    assert files_in(home) == {"national.yaml", "local.yaml", LOCK}


def test_words_that_yaml_would_take_for_something_else_stay_words(home: Home) -> None:
    odd = LADO | {"name": "no", "description": "1: 2", "how": "# [x] {y} & *z", "assurer": "~"}
    home.keep(odd)
    service = home.load().services["rotherham-lado"]
    assert (service.name.id, service.description) == ("no", "1: 2")
    assert (service.how.id, service.assurer) == ("# [x] {y} & *z", "~")


def test_records_that_cannot_be_loaded_leave_the_file_byte_for_byte(home: Home) -> None:
    home.keep(FRONT_DOOR)
    before = home.local.read_bytes()
    long = LADO | {"how": "x" * 240}
    rows = [long | {"id": f"made-up-{number}"} for number in range(MOST_ROWS - 1)]
    planned = home.plan(as_csv(*rows))
    assert not planned.refused
    with pytest.raises(ExchangeFileError, match=r"could not be loaded.*too large") as caught:
        keep(planned, home.forms, home.built)
    assert caught.value.file == home.local
    assert home.local.read_bytes() == before
    assert files_in(home) == {"national.yaml", "local.yaml", LOCK}


def test_a_directory_that_cannot_be_loaded_takes_no_records(home: Home) -> None:
    planned = home.plan(as_csv(LADO))
    doors = home.forms / "directory" / "doors.yaml"
    doors.write_text(doors.read_text(encoding="utf-8") + "- code: nowhere\n", encoding="utf-8")
    with pytest.raises(ExchangeFileError, match="could not be loaded"):
        keep(planned, home.forms, home.built)
    assert files_in(home) == {"national.yaml", LOCK}


def test_a_file_that_was_changed_meanwhile_is_not_written_over(home: Home) -> None:
    planned = home.plan(as_csv(LADO))
    home.keep(FRONT_DOOR)
    before = home.local.read_bytes()
    with pytest.raises(ExchangeFileError, match="changed meanwhile"):
        keep(planned, home.forms, home.built)
    assert home.local.read_bytes() == before


def kept_or_not(home: Home, planned: Plan) -> str:
    """Keep a plan, and return why that failed, or nothing."""
    try:
        keep(planned, home.forms, home.built)
    except ExchangeFileError as error:
        return error.advice
    return ""


def test_of_two_imports_at_the_same_time_none_is_lost_in_silence(home: Home) -> None:
    plans = [home.plan(as_csv(FRONT_DOOR)), home.plan(as_csv(LADO))]
    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(lambda planned: kept_or_not(home, planned), plans))
    assert sorted(said) == ["", "it was changed meanwhile: import again"]
    ids = [["rotherham-front-door"], ["rotherham-lado"]][said.index("")]
    assert [record["id"] for record in yaml.safe_load(home.local.read_bytes())] == ids


def test_an_import_does_not_wait_for_another_for_ever(home: Home) -> None:
    with alone(home.local):
        with pytest.raises(ExchangeFileError, match="another import is under way") as caught:
            alone(home.local, wait=0.1).__enter__()
        assert caught.value.file == home.local
    with alone(home.local, wait=0):
        assert not home.local.exists()


def test_the_next_import_has_its_turn_once_the_first_has_ended(home: Home) -> None:
    planned = home.plan(as_csv(LADO))
    with ThreadPoolExecutor(1) as pool:
        with alone(home.local):
            waiting = pool.submit(kept_or_not, home, planned)
            assert wait([waiting], timeout=3).not_done
            assert not home.local.exists()
        assert waiting.result() == ""
    assert home.local.exists()


def test_imports_to_one_file_behind_two_links_take_turns(tmp_path: Path) -> None:
    real, link = tmp_path / "kept" / "local.yaml", tmp_path / "local.yaml"
    real.parent.mkdir()
    link.symlink_to(real)
    with (
        alone(link),
        pytest.raises(ExchangeFileError, match="under way"),
        alone(real, wait=0),
    ):
        pass


def test_a_folder_that_takes_no_lock_is_named(tmp_path: Path) -> None:
    file = tmp_path / "gone" / "local.yaml"
    with pytest.raises(ExchangeFileError, match="cannot be written"), alone(file):
        pass


def test_a_proof_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    file = tmp_path / "local.yaml"
    file.write_bytes(b"as it was")
    seen: list[str] = []

    def fail(draft: Path) -> None:
        assert draft.parent == tmp_path
        assert draft.suffix != ".yaml"
        seen.append(draft.read_text())
        raise ExchangeFileError(draft, "no")

    with pytest.raises(ExchangeFileError):
        write_whole(file, "new", fail)
    assert seen == ["new"]
    assert file.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "kept" / "local.yaml", tmp_path / "local.yaml"
    real.parent.mkdir()
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_whole(link, "new", lambda _: None)
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o640
    write_whole(tmp_path / "first.yaml", "new", lambda _: None)
    assert (tmp_path / "first.yaml").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        pytest.param("out.yaml", ".csv or .json", id="YAML"),
        pytest.param("forms/directory/police.csv", "outside", id="a file of the content"),
        pytest.param("gone/out.csv", "cannot be written", id="no such folder"),
        pytest.param("folder.json", "cannot be written", id="a folder"),
        pytest.param("loop.json", "leads nowhere", id="a link to itself"),
    ],
)
def test_an_export_that_cannot_be_written_says_why(home: Home, name: str, advice: str) -> None:
    (home.folder / "folder.json").mkdir()
    (home.folder / "loop.json").symlink_to(home.folder / "loop.json")
    police = (home.forms / "directory" / "police.csv").read_bytes()
    with pytest.raises(ExchangeFileError, match=advice):
        export(home.folder / name, home.load(), home.forms)
    assert (home.forms / "directory" / "police.csv").read_bytes() == police


def test_an_export_takes_the_place_of_no_file_unless_it_is_told_to(home: Home) -> None:
    file = home.put("mine.csv", "my own table")
    link = home.folder / "link.csv"
    link.symlink_to(file)
    for name in (file, link):
        with pytest.raises(ExchangeFileError, match=r"already.*--replace") as caught:
            export(name, home.load(), home.forms)
        assert caught.value.file == name
        assert file.read_text() == "my own table"
    count = export(file, home.load(), home.forms, replace=True)
    assert len(file.read_text(encoding="utf-8-sig").splitlines()) == count + 1
    assert {each.name for each in home.folder.iterdir()} == {"forms", "mine.csv", "link.csv"}
