"""What somebody learns who has the database, and what they can do who may write in it."""

import base64
import hashlib
import hmac
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, MetaData, select, update

from app.drafts import tables
from app.drafts.errors import DraftGoneError
from app.drafts.keyring import Keyring, Kind, WrappedKey
from app.drafts.store import DraftStore, Limits
from tests.drafts.made_up import SERVER_SECRET, Time

MARKER = b"She is not safe at home tonight"
draft, key = tables.draft, tables.draft_key


def everything(engine: Engine) -> bytes:
    """Return every byte of SQLite's files, or every value of every table of PostgreSQL."""
    if engine.dialect.name == "sqlite":
        file = Path(engine.url.database or "")
        return b"".join(path.read_bytes() for path in sorted(file.parent.iterdir()))
    found = MetaData()
    with engine.connect() as connection:
        found.reflect(connection)
        rows = [row for table in found.sorted_tables for row in connection.execute(select(table))]
    values = [value for row in rows for value in row]
    return b"\n".join(v if isinstance(v, bytes) else str(v).encode() for v in values)


def disguises(secret: bytes) -> list[bytes]:
    return [
        secret,
        secret.hex().encode(),
        base64.b64encode(secret),
        base64.urlsafe_b64encode(secret),
    ]


def test_a_stolen_database_reads_nothing(
    store: DraftStore, engine: Engine, keyring: Keyring
) -> None:
    token, _ = store.begin(MARKER)
    store.save(token, lambda content: content + MARKER)
    store.open(token)
    with engine.connect() as connection:
        row = connection.execute(select(key)).one()
    wrapped = WrappedKey(lookup=row.lookup, kind=Kind.TOKEN, key_id=row.key_id, wrapped=row.wrapped)
    extracted = hmac.digest(SERVER_SECRET, token.encode(), hashlib.sha256)
    secrets = {
        "marker": MARKER,
        "token": token.encode(),
        "token's bits": base64.urlsafe_b64decode(token + "="),
        "data key": keyring.unwrap(wrapped, row.draft_id, token),
        "what HKDF starts from": extracted,
        "wrapping key": hmac.digest(extracted, b"signpost drafts 1 token wrap\x01", hashlib.sha256),
        "server's secret": SERVER_SECRET,
    }
    kept = everything(engine)
    assert row.lookup in kept, "the search itself finds nothing"
    assert [name for name, secret in secrets.items() for d in disguises(secret) if d in kept] == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_sqlites_log_is_among_what_was_searched(store: DraftStore, engine: Engine) -> None:
    store.begin(MARKER)
    file = Path(engine.url.database or "")
    assert file.with_name(file.name + "-wal").stat().st_size > 0


def test_after_end_and_purge_not_even_ciphertext_is_left(store: DraftStore, engine: Engine) -> None:
    token, _ = store.begin(MARKER)
    with engine.connect() as connection:
        sealed = connection.execute(select(draft.c.content)).scalar_one()
        held = connection.execute(select(key)).one()
    pieces = [sealed[:200], held.lookup, held.wrapped, held.draft_id]
    assert all(piece in everything(engine) for piece in pieces)
    store.end(token)
    store.purge()
    assert not any(piece in everything(engine) for piece in pieces)


Tampering = Callable[[Connection, bytes, bytes], None]


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _set(column: str, change: Callable[[bytes], object]) -> Tampering:
    def tamper(connection: Connection, mine: bytes, _theirs: bytes) -> None:
        table, where = (key, key.c.draft_id) if column == "wrapped" else (draft, draft.c.id)
        old = connection.execute(select(table.c[column]).where(where == mine)).scalar_one()
        connection.execute(update(table).where(where == mine).values({column: change(old)}))

    return tamper


def _swap_content(connection: Connection, mine: bytes, theirs: bytes) -> None:
    value = connection.execute(select(draft.c.content).where(draft.c.id == theirs)).scalar_one()
    connection.execute(update(draft).where(draft.c.id == mine).values(content=value))


def _swap_wrapped(connection: Connection, mine: bytes, theirs: bytes) -> None:
    value = connection.execute(select(key.c.wrapped).where(key.c.draft_id == theirs)).scalar_one()
    connection.execute(update(key).where(key.c.draft_id == mine).values(wrapped=value))


def _point_at_theirs(connection: Connection, mine: bytes, theirs: bytes) -> None:
    connection.execute(update(key).where(key.c.draft_id == mine).values(draft_id=theirs))


def _move_draft_whole(connection: Connection, mine: bytes, theirs: bytes) -> None:
    _swap_content(connection, mine, theirs)
    _swap_wrapped(connection, mine, theirs)


@pytest.mark.parametrize(
    "tamper",
    [
        pytest.param(_set("content", lambda old: _flipped(old, 0)), id="nonce"),
        pytest.param(_set("content", lambda old: _flipped(old, 40)), id="ciphertext"),
        pytest.param(_set("content", lambda old: _flipped(old, len(old) - 1)), id="tag"),
        pytest.param(_set("content", lambda old: old[:-1]), id="cut off"),
        pytest.param(_set("content", lambda _old: b""), id="emptied"),
        pytest.param(_set("version", lambda _old: 1), id="version back"),
        pytest.param(_set("version", lambda _old: -1), id="version below nothing"),
        pytest.param(_set("key_id", lambda _old: "2025"), id="server key"),
        pytest.param(_set("wrapped", lambda old: _flipped(old, 20)), id="wrapped key"),
        pytest.param(_set("wrapped", lambda _old: b""), id="wrapped key emptied"),
        pytest.param(_swap_content, id="another's content"),
        pytest.param(_swap_wrapped, id="another's wrapped key"),
        pytest.param(_point_at_theirs, id="own key to another's draft"),
        pytest.param(_move_draft_whole, id="another's content and wrapped key"),
    ],
)
def test_a_changed_row_is_gone_and_says_no_more(
    store: DraftStore, engine: Engine, tamper: Tampering
) -> None:
    (token, _), (other, _) = store.begin(b"mine"), store.begin(b"theirs")
    for each in (token, other):
        store.save(each, lambda content: content)
    with engine.begin() as connection:
        mine, theirs = _rows_of(connection, token)
        tamper(connection, mine, theirs)
    with pytest.raises(DraftGoneError) as opened:
        store.open(token)
    with pytest.raises(DraftGoneError) as saved:
        store.save(token, lambda content: content)
    with pytest.raises(DraftGoneError) as unknown:
        store.open("unknown")
    for error in (opened.value, saved.value):
        assert (error.args, error.__cause__) == (unknown.value.args, None)
    assert store.open(other).content == b"theirs"


def _rows_of(connection: Connection, token: str) -> tuple[bytes, bytes]:
    ring = Keyring(current="2026", secrets={"2026": SERVER_SECRET})
    lookup = next(ring.lookups(token, Kind.TOKEN))
    is_mine = key.c.lookup == lookup
    mine = connection.execute(select(key.c.draft_id).where(is_mine)).scalar_one()
    return mine, connection.execute(select(key.c.draft_id).where(~is_mine)).scalar_one()


def test_an_older_content_put_back_is_gone(store: DraftStore, engine: Engine) -> None:
    token, _ = store.begin(b"first")
    with engine.connect() as connection:
        first = connection.execute(select(draft.c.content)).scalar_one()
    store.save(token, lambda _content: b"second")
    with engine.begin() as connection:
        connection.execute(update(draft).values(content=first))
    with pytest.raises(DraftGoneError):
        store.open(token)


def test_another_servers_secret_opens_nothing(
    store: DraftStore, engine: Engine, time: Time
) -> None:
    token, _ = store.begin(MARKER)
    ring = Keyring(current="2026", secrets={"2026": b"a guess at the secret, of 32 bytes"})
    with pytest.raises(DraftGoneError):
        DraftStore(engine, ring, Limits(), time).open(token)
