from datetime import timedelta

from sqlalchemy import Engine

from app.drafts.deletions import KEPT_FOR, Deletions, Why, deletions
from app.drafts.store import DraftStore
from tests.drafts.made_up import Time


def test_each_deletion_is_counted_by_day_and_reason(
    store: DraftStore, engine: Engine, time: Time
) -> None:
    first = time.at.date()
    for _ in range(3):
        store.end(store.begin(b"mine")[0])
    store.end(store.begin(b"mine")[0], Why.TAKEN)
    store.end("no such token")
    for _ in range(2):
        store.begin(b"forgotten")
    time.passes(days=1)
    store.purge()
    store.purge()
    assert deletions(engine) == (
        Deletions(first + timedelta(days=1), Why.EXPIRED, 2),
        Deletions(first, Why.ASKED, 3),
        Deletions(first, Why.TAKEN, 1),
    )


def test_counts_go_as_well_in_the_end(store: DraftStore, engine: Engine, time: Time) -> None:
    store.end(store.begin(b"mine")[0])
    time.at += KEPT_FOR
    store.purge()
    assert len(deletions(engine)) == 1
    time.passes(days=1)
    store.purge()
    assert deletions(engine) == ()
