"""Which errors of a database mean that it cannot be used just now, and not that we asked wrongly.

Each is named by its own code: its message may hold what was sent.
"""

import sqlite3

from app.database.errors import DatabaseBusyError, DatabaseUnavailableError

_LOWEST = 0xFF  # a code's higher bits say which kind of the same fault it is
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_FAILING = frozenset(
    {
        *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY),
        *(sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT),
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL),
        *(sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_NOTADB),
    }
)


def of_sqlite(error: BaseException) -> DatabaseUnavailableError | None:
    """Return what an error of SQLite means to a draft; nothing for a fault of ours."""
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", None)  # the driver's own errors have none
    if code is None:
        return None
    if code & _LOWEST in _BUSY:
        return DatabaseBusyError(error.sqlite_errorname)
    return DatabaseUnavailableError(error.sqlite_errorname) if code & _LOWEST in _FAILING else None


def of_postgresql(error: BaseException, *, is_cut_off: bool) -> DatabaseUnavailableError | None:
    """Return what an error of PostgreSQL means, as `of_sqlite` does.

    `is_cut_off` says that the connection is gone with it.
    """
    import psycopg

    if not isinstance(error, psycopg.Error):
        return None
    # A server that is read-only, or whose data is damaged, reports what psycopg calls internal.
    if is_cut_off or isinstance(error, psycopg.OperationalError | psycopg.InternalError):
        return DatabaseUnavailableError(error.sqlstate or "connection")
    return None
