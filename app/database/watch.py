"""What whoever keeps Signpost running may ask of a database. It needs no keys and no turn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, text
from sqlalchemy.exc import SQLAlchemyError

from app.database.engine import connect, single_statements
from app.database.errors import DatabaseError


@dataclass(frozen=True, kw_only=True, slots=True)
class Watched:
    """What is looked for in the tables of one part of the program."""

    versions: str
    """The table that says which migrations have been run."""
    revision: str
    """The migration that this version's tables come from. Only the command may import Alembic."""
    live: Select[Any]
    """How many rows there are whose time is not up, at the moment `at`."""


class Watch:
    """Looks at a database by a connection of its own, so that no used-up pool stands before it.

    Its questions may hang for as long as a network does: ask them beside the pages.
    """

    def __init__(self, url: str, watched: Watched, now: Callable[[], datetime]) -> None:
        self._engine = connect(url)
        self._watched = watched
        self._now = now

    def is_ready(self) -> bool:
        """Say whether the database answers and has the tables of this version."""
        revisions = text(f"SELECT version_num FROM {self._watched.versions}")  # noqa: S608 - ours
        try:
            with self._looking() as connection:
                found = list(connection.execute(revisions).scalars())
        except (SQLAlchemyError, DatabaseError, OSError):
            return False
        return found == [self._watched.revision]

    def live(self) -> int | None:
        """Return how many there are whose time is not up; nothing without a database."""
        try:
            with self._looking() as connection:
                found: int = connection.execute(
                    self._watched.live, {"at": self._now()}
                ).scalar_one()
        except (SQLAlchemyError, DatabaseError, OSError):
            return None
        return found

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        """Open a connection for one question, and leave nothing open after it."""
        try:
            with single_statements(self._engine).connect() as connection:
                yield connection
        finally:
            self._engine.dispose()
