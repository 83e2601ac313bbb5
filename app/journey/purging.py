"""Deleting drafts that have run out, without anybody having to set a timer for it."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from app.database.errors import DatabaseUnavailableError
from app.drafts.store import DraftStore

EVERY = timedelta(minutes=5)


class Purger:
    """Purges now and then, when somebody begins. `signpost drafts purge` does the same by timer."""

    def __init__(self, drafts: DraftStore, now: Callable[[], datetime]) -> None:
        self._drafts = drafts
        self._now = now
        self._next = now()
        self._turn = threading.Lock()

    def purge_if_due(self) -> None:
        """Delete what has run out, if the last time was five minutes ago or more.

        A database that cannot do it just now is left for the next time.
        """
        if not self._turn.acquire(blocking=False):
            return
        try:
            # A clock that was put back must not put the next time off for as long.
            if not self._now() < self._next <= self._now() + EVERY:
                self._next = self._now() + EVERY
                self._drafts.purge()
        except DatabaseUnavailableError:
            return
        finally:
            self._turn.release()
