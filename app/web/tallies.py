"""Numbers that all worker processes of one server add to, and any of them can read.

They lie in memory that the workers share from before they are forked. Each worker has a row of its
own, so that nobody waits for a lock, and a worker that is killed leaves none locked.
"""

import fcntl
import os
import threading
from contextlib import suppress
from mmap import mmap

ROWS = 64
"""More workers than one machine runs. The last row is shared by any that find none free."""
BYTES = 8


class Tallies:
    """So many numbers, each of which only grows."""

    def __init__(self, width: int) -> None:
        self._width = width
        # No folder has to be writable for it, and it is gone with the last process.
        self._file = os.memfd_create("signpost-tallies")
        os.ftruncate(self._file, ROWS * width * BYTES)
        self._cells = memoryview(mmap(self._file, ROWS * width * BYTES)).cast("Q")
        self._process, self._first = 0, 0
        self._turn = threading.Lock()

    def add(self, *places: int) -> None:
        """Add one at each of these places."""
        with self._turn:
            if self._process != os.getpid():
                self._process, self._first = os.getpid(), self._free_row() * self._width
            for place in places:
                self._cells[self._first + place] += 1

    def read(self) -> list[int]:
        """Return the sum of all workers, those that ended too, at every place."""
        return [sum(self._cells[place :: self._width]) for place in range(self._width)]

    def _free_row(self) -> int:
        """Take a row that no living process has; the system frees it when this one ends.

        Who takes the row of a worker that ended goes on counting from there.
        """
        for row in range(ROWS - 1):
            with suppress(OSError):
                fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, row)
                return row
        return ROWS - 1
