"""The addresses for whoever keeps Signpost running."""

import threading
import time
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import text

from app.config import ROOT
from app.database.engine import POOL, connect
from app.database.watch import Watch, Watched
from app.drafts.watch import WATCHED
from app.training.room.schema import rooms_url
from app.training.room.watch import WATCHED as WATCHED_ROOMS
from app.web import health
from app.web.health import EXTENSION, SECONDS, Probe
from tests.conftest import NOON
from tests.journey.walker import Walker
from tests.web.written import Written

BOTH = pytest.mark.parametrize("path", ["/healthz", "/readyz"])


def ready(app: Flask) -> tuple[int, object]:
    response = app.test_client().get("/readyz")
    return response.status_code, response.json


WELL = (200, {"status": "ok"})


def lacking(*parts: str) -> tuple[int, object]:
    return 503, {"status": "not ready", "failing": list(parts)}


@BOTH
def test_it_answers_without_a_cookie_or_a_language(whole_app: Flask, path: str) -> None:
    response = whole_app.test_client().get(path)
    assert response.status_code == 200
    assert response.json == {"status": "ok"}
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/en/healthz", "/healthz/", "/en/readyz", "/readyz/"])
def test_it_has_one_address(whole_app: Flask, path: str) -> None:
    assert whole_app.test_client().get(path).status_code == 404


@BOTH
def test_it_is_only_read(whole_app: Flask, path: str) -> None:
    assert whole_app.test_client().post(path).status_code == 405


@pytest.mark.parametrize(
    ("part", "watched"), [("drafts", WATCHED), ("training/room", WATCHED_ROOMS)]
)
def test_the_tables_wanted_are_those_of_the_newest_migration(part: str, watched: Watched) -> None:
    folder = ROOT / "app" / part / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == watched.revision


@pytest.mark.parametrize(
    ("harm", "mend"),
    [
        pytest.param(
            "UPDATE alembic_version SET version_num = 'x' || version_num",
            "UPDATE alembic_version SET version_num = substr(version_num, 2)",
            id="tables of another version",
        ),
        pytest.param(
            "ALTER TABLE alembic_version RENAME TO away",
            "ALTER TABLE away RENAME TO alembic_version",
            id="no tables",
        ),
    ],
)
def test_with_other_tables_it_is_not_ready_but_lives(
    whole_app: Flask, harm: str, mend: str
) -> None:
    engine = connect(str(Walker(whole_app).state.drafts._engine.url))  # noqa: SLF001 - its file
    assert ready(whole_app) == WELL
    try:
        with engine.begin() as connection:
            connection.execute(text(harm))
        assert ready(whole_app) == lacking("database")
        assert whole_app.test_client().get("/healthz").status_code == 200
    finally:
        with engine.begin() as connection:
            connection.execute(text(mend))
        engine.dispose()
    assert ready(whole_app) == WELL


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("sqlite:////proc/nothing/signpost.db", id="no such folder"),
        pytest.param("postgresql://postgres@127.0.0.1:9/none", id="nobody listens"),
    ],
)
def test_a_database_that_is_not_there_is_not_ready_and_raises_nothing(url: str) -> None:
    try:
        watch = Watch(url, WATCHED, now=lambda: NOON)
    except OSError:
        return  # then nothing starts
    assert not watch.is_ready()
    assert watch.live() is None


@pytest.mark.postgresql
def test_postgresql_is_asked_like_sqlite(postgresql_url: str) -> None:
    watch = Watch(postgresql_url, WATCHED, now=lambda: NOON)
    engine = connect(postgresql_url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
        assert not watch.is_ready()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:r)"), {"r": WATCHED.revision})
    assert watch.is_ready()
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    engine.dispose()


def test_a_pool_that_is_used_up_does_not_stand_before_it(whole_app: Flask) -> None:
    engine = Walker(whole_app).state.drafts._single  # noqa: SLF001 - as if others held them all
    held = [engine.connect() for _ in range(POOL["pool_size"] + POOL["max_overflow"])]
    begun = time.monotonic()
    assert ready(whole_app) == WELL
    assert time.monotonic() - begun < SECONDS
    for each in held:
        each.close()


def test_what_never_answers_is_named_in_time_and_asked_once(
    whole_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SECONDS <= 2
    monkeypatch.setattr(health, "SECONDS", 0.3)
    silence, asked = threading.Event(), []

    def hang() -> bool:
        asked.append(1)
        return silence.wait(30)

    whole_app.extensions[EXTENSION]["limits"] = Probe(hang)
    try:
        begun = time.monotonic()
        assert ready(whole_app) == lacking("limits")
        assert ready(whole_app) == lacking("limits")
        assert time.monotonic() - begun < 2
        assert len(asked) == 1
        silence.set()
        assert ready(whole_app) == WELL
    finally:
        del whole_app.extensions[EXTENSION]["limits"]


def test_a_database_file_that_is_gone_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "signpost.db"
    watch = Watch(f"sqlite:///{file}", WATCHED, now=lambda: NOON)
    assert not watch.is_ready()
    assert watch.live() is None


def test_not_being_ready_is_no_line_in_the_log(whole_app: Flask, written: Written) -> None:
    whole_app.extensions[EXTENSION]["made up"] = Probe(lambda: False)
    try:
        assert ready(whole_app) == lacking("made up")
    finally:
        del whole_app.extensions[EXTENSION]["made up"]
    assert written.to_streams() == ("", "")


@pytest.mark.parametrize(
    ("harm", "mend"),
    [
        (
            "UPDATE training_version SET version_num = '0001'",
            "UPDATE training_version SET version_num = '0002'",
        ),
        (
            "ALTER TABLE training_version RENAME TO away",
            "ALTER TABLE away RENAME TO training_version",
        ),
    ],
    ids=["tables of another version", "no tables"],
)
def test_without_rooms_it_says_so_and_stays_ready_for_a_real_child(
    whole_app: Flask, harm: str, mend: str
) -> None:
    drafts = str(Walker(whole_app).state.drafts._engine.url)  # noqa: SLF001 - its file
    engine = connect(rooms_url(drafts))
    try:
        with engine.begin() as connection:
            connection.execute(text(harm))
        assert ready(whole_app) == (200, {"status": "ok", "without": ["rooms"]})
    finally:
        with engine.begin() as connection:
            connection.execute(text(mend))
        engine.dispose()
    assert ready(whole_app) == WELL
