"""A draft that has run out is deleted, not only refused."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.database.engine import connect
from app.database.errors import DatabaseUnavailableError
from app.database.purging import EVERY, Purger
from app.drafts.keyring import Keyring
from app.drafts.schema import upgrade
from app.drafts.store import DraftStore, Limits
from app.drafts.tables import draft
from app.training.room import schema
from app.training.room.schema import rooms_url
from app.training.state import EXTENSION as TRAINING
from tests.breaking import gone
from tests.conftest import app_for, close, settings_for
from tests.databases import database_in
from tests.journey.walker import Walker


def test_what_has_run_out_is_deleted_when_somebody_begins(tmp_path: Path) -> None:
    times = [datetime(2026, 3, 13, 16, 55, tzinfo=UTC)]
    engine = connect(database_in(tmp_path))
    upgrade(engine)
    keyring = Keyring(current="k", secrets={"k": b"made up, and long enough for a key"})
    store = DraftStore(engine, keyring, Limits(), now=lambda: times[-1])
    purger = Purger(store, now=lambda: times[-1])

    def kept() -> int:
        with engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(draft)).scalar_one())

    purger.purge_if_due()
    store.begin(b"{}")
    times.append(times[-1] + timedelta(hours=1, seconds=1))
    purger.purge_if_due()
    assert kept() == 0
    store.begin(b"{}")
    times.append(times[-1] + EVERY - timedelta(seconds=1))
    purger.purge_if_due()
    assert kept() == 1
    engine.dispose()


def test_a_clock_that_was_far_ahead_puts_no_purge_off(tmp_path: Path) -> None:
    times = [datetime(2027, 3, 13, 16, 55, tzinfo=UTC)]
    engine = connect(database_in(tmp_path))
    upgrade(engine)
    keyring = Keyring(current="k", secrets={"k": b"made up, and long enough for a key"})
    store = DraftStore(engine, keyring, Limits(), now=lambda: times[-1])
    purger = Purger(store, now=lambda: times[-1])
    purger.purge_if_due()
    times.append(times[-1] - timedelta(days=365))
    store.begin(b"{}")
    times.append(times[-1] + timedelta(hours=2))
    purger.purge_if_due()
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(draft)) == 0
    engine.dispose()


def test_a_purge_that_fails_stops_nobody_and_is_done_the_next_time(tmp_path: Path) -> None:
    times = [datetime(2026, 3, 13, 16, 55, tzinfo=UTC)]
    engine = connect(f"sqlite:///{tmp_path / 'signpost.db'}")
    upgrade(engine)
    keyring = Keyring(current="k", secrets={"k": b"made up, and long enough for a key"})
    store = DraftStore(engine, keyring, Limits(), now=lambda: times[-1])
    store.begin(b"{}")
    times.append(times[-1] + timedelta(hours=2))
    purger = Purger(store, now=lambda: times[-1])
    with gone(engine):
        purger.purge_if_due()
    times.append(times[-1] + EVERY)
    purger.purge_if_due()
    assert store.purge() == 0, "there was nothing left to delete"
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(draft)) == 0
    engine.dispose()


class Counted:
    """Something that is purged, or cannot be."""

    def __init__(self, *, fails: bool = False) -> None:
        self.times = 0
        self._fails = fails

    def purge(self) -> None:
        self.times += 1
        if self._fails:
            raise DatabaseUnavailableError("made up")


def test_what_cannot_be_purged_keeps_nothing_else_from_it() -> None:
    first, second = Counted(fails=True), Counted()
    purger = Purger(first, now=lambda: datetime(2026, 3, 13, tzinfo=UTC))
    purger.also(second)
    purger.purge_if_due()
    purger.purge_if_due()
    assert (first.times, second.times) == (1, 1)


def test_whoever_begins_about_a_real_child_has_old_rooms_deleted(
    whole_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    walker = Walker(whole_app)
    rooms = whole_app.extensions[TRAINING].rooms
    monkeypatch.setattr(rooms, "_now", lambda: datetime.now(UTC) - timedelta(days=1))
    rooms.begin(("pitfalls",), is_alone=True)
    monkeypatch.undo()
    monkeypatch.setattr(walker.state.purger, "_next", datetime.now(UTC))
    walker.begin()
    assert rooms.purge() == 0, "there was a room left to delete"


def test_whoever_begins_does_not_need_the_tables_of_rooms(tmp_path: Path) -> None:
    app = app_for(settings_for(tmp_path))
    rooms = connect(rooms_url(database_in(tmp_path)))
    schema.downgrade(rooms)
    rooms.dispose()
    walker = Walker(app).begin()
    assert walker.page.status == 200
    close(app)
