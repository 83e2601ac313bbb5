"""What can go wrong with a database, for a caller to tell apart."""

from sqlalchemy.exc import DBAPIError


class DatabaseError(Exception):
    """Any fault of a database."""


class DatabaseUnavailableError(DatabaseError):
    """A database cannot be asked just now, or did not say whether it did what it was asked.

    `reason` is the database's own code or a word of ours, for a log; it tells nothing of anybody.
    All that our stores do may be tried again: a change that was made after all is then made twice
    to the same end.
    """

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class DatabaseBusyError(DatabaseUnavailableError):
    """Others kept writing for too long; the same change may be tried again."""


class DatabaseUrlError(DatabaseError):
    """An address cannot be read, or names a database that nothing is kept in here."""

    def __init__(self, backend: str = "") -> None:
        # No more of the address than this: it may hold a password.
        problem = f"must be sqlite or postgresql, not {backend!r}" if backend else "cannot be read"
        super().__init__(f"DATABASE_URL {problem}")
        self.backend = backend


FAILING = (DatabaseUnavailableError, DBAPIError)
"""Whatever keeps a database from answering, its missing tables too: for what must go on without."""
