"""What all tests share."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings

from app import create_app
from app.calendars import LONDON
from app.config import Settings, read_settings
from app.drafts.engine import connect
from app.drafts.schema import upgrade
from app.journey.state import keep, state

pytest_plugins = ["tests.postgresql"]

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=LONDON)
"""A Tuesday noon that is no bank holiday anywhere: who answers goes by the hour."""

SECRET = "made-up secret for the tests, long enough"

settings.register_profile(
    "quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def settings_for(folder: Path, **given: object) -> Settings:
    """Return settings of an installation of its own, with a SQLite database in a folder."""
    url = f"sqlite:///{folder / 'signpost.db'}"
    return read_settings(**{"secret": SECRET, "https": False, "DATABASE_URL": url, **given})


def app_for(chosen: Settings) -> Flask:
    """Return an application on an upgraded database."""
    engine = connect(chosen.database_url)
    upgrade(engine)
    engine.dispose()
    app = create_app(chosen)
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
