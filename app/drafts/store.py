"""Drafts: begun, opened, saved and ended with a token that only the person's browser holds."""

import random
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, bindparam, delete, insert, update

from app.database.engine import scrub, single_statements
from app.database.errors import DatabaseBusyError, DatabaseUnavailableError
from app.drafts import deletions, tables
from app.drafts.deletions import Why
from app.drafts.errors import DraftGoneError
from app.drafts.keyring import Keyring, Kind, Place, Token, new_data_key, new_token, seal
from app.drafts.opening import Draft, Rows

# One of those who race always wins, so two tabs need few tries; a short random pause parts them.
TRIES = 40
PAUSE_SECONDS = 0.002

_draft = tables.draft.c
_TOUCH = (
    update(tables.draft)
    .where(_draft.id == bindparam("row"), _draft.expires < bindparam("until"))
    .values(expires=bindparam("until"))
)
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

    def begin(self, content: bytes, instead_of: str = "") -> tuple[Token, Draft]:
        """Keep a new draft, and return it with the token that alone will open it.

        The draft that `instead_of` opened is deleted with that, or else neither is done.
        """
        token, data_key, draft_id = new_token(), new_data_key(), secrets.token_bytes(16)
        at = self._now()
        draft = Draft(content=content, version=1, expires=at + self._limits.idle)
        place = Place(draft_id=draft_id, version=draft.version, key_id=self._keyring.current)
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
            self._rows(connection).let_in(draft_id, data_key, token, Kind.TOKEN)
            if instead_of:
                self._rows(connection).end(instead_of, Why.REPLACED, at)
        return token, draft

    def open(self, token: str) -> Draft:
        """Return the draft of a token, which puts its idle end off, or raise `DraftGoneError`."""
        at = self._now()
        with self._asked_for(token) as connection:
            found = self._rows(connection).find(token, Kind.TOKEN, at)
            until = found.until(at)
            if until - found.draft.expires <= self._limits.touch:
                return found.draft
            try:
                connection.execute(_TOUCH, {"row": found.id, "until": until})
            except DatabaseUnavailableError:
                return found.draft  # what was read is read; the next open tries again
        return replace(found.draft, expires=until)

    def look(self, token: str) -> tuple[Draft, timedelta]:
        """Return the draft of a token and how long it has, putting nothing off.

        Raise `DraftGoneError`.
        """
        at = self._now()
        with self._single.connect() as connection:
            draft = self._rows(connection).find(token, Kind.TOKEN, at).draft
        return draft, draft.expires - at

    def save(self, token: str, change: Callable[[bytes], bytes]) -> Draft:
        """Change a draft's content, again when somebody else wrote meanwhile.

        `change` gets what is kept now and may be called more than once, so it must do nothing but
        return the new content. Raises DraftGoneError, or DatabaseBusyError when others never stop.
        """
        with self._asked_for(token) as connection:
            rows = self._rows(connection)
            for _ in tries():
                at = self._now()
                found = rows.find(token, Kind.TOKEN, at)
                saved = Draft(
                    content=change(found.draft.content),
                    version=found.draft.version + 1,
                    expires=found.until(at),
                )
                if rows.write(found, saved):
                    return saved
        raise DatabaseBusyError

    def end(self, token: str, why: Why = Why.ASKED, *, version: int | None = None) -> None:
        """Delete the draft of a token and every key to it; a token without one is no error.

        With a version, a draft that somebody has changed since then stays.
        """
        if token:
            with self._engine.begin() as connection:
                self._rows(connection).end(token, why, self._now(), version=version)

    def close(self) -> None:
        """Close every connection; the store opens new ones if it is used again."""
        self._engine.dispose()

    def purge(self) -> int:
        """Delete the drafts whose time is up, whatever their kind, and return how many."""
        return purge(self._engine, self._now())

    def _asked_for(self, token: str) -> Connection:
        """Connect to look for a token's draft; who has none is told so without the database."""
        if not token:
            raise DraftGoneError
        return self._single.connect()

    def _rows(self, connection: Connection) -> Rows:
        return Rows(connection, self._keyring)


def tries() -> Iterator[int]:
    """Yield the number of each try to write, after a short pause where it is not the first."""
    for attempt in range(TRIES):
        if attempt:
            time.sleep(random.uniform(0, PAUSE_SECONDS))  # noqa: S311 - no secret
        yield attempt


def purge(engine: Engine, at: datetime) -> int:
    """Delete the drafts whose time was up at a moment, and count them; needs no keys."""
    with engine.begin() as connection:
        deleted = connection.execute(_PURGE, {"at": at}).rowcount
        deletions.record(connection, at, Why.EXPIRED, deleted)
        deletions.forget_old(connection, at)
    scrub(engine)
    return deleted
