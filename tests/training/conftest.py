from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from app.training.room.leading import Leading
from app.training.room.store import Rooms
from app.training.room.tables import metadata
from tests.domain_fence import app  # noqa: F401 - a fixture is found by its name
from tests.drafts.conftest import bare_engine, database_url  # noqa: F401 - fixtures as well
from tests.drafts.made_up import Time


@pytest.fixture
def engine(bare_engine: Engine) -> Iterator[Engine]:  # noqa: F811 - the fixture
    metadata.create_all(bare_engine)
    yield bare_engine
    metadata.drop_all(bare_engine)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def rooms(engine: Engine, time: Time) -> Rooms:
    return Rooms(engine, time)


@pytest.fixture
def leading(engine: Engine) -> Leading:
    return Leading(engine)
