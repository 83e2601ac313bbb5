"""Where a room has been, and which questions are closed by it: a step back mixes no counts."""

from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from app.training.content.steps import seen_at, told_at
from app.training.room import tables

_been, _answer = tables.been.c, tables.answer.c


def remember(connection: Connection, room_id: bytes, step: str) -> None:
    """Keep that a room was at a step, by its name."""
    dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
    added = dialect.insert(tables.been).values(room_id=room_id, step=step)
    connection.execute(added.on_conflict_do_nothing())


def been(connection: Connection, room_id: bytes) -> frozenset[str]:
    """Return the names of the steps that a room was at."""
    query = select(_been.step).where(_been.room_id == room_id)
    return frozenset(connection.execute(query).scalars())


def is_closed(connection: Connection, room_id: bytes, person_id: bytes, key: str) -> bool:
    """Say whether somebody can no longer answer a question, whatever step the room is at.

    Once the room knows what is so, or has talked, nobody can. Where it has only seen its own
    answers, who was still at it may finish, and who had answered stands by that.
    """
    told, seen = told_at(key), seen_at(key)
    query = select(_been.step).where(_been.room_id == room_id, _been.step.in_({*told, seen}))
    found = set(connection.execute(query).scalars())
    if not found or found & told:
        return bool(found)
    mine = select(_answer.step).where(_answer.person_id == person_id, _answer.step == key)
    return connection.execute(mine.where(_answer.judged != "")).scalar_one_or_none() is not None
