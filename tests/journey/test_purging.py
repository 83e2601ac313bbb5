"""A draft that has run out is deleted, not only refused."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from app.database.engine import connect
from app.drafts.keyring import Keyring
from app.drafts.schema import upgrade
from app.drafts.store import DraftStore, Limits
from app.drafts.tables import draft
from app.journey.purging import EVERY, Purger
from tests.breaking import gone
from tests.databases import database_in


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
