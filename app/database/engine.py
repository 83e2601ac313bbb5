"""How the database is reached: SQLite beside the program, or PostgreSQL for more than one of it."""

import gc
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFreeError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, QueuePool
from typing_extensions import override

from app.database import failing
from app.database.errors import DatabaseBusyError, DatabaseUnavailableError, DatabaseUrlError

SINGLE = "signpost_single_statements"

# Each answer that was taken is on the disk, also when the power fails (synchronous=FULL). Fifty
# people with a second or two between answers do not notice; writers without a pause do about half
# as much. secure_delete overwrites what is deleted.
PRAGMAS: tuple[str, ...] = (
    "busy_timeout = 5000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
)


PATIENCE = 5
"""Seconds: whoever waits longer for a page has pressed again or gone."""

# A worker has four threads, and none needs two connections at once. What is over is for whoever
# sets more threads; a server's own limit, 100 where nobody changed it, is for all workers together.
POOL: dict[str, Any] = {"pool_size": 4, "max_overflow": 4, "pool_timeout": PATIENCE}

# The last three are for a server that is gone without a word: cut off, or without power.
CONNECTING = {
    "connect_timeout": str(PATIENCE),
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": str(PATIENCE * 1000),
}
# The server's own limits in milliseconds, so that a slow one lets go of the locks as well.
HURRY = (
    f"-c statement_timeout={PATIENCE * 1000} -c lock_timeout={PATIENCE * 1000}"
    f" -c idle_in_transaction_session_timeout={PATIENCE * 2000}"
)


class Pool(QueuePool):
    """A pool that says "unavailable" where no connection comes free, or a new one fails."""

    @override
    def connect(self) -> PoolProxiedConnection:
        """Return a connection of the pool. Raises DatabaseUnavailableError."""
        try:
            return super().connect()
        except NoneFreeError as error:
            raise DatabaseUnavailableError("pool") from error
        except DBAPIError as error:
            # What a new connection asks first goes past the engine's own events.
            raise _meant(error.orig, is_cut_off=error.connection_invalidated) or error from error


def connect(url: str, *, is_patient: bool = False) -> Engine:
    """Make the engine for a database address; nothing is asked of the database yet.

    Whatever is asked raises DatabaseUnavailableError where the database cannot be used.
    `is_patient` lets one statement take as long as it needs, for whoever makes tables or deletes
    very many rows.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise DatabaseUrlError from None
    match address.get_backend_name():
        case "sqlite":
            return _sqlite(address)
        case "postgresql" | "postgres":
            return _postgresql(address, "" if is_patient else HURRY)
        case other:
            raise DatabaseUrlError(other)


def single_statements(engine: Engine) -> Engine:
    """Return the engine, over the same pool, with each statement a transaction of its own.

    A read then takes no lock and needs one round trip; a lone UPDATE is as whole as ever.
    """
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{SINGLE: True})
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def scrub(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, where deleted rows would otherwise linger as ciphertext."""
    if engine.dialect.name == "sqlite":
        with single_statements(engine).connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _postgresql(address: URL, options: str) -> Engine:
    settings = {**CONNECTING, **({"options": options} if options else {})}
    # What whoever runs it wrote into the address wins.
    ours = {name: value for name, value in settings.items() if name not in address.query}
    engine = create_engine(
        address.set(drivername="postgresql+psycopg"),
        poolclass=Pool,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args=ours,
        **POOL,
    )
    event.listen(engine, "handle_error", _say_unavailable)
    return engine


def _sqlite(address: URL) -> Engine:
    is_file = bool(address.database) and not str(address.database).startswith((":memory:", "file:"))
    pool: dict[str, Any] = {"poolclass": Pool, **POOL} if is_file else {}
    if is_file:
        _private_file(Path(str(address.database)))
    engine = create_engine(address.set(drivername="sqlite+pysqlite"), hide_parameters=True, **pool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _say_unavailable)
    return engine


def _private_file(file: Path) -> None:
    # SQLite gives its log files the rights of the database file.
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(mode=0o600, exist_ok=True)


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver's own BEGIN is a deferred one, which fails at once, whatever the busy timeout,
    # when somebody else wrote between its first read and its first write. `_begin` replaces it.
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()  # nobody else does, and it would keep its part in the files
        raise
    cursor.close()


def _begin(connection: Connection) -> None:
    if not connection.get_execution_options().get(SINGLE):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _say_unavailable(context: ExceptionContext) -> DatabaseUnavailableError | None:
    """Return what is raised instead of an error that says that the database cannot be used."""
    if context.is_pre_ping:
        return None  # the pool throws that connection away and makes another
    meant = _meant(context.original_exception, is_cut_off=context.is_disconnect)
    is_sqlite = context.dialect.name == "sqlite"
    if is_sqlite and meant and not isinstance(meant, DatabaseBusyError):
        _let_go(context)
    return meant


def _let_go(context: ExceptionContext) -> None:
    """Close every connection to SQLite's files.

    Those that were made while a disk was read-only stay so, and so do new ones of this process,
    until each of them is closed. None is while one of its cursors is open, which an error keeps.
    """
    context.is_disconnect = True
    if asked := context.execution_context:
        asked.cursor.close()
    if context.engine:
        context.engine.dispose()
    gc.collect()  # those that others had in use when this was done before


def _meant(error: BaseException | None, *, is_cut_off: bool) -> DatabaseUnavailableError | None:
    if error is None:
        return None
    if type(error).__module__.startswith("psycopg"):
        return failing.of_postgresql(error, is_cut_off=is_cut_off)
    return failing.of_sqlite(error)
