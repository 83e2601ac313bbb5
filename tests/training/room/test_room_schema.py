"""The tables of rooms are made and taken away by migrations, apart from those of drafts."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, bindparam, inspect, text
from sqlalchemy.exc import DBAPIError

from app.database.moment import Moment
from app.drafts import schema as drafts
from app.training.room import schema
from app.training.room.schema import rooms_url
from app.training.room.store import LASTS, Rooms
from app.training.room.tables import metadata
from tests.emptying import emptied

ROOM = text(
    "INSERT INTO training_room (id, code, leader, plan, at, step, moves, begun, ends)"
    " VALUES (:id, '123456', :leader, '[\"pitfalls\"]', 0, '', 0, :at, :ends)"
).bindparams(bindparam("at", type_=Moment), bindparam("ends", type_=Moment))


@pytest.fixture
def empty_engine(bare_engine: Engine) -> Iterator[Engine]:
    yield emptied(bare_engine)
    emptied(bare_engine)


def test_up_makes_what_the_program_expects_and_down_takes_it_away(empty_engine: Engine) -> None:
    schema.upgrade(empty_engine)
    schema.upgrade(empty_engine)
    with empty_engine.connect() as connection:
        options = {
            "compare_type": True,
            "compare_server_default": True,
            "include_name": lambda name, kind, _: kind != "table" or name in metadata.tables,
        }
        context = MigrationContext.configure(connection, opts=options)
        assert list(compare_metadata(context, metadata)) == []
    schema.downgrade(empty_engine)
    assert not set(inspect(empty_engine).get_table_names()) & set(metadata.tables)


def test_rooms_and_drafts_go_up_and_down_in_one_database_by_themselves(
    empty_engine: Engine,
) -> None:
    schema.upgrade(empty_engine)
    drafts.upgrade(empty_engine)
    schema.downgrade(empty_engine)
    there = set(inspect(empty_engine).get_table_names())
    assert {"draft", "draft_key"} <= there
    assert not there & set(metadata.tables)
    drafts.downgrade(empty_engine)


def test_a_room_that_was_open_before_an_upgrade_goes_on(empty_engine: Engine) -> None:
    schema.upgrade(empty_engine, "0001")
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    with empty_engine.begin() as connection:
        given = {"id": b"1" * 16, "leader": sha256(b"link").digest(), "at": at}
        connection.execute(ROOM, {**given, "ends": at + LASTS})
    rooms = Rooms(empty_engine, lambda: at)
    with pytest.raises(DBAPIError):
        rooms.led_by("link")
    schema.upgrade(empty_engine)
    room = rooms.led_by("link")
    assert (room.is_shut, room.doors, room.moved) == (False, 0, None)
    rooms.here(rooms.join(room.code)[0])
    schema.downgrade(empty_engine, "0001")
    schema.downgrade(empty_engine)


@pytest.mark.parametrize(
    ("drafts_url", "url"),
    [
        ("sqlite:////data/signpost.db", "sqlite:////data/signpost-training.db"),
        ("sqlite:////data.d/signpost", "sqlite:////data.d/signpost-training"),
        ("postgresql://u:hunter2@host/name", "postgresql://u:hunter2@host/name"),
    ],
)
def test_rooms_are_never_in_the_file_of_drafts(drafts_url: str, url: str) -> None:
    assert rooms_url(drafts_url) == url
