"""Signpost, or the bare hello, behind a gunicorn that can be killed and started again."""

import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

import psutil

from app.config import ROOT
from tests.benchmarks.servers import HELLO, SECRET, SIGNPOST, kill_group
from tests.soak.errors import DeadServerError
from tests.soak.ports import free_port
from tests.soak.window import Window

PATIENCE = 60.0
"""Seconds for the first answer; far more than any machine needs."""
PLAIN: dict[str, str] = {
    "SIGNPOST_SECRET": SECRET,
    "SIGNPOST_HTTPS": "false",
    "RATELIMIT_STORAGE_URI": "memory://",
    "WEB_CONCURRENCY": "2",
}


class Gunicorn:
    """A gunicorn as `gunicorn.conf.py` says, on a port that stays the same."""

    def __init__(
        self,
        folder: Path,
        environment: Mapping[str, str],
        *,
        application: str = SIGNPOST,
        program: str = "gunicorn",
    ) -> None:
        self.port = free_port()
        self.log = folder / f"gunicorn-{self.port}.log"
        self._application, self._program = application, program
        kept = {name: v for name, v in os.environ.items() if not name.startswith("SIGNPOST_")}
        self._environment = {**kept, **PLAIN, **environment}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait for its first answer."""
        # A worker that is replaced after so many requests would hide how its memory grows.
        options = ["--bind", f"127.0.0.1:{self.port}", "--max-requests", "0"]
        with self.log.open("ab") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._program, *options, self._application],
                cwd=ROOT,
                env=self._environment,
                stdout=said,
                stderr=said,
                start_new_session=True,  # Ctrl-C is for us; we then stop it in order
            )
        until = monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or monotonic() > until:
                raise DeadServerError(
                    self.log.read_text(encoding="utf-8", errors="replace")[-2000:]
                )
            sleep(0.05)

    def kill(self) -> None:
        """Kill all of it at once, document processes too, as when the power fails."""
        if self._process:
            kill_group(self._process.pid)
            self._process.wait()

    def stop(self) -> None:
        """Ask it to end, then end all that is left."""
        if self._process is None:
            return
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        self.kill()

    def workers(self) -> list[psutil.Process]:
        """Return the processes that serve pages, oldest first."""
        if self._process is None:
            return []
        found = psutil.Process(self._process.pid).children()
        return sorted(found, key=lambda each: each.pid)

    def makers(self) -> list[psutil.Process]:
        """Return the processes that make documents."""
        return [each for worker in self.workers() for each in _children(worker)]

    def renew_workers(self) -> None:
        """End the workers in order, so that new ones open all files anew."""
        if self._process:
            self._process.send_signal(signal.SIGHUP)

    def failures(self) -> Counter[str]:
        """Return what the server itself wrote down: endpoint, status, class; gunicorn's words."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return Counter(filter(None, map(_failure, lines)))

    def _answers(self) -> bool:
        window = Window(self.port, "127.0.0.1")
        path = "/" if self._application == HELLO else "/healthz"
        try:
            return window.get(path).status == 200
        finally:
            window.close()


@contextmanager
def serving(
    folder: Path,
    environment: Mapping[str, str],
    *,
    application: str = SIGNPOST,
    program: str = "gunicorn",
) -> Iterator[Gunicorn]:
    """Serve; stop it whatever happens."""
    server = Gunicorn(folder, environment, application=application, program=program)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _failure(line: str) -> str:
    with suppress(ValueError, TypeError, KeyError):
        said = json.loads(line)
        return f"{said['endpoint']} {said['status']} {said['error']}"
    if any(level in line for level in ("[WARNING]", "[ERROR]", "[CRITICAL]")):
        return re.sub(r"\d{2,}", "*", line.partition("] [")[2].partition("] ")[2])
    return ""


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []
