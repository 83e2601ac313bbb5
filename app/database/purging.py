"""Deleting what has run out, without anybody having to set a timer for it."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Protocol

from app.database.errors import FAILING

EVERY = timedelta(minutes=5)
EXTENSION = "purger"


class Kept(Protocol):
    """Something that is kept until its time is up."""

    def purge(self) -> object:
        """Delete what has run out. Raises DatabaseUnavailableError."""


class Purger:
    """Purges now and then, when somebody begins. `signpost drafts purge` does the same by timer."""

    def __init__(self, *kept: Kept, now: Callable[[], datetime]) -> None:
        self._kept = list(kept)
        self._now = now
        self._next = now()
        self._turn = threading.Lock()

    def also(self, kept: Kept) -> None:
        """Purge something more."""
        self._kept.append(kept)

    def purge_if_due(self) -> None:
        """Delete what has run out, if the last time was five minutes ago or more.

        A database that cannot do it is left for the next time, and holds up nobody: whoever begins
        writes about a child. What it lacked has been told by `telling` already.
        """
        if not self._turn.acquire(blocking=False):
            return
        try:
            # A clock that was put back must not put the next time off for as long.
            if not self._now() < self._next <= self._now() + EVERY:
                self._next = self._now() + EVERY
                for each in self._kept:
                    with suppress(*FAILING):
                        each.purge()
        finally:
            self._turn.release()
