from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.database.engine import connect
from app.drafts.keeping import Keeper
from app.drafts.keyring import Keyring
from app.drafts.store import DraftStore, Limits
from app.drafts.tables import metadata
from tests.drafts.made_up import SERVER_SECRET, Time


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)],
)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'kept' / 'signpost.db'}"
    return str(request.getfixturevalue("postgresql_url"))


@pytest.fixture
def bare_engine(database_url: str) -> Iterator[Engine]:
    engine = connect(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(bare_engine: Engine) -> Iterator[Engine]:
    metadata.create_all(bare_engine)
    yield bare_engine
    metadata.drop_all(bare_engine)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def keyring() -> Keyring:
    return Keyring(current="2026", secrets={"2026": SERVER_SECRET})


@pytest.fixture
def keeper(engine: Engine, keyring: Keyring, time: Time) -> Keeper:
    return Keeper(engine, keyring, Limits(), time)


@pytest.fixture
def store(engine: Engine, keyring: Keyring, time: Time) -> DraftStore:
    return DraftStore(engine, keyring, Limits(), time)
