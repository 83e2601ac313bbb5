"""Databases that fail as real ones do, for as long as a test wants."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Engine, event

Fault = Callable[[Engine], AbstractContextManager[None]]


def file_of(engine: Engine) -> Path:
    """Return the file of a SQLite database."""
    return Path(str(engine.url.database))


@contextmanager
def gone(engine: Engine) -> Iterator[None]:
    """Put something else where the file of the database was."""
    engine.dispose()
    file, aside = file_of(engine), file_of(engine).with_suffix(".aside")
    file.rename(aside)
    file.mkdir()
    try:
        yield
    finally:
        engine.dispose()
        file.rmdir()
        aside.rename(file)


@contextmanager
def spoilt(engine: Engine) -> Iterator[None]:
    """Write over the file of the database."""
    engine.dispose()
    file = file_of(engine)
    kept = file.read_bytes()
    file.write_bytes(b"This is no database." * 500)
    try:
        yield
    finally:
        engine.dispose()
        file.write_bytes(kept)


@contextmanager
def read_only(engine: Engine) -> Iterator[None]:
    """Let the database be read and not written."""
    with _each_time(engine, "PRAGMA query_only = ON", "PRAGMA query_only = OFF"):
        yield


@contextmanager
def full(engine: Engine) -> Iterator[None]:
    """Give the database no room to grow: SQLite makes it as small as it can be."""
    with _each_time(engine, "PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1073741823"):
        yield


@contextmanager
def locked(engine: Engine) -> Iterator[None]:
    """Hold the lock for writing for longer than anybody waits for it."""
    other = sqlite3.connect(file_of(engine), isolation_level=None)
    with _each_time(engine, "PRAGMA busy_timeout = 1", "PRAGMA busy_timeout = 5000"):
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.close()


@contextmanager
def answers_lost(engine: Engine) -> Iterator[None]:
    """Do what is written, and lose the connection before it is said that it was done."""

    def lose(*given: Any) -> None:
        statement = given[2]
        if statement.startswith(("UPDATE draft", "INSERT INTO draft_key", "DELETE FROM draft")):
            given[0].commit()
            raise _cut_off(engine)

    event.listen(engine, "after_cursor_execute", lose)
    try:
        yield
    finally:
        event.remove(engine, "after_cursor_execute", lose)


def _cut_off(engine: Engine) -> Exception:
    if engine.dialect.name == "postgresql":
        return psycopg.OperationalError("the connection is lost")
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_IOERR, "SQLITE_IOERR"
    return error


@contextmanager
def _each_time(engine: Engine, before: str, after: str) -> Iterator[None]:
    """Say something to every connection that is taken, and take it back in the end."""

    def say(connection: Any, *_: object) -> None:
        connection.execute(before)

    event.listen(engine, "checkout", say)
    try:
        yield
    finally:
        event.remove(engine, "checkout", say)
        engine.dispose()
