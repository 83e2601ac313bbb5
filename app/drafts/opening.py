"""Finding a draft by what a person holds, and writing it back if nobody else did meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from app.drafts import deletions, tables
from app.drafts.deletions import Why
from app.drafts.errors import DraftGoneError
from app.drafts.keyring import Keyring, Kind, Place, WrappedKey, seal, unseal

_draft, _key = tables.draft.c, tables.draft_key.c
_FIND = (
    select(
        *(_draft.id, _draft.version, _draft.key_id, _draft.content),
        *(_draft.idle_seconds, _draft.expires, _draft.ends),
        *(_key.key_id, _key.wrapped),
    )
    .join_from(tables.draft_key, tables.draft)
    .where(_key.lookup == bindparam("lookup_id"), _draft.expires > bindparam("at"))
)
_WRITE = update(tables.draft).where(
    _draft.id == bindparam("row"), _draft.version == bindparam("read")
)
_END = delete(tables.draft).where(
    _draft.id.in_(select(_key.draft_id).where(_key.lookup == bindparam("lookup_id")))
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What a draft holds now. The content stays out of every log and traceback."""

    content: bytes = field(repr=False)
    version: int
    expires: datetime


class Found(NamedTuple):
    """A draft that was opened, and what is needed to write it back."""

    id: bytes
    data_key: bytes
    draft: Draft
    idle: timedelta
    ends: datetime

    def until(self, at: datetime) -> datetime:
        """Return when a draft that is used at a moment ends if it is not used again.

        Never earlier than before: a clock that is put back must take nobody's answers.
        """
        return max(self.draft.expires, min(at + self.idle, self.ends))


class Rows:
    """The rows of drafts, over one connection, with the server's keys."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self.connection = connection
        self._keyring = keyring

    def find(self, secret: str, kind: Kind, at: datetime) -> Found:
        """Open the draft that a secret opens at a moment. Raises DraftGoneError."""
        for lookup in self._keyring.lookups(secret, kind):
            given = {"lookup_id": lookup, "at": at}
            row = self.connection.execute(_FIND, given).first()
            if row is not None:
                return self._opened(tuple(row), secret, kind, lookup)
        raise DraftGoneError

    def write(self, found: Found, saved: Draft, also: Mapping[str, object] | None = None) -> bool:
        """Write a draft back, and say whether it was done: not when somebody else wrote meanwhile.

        `also` are further columns to set.
        """
        place = Place(draft_id=found.id, version=saved.version, key_id=self._keyring.current)
        values = {
            "version": saved.version,
            "key_id": place.key_id,
            "content": seal(saved.content, found.data_key, place),
            "expires": saved.expires,
            **(also or {}),
        }
        where = {"row": found.id, "read": found.draft.version}
        return self.connection.execute(_WRITE.values(values), where).rowcount == 1

    def let_in(self, draft_id: bytes, data_key: bytes, secret: str, kind: Kind) -> None:
        """Let a secret that a person holds open a draft."""
        key = self._keyring.wrap(data_key, draft_id, secret, kind)
        self.connection.execute(
            insert(tables.draft_key),
            {
                "lookup": key.lookup,
                "draft_id": draft_id,
                "kind": key.kind.value,
                "key_id": key.key_id,
                "wrapped": key.wrapped,
            },
        )

    def end(self, token: str, why: Why, at: datetime, *, version: int | None = None) -> None:
        """Delete the draft of a token, and count that; with a version, only where it has that."""
        which = _END if version is None else _END.where(_draft.version == version)
        for lookup in self._keyring.lookups(token, Kind.TOKEN):
            ended = self.connection.execute(which, {"lookup_id": lookup}).rowcount
            deletions.record(self.connection, at, why, ended)

    def _opened(self, row: tuple[Any, ...], secret: str, kind: Kind, lookup: bytes) -> Found:
        draft_id, version, sealed_by, sealed, idle, expires, ends, wrapped_by, wrapped = row
        key = WrappedKey(lookup=lookup, kind=kind, key_id=wrapped_by, wrapped=wrapped)
        data_key = self._keyring.unwrap(key, draft_id, secret)
        place = Place(draft_id=draft_id, version=version, key_id=sealed_by)
        content = unseal(sealed, data_key, place)
        kept = Draft(content=content, version=version, expires=expires)
        return Found(draft_id, data_key, kept, timedelta(seconds=idle), ends)
