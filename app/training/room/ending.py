"""The end of rooms: they are deleted with all in them, and two numbers a day stay."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from app.database.engine import scrub
from app.training.room import tables

AT_ONCE = 200
"""Rooms that are deleted in one transaction."""

_room, _person = tables.room.c, tables.person.c


def delete_ended(engine: Engine, at: datetime) -> int:
    """Delete the rooms whose time is up at a moment, and return how many."""
    whole = 0
    while True:
        with engine.begin() as connection:
            deleted = delete_rooms(connection, _room.ends <= at, at)
        whole += deleted
        if deleted < AT_ONCE:
            break
    if whole:
        scrub(engine)
    return whole


def delete_rooms(connection: Connection, which: Any, at: datetime) -> int:
    """Delete some rooms, and add those that were really deleted to the counts of the day.

    Rooms that another instance is deleting are left to it.
    """
    found = select(_room.id).where(which).limit(AT_ONCE).with_for_update(skip_locked=True)
    ended = list(connection.execute(found).scalars())
    if not ended:
        return 0
    people = select(func.count()).where(_person.room_id.in_(ended))
    count = connection.execute(people).scalar_one()
    connection.execute(delete(tables.room).where(_room.id.in_(ended)))
    dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
    added = dialect.insert(tables.past).values(day=at.date(), rooms=len(ended), people=count)
    connection.execute(
        added.on_conflict_do_update(
            index_elements=[tables.past.c.day],
            set_={
                "rooms": tables.past.c.rooms + added.excluded.rooms,
                "people": tables.past.c.people + added.excluded.people,
            },
        )
    )
    return len(ended)
