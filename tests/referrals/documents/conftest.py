"""What tests of documents share: one press, and silence."""

import logging
from collections.abc import Iterator

import pytest

from tests.referrals.documents.press import Press


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint complains of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@pytest.fixture(autouse=True)
def complaints() -> Iterator[list[str]]:
    """Listen to WeasyPrint, and fail the test that let it complain and did not clear the list."""
    handler, logger = _Complaints(), logging.getLogger("weasyprint")
    logger.addHandler(handler)
    yield handler.heard
    logger.removeHandler(handler)
    assert handler.heard == []


@pytest.fixture(scope="session")
def press() -> Press:
    """Return the press of this test process."""
    return Press()
