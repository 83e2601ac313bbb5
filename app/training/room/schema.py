"""The tables of rooms, and the database that they are in: never that of a real child's answers."""

from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from app.database.errors import DatabaseUrlError
from app.database.schema import Schema

ROOMS = Schema(
    migrations="app.training.room:migrations", versions="training_version", lock=0x5369676F
)
upgrade, downgrade = ROOMS.upgrade, ROOMS.downgrade


def rooms_url(database_url: str) -> str:
    """Return where rooms are kept, beside a database of drafts. Raises DatabaseUrlError.

    With SQLite it is a file of its own, so that thirty phones that answer at once hold up nobody
    who writes about a real child; with PostgreSQL they are tables of their own.
    """
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError):
        raise DatabaseUrlError from None
    if url.get_backend_name() == "sqlite" and url.database and not url.database.startswith(":"):
        file = Path(url.database)
        url = url.set(database=str(file.with_name(f"{file.stem}-training{file.suffix}")))
    return url.render_as_string(hide_password=False)
