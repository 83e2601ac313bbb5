"""Drafts that are kept under a resume code, so that somebody can go on later or elsewhere."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Engine, bindparam, delete, exists, select, update

from app.database.errors import DatabaseBusyError
from app.drafts import tables
from app.drafts.codes import Code, new_code
from app.drafts.deletions import Why
from app.drafts.keyring import Keyring, Kind, Token, new_token
from app.drafts.opening import Draft, Found, Rows
from app.drafts.store import Limits, tries

_key = tables.draft_key.c
_KEYS = (_key.draft_id == bindparam("row"), _key.kind == bindparam("of_kind"))
_END_KEYS = delete(tables.draft_key).where(*_KEYS)
_HAS_KEY = select(exists().where(*_KEYS))
_END_TOKEN = delete(tables.draft_key).where(_key.lookup == bindparam("lookup_id"))
_IS_KEPT = select(
    exists().where(
        _key.kind == Kind.CODE.value,
        _key.draft_id.in_(select(_key.draft_id).where(_key.lookup == bindparam("lookup_id"))),
    )
)


# Of two who come back at once the second waits here, and then ends the token of the first.
_WAIT = (
    update(tables.draft)
    .where(tables.draft.c.id == bindparam("row"))
    .values(expires=tables.draft.c.expires)
)


class _Life(NamedTuple):
    """How long a draft lives unused from a moment on, and when it ends at last."""

    at: datetime
    idle: timedelta
    ends: datetime


class Keeper:
    """Gives codes to drafts, and takes them back. `limits` are for drafts without a code."""

    def __init__(
        self, engine: Engine, keyring: Keyring, limits: Limits, now: Callable[[], datetime]
    ) -> None:
        self._engine = engine
        self._keyring = keyring
        self._limits = limits
        self._now = now

    def keep(
        self, token: str, lives: timedelta, change: Callable[[bytes, Code], bytes]
    ) -> tuple[Code, Draft]:
        """Keep a token's draft under a new code; the code that it had opens nothing any more.

        It lives for `lives` from when it was first kept: used or not, and whatever code it has.
        `change` returns the content with the code in it. Raises what `DraftStore.save` does.
        """
        for _ in tries():
            at, code = self._now(), new_code()
            with self._engine.begin() as connection:
                rows = Rows(connection, self._keyring)
                found = rows.find(token, Kind.TOKEN, at)
                ends = found.ends if _is_kept(rows, found) else at + lives
                content = change(found.draft.content, code)
                if draft := _rewrite(rows, found, content, _Life(at, lives, ends)):
                    _end_keys(rows, found, Kind.CODE)
                    rows.let_in(found.id, found.data_key, code, Kind.CODE)
                    return code, draft
        raise DatabaseBusyError

    def unkeep(self, token: str, change: Callable[[bytes], bytes]) -> Draft:
        """End the code of a token's draft, which lives from now on like any other."""
        for _ in tries():
            at = self._now()
            with self._engine.begin() as connection:
                rows = Rows(connection, self._keyring)
                found = rows.find(token, Kind.TOKEN, at)
                ends = min(found.ends, at + self._limits.absolute)
                life = _Life(at, self._limits.idle, ends)
                if draft := _rewrite(rows, found, change(found.draft.content), life):
                    _end_keys(rows, found, Kind.CODE)
                    return draft
        raise DatabaseBusyError

    def resume(self, code: Code) -> tuple[Token, Draft]:
        """Open the draft of a code with a new token. Every other browser's token opens it no more.

        Raises DraftGoneError.
        """
        token = new_token()
        with self._engine.begin() as connection:
            rows = Rows(connection, self._keyring)
            connection.execute(_WAIT, {"row": rows.find(code, Kind.CODE, self._now()).id})
            # Somebody may have deleted the draft before the wait was over, or ended this code.
            found = rows.find(code, Kind.CODE, self._now())
            _end_keys(rows, found, Kind.TOKEN)
            rows.let_in(found.id, found.data_key, token, Kind.TOKEN)
        return token, found.draft

    def leave(self, token: str) -> None:
        """End what a browser can open: the whole draft, or only its token where there is a code."""
        if not token:
            return
        with self._engine.begin() as connection:
            for lookup in self._keyring.lookups(token, Kind.TOKEN):
                if connection.scalar(_IS_KEPT, {"lookup_id": lookup}):
                    connection.execute(_END_TOKEN, {"lookup_id": lookup})
            Rows(connection, self._keyring).end(token, Why.LEFT, self._now())


def _rewrite(rows: Rows, found: Found, content: bytes, life: _Life) -> Draft | None:
    """Write a draft back with other limits; nothing where somebody else wrote meanwhile."""
    expires = min(life.at + life.idle, life.ends)
    draft = Draft(content=content, version=found.draft.version + 1, expires=expires)
    limits = {"idle_seconds": life.idle // timedelta(seconds=1), "ends": life.ends}
    return draft if rows.write(found, draft, limits) else None


def _is_kept(rows: Rows, found: Found) -> bool:
    return bool(rows.connection.scalar(_HAS_KEY, {"row": found.id, "of_kind": Kind.CODE.value}))


def _end_keys(rows: Rows, found: Found, kind: Kind) -> None:
    rows.connection.execute(_END_KEYS, {"row": found.id, "of_kind": kind.value})
