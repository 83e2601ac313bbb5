"""What whoever keeps Signpost running may ask of the database. It needs no keys and no turn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from app.database.engine import connect, single_statements
from app.database.errors import DatabaseError
from app.drafts import tables

REVISION = "0002"
"""The migration that this version's tables come from. Only the command may import Alembic."""
_REVISIONS = text("SELECT version_num FROM alembic_version")
_LIVE = (
    select(func.count()).select_from(tables.draft).where(tables.draft.c.expires > bindparam("at"))
)


class Watch:
    """Looks at the database by a connection of its own, so that no used-up pool stands before it.

    Its questions may hang for as long as a network does: ask them beside the pages.
    """

    def __init__(self, url: str, now: Callable[[], datetime]) -> None:
        self._engine = connect(url)
        self._now = now

    def is_ready(self) -> bool:
        """Say whether the database answers and has the tables of this version."""
        try:
            with self._looking() as connection:
                return list(connection.execute(_REVISIONS).scalars()) == [REVISION]
        except (SQLAlchemyError, DatabaseError, OSError):
            return False

    def live(self) -> int | None:
        """Return how many drafts there are whose time is not up; nothing without a database."""
        try:
            with self._looking() as connection:
                return connection.execute(_LIVE, {"at": self._now()}).scalar_one()
        except (SQLAlchemyError, DatabaseError, OSError):
            return None

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        """Open a connection for one question, and leave nothing open after it."""
        try:
            with single_statements(self._engine).connect() as connection:
                yield connection
        finally:
            self._engine.dispose()
