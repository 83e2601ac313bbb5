"""What all tests share."""

import gc
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import CodeType

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from app import create_app
from app.calendars import LONDON
from app.config import Settings, read_settings
from app.database import engine as database_engine
from app.database.engine import connect
from app.directory.paths import BUILT, FORMS
from app.drafts.schema import upgrade
from app.journey.state import keep, state
from app.training.room.schema import rooms_url
from app.training.room.schema import upgrade as upgrade_rooms
from app.training.state import state as training_state
from tests.databases import database_in
from tests.making import content

pytest_plugins = ["tests.postgresql"]

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=LONDON)
"""A Tuesday noon that is no bank holiday anywhere: who answers goes by the hour."""

SECRET = "made-up secret for the tests, long enough"

settings.register_profile(
    "quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


class Compiled(BytecodeCache):
    """Keeps each template compiled for all applications of a test process."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.code


# A test's database need not outlive a power cut, and the disk of a small machine is slow.
database_engine.PRAGMAS = (*database_engine.PRAGMAS, "synchronous = OFF")

Flask.jinja_options = {"bytecode_cache": Compiled()}


def pytest_collection_finish() -> None:
    """Keep what stays to the end out of every collection of rubbish."""
    gc.collect()
    gc.freeze()


def settings_for(folder: Path, **given: object) -> Settings:
    """Return settings of an installation of its own, with the database that a folder has."""
    chosen: dict[str, object] = {"secret": SECRET, "https": False, **given}
    chosen.setdefault("DATABASE_URL", database_in(folder))
    return read_settings(**chosen)


def app_for(chosen: Settings) -> Flask:
    """Return an application on an upgraded database."""
    engine = connect(chosen.database_url)
    upgrade(engine)
    engine.dispose()
    rooms = connect(rooms_url(chosen.database_url))
    upgrade_rooms(rooms)
    rooms.dispose()
    is_real = (chosen.forms, chosen.built) == (FORMS, BUILT)
    app = create_app(chosen, content() if is_real else None)
    app.testing = True
    with app.app_context():
        keep(app, replace(state(), now=lambda: NOON))
    return app


@pytest.fixture(scope="session")
def whole_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One application for all tests that only read pages and walk through them."""
    app = app_for(settings_for(tmp_path_factory.mktemp("signpost")))
    yield app
    close(app)


def close(app: Flask) -> None:
    """End what an application holds open."""
    with app.app_context():
        state().documents.close()
        state().slow_maker.close()
        state().sealer.close()
        state().drafts.close()
        training_state().documents.close()
        training_state().rooms.close()


@pytest.fixture(scope="module")
def pseudo_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application whose second language nobody speaks: accented, bracketed, and complete."""
    from tests.journey.pseudo import write_catalogue

    folder = tmp_path_factory.mktemp("pseudo")
    write_catalogue(folder / "translations")
    app = app_for(settings_for(folder, translations=folder / "translations"))
    yield app
    close(app)
