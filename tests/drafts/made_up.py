"""What every test of drafts makes up: a time and a secret."""

from datetime import UTC, datetime, timedelta

SERVER_SECRET = b"the server's secret of 32 bytes!"


class Time:
    """A clock that only the test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 13, 16, 55, 0, 250_000, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **by: float) -> None:
        self.at += timedelta(**by)
