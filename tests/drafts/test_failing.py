"""A database that cannot be used says so in one way, whatever it is and whatever is wrong."""

import resource
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.database.engine import connect
from app.database.errors import DatabaseBusyError, DatabaseUnavailableError
from app.drafts.errors import DraftGoneError
from app.drafts.keeping import Keeper
from app.drafts.keyring import Keyring
from app.drafts.store import DraftStore, Limits
from tests.breaking import Fault, answers_lost, full, gone, locked, read_only, spoilt
from tests.drafts.made_up import Time
from tests.postgresql import Server

ONLY_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ONLY_POSTGRESQL = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
LONG = b"x" * 50_000


def changed(_: bytes) -> bytes:
    return LONG


FAULTS = [
    pytest.param(gone, "SQLITE_CANTOPEN", False, id="no such file"),
    pytest.param(spoilt, "SQLITE_NOTADB", False, id="no database"),
    pytest.param(read_only, "SQLITE_READONLY", True, id="read-only"),
    pytest.param(full, "SQLITE_FULL", True, id="disk full"),
    pytest.param(locked, "SQLITE_BUSY", True, id="locked"),
]


@ONLY_SQLITE
@pytest.mark.parametrize(("fault", "reason", "can_read"), FAULTS)
def test_a_sqlite_that_fails_is_unavailable_and_then_well_again(
    store: DraftStore, engine: Engine, fault: Fault, reason: str, *, can_read: bool
) -> None:
    token, _ = store.begin(b"kept")
    with fault(engine):
        for use in (lambda: store.save(token, changed), lambda: store.begin(LONG)):
            with pytest.raises(DatabaseUnavailableError) as error:
                use()
            assert error.value.reason.startswith(reason)
            assert isinstance(error.value, DatabaseBusyError) == (fault is locked)
        if can_read:
            assert store.open(token).content == b"kept"
        else:
            with pytest.raises(DatabaseUnavailableError):
                store.open(token)
    assert store.open(token).content == b"kept"
    assert store.save(token, changed).content == LONG


@ONLY_SQLITE
def test_a_disk_that_refuses_to_write_is_unavailable(store: DraftStore) -> None:
    token, _ = store.begin(b"kept")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(DatabaseUnavailableError) as error:
            store.save(token, changed)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert error.value.reason.startswith("SQLITE_IOERR")
    assert store.open(token).content == b"kept"


def test_a_statement_of_ours_that_is_wrong_is_no_outage(engine: Engine) -> None:
    for wrong in ("SELECT nothing FROM nowhere", "SELEKT 1"):
        with engine.connect() as connection, pytest.raises(DBAPIError):
            connection.execute(text(wrong))
    with engine.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(text("INSERT INTO draft (id) VALUES (NULL)"))


def test_no_connection_free_is_unavailable(
    engine: Engine, store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, _ = store.begin(b"kept")
    monkeypatch.setattr(engine.pool, "_timeout", 0.01)
    taken = [engine.raw_connection() for _ in range(8)]
    with pytest.raises(DatabaseUnavailableError) as error:
        store.open(token)
    assert error.value.reason == "pool"
    for each in taken:
        each.close()
    assert store.open(token).content == b"kept"


@ONLY_POSTGRESQL
@pytest.mark.postgresql
def test_a_postgresql_that_is_stopped_is_unavailable_and_then_well_again(
    store: DraftStore, keeper: Keeper, postgresql: Server
) -> None:
    token, _ = store.begin(b"kept")
    postgresql.stop()
    try:
        uses: list[Callable[[], object]] = [
            lambda: store.open(token),
            lambda: store.save(token, changed),
            lambda: store.begin(b"new"),
            lambda: store.end(token),
            lambda: keeper.leave(token),
            store.purge,
        ]
        for use in uses:
            with pytest.raises(DatabaseUnavailableError) as error:
                use()
            assert error.value.reason in {"connection", "57P01", "57P02", "57P03"}
    finally:
        postgresql.start()
    assert store.open(token).content == b"kept"
    assert store.save(token, changed).content == LONG


SLOW = [
    pytest.param("statement_timeout=50", "SELECT pg_sleep(5)", "57014", id="statement"),
    pytest.param("lock_timeout=50", "LOCK TABLE draft", "55P03", id="lock"),
    pytest.param(
        "default_transaction_read_only=on", "DELETE FROM deletion", "25006", id="read-only"
    ),
]


@ONLY_POSTGRESQL
@pytest.mark.postgresql
@pytest.mark.parametrize(("option", "statement", "reason"), SLOW)
def test_a_postgresql_that_is_slow_or_read_only_is_unavailable(
    engine: Engine, option: str, statement: str, reason: str
) -> None:
    url = make_url(engine.url).update_query_dict({"options": f"-c {option}"})
    other = connect(url.render_as_string(hide_password=False))
    with engine.begin() as holding:
        holding.execute(text("LOCK TABLE draft IN SHARE MODE"))
        with other.connect() as connection, pytest.raises(DatabaseUnavailableError) as error:
            connection.execute(text(statement))
    assert error.value.reason == reason
    other.dispose()


@pytest.mark.postgresql
def test_no_statement_holds_a_thread_for_long_unless_somebody_is_patient(
    postgresql_url: str,
) -> None:
    for is_patient, wanted in ((False, "5s 5s"), (True, "0 0")):
        engine = connect(postgresql_url, is_patient=is_patient)
        with engine.connect() as connection:
            shown = [
                connection.scalar(text(f"SHOW {name}"))
                for name in ("statement_timeout", "lock_timeout")
            ]
            assert " ".join(map(str, shown)) == wanted
        engine.dispose()


def test_a_postgresql_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    engine = connect(f"postgresql://postgres@/postgres?host={tmp_path}")
    with pytest.raises(DatabaseUnavailableError) as error:
        engine.connect()
    assert error.value.reason == "connection"


def test_who_has_no_token_is_told_so_without_the_database(tmp_path: Path, keyring: Keyring) -> None:
    engine = connect(f"postgresql://postgres@/postgres?host={tmp_path}")
    store = DraftStore(engine, keyring, Limits(), Time())
    with pytest.raises(DraftGoneError):
        store.open("")
    with pytest.raises(DraftGoneError):
        store.save("", changed)
    store.end("")
    Keeper(engine, keyring, Limits(), Time()).leave("")


def test_what_was_done_without_our_hearing_of_it_is_done_again_to_the_same_end(
    store: DraftStore, engine: Engine
) -> None:
    token, begun = store.begin(b"kept")
    with answers_lost(engine):
        with pytest.raises(DatabaseUnavailableError):
            store.save(token, lambda content: content + b"!" if b"!" not in content else content)
        with pytest.raises(DatabaseUnavailableError):
            store.begin(b"nobody's")
    assert store.open(token).version == begun.version + 1, "it was done"
    again = store.save(token, lambda content: content if b"!" in content else content + b"!")
    assert again.content == b"kept!"
    with answers_lost(engine), pytest.raises(DatabaseUnavailableError):
        store.end(token)
    store.end(token)
    with pytest.raises(DraftGoneError):
        store.open(token)


def test_a_draft_takes_the_place_of_another_or_leaves_it(store: DraftStore, engine: Engine) -> None:
    old, _ = store.begin(b"old")
    refused = DatabaseUnavailableError()

    def refuse(*given: object) -> None:
        if str(given[2]).startswith("DELETE"):
            raise refused

    event.listen(engine, "before_cursor_execute", refuse)
    with pytest.raises(DatabaseUnavailableError):
        store.begin(b"new", old)
    event.remove(engine, "before_cursor_execute", refuse)
    assert store.open(old).content == b"old"
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM draft")) == 1
    new, _ = store.begin(b"new", old)
    assert store.open(new).content == b"new"
    with pytest.raises(DraftGoneError):
        store.open(old)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_connections_made_while_a_disk_was_read_only_do_not_outlive_that(
    store: DraftStore, engine: Engine
) -> None:
    token, _ = store.begin(b"mine")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")  # as such a connection is
    with pytest.raises(DatabaseUnavailableError):
        store.save(token, lambda content: content + b"!")
    assert store.save(token, lambda content: content + b"!").content == b"mine!"
