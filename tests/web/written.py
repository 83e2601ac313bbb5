"""All that a program writes while it runs: both streams, and every log there is."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest

TALKATIVE = ("flask-limiter", "flask_wtf", "gunicorn.error", "sqlalchemy", "werkzeug")
"""Loggers that are told to say what they would say if somebody asked."""


class Written:
    """What was written until now."""

    def __init__(self, streams: pytest.CaptureFixture[str], logs: StringIO) -> None:
        self._streams = streams
        self._logs = logs

    def to_streams(self) -> tuple[str, str]:
        """Return standard output and standard error since this was last asked."""
        out, err = self._streams.readouterr()
        return out, err

    def to_logs(self) -> str:
        """Return every log."""
        return self._logs.getvalue()


@contextmanager
def listening(streams: pytest.CaptureFixture[str]) -> Iterator[Written]:
    """Listen as somebody would who sends all logs to one place.

    pytest's own `caplog` listens at loggers that pass nothing on, which nobody else hears.
    """
    logs = StringIO()
    handler = logging.StreamHandler(logs)
    loggers = [logging.getLogger(), *(logging.getLogger(name) for name in TALKATIVE)]
    before = [each.level for each in loggers]
    loggers[0].addHandler(handler)
    for each in loggers:
        each.setLevel(logging.INFO)
    loggers[0].setLevel(logging.DEBUG)
    yield Written(streams, logs)
    loggers[0].removeHandler(handler)
    for each, level in zip(loggers, before, strict=True):
        each.setLevel(level)
