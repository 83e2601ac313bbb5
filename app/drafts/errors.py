"""What can go wrong with a draft, for a caller to tell apart."""


class DraftError(Exception):
    """Any fault of a draft or of what keeps it."""


class DraftGoneError(DraftError):
    """There is no such draft: never begun, ended, idle too long, or not readable.

    It carries nothing on purpose. Whoever holds a wrong token learns no more than that.
    """


class DraftsUnavailableError(DraftError):
    """What keeps drafts cannot be asked just now, or did not say whether it did what it was asked.

    `reason` is the database's own code or a word of ours, for a log; it tells nothing of anybody.
    All that a store does may be tried again: a change that was made after all is then made twice
    to the same end.
    """

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class DraftBusyError(DraftsUnavailableError):
    """Others kept writing for too long; the same change may be tried again."""


class SecretError(DraftError):
    """The server's secrets cannot keep drafts."""

    def __init__(self, key_id: str, problem: str) -> None:
        super().__init__(f"server key {key_id!r} {problem}")
        self.key_id = key_id
        self.problem = problem


class DatabaseUrlError(DraftError):
    """The database address cannot be read, or names a database that drafts are not kept in."""

    def __init__(self, backend: str = "") -> None:
        # No more of the address than this: it may hold a password.
        problem = f"must be sqlite or postgresql, not {backend!r}" if backend else "cannot be read"
        super().__init__(f"DATABASE_URL {problem}")
        self.backend = backend
