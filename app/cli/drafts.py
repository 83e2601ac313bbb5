"""`signpost drafts` and `signpost db`: what is kept, and the tables it is kept in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from app.config import SettingsError, read_database_url
from app.database.engine import connect
from app.database.errors import DatabaseBusyError, DatabaseUnavailableError, DatabaseUrlError
from app.drafts import schema
from app.drafts.deletions import deletions
from app.drafts.store import purge


def _where() -> str:
    try:
        return read_database_url()
    except SettingsError as error:
        raise click.ClickException(str(error)) from error


database_url = click.option(
    "--database-url",
    default=_where,
    show_default="what DATABASE_URL says",
    help="Where drafts are kept: sqlite:///FILE or postgresql://...",
)


@click.group("drafts")
def drafts() -> None:
    """Look after the drafts that people have begun."""


@drafts.command("purge")
@database_url
def purge_drafts(database_url: str) -> None:
    """Delete every draft whose time is up."""
    with database(database_url) as engine:
        count = purge(engine, datetime.now(UTC))
    click.echo(f"Drafts deleted: {count}")


@drafts.command("deletions")
@database_url
def show_deletions(database_url: str) -> None:
    """Print how many drafts were deleted on which day, and why. It names nobody."""
    with database(database_url) as engine:
        found = deletions(engine)
    for each in found:
        click.echo(f"{each.day}  {each.why:<9} {each.drafts}")
    if not found:
        click.echo("No draft was deleted in the last 400 days.")


@click.group("db")
def db() -> None:
    """Make and change the tables of the database."""


@db.command("upgrade")
@database_url
def upgrade(database_url: str) -> None:
    """Make the tables, or bring them up to date."""
    with database(database_url) as engine:
        schema.upgrade(engine)
    click.echo("The database is up to date.")


@db.command("downgrade")
@click.argument("revision", default="base")
@click.confirmation_option(prompt="This can delete every draft. Go on?")
@database_url
def downgrade(revision: str, database_url: str) -> None:
    """Take the tables back to an earlier revision."""
    with database(database_url) as engine:
        schema.downgrade(engine, revision)
    click.echo(f"The database is at revision: {revision}")


@contextmanager
def database(url: str) -> Iterator[Engine]:
    """Open the database for a command, which ends in words where it cannot be used."""
    try:
        engine = connect(url, is_patient=True)
        try:
            yield engine
        finally:
            engine.dispose()
    except DBAPIError as error:
        raise click.ClickException(
            f"The database cannot be used. Has `signpost db upgrade` been run? ({error.orig})"
        ) from error
    except (DatabaseUrlError, SQLAlchemyError, OSError) as error:
        raise click.ClickException(str(error)) from error
    except DatabaseBusyError as error:
        raise click.ClickException("The database is busy. Try again.") from error
    except DatabaseUnavailableError as error:
        raise click.ClickException(
            f"The database cannot be used just now. ({error.__cause__})"
        ) from error
