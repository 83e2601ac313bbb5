from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.drafts import db, drafts
from app.database.engine import connect
from app.drafts.deletions import Why
from app.drafts.keyring import Keyring
from app.drafts.store import DraftStore, Limits


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    address = f"sqlite:///{tmp_path / 'signpost.db'}"
    monkeypatch.setenv("DATABASE_URL", address)
    return address


def purge(*options: str) -> Result:
    return CliRunner().invoke(drafts, ["purge", *options])


def test_purge_says_how_many_and_nothing_else(url: str, keyring: Keyring) -> None:
    assert CliRunner().invoke(db, ["upgrade"]).exit_code == 0
    engine = connect(url)
    for ago in (0, 2, 3):
        begun = datetime.now(UTC) - timedelta(hours=ago)
        DraftStore(engine, keyring, Limits(), begun.replace).begin(b"mine")
    engine.dispose()
    assert purge().output == "Drafts deleted: 2\nRooms deleted: 0\n"
    assert purge().output == "Drafts deleted: 0\nRooms deleted: 0\n"


def test_the_log_says_what_was_deleted_when_and_why(url: str, keyring: Keyring) -> None:
    assert CliRunner().invoke(db, ["upgrade"]).exit_code == 0
    assert CliRunner().invoke(drafts, ["deletions"]).output.startswith("No draft was deleted")
    engine = connect(url)
    store = DraftStore(engine, keyring, Limits(), lambda: datetime(2026, 3, 13, tzinfo=UTC))
    for why in (Why.ASKED, Why.ASKED, Why.TAKEN):
        store.end(store.begin(b"mine")[0], why)
    engine.dispose()
    said = CliRunner().invoke(drafts, ["deletions"]).output
    assert said == "2026-03-13  asked     2\n2026-03-13  taken     1\n"


def test_the_option_goes_before_the_environment(url: str, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path / 'other' / 'signpost.db'}"
    assert CliRunner().invoke(db, ["upgrade", "--database-url", other]).exit_code == 0
    assert purge("--database-url", other).exit_code == 0
    assert purge().exit_code == 1


def test_a_database_without_tables_says_what_to_do(url: str) -> None:
    result = purge()
    assert result.exit_code == 1
    assert "signpost db upgrade" in result.output
    assert "Traceback" not in result.output


def test_a_database_that_cannot_be_used_says_so(tmp_path: Path) -> None:
    result = purge("--database-url", f"sqlite:///{tmp_path}")
    assert result.exit_code == 1
    assert "The database cannot be used just now" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "address", ["mysql://user:hunter2@host/x", "hunter2", "sqlite:////dev/null/x"]
)
def test_a_wrong_address_says_so_without_its_password(address: str) -> None:
    result = purge("--database-url", address)
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert "hunter2" not in result.output


def test_down_asks_first(url: str) -> None:
    assert CliRunner().invoke(db, ["upgrade"]).exit_code == 0
    assert CliRunner().invoke(db, ["downgrade"], input="n\n").exit_code == 1
    assert purge().exit_code == 0
    assert CliRunner().invoke(db, ["downgrade", "--yes"]).exit_code == 0
    assert purge().exit_code == 1
