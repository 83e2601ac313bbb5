"""Let one import at a time write the partnership's own records."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from app.directory.errors import ExchangeFileError
from app.directory.exchange.writing import resolved

WAIT = 10.0
"""For how many seconds an import waits for another to end: one takes a second or two."""
_A_LOOK = 0.05


@contextmanager
def alone(file: Path, *, wait: float = WAIT) -> Iterator[None]:
    """Keep every other import of a file out, once those that have begun have ended.

    Raises ExchangeFileError where another does not end, or the folder takes no lock.
    """
    target = resolved(file)
    try:
        handle = _opened(target.with_name(f".{target.name}.lock"))
    except OSError as error:
        advice = f"it cannot be written ({error.strerror or error})"
        raise ExchangeFileError(file, advice) from error
    try:
        until = monotonic() + wait
        while not _taken(handle):
            if monotonic() >= until:
                advice = "another import is under way: import again when it has ended"
                raise ExchangeFileError(file, advice)
            sleep(_A_LOOK)
        yield
    finally:
        os.close(handle)  # what gives the lock back, as does the end of the program


def _opened(lock: Path) -> int:
    """Open a lock file; it stays when the import has ended, or two could hold one each."""
    return os.open(lock, os.O_RDONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
