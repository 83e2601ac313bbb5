"""How the database is reached: SQLite beside the program, or PostgreSQL for more than one of it."""

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from app.drafts.errors import DatabaseUrlError, DraftBusyError

SINGLE = "signpost_single_statements"

# In WAL, synchronous=NORMAL cannot corrupt the file and loses nothing when the program dies. A
# power cut may take the last page of answers, which is worth less than an fsync for each of them.
# secure_delete overwrites what is deleted.
PRAGMAS = (
    "busy_timeout = 5000",
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "secure_delete = ON",
)


def connect(url: str) -> Engine:
    """Make the engine for a database address; nothing is asked of the database yet."""
    address = make_url(url)
    match address.get_backend_name():
        case "sqlite":
            return _sqlite(address)
        case "postgresql" | "postgres":
            return create_engine(
                address.set(drivername="postgresql+psycopg"),
                pool_pre_ping=True,
                hide_parameters=True,
            )
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


def _sqlite(address: URL) -> Engine:
    if address.database and not address.database.startswith((":memory:", "file:")):
        _private_file(Path(address.database))
    engine = create_engine(address.set(drivername="sqlite+pysqlite"), hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _say_busy)
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
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    if not connection.get_execution_options().get(SINGLE):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _say_busy(context: ExceptionContext) -> None:
    error = context.original_exception
    if isinstance(error, sqlite3.OperationalError) and _is_busy(error.sqlite_errorcode):
        raise DraftBusyError from error


def _is_busy(code: int) -> bool:
    return code & 0xFF == sqlite3.SQLITE_BUSY  # the higher bits say which kind of busy
