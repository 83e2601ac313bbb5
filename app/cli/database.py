"""A database as a command opens it."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from app.database.engine import connect
from app.database.errors import DatabaseBusyError, DatabaseUnavailableError, DatabaseUrlError


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
