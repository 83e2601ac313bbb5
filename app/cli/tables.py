"""The tables of everything that is kept: drafts, and rooms that practise."""

from app.cli.database import database
from app.drafts import schema as drafts
from app.training.room import schema as rooms
from app.training.room.schema import rooms_url


def upgrade_all(database_url: str) -> None:
    """Make every table, or bring it up to date. Raises ClickException where that cannot be."""
    with database(database_url) as engine:
        drafts.upgrade(engine)
    with database(rooms_url(database_url)) as engine:
        rooms.upgrade(engine)


def downgrade_all(database_url: str) -> None:
    """Take every table away, with all that is in them. Raises ClickException as above."""
    with database(database_url) as engine:
        drafts.downgrade(engine)
    with database(rooms_url(database_url)) as engine:
        rooms.downgrade(engine)
