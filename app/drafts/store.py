"""Drafts: begun, opened, saved and ended with a token that only the person's browser holds."""

import random
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, update

from app.drafts import tables
from app.drafts.engine import scrub, single_statements
from app.drafts.errors import DraftBusyError, DraftGoneError
from app.drafts.keyring import (
    Keyring,
    Kind,
    Place,
    Token,
    WrappedKey,
    new_data_key,
    new_token,
    seal,
    unseal,
)

# One of those who race always wins, so two tabs need few tries; a short random pause parts them.
TRIES = 40
PAUSE_SECONDS = 0.002

_draft, _key = tables.draft.c, tables.draft_key.c
_holding_key = _key.lookup == bindparam("lookup_id")
_FIND = (
    select(
        *(_draft.id, _draft.version, _draft.key_id, _draft.content),
        *(_draft.idle_seconds, _draft.expires, _draft.ends),
        *(_key.key_id, _key.wrapped),
    )
    .join_from(tables.draft_key, tables.draft)
    .where(_holding_key, _draft.expires > bindparam("at"))
)
_TOUCH = (
    update(tables.draft)
    .where(_draft.id == bindparam("row"), _draft.expires < bindparam("until"))
    .values(expires=bindparam("until"))
)
_WRITE = (
    update(tables.draft)
    .where(_draft.id == bindparam("row"), _draft.version == bindparam("read"))
    .values(
        version=bindparam("next"),
        key_id=bindparam("sealed_by"),
        content=bindparam("sealed"),
        expires=bindparam("until"),
    )
)
_END = delete(tables.draft).where(_draft.id.in_(select(_key.draft_id).where(_holding_key)))
_PURGE = delete(tables.draft).where(_draft.expires <= bindparam("at"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How long a draft lives: unused, and at most. `touch` is how exact the first need be."""

    idle: timedelta = timedelta(hours=1)
    absolute: timedelta = timedelta(hours=24)
    touch: timedelta = timedelta(seconds=60)

    def __post_init__(self) -> None:
        if not timedelta(0) <= self.touch < self.idle <= self.absolute:
            raise ValueError("a draft's limits must rise: touch, idle, absolute")
        if self.idle.microseconds:
            raise ValueError("a draft's idle limit must be whole seconds")


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What a draft holds now. The content stays out of every log and traceback."""

    content: bytes = field(repr=False)
    version: int
    expires: datetime


class _Found(NamedTuple):
    id: bytes
    data_key: bytes
    draft: Draft
    idle: timedelta
    ends: datetime

    def until(self, at: datetime) -> datetime:
        return min(at + self.idle, self.ends)


class DraftStore:
    """Keeps drafts; `limits` are for those begun here, and stay with each of them."""

    def __init__(
        self, engine: Engine, keyring: Keyring, limits: Limits, now: Callable[[], datetime]
    ) -> None:
        self._engine = engine
        self._single = single_statements(engine)
        self._keyring = keyring
        self._limits = limits
        self._now = now

    def begin(self, content: bytes) -> tuple[Token, Draft]:
        """Keep a new draft, and return it with the token that alone will open it."""
        token, data_key, draft_id = new_token(), new_data_key(), secrets.token_bytes(16)
        at = self._now()
        draft = Draft(content=content, version=1, expires=at + self._limits.idle)
        place = Place(draft_id=draft_id, version=draft.version, key_id=self._keyring.current)
        key = self._keyring.wrap(data_key, draft_id, token, Kind.TOKEN)
        with self._engine.begin() as connection:
            connection.execute(
                insert(tables.draft),
                {
                    "id": draft_id,
                    "version": draft.version,
                    "key_id": place.key_id,
                    "content": seal(content, data_key, place),
                    "idle_seconds": self._limits.idle // timedelta(seconds=1),
                    "expires": draft.expires,
                    "ends": at + self._limits.absolute,
                },
            )
            connection.execute(
                insert(tables.draft_key),
                {
                    "lookup": key.lookup,
                    "draft_id": draft_id,
                    "kind": key.kind.value,
                    "key_id": key.key_id,
                    "wrapped": key.wrapped,
                },
            )
        return token, draft

    def open(self, token: str) -> Draft:
        """Return the draft of a token, which puts its idle end off, or raise `DraftGoneError`."""
        at = self._now()
        with self._single.connect() as connection:
            found = self._find(connection, token, at)
            until = found.until(at)
            if until - found.draft.expires <= self._limits.touch:
                return found.draft
            try:
                connection.execute(_TOUCH, {"row": found.id, "until": until})
            except DraftBusyError:
                return found.draft  # reading needs no turn at writing; the next open tries again
        return replace(found.draft, expires=until)

    def save(self, token: str, change: Callable[[bytes], bytes]) -> Draft:
        """Change a draft's content, again when somebody else wrote meanwhile.

        `change` gets what is kept now and may be called more than once, so it must do nothing but
        return the new content. Raise `DraftGoneError`, or `DraftBusyError` when others never stop.
        """
        with self._single.connect() as connection:
            for attempt in range(TRIES):
                if attempt:
                    time.sleep(random.uniform(0, PAUSE_SECONDS))  # noqa: S311 - no secret
                at = self._now()
                found = self._find(connection, token, at)
                saved = Draft(
                    content=change(found.draft.content),
                    version=found.draft.version + 1,
                    expires=found.until(at),
                )
                if self._write(connection, found, saved):
                    return saved
        raise DraftBusyError

    def end(self, token: str) -> None:
        """Delete the draft of a token and every key to it; a token without one is no error."""
        with self._engine.begin() as connection:
            for lookup in self._keyring.lookups(token, Kind.TOKEN):
                connection.execute(_END, {"lookup_id": lookup})

    def close(self) -> None:
        """Close every connection; the store opens new ones if it is used again."""
        self._engine.dispose()

    def purge(self) -> int:
        """Delete the drafts whose time is up, whatever their kind, and return how many."""
        return purge(self._engine, self._now())

    def _find(self, connection: Connection, token: str, at: datetime) -> _Found:
        for lookup in self._keyring.lookups(token, Kind.TOKEN):
            row = connection.execute(_FIND, {"lookup_id": lookup, "at": at}).first()
            if row is not None:
                return self._opened(tuple(row), token, lookup)
        raise DraftGoneError

    def _opened(self, row: tuple[Any, ...], token: str, lookup: bytes) -> _Found:
        draft_id, version, sealed_by, sealed, idle, expires, ends, wrapped_by, wrapped = row
        key = WrappedKey(lookup=lookup, kind=Kind.TOKEN, key_id=wrapped_by, wrapped=wrapped)
        data_key = self._keyring.unwrap(key, draft_id, token)
        place = Place(draft_id=draft_id, version=version, key_id=sealed_by)
        content = unseal(sealed, data_key, place)
        draft = Draft(content=content, version=version, expires=expires)
        return _Found(draft_id, data_key, draft, timedelta(seconds=idle), ends)

    def _write(self, connection: Connection, found: _Found, saved: Draft) -> bool:
        place = Place(draft_id=found.id, version=saved.version, key_id=self._keyring.current)
        written = connection.execute(
            _WRITE,
            {
                "row": found.id,
                "read": found.draft.version,
                "next": saved.version,
                "sealed_by": place.key_id,
                "sealed": seal(saved.content, found.data_key, place),
                "until": saved.expires,
            },
        )
        return written.rowcount == 1


def purge(engine: Engine, at: datetime) -> int:
    """Delete the drafts whose time was up at a moment; needs no keys."""
    with engine.begin() as connection:
        deleted = connection.execute(_PURGE, {"at": at}).rowcount
    scrub(engine)
    return deleted
