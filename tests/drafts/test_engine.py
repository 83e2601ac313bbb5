import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from app.database.engine import connect, single_statements
from app.database.errors import DatabaseBusyError, DatabaseUrlError
from app.drafts.keyring import Keyring
from app.drafts.store import DraftStore, Limits
from app.drafts.tables import metadata
from tests.drafts.made_up import Time


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "instance" / "signpost.db"


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 5000),
    ],
)
def test_sqlite_is_set_to(file: Path, pragma: str, value: object) -> None:
    engine = connect(f"sqlite:///{file}")
    with engine.connect() as connection:
        assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value
    engine.dispose()


def test_each_answer_is_on_the_disk_before_it_counts_as_taken(file: Path) -> None:
    """In a process of its own: the tests do without, as their databases need last no longer."""
    program = (
        "import sys\n"
        "from app.database.engine import connect\n"
        "with connect(sys.argv[1]).connect() as connection:\n"
        "    print(connection.exec_driver_sql('PRAGMA synchronous').scalar())\n"
    )
    command = [sys.executable, "-c", program, f"sqlite:///{file}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said == "2\n"  # FULL


def test_sqlites_files_are_for_nobody_else(file: Path) -> None:
    engine = connect(f"sqlite:///{file}")
    metadata.create_all(engine)
    files = [file.parent, *file.parent.iterdir()]
    assert len(files) == 4
    assert [oct(stat.S_IMODE(each.stat().st_mode) & 0o077) for each in files] == ["0o0"] * 4
    engine.dispose()


def test_a_transaction_takes_the_write_lock_before_it_reads(file: Path) -> None:
    engine = connect(f"sqlite:///{file}")
    metadata.create_all(engine)
    with engine.connect() as first:
        first.execute(text("SELECT count(*) FROM draft"))
        other = sqlite3.connect(file, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
    with single_statements(engine).connect() as reader:
        reader.execute(text("SELECT count(*) FROM draft"))
        other = sqlite3.connect(file, timeout=0)
        other.execute("BEGIN IMMEDIATE")
        other.close()
    engine.dispose()


Use = Callable[[DraftStore, str], object]


@pytest.mark.parametrize(
    "use",
    [
        pytest.param(lambda store, _token: store.begin(b""), id="begin"),
        pytest.param(lambda store, token: store.save(token, lambda kept: kept), id="save"),
        pytest.param(lambda store, token: store.end(token), id="end"),
        pytest.param(lambda store, _token: store.purge(), id="purge"),
    ],
)
def test_a_locked_sqlite_is_busy_and_then_well_again(
    file: Path, keyring: Keyring, use: Use
) -> None:
    engine = connect(f"sqlite:///{file}")
    event.listen(engine, "connect", lambda made, _: made.execute("PRAGMA busy_timeout = 1"))
    metadata.create_all(engine)
    store = DraftStore(engine, keyring, Limits(), Time())
    token, _ = store.begin(b"kept")
    other = sqlite3.connect(file)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusyError):
        use(store, token)
    assert store.open(token).content == b"kept", "reading waits for nobody"
    other.close()
    use(store, token)
    engine.dispose()


def test_an_open_that_cannot_note_its_time_still_opens(file: Path, keyring: Keyring) -> None:
    engine = connect(f"sqlite:///{file}")
    event.listen(engine, "connect", lambda made, _: made.execute("PRAGMA busy_timeout = 1"))
    metadata.create_all(engine)
    time = Time()
    store = DraftStore(engine, keyring, Limits(), time)
    token, begun = store.begin(b"kept")
    other = sqlite3.connect(file)
    other.execute("BEGIN IMMEDIATE")
    time.passes(minutes=5)
    assert store.open(token) == begun
    other.close()
    assert store.open(token).expires == time.at + Limits().idle
    engine.dispose()


@pytest.mark.parametrize(
    "url",
    [
        "postgres://u:p@host/name",
        "postgresql://u:p@host/name",
        "postgresql+psycopg://u:p@host/name",
    ],
)
def test_every_spelling_of_postgresql_is_psycopg_3(url: str) -> None:
    engine = connect(url)
    assert (engine.dialect.name, engine.dialect.driver) == ("postgresql", "psycopg")
    assert engine.url.host == "host"


def test_another_database_is_refused_by_name_without_its_password() -> None:
    with pytest.raises(DatabaseUrlError) as error:
        connect("mysql://user:hunter2@host/name")
    assert error.value.backend == "mysql"
    assert "hunter2" not in str(error.value)


@pytest.mark.parametrize("url", ["", "nonsense", "postgresql://user:hunter2@host:hunter2/name"])
def test_an_address_that_cannot_be_read_is_refused_by_the_name_of_its_setting(url: str) -> None:
    with pytest.raises(DatabaseUrlError, match=r"^DATABASE_URL cannot be read$") as error:
        connect(url)
    assert error.value.__suppress_context__


def test_a_failed_statement_names_no_values(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(Exception, match="nowhere") as error:
        connection.execute(text("SELECT :marker FROM nowhere"), {"marker": "MARKER"})
    assert "MARKER" not in str(error.value)


@pytest.mark.postgresql
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_postgresql_that_was_restarted_is_found_again(store: DraftStore, engine: Engine) -> None:
    token, _ = store.begin(b"kept")
    others = connect(engine.url.render_as_string(hide_password=False))
    with others.connect() as connection:
        ended = connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
        )
        assert ended.all() == [(True,)]
    others.dispose()
    assert store.open(token).content == b"kept"
