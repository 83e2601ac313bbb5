from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.database.engine import connect
from app.drafts.keyring import Keyring
from app.drafts.store import DraftStore, Limits
from tests.drafts.made_up import Time

SAVES = 150


@pytest.mark.parametrize("tabs", [2, 4])
def test_blind_saves_by_tabs_lose_nothing(
    store: DraftStore, database_url: str, keyring: Keyring, tabs: int
) -> None:
    token, _ = store.begin(b"")
    # Each tab is served by a process of its own.
    engines = [connect(database_url) for _ in range(tabs)]
    stores = [DraftStore(each, keyring, Limits(), Time()) for each in engines]

    def fill_in(tab: int) -> None:
        for _ in range(SAVES):
            stores[tab].save(token, lambda content: content + bytes([tab]))

    with ThreadPoolExecutor(tabs) as pool:
        for done in [pool.submit(fill_in, tab) for tab in range(tabs)]:
            done.result()
    kept = stores[0].open(token)
    assert Counter(kept.content) == dict.fromkeys(range(tabs), SAVES)
    assert kept.version == 1 + tabs * SAVES
    for each in engines:
        each.dispose()


def test_one_store_serves_many_people_at_once(store: DraftStore) -> None:
    def visit(person: int) -> bytes:
        token, _ = store.begin(bytes([person]))
        for _ in range(10):
            store.save(token, lambda content: content + content[:1])
        kept = store.open(token).content
        store.end(token)
        return kept

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(visit, range(40))) == [bytes([person]) * 11 for person in range(40)]
