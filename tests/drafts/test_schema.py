import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Engine, Integer, MetaData, inspect, text

from app.drafts import schema
from app.drafts.deletions import Why, deletions
from app.drafts.keyring import Keyring
from app.drafts.store import DraftStore, Limits
from app.drafts.tables import metadata
from tests.drafts.made_up import Time
from tests.emptying import emptied


@pytest.fixture
def empty_engine(bare_engine: Engine) -> Iterator[Engine]:
    yield emptied(bare_engine)
    emptied(bare_engine)


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def differences(engine: Engine, wanted: MetaData) -> list[object]:
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), wanted))


def test_up_makes_what_the_program_expects(empty_engine: Engine) -> None:
    schema.upgrade(empty_engine)
    assert tables(empty_engine) == set(metadata.tables)
    assert differences(empty_engine, metadata) == []


def test_a_difference_would_be_seen(empty_engine: Engine) -> None:
    schema.upgrade(empty_engine)
    wanted = MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.sorted_tables:
        table.to_metadata(wanted)
    wanted.tables["draft"].append_column(Column("more", Integer))
    assert len(differences(empty_engine, wanted)) == 1


def test_the_keys_of_a_draft_go_with_it_on_what_migrations_made(
    empty_engine: Engine, keyring: Keyring
) -> None:
    schema.upgrade(empty_engine)
    store = DraftStore(empty_engine, keyring, Limits(), Time())
    store.end(store.begin(b"mine")[0])
    with empty_engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM draft_key")) == 0


def test_up_again_keeps_the_drafts(empty_engine: Engine, keyring: Keyring) -> None:
    schema.upgrade(empty_engine)
    store = DraftStore(empty_engine, keyring, Limits(), Time())
    token, _ = store.begin(b"mine")
    schema.upgrade(empty_engine)
    assert store.open(token).content == b"mine"


def test_down_takes_everything_away_and_up_brings_it_back(empty_engine: Engine) -> None:
    schema.upgrade(empty_engine)
    schema.downgrade(empty_engine)
    assert tables(empty_engine) == set()
    schema.upgrade(empty_engine)
    assert differences(empty_engine, metadata) == []


def test_one_step_down_keeps_the_drafts_and_one_up_counts_on(
    empty_engine: Engine, keyring: Keyring
) -> None:
    schema.upgrade(empty_engine)
    store = DraftStore(empty_engine, keyring, Limits(), Time())
    token, _ = store.begin(b"mine")
    schema.downgrade(empty_engine, "0001")
    assert tables(empty_engine) == {"draft", "draft_key"}
    assert store.open(token).content == b"mine"
    schema.upgrade(empty_engine)
    store.end(token)
    assert [(each.why, each.drafts) for each in deletions(empty_engine)] == [(Why.ASKED, 1)]


INSTANCE = """
import sys, alembic.command, alembic.config
from app.database import engine
from app.drafts import schema
database = engine.connect(sys.argv[1])
database.connect().close()
print("ready", flush=True)
sys.stdin.readline()
schema.upgrade(database)
"""


def test_several_instances_may_go_up_at_once(empty_engine: Engine, database_url: str) -> None:
    # In processes, as instances are: alembic's context is one a process.
    with ExitStack() as running:
        instances = [running.enter_context(_python(INSTANCE, database_url)) for _ in range(4)]
        assert [each.stdout and each.stdout.readline() for each in instances] == ["ready\n"] * 4
        for each in instances:
            assert each.stdin
            each.stdin.write("go\n")
            each.stdin.flush()
        assert [each.communicate()[1] for each in instances] == [""] * 4
    assert differences(empty_engine, metadata) == []


def test_alembic_and_flask_wait_until_they_are_needed() -> None:
    program = (
        "import sys, app.drafts, app.cli.drafts, app.drafts.schema, app.drafts.store\n"
        "print(sorted({'alembic', 'flask', 'sqlalchemy'} & set(sys.modules)))"
    )
    with _python(program) as run:
        assert run.communicate() == ("['sqlalchemy']\n", "")


def _python(program: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
