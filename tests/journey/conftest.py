"""A person at the keyboard.

There is no fixture called `app`: pytest-flask would hold one request open round a whole test,
and every visitor in it would share what a request keeps to itself.
"""

import pytest
from flask import Flask

from tests.journey.walker import Walker


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    """Somebody who has not begun yet."""
    return Walker(whole_app)
