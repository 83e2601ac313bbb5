"""A draft that has run out is deleted, not only refused."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from app.drafts.engine import connect
from app.drafts.keyring import Keyring
from app.drafts.schema import upgrade
from app.drafts.store import DraftStore, Limits
from app.drafts.tables import draft
from app.journey.purging import EVERY, Purger


def test_what_has_run_out_is_deleted_when_somebody_begins(tmp_path: Path) -> None:
    times = [datetime(2026, 3, 13, 16, 55, tzinfo=UTC)]
    engine = connect(f"sqlite:///{tmp_path / 'signpost.db'}")
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
