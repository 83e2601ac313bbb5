"""A fence round the tests of the domain: they run without a web application."""

import pytest


@pytest.fixture
def app() -> None:
    """Fail whoever asks for the application here."""
    pytest.fail("the domain knows no web: test this under tests/journey or tests/web")
