"""A person at the keyboard, and the application they use."""

import pytest
from flask import Flask

from tests.journey.walker import Walker


@pytest.fixture
def app(whole_app: Flask) -> Flask:
    """The application, as pytest-flask asks for it."""
    return whole_app


@pytest.fixture
def walker(app: Flask) -> Walker:
    """Somebody who has not begun yet."""
    return Walker(app)
