"""The web worker's end of the document process: one child, made when needed, replaced when lost."""

import math
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import BinaryIO, cast

from app.referrals.documents.errors import (
    DocumentFailedError,
    DocumentLostError,
    DocumentsBusyError,
    DocumentTimeoutError,
    DocumentTooLargeError,
)
from app.referrals.documents.frames import LARGEST, Kind, read_frame, write_frame
from app.referrals.documents.jobs import Job

CHECKOUT = Path(__file__).parents[3]
WORKER = "app.referrals.documents.worker"
GRACE = 5
"""Seconds after its time in which a child ends by itself, should its parent be gone."""
KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""The environment that a child needs to find its libraries; nothing else is passed on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What a child may use."""

    seconds: float = 10.0
    """For one document, with the start of the child and a second try where there is one."""
    memory: int = 1024 * 1024 * 1024
    """Bytes of data: WeasyPrint needs about a fifth of it."""
    documents: int = 500
    """After so many a child is replaced, so that no leak can grow for ever."""
    waiting: int = 2
    """How many may wait while one is made: each of them holds a thread of the web worker."""


class DocumentMaker:
    """Makes files in a process of its own. One at a time; a few may wait."""

    def __init__(self, fonts: Path, *, limits: Limits = Limits(), worker: str = WORKER) -> None:
        self._fonts = fonts
        self._limits = limits
        self._worker = worker
        self._turn = threading.Lock()
        self._waiting = threading.BoundedSemaphore(1 + limits.waiting)
        self._child: _Child | None = None

    @property
    def pid(self) -> int | None:
        """The child's process id while it lives."""
        child = self._child
        return child.pid if child and child.is_alive else None

    def warm(self) -> None:
        """Start the child now, so that the first document need not wait for it.

        It never waits: while a document is being made there is a child.
        """
        if self._turn.acquire(blocking=False):
            try:
                self._living_child()
            finally:
                self._turn.release()

    def pdf(self, html: str) -> bytes:
        """Return a PDF of a whole HTML page; raises what `make` does."""
        return self.make(Job(format="pdf", body=html))

    def make(self, job: Job) -> bytes:
        """Return the file of a job.

        Raises DocumentTooLargeError, or DocumentsBusyError when enough are waiting, at once;
        DocumentTimeoutError when it takes too long; DocumentFailedError when the child
        refuses or dies.
        """
        asked = job.dump()
        if len(asked) > LARGEST:
            raise DocumentTooLargeError
        if not self._waiting.acquire(blocking=False):
            raise DocumentsBusyError
        try:
            with self._turn:
                return self._make_or_retry(asked)
        finally:
            self._waiting.release()

    def close(self) -> None:
        """End the child."""
        with self._turn:
            self._end()

    def _make_or_retry(self, job: bytes) -> bytes:
        ends = monotonic() + self._limits.seconds
        is_fresh = self.pid is None
        try:
            return self._make(job, ends)
        except DocumentLostError:
            if is_fresh:
                raise
            # The child was lost while it lay idle, or was worn out: one more try, with a new one.
            return self._make(job, ends)

    def _make(self, job: bytes, ends: float) -> bytes:
        child = self._living_child()
        is_answered = False
        try:
            kind, body = child.ask(job, ends - monotonic())
            is_answered = True
        finally:
            # An answer that was not waited for must never be taken for that of the next job.
            if not is_answered or child.asked >= self._limits.documents:
                self._end()
        if kind is not Kind.MADE:
            raise DocumentFailedError
        return body

    def _living_child(self) -> "_Child":
        if self._child is None or not self._child.is_alive:
            self._end()
            self._child = _Child(self._worker, self._fonts, self._limits)
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child:
            child.end()


class _Child:
    """A document process that runs, and the folder for its temporary files."""

    def __init__(self, worker: str, fonts: Path, limits: Limits) -> None:
        self.asked = 0
        self._scratch = TemporaryDirectory(prefix="signpost-", ignore_cleanup_errors=True)
        own = dict.fromkeys(("HOME", "TMPDIR"), self._scratch.name)
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        numbers = (str(limits.memory), str(math.ceil(limits.seconds) + GRACE))
        self._process = subprocess.Popen(  # noqa: S603 - our own module, with no shell
            [sys.executable, "-m", worker, str(fonts.absolute()), self._scratch.name, *numbers],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**kept, **own, "PYTHONPATH": str(CHECKOUT)},
            cwd=CHECKOUT,
            close_fds=True,
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, job: bytes, seconds: float) -> tuple[Kind, bytes]:
        """Return the answer to a job. Raises DocumentTimeoutError or DocumentLostError."""
        self.asked += 1
        with self._limited(seconds) as is_late:
            try:
                write_frame(cast("BinaryIO", self._process.stdin), Kind.JOB, job)
                answer = self._answer()
            except (EOFError, OSError):
                raise (DocumentTimeoutError if is_late.is_set() else DocumentLostError) from None
        if answer[0] not in {Kind.MADE, Kind.FAILED}:
            raise DocumentLostError
        return answer

    def end(self) -> None:
        """Kill it, and remove what it left."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            # A job that it did not read is still to be written, as far as the stream knows.
            with suppress(OSError):
                cast("BinaryIO", stream).close()
        self._scratch.cleanup()

    def _answer(self) -> tuple[Kind, bytes]:
        """Read the answer, behind the first word when the child has just begun."""
        stream = cast("BinaryIO", self._process.stdout)
        kind, body = read_frame(stream)
        return read_frame(stream) if kind is Kind.READY else (kind, body)

    @contextmanager
    def _limited(self, seconds: float) -> Iterator[threading.Event]:
        """Kill the child when it takes too long; say so in the event."""
        is_late = threading.Event()

        def stop() -> None:
            is_late.set()
            self._process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            yield is_late
        finally:
            timer.cancel()
