"""Lets whoever keeps Signpost running see how a database does."""

from collections.abc import Callable

from sqlalchemy import Engine, ExceptionContext, event


def on_error(engine: Engine, tell: Callable[[], None]) -> None:
    """Tell of every error that the database gives, without what it was about."""

    def heard(_context: ExceptionContext) -> None:
        tell()

    # First, because who listens after may raise another error.
    event.listen(engine, "handle_error", heard, insert=True)
