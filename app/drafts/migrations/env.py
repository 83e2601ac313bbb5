"""Where Alembic begins."""

from app.database.migrating import run
from app.drafts.tables import metadata

run(metadata)
