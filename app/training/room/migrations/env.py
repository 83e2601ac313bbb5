"""Where Alembic begins."""

from app.database.migrating import run
from app.training.room.tables import metadata

run(metadata)
