"""`signpost drafts` and `signpost db`: what is kept, and the tables it is kept in."""

from datetime import UTC, datetime

import click

from app.cli.database import database
from app.cli.tables import downgrade_all, upgrade_all
from app.config import SettingsError, read_database_url
from app.drafts import schema
from app.drafts.deletions import deletions
from app.drafts.store import purge
from app.training.room.schema import rooms_url
from app.training.room.store import Rooms


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
    """Delete every draft and every room that practises whose time is up."""
    with database(database_url) as engine:
        count = purge(engine, datetime.now(UTC))
    click.echo(f"Drafts deleted: {count}")
    with database(rooms_url(database_url)) as engine:
        rooms = Rooms(engine, lambda: datetime.now(UTC)).purge()
    click.echo(f"Rooms deleted: {rooms}")


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
    upgrade_all(database_url)
    click.echo("The database is up to date.")


@db.command("downgrade")
@click.argument("revision", default="base")
@click.confirmation_option(prompt="This can delete every draft. Go on?")
@database_url
def downgrade(revision: str, database_url: str) -> None:
    """Take the tables of drafts back to an earlier revision; to `base`, every table away."""
    if revision == "base":
        downgrade_all(database_url)
    else:
        with database(database_url) as engine:
            schema.downgrade(engine, revision)
    click.echo(f"The database is at revision: {revision}")
