"""The web worker's end of the document process: one child, made when needed, replaced when lost."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from app.referrals.documents.errors import (
    DocumentFailedError,
    DocumentsBusyError,
    DocumentTimeoutError,
)
from app.referrals.documents.frames import Kind, read_frame, write_frame

CHECKOUT = Path(__file__).parents[3]
MOST_SECONDS = 10.0
MOST_WAITING = 2
DOCUMENTS_A_CHILD = 500
"""After so many documents a child is replaced, so that no leak can grow for ever."""
KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""The environment that a child needs to find its libraries; nothing else is passed on."""


class DocumentMaker:
    """Makes PDFs in a process of its own. One at a time; two may wait."""

    def __init__(self, fonts: Path, *, seconds: float = MOST_SECONDS) -> None:
        self._fonts = fonts
        self._seconds = seconds
        self._turn = threading.Lock()
        self._waiting = threading.BoundedSemaphore(1 + MOST_WAITING)
        self._child: subprocess.Popen[bytes] | None = None
        self._made = 0

    @property
    def pid(self) -> int | None:
        """The child's process id while it lives."""
        return self._child.pid if self._child and self._child.poll() is None else None

    def warm(self) -> None:
        """Start the child now, so that the first document need not wait for it."""
        with self._turn:
            self._living_child()

    def pdf(self, html: str) -> bytes:
        """Return a PDF of a whole HTML page.

        Raises DocumentsBusyError at once when two are waiting already, DocumentTimeoutError when it
        takes over ten seconds, DocumentFailedError when the child refuses or dies.
        """
        if not self._waiting.acquire(blocking=False):
            raise DocumentsBusyError
        try:
            with self._turn:
                is_fresh = self.pid is None
                try:
                    return self._make(html.encode())
                except DocumentFailedError:
                    if is_fresh or self.pid is not None:
                        raise
                    # The child was lost while it lay idle, perhaps: one more try, with a new one.
                    return self._make(html.encode())
        finally:
            self._waiting.release()

    def close(self) -> None:
        """End the child."""
        with self._turn:
            self._end()

    def _make(self, html: bytes) -> bytes:
        child = self._living_child()
        with self._limited(child) as is_late:
            try:
                write_frame(cast("BinaryIO", child.stdin), Kind.HTML, html)
                kind, body = self._answer(child)
            except (EOFError, OSError):
                self._end()
                raise (DocumentTimeoutError if is_late.is_set() else DocumentFailedError) from None
        self._made += 1
        if self._made >= DOCUMENTS_A_CHILD:
            self._end()
        if kind is not Kind.PDF:
            raise DocumentFailedError
        return body

    def _answer(self, child: "subprocess.Popen[bytes]") -> tuple[Kind, bytes]:
        """Read the child's answer, behind its first word when it has just begun."""
        stream = cast("BinaryIO", child.stdout)
        kind, body = read_frame(stream)
        return read_frame(stream) if kind is Kind.READY else (kind, body)

    @contextmanager
    def _limited(self, child: "subprocess.Popen[bytes]") -> Iterator[threading.Event]:
        """Kill the child when it takes too long; say so in the event."""
        is_late = threading.Event()

        def stop() -> None:
            is_late.set()
            child.kill()

        timer = threading.Timer(self._seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            yield is_late
        finally:
            timer.cancel()

    def _living_child(self) -> "subprocess.Popen[bytes]":
        if self._child is None or self._child.poll() is not None:
            self._end()
            self._child = self._start()
        return self._child

    def _start(self) -> "subprocess.Popen[bytes]":
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        environment |= {"HOME": tempfile.gettempdir(), "PYTHONPATH": str(CHECKOUT)}
        command = [sys.executable, "-m", "app.referrals.documents.worker", str(self._fonts)]
        return subprocess.Popen(  # noqa: S603 - our own module, with no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=CHECKOUT,
            close_fds=True,
        )

    def _end(self) -> None:
        child, self._child, self._made = self._child, None, 0
        if child is None:
            return
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream:
                stream.close()
