"""What whoever keeps Signpost running may ask of the database of drafts."""

from sqlalchemy import bindparam, func, select

from app.database.watch import Watched
from app.drafts import tables

_live = select(func.count()).select_from(tables.draft)
WATCHED = Watched(
    versions="alembic_version",
    revision="0002",
    live=_live.where(tables.draft.c.expires > bindparam("at")),
)
