"""What whoever keeps Signpost running may ask of the database of rooms."""

from sqlalchemy import bindparam, func, select

from app.database.watch import Watched
from app.training.room import tables

_live = select(func.count()).select_from(tables.room)
WATCHED = Watched(
    versions="training_version",
    revision="0002",
    live=_live.where(tables.room.c.ends > bindparam("at")),
)
