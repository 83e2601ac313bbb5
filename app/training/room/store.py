"""Rooms: opened by a trainer, joined with a code, moved from step to step, gone within a day."""

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.database.engine import scrub, single_statements
from app.training.room import asked, closing, tables
from app.training.room.codes import take_free
from app.training.room.ending import delete_ended, delete_rooms
from app.training.room.errors import (
    NoRoomError,
    NotInRoomError,
    RoomFullError,
    RoomShutError,
    StepClosedError,
)

LASTS = timedelta(hours=12)
"""How long a room is open at most: a day of training, and never until the next."""
MOST_PEOPLE = 500

_room, _person, _answer = tables.room.c, tables.person.c, tables.answer.c


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """A session as it stands."""

    id: bytes
    code: str
    """What people join with; empty where somebody practises alone."""
    plan: tuple[str, ...]
    """The ids of the cases and exercises, in order."""
    at: int
    """The number of the step that it was at when it last moved."""
    step: str
    """The name of that step; empty before it first moved."""
    moves: int
    """How often it went to another step."""
    ends: datetime
    moved: datetime | None = None
    """When it last went to another step."""
    is_shut: bool = False
    """Whether nobody else is let in."""
    doors: int = 0
    """How often its door or its code was changed."""

    @property
    def changes(self) -> int:
        """How often something changed that the wall and the desk show."""
        return self.moves + self.doors


@dataclass(frozen=True, kw_only=True, slots=True)
class Here:
    """Somebody in a room."""

    id: bytes
    room: Room


class Rooms:
    """Keeps rooms, by the hashes of tokens that only browsers and a trainer's link hold."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._single = single_statements(engine)
        self._now = now

    def begin(self, plan: tuple[str, ...], *, is_alone: bool = False) -> tuple[str, Room]:
        """Open a room, and return the token of the trainer's link with it.

        Raises RoomsFullError where no code is found that nobody has.
        """
        token, begun = secrets.token_urlsafe(24), self._now()
        row: dict[str, Any] = {
            "at": 0,
            "step": "",
            "moves": 0,
            "begun": begun,
            "plan": json.dumps(plan),
        }
        row |= {"id": secrets.token_bytes(16), "leader": _hash(token), "ends": begun + LASTS}

        def keep(code: str | None) -> None:
            with self._engine.begin() as connection:
                connection.execute(insert(tables.room), {**row, "code": code})

        if is_alone:
            keep(None)
        else:
            take_free(keep)
        return token, self.led_by(token)

    def led_by(self, token: str) -> Room:
        """Return the room of a trainer's link. Raises NoRoomError."""
        if not token:
            raise NoRoomError
        return self._find(asked.LED, _hash(token))

    def with_code(self, code: str) -> Room:
        """Return the room that a code joins. Raises NoRoomError."""
        return self._find(asked.CODED, code)

    def join(self, code: str) -> tuple[str, Room]:
        """Let somebody in, and return their token. Raises as `let_in` does."""
        room = self.with_code(code)
        return self.let_in(room), room

    def let_in(self, room: Room, token: str = "") -> str:
        """Let somebody into a room, and return their token.

        Whoever comes with the token of somebody who is in is that person: their press was sent
        twice. Raises NoRoomError, RoomShutError or RoomFullError.
        """
        token = token or secrets.token_urlsafe(24)
        row = {"id": secrets.token_bytes(16), "room_id": room.id, "token": _hash(token)}
        with self._engine.begin() as connection:
            # Whoever comes at the same moment waits, so that a full room is full.
            door = select(_room.code, _room.shut).where(_room.id == room.id).with_for_update()
            found = connection.execute(door).one_or_none()
            if found is None or (found.code or "") != room.code:
                raise NoRoomError
            mine = select(_person.id).where(_person.token == _hash(token))
            if connection.execute(mine).scalar_one_or_none() is not None:
                return token
            if found.shut:
                raise RoomShutError
            if _people(connection, room) >= MOST_PEOPLE:
                raise RoomFullError
            connection.execute(insert(tables.person), row)
        return token

    def here(self, token: str) -> Here:
        """Return whoever has this token, and their room as it stands. Raises NotInRoomError."""
        given = {"token": _hash(token), "now": self._now()}
        with self._single.connect() as connection:
            row = connection.execute(asked.HERE, given).one_or_none() if token else None
        if row is None:
            raise NotInRoomError
        return Here(id=row.person_id, room=_read(row))

    def step_out(self, token: str) -> None:
        """Forget somebody and all that they answered. It is no error where nobody is known."""
        with self._engine.begin() as connection:
            connection.execute(delete(tables.person).where(_person.token == _hash(token)))
        scrub(self._engine)

    def move(self, room: Room, to: int, step: str = "") -> None:
        """Go to another step, by its number and its name."""
        moved = update(tables.room).where(_room.id == room.id)
        moved = moved.values(at=to, step=step, moves=_room.moves + 1, moved=self._now())
        with self._engine.begin() as connection:
            if connection.execute(moved).rowcount and step:
                closing.remember(connection, room.id, step)

    def is_closed(self, here: Here, step: str) -> bool:
        """Say whether somebody can answer at a step no more, though the room stepped back to it."""
        with self._single.connect() as connection:
            return _is_closed(connection, here, step)

    def tell(
        self,
        here: Here,
        step: str,
        *,
        told: Mapping[str, Any],
        judged: Mapping[str, Any] | None = None,
    ) -> None:
        """Keep what somebody answered at a step, in place of what they answered there before.

        Without `judged` it is not counted yet, or as it was. Raises StepClosedError where the room
        has gone on or was told what is so, and NotInRoomError where they have stepped out.
        """
        row = {
            "person_id": here.id,
            "step": step,
            "room_id": here.room.id,
            "told": json.dumps(told),
            "judged": json.dumps(judged) if judged is not None else "",
        }
        with self._engine.begin() as connection:
            moves = select(_room.moves).where(_room.id == here.room.id, _room.ends > self._now())
            if connection.execute(moves.with_for_update(read=True)).scalar() != here.room.moves:
                raise StepClosedError
            if _is_closed(connection, here, step):
                raise StepClosedError
            mine = select(_person.id).where(_person.id == here.id).with_for_update(read=True)
            if connection.execute(mine).scalar_one_or_none() is None:
                raise NotInRoomError
            dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
            kept = dialect.insert(tables.answer).values(row)
            fresh = {"told": kept.excluded.told}
            if judged is not None:
                fresh["judged"] = kept.excluded.judged
            connection.execute(
                kept.on_conflict_do_update(
                    index_elements=[_answer.person_id, _answer.step], set_=fresh
                )
            )

    def told_by(self, here: Here) -> dict[str, dict[str, Any]]:
        """Return what somebody answered, by step."""
        query = select(_answer.step, _answer.told).where(_answer.person_id == here.id)
        with self._single.connect() as connection:
            rows = connection.execute(query).all()
        return {row.step: json.loads(row.told) for row in rows}

    def judged_by(self, here: Here) -> dict[str, dict[str, Any]]:
        """Return what is counted of somebody, by step: the steps that they are done with."""
        query = select(_answer.step, _answer.judged).where(_answer.person_id == here.id)
        with self._single.connect() as connection:
            rows = connection.execute(query.where(_answer.judged != "")).all()
        return {row.step: json.loads(row.judged) for row in rows}

    def judged_at(self, room: Room, step: str) -> list[dict[str, Any]]:
        """Return what is counted of a step: one for each person who is done with it."""
        query = select(_answer.judged).where(_answer.room_id == room.id, _answer.step == step)
        with self._single.connect() as connection:
            rows = connection.execute(query.where(_answer.judged != "")).scalars().all()
        return [json.loads(row) for row in rows]

    def counts(self, room: Room, step: str) -> tuple[int, int]:
        """Return how many are done with a step, and how many are in the room."""
        with self._single.connect() as connection:
            row = connection.execute(asked.COUNTS, {"room": room.id, "step": step}).one()
        return row.done, row.people

    def end(self, room: Room) -> None:
        """Delete a room and all in it, but for its part in the day's counts."""
        with self._engine.begin() as connection:
            delete_rooms(connection, _room.id == room.id, self._now())
        scrub(self._engine)

    def purge(self) -> int:
        """Delete the rooms whose time is up, and return how many."""
        return delete_ended(self._engine, self._now())

    def close(self) -> None:
        """Close every connection; the store opens new ones if it is used again."""
        self._engine.dispose()

    def _find(self, query: Any, known_by: bytes | str) -> Room:
        with self._single.connect() as connection:
            row = connection.execute(query, {"it": known_by, "now": self._now()}).one_or_none()
        if row is None:
            raise NoRoomError
        return _read(row)


def _hash(token: str) -> bytes:
    """Return what is kept of a token. It is random, so that no salt is needed."""
    return sha256(token.encode()).digest()


def _is_closed(connection: Connection, here: Here, step: str) -> bool:
    # Who practises alone is counted with nobody.
    mine = here.room.id, here.id
    return bool(here.room.code) and closing.is_closed(connection, *mine, step)


def _read(row: Row[Any]) -> Room:
    return Room(
        id=row.id,
        code=row.code or "",
        plan=tuple(json.loads(row.plan)),
        at=row.at,
        step=row.step,
        moves=row.moves,
        ends=row.ends,
        moved=row.moved,
        is_shut=row.shut,
        doors=row.doors,
    )


def _people(connection: Connection, room: Room) -> int:
    query = select(func.count()).where(_person.room_id == room.id)
    return connection.execute(query).scalar_one()
