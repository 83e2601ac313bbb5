"""The log of deletions: how many drafts were deleted on which day, and why. Nothing of whose."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from app.drafts.tables import deletion

KEPT_FOR = timedelta(days=400)
"""How long a day's counts are kept: a year and a month, for a yearly report."""


class Why(StrEnum):
    """Why a draft was deleted."""

    EXPIRED = "expired"
    """Its time was up."""
    ASKED = "asked"
    """The person said so."""
    LEFT = "left"
    """They left the page."""
    REPLACED = "replaced"
    """They began, or came back to, another one in the same browser."""
    TAKEN = "taken"
    """They took their answers away as a file."""


class Deletions(NamedTuple):
    """How many drafts were deleted on a day, and why."""

    day: date
    why: Why
    drafts: int


def record(connection: Connection, at: datetime, why: Why, drafts: int) -> None:
    """Count deleted drafts, in the transaction that deletes them."""
    if drafts < 1:
        return
    dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
    added = dialect.insert(deletion).values(day=at.date(), why=why.value, drafts=drafts)
    counted = added.on_conflict_do_update(
        index_elements=[deletion.c.day, deletion.c.why],
        set_={"drafts": deletion.c.drafts + added.excluded.drafts},
    )
    connection.execute(counted)


def forget_old(connection: Connection, at: datetime) -> None:
    """Delete counts of days that are too long ago."""
    connection.execute(delete(deletion).where(deletion.c.day < (at - KEPT_FOR).date()))


def deletions(engine: Engine) -> tuple[Deletions, ...]:
    """Return what was deleted, the latest day first."""
    query = select(deletion.c.day, deletion.c.why, deletion.c.drafts)
    with engine.connect() as connection:
        rows = connection.execute(query.order_by(deletion.c.day.desc(), deletion.c.why)).all()
    return tuple(Deletions(row.day, Why(row.why), row.drafts) for row in rows)
