from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta, timezone

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.exc import StatementError

from app.database.errors import DatabaseBusyError
from app.drafts import tables
from app.drafts.errors import DraftGoneError
from app.drafts.keyring import Keyring
from app.drafts.store import DraftStore, Limits
from tests.drafts.made_up import SERVER_SECRET, Time


def rows(engine: Engine) -> tuple[int, int]:
    with engine.connect() as connection:
        return (
            connection.scalar(select(func.count()).select_from(tables.draft)) or 0,
            connection.scalar(select(func.count()).select_from(tables.draft_key)) or 0,
        )


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    said: list[str] = []

    def note(*call: object) -> None:
        said.append(str(call[2]).split()[0])

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


def test_what_was_begun_opens_with_its_token(store: DraftStore, time: Time) -> None:
    token, begun = store.begin(b"answers")
    opened = store.open(token)
    assert opened == begun
    assert (opened.content, opened.version) == (b"answers", 1)
    assert opened.expires == time.at + timedelta(hours=1)


def test_each_token_opens_its_own_draft(store: DraftStore) -> None:
    first, second = store.begin(b"first")[0], store.begin(b"second")[0]
    assert [store.open(token).content for token in (first, second)] == [b"first", b"second"]


def test_a_save_is_what_the_next_open_finds(store: DraftStore) -> None:
    token, _ = store.begin(b"one")
    saved = store.save(token, lambda content: content + b" two")
    assert (saved.content, saved.version) == (b"one two", 2)
    assert store.open(token) == saved


def test_to_ask_how_long_a_draft_has_puts_nothing_off(store: DraftStore, time: Time) -> None:
    token, _ = store.begin(b"answers")
    time.passes(minutes=50)
    assert store.look(token)[1] == timedelta(minutes=10)
    assert store.look(token)[1] == timedelta(minutes=10)
    store.open(token)
    assert store.look(token)[1] == timedelta(hours=1)
    time.passes(hours=1)
    with pytest.raises(DraftGoneError):
        store.look(token)


@pytest.mark.parametrize("token", ["", "x" * 43, "wörter", "\udcff", "a\0b", "x" * 100_000])
def test_a_made_up_token_is_gone(store: DraftStore, token: str) -> None:
    store.begin(b"somebody's")
    with pytest.raises(DraftGoneError):
        store.open(token)
    with pytest.raises(DraftGoneError):
        store.save(token, lambda content: content)
    store.end(token)


def test_ending_deletes_the_draft_and_its_keys_and_no_other(
    store: DraftStore, engine: Engine
) -> None:
    token, _ = store.begin(b"mine")
    kept, _ = store.begin(b"another's")
    store.end(token)
    store.end(token)
    with pytest.raises(DraftGoneError):
        store.open(token)
    assert store.open(kept).content == b"another's"
    assert rows(engine) == (1, 1)


def test_a_draft_ended_during_a_save_stays_ended(store: DraftStore, engine: Engine) -> None:
    token, _ = store.begin(b"mine")

    def leave(content: bytes) -> bytes:
        store.end(token)
        return content

    with pytest.raises(DraftGoneError):
        store.save(token, leave)
    assert rows(engine) == (0, 0)


def test_an_error_in_the_change_saves_nothing(store: DraftStore) -> None:
    token, begun = store.begin(b"mine")

    def fail(content: bytes) -> bytes:
        raise LookupError

    with pytest.raises(LookupError):
        store.save(token, fail)
    assert store.open(token) == begun


def test_an_idle_draft_is_gone_before_anything_purges_it(store: DraftStore, time: Time) -> None:
    token, _ = store.begin(b"mine")
    time.passes(minutes=60, microseconds=-1)
    kept, _ = store.begin(b"later")
    time.passes(microseconds=1)
    with pytest.raises(DraftGoneError):
        store.open(token)
    with pytest.raises(DraftGoneError):
        store.save(token, lambda content: content)
    assert store.open(kept).content == b"later"


@pytest.mark.parametrize("way", ["open", "save"])
def test_using_a_draft_puts_its_idle_end_off(store: DraftStore, time: Time, way: str) -> None:
    token, _ = store.begin(b"mine")
    for _ in range(5):
        time.passes(minutes=59)
        used = store.open(token) if way == "open" else store.save(token, lambda content: content)
        assert used.expires == time.at + timedelta(hours=1)


def test_no_use_puts_the_last_end_off(store: DraftStore, time: Time) -> None:
    token, _ = store.begin(b"mine")
    ends = time.at + timedelta(hours=24)
    for _ in range(47):
        time.passes(minutes=30)
        store.save(token, lambda content: content)
    assert store.open(token).expires == ends
    time.passes(minutes=30)
    with pytest.raises(DraftGoneError):
        store.open(token)


def test_a_draft_keeps_the_limits_it_was_begun_with(
    engine: Engine, keyring: Keyring, time: Time, store: DraftStore
) -> None:
    limits = Limits(idle=timedelta(hours=72), absolute=timedelta(hours=72))
    token, _ = DraftStore(engine, keyring, limits, time).begin(b"kept by code")
    time.passes(hours=71)
    assert store.purge() == 0
    assert store.open(token).content == b"kept by code"
    time.passes(hours=1)
    assert store.purge() == 1


def test_an_open_writes_only_when_a_minute_has_passed(
    store: DraftStore, engine: Engine, time: Time
) -> None:
    token, begun = store.begin(b"mine")
    time.passes(seconds=60)
    with statements(engine) as said:
        assert store.open(token) == begun
    assert said == ["SELECT"]
    time.passes(seconds=1)
    with statements(engine) as said:
        assert store.open(token).expires == time.at + timedelta(hours=1)
        store.open(token)
    assert said == ["SELECT", "UPDATE", "SELECT"]


def test_the_clocks_zone_makes_no_difference(store: DraftStore, engine: Engine, time: Time) -> None:
    token, begun = store.begin(b"mine")
    time.at = time.at.astimezone(timezone(timedelta(hours=-9)))
    assert store.open(token) == begun
    assert store.purge() == 0
    saved = store.save(token, lambda content: content)
    with engine.connect() as connection:
        assert connection.scalar(select(tables.draft.c.expires)) == saved.expires
    time.passes(hours=1)
    time.at = time.at.astimezone(timezone(timedelta(hours=9)))
    assert store.purge() == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_clock_without_a_zone_is_refused(engine: Engine, keyring: Keyring) -> None:
    # No database must be left to guess whose time it is.
    store = DraftStore(engine, keyring, Limits(), lambda: Time().at.replace(tzinfo=None))
    with pytest.raises(StatementError, match="without a zone"):
        store.begin(b"mine")


def test_purge_counts_and_deletes_what_is_over(
    store: DraftStore, engine: Engine, time: Time
) -> None:
    store.begin(b"old")
    store.begin(b"old too")
    time.passes(minutes=30)
    token, _ = store.begin(b"young")
    time.passes(minutes=30)
    assert store.purge() == 2
    assert store.purge() == 0
    assert rows(engine) == (1, 1)
    assert store.open(token).content == b"young"


def test_a_save_that_lost_the_race_is_made_again_on_what_won(store: DraftStore) -> None:
    token, _ = store.begin(b"")
    seen: list[bytes] = []

    def change(content: bytes) -> bytes:
        if not seen:
            store.save(token, lambda kept: kept + b"theirs,")
        seen.append(content)
        return content + b"ours,"

    saved = store.save(token, change)
    assert seen == [b"", b"theirs,"]
    assert (saved.content, saved.version) == (b"theirs,ours,", 3)


def test_a_save_that_never_wins_is_busy_and_writes_nothing(store: DraftStore) -> None:
    token, _ = store.begin(b"")

    def change(content: bytes) -> bytes:
        store.save(token, lambda kept: kept + b"theirs,")
        return b"ours"

    with pytest.raises(DatabaseBusyError):
        store.save(token, change)
    assert b"ours" not in store.open(token).content


def test_an_old_server_key_stays_readable_until_it_is_dropped(
    engine: Engine, store: DraftStore, time: Time
) -> None:
    token, _ = store.begin(b"old")
    new_key = b"another secret of 32 bytes or so"
    both = Keyring(current="2027", secrets={"2026": SERVER_SECRET, "2027": new_key})
    rotated = DraftStore(engine, both, Limits(), time)
    assert rotated.open(token).content == b"old"
    rotated.save(token, lambda content: content + b" saved")
    assert rotated.open(token).content == b"old saved"
    young, _ = rotated.begin(b"young")

    dropped = DraftStore(engine, Keyring(current="2027", secrets={"2027": new_key}), Limits(), time)
    assert dropped.open(young).content == b"young"
    with pytest.raises(DraftGoneError):
        dropped.open(token)
    rotated.end(token)
    assert rows(engine) == (1, 1)


@pytest.mark.parametrize(
    ("idle", "absolute", "touch"),
    [
        pytest.param(60, 30, 1, id="idle beyond absolute"),
        pytest.param(60, 90, 60, id="touch as long as idle"),
        pytest.param(60, 90, -1, id="touch below nothing"),
        pytest.param(60.5, 90, 1, id="half a second"),
    ],
)
def test_limits_refuse(idle: float, absolute: float, touch: float) -> None:
    spans = [timedelta(seconds=number) for number in (idle, absolute, touch)]
    with pytest.raises(ValueError, match="limit"):
        Limits(idle=spans[0], absolute=spans[1], touch=spans[2])


def test_a_draft_shows_no_content(store: DraftStore) -> None:
    assert "marker" not in repr(store.begin(b"marker")[1])


@pytest.mark.parametrize("way", ["open", "save"])
def test_a_clock_that_is_put_back_shortens_nothing(store: DraftStore, time: Time, way: str) -> None:
    token, begun = store.begin(b"mine")
    time.passes(hours=-2)
    used = store.open(token) if way == "open" else store.save(token, lambda content: content)
    assert used.expires == begun.expires
    time.passes(hours=2, minutes=59)
    assert store.open(token).content == b"mine"


def test_a_statement_in_a_token_is_only_a_wrong_token(store: DraftStore) -> None:
    token, _ = store.begin(b"kept")
    for typed in ("' OR '1'='1", "'; DROP TABLE draft; --", f"{token}' --", "%", "\x00"):
        with pytest.raises(DraftGoneError):
            store.open(typed)
        store.end(typed)
    assert store.open(token).content == b"kept"
