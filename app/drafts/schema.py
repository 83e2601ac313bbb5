"""Brings the database to the tables this version needs, and back."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text

if TYPE_CHECKING:
    from alembic.config import Config

_LOCK = 0x5369676E  # any number that every instance of this program agrees on


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Make the tables, or bring them up to date; several instances may ask for it at once."""
    from alembic import command

    with engine.begin() as connection:
        _wait_for_others(connection)
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Take the tables back to an earlier revision; to `base` deletes every draft."""
    from alembic import command

    with engine.begin() as connection:
        _wait_for_others(connection)
        command.downgrade(_config(connection), revision)


def _wait_for_others(connection: Connection) -> None:
    # SQLite has only one writer at a time as it is.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "app.drafts:migrations")
    config.attributes["connection"] = connection
    return config
