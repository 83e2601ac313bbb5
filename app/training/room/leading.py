"""What only whoever leads a room does and asks: its door, its code, and where it has been."""

from typing import Any

from sqlalchemy import Engine, update

from app.database.engine import single_statements
from app.training.room import closing, tables
from app.training.room.codes import take_free
from app.training.room.store import Room


class Leading:
    """Leads rooms. Who is in one stays, whatever happens at its door."""

    def __init__(self, engine: Engine) -> None:
        self._single = single_statements(engine)

    def shut(self, room: Room) -> None:
        """Let nobody else in."""
        self._set(room, shut=True)

    def open(self, room: Room) -> None:
        """Let people in again."""
        self._set(room, shut=False)

    def change_code(self, room: Room) -> None:
        """Give a room another code; the one that it had opens nothing from now on.

        Raises RoomsFullError where no code is found that nobody has.
        """
        take_free(lambda code: self._set(room, code=code), other_than=room.code)

    def been(self, room: Room) -> frozenset[str]:
        """Return the names of the steps that a room was at."""
        with self._single.connect() as connection:
            return closing.been(connection, room.id)

    def _set(self, room: Room, **values: Any) -> None:
        column = tables.room.c
        changed = update(tables.room).where(column.id == room.id)
        with self._single.connect() as connection:
            connection.execute(changed.values(**values, doors=column.doors + 1))
