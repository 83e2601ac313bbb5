"""Brings a database to the tables that a version needs, and back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text

if TYPE_CHECKING:
    from alembic.config import Config


@dataclass(frozen=True, kw_only=True, slots=True)
class Schema:
    """The tables of one part of the program, by its migrations."""

    migrations: str
    """Where they are, as Alembic names a folder of a package: `app.drafts:migrations`."""
    versions: str
    """The table that says which of them have been run: two parts may share a database."""
    lock: int
    """A number that every instance of this program agrees on."""

    def upgrade(self, engine: Engine, revision: str = "head") -> None:
        """Make the tables, or bring them up to date; several instances may ask for it at once."""
        from alembic import command

        with engine.begin() as connection:
            self._wait_for_others(connection)
            command.upgrade(self._config(connection), revision)

    def downgrade(self, engine: Engine, revision: str = "base") -> None:
        """Take the tables back to an earlier revision; to `base` deletes all that is in them."""
        from alembic import command

        with engine.begin() as connection:
            self._wait_for_others(connection)
            command.downgrade(self._config(connection), revision)

    def _wait_for_others(self, connection: Connection) -> None:
        # SQLite has only one writer at a time as it is.
        if connection.dialect.name == "postgresql":
            asked = text("SELECT pg_advisory_xact_lock(:lock)")
            connection.execute(asked, {"lock": self.lock})

    def _config(self, connection: Connection) -> "Config":
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", self.migrations)
        config.attributes["connection"] = connection
        config.attributes["versions"] = self.versions
        return config
