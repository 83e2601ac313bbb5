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
from sqlalchemy.exc import IntegrityError

from app.database.engine import scrub, single_statements
from app.training.room import tables
from app.training.room.ending import AT_ONCE, delete_rooms
from app.training.room.errors import (
    NoRoomError,
    NotInRoomError,
    RoomFullError,
    RoomsFullError,
    StepClosedError,
)

LASTS = timedelta(hours=12)
"""How long a room is open at most: a day of training, and never until the next."""
MOST_PEOPLE = 500
CODE_DIGITS = 6
TRIES = 20

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
        token, id, at = secrets.token_urlsafe(24), secrets.token_bytes(16), self._now()
        for _ in range(TRIES):
            code = "" if is_alone else _new_code()
            room = Room(id=id, code=code, plan=plan, at=0, step="", moves=0, ends=at + LASTS)
            row = {"leader": _hash(token), "begun": at, **_row_of(room)}
            try:
                with self._engine.begin() as connection:
                    connection.execute(insert(tables.room), row)
            except IntegrityError:
                continue  # another room has this code
            return token, room
        raise RoomsFullError

    def led_by(self, token: str) -> Room:
        """Return the room of a trainer's link. Raises NoRoomError."""
        if not token:
            raise NoRoomError
        return self._find(_room.leader == _hash(token))

    def with_code(self, code: str) -> Room:
        """Return the room that a code joins. Raises NoRoomError."""
        return self._find(_room.code == code)

    def join(self, code: str) -> tuple[str, Room]:
        """Let somebody in, and return their token. Raises NoRoomError or RoomFullError."""
        room = self.with_code(code)
        return self.let_in(room), room

    def let_in(self, room: Room) -> str:
        """Let somebody into a room, and return their token. Raises NoRoomError or RoomFullError."""
        token = secrets.token_urlsafe(24)
        row = {"id": secrets.token_bytes(16), "room_id": room.id, "token": _hash(token)}
        with self._engine.begin() as connection:
            # Whoever comes at the same moment waits, so that a full room is full.
            there = select(_room.id).where(_room.id == room.id).with_for_update()
            if connection.execute(there).scalar_one_or_none() is None:
                raise NoRoomError
            if _people(connection, room) >= MOST_PEOPLE:
                raise RoomFullError
            connection.execute(insert(tables.person), row)
        return token

    def here(self, token: str) -> Here:
        """Return whoever has this token, and their room as it stands. Raises NotInRoomError."""
        joined = tables.person.join(tables.room, _person.room_id == _room.id)
        query = select(_person.id.label("person_id"), tables.room).select_from(joined)
        query = query.where(_person.token == _hash(token), _room.ends > self._now())
        with self._single.connect() as connection:
            row = connection.execute(query).one_or_none() if token else None
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
        with self._single.connect() as connection:
            connection.execute(moved.values(at=to, step=step, moves=_room.moves + 1))

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
        has gone on, and NotInRoomError where they have stepped out.
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
        done = select(func.count()).where(
            _answer.room_id == room.id, _answer.step == step, _answer.judged != ""
        )
        with self._single.connect() as connection:
            return connection.execute(done).scalar_one(), _people(connection, room)

    def end(self, room: Room) -> None:
        """Delete a room and all in it, but for its part in the day's counts."""
        with self._engine.begin() as connection:
            delete_rooms(connection, _room.id == room.id, self._now())
        scrub(self._engine)

    def purge(self) -> int:
        """Delete the rooms whose time is up, and return how many."""
        whole = 0
        while True:
            with self._engine.begin() as connection:
                deleted = delete_rooms(connection, _room.ends <= self._now(), self._now())
            whole += deleted
            if deleted < AT_ONCE:
                break
        if whole:
            scrub(self._engine)
        return whole

    def close(self) -> None:
        """Close every connection; the store opens new ones if it is used again."""
        self._engine.dispose()

    def _find(self, which: Any) -> Room:
        query = select(tables.room).where(which, _room.ends > self._now())
        with self._single.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise NoRoomError
        return _read(row)


def _hash(token: str) -> bytes:
    """Return what is kept of a token. It is random, so that no salt is needed."""
    return sha256(token.encode()).digest()


def _new_code() -> str:
    """Make a short code. It opens nothing but a made-up case, and only for a day."""
    return "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))


def _row_of(room: Room) -> dict[str, Any]:
    return {
        "id": room.id,
        "code": room.code or None,
        "plan": json.dumps(room.plan),
        "at": room.at,
        "step": room.step,
        "moves": room.moves,
        "ends": room.ends,
    }


def _read(row: Row[Any]) -> Room:
    return Room(
        id=row.id,
        code=row.code or "",
        plan=tuple(json.loads(row.plan)),
        at=row.at,
        step=row.step,
        moves=row.moves,
        ends=row.ends,
    )


def _people(connection: Connection, room: Room) -> int:
    query = select(func.count()).where(_person.room_id == room.id)
    return connection.execute(query).scalar_one()
