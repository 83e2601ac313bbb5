"""Rooms in a whole application, and the people in them."""

import pytest
from flask import Flask

from tests.training.web.people import Phone, Trainer


@pytest.fixture
def trainer(whole_app: Flask) -> Trainer:
    """Somebody who leads."""
    return Trainer(whole_app)


@pytest.fixture
def phone(whole_app: Flask) -> Phone:
    """Somebody who has not joined yet."""
    return Phone(whole_app)
