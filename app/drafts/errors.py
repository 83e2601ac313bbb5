"""What can go wrong with a draft, for a caller to tell apart."""


class DraftError(Exception):
    """Any fault of a draft or of what keeps it."""


class DraftGoneError(DraftError):
    """There is no such draft: never begun, ended, idle too long, or not readable.

    It carries nothing on purpose. Whoever holds a wrong token learns no more than that.
    """


class SecretError(DraftError):
    """The server's secrets cannot keep drafts."""

    def __init__(self, key_id: str, problem: str) -> None:
        super().__init__(f"server key {key_id!r} {problem}")
        self.key_id = key_id
        self.problem = problem
