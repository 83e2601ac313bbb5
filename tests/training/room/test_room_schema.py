"""The tables of rooms are made and taken away by migrations, apart from those of drafts."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from app.drafts import schema as drafts
from app.training.room import schema
from app.training.room.schema import rooms_url
from app.training.room.tables import metadata
from tests.emptying import emptied


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
