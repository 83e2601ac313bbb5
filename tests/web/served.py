"""Signpost behind gunicorn, as its own file of settings says, and a way to it for a test client."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from app.config import ROOT
from app.database.engine import connect
from app.drafts.schema import upgrade
from tests.conftest import SECRET

PATIENCE = 60.0
FROM = "127.0.66.6"
"""The address that everybody comes from."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Served:
    """A running gunicorn, and the file of all that it writes."""

    port: int
    pid: int
    log: Path

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Ask it what a test client asks, as one application asks another."""
        names = {name: name.removeprefix("HTTP_").replace("_", "-") for name in environ}
        headers = {names[name]: environ[name] for name in environ if name.startswith("HTTP_")}
        kept = {"CONTENT_TYPE": "Content-Type", "CONTENT_LENGTH": "Content-Length"}
        headers |= {kept[name]: environ[name] for name in kept if environ.get(name)}
        query = environ.get("QUERY_STRING")
        length = int(environ.get("CONTENT_LENGTH") or 0)
        line = self.connection()
        try:
            line.request(
                environ["REQUEST_METHOD"],
                environ["PATH_INFO"] + (f"?{query}" if query else ""),
                environ["wsgi.input"].read(length),
                headers,
            )
            response = line.getresponse()
            body = response.read()
        finally:
            line.close()
        hop = {"connection", "transfer-encoding"}
        given = [(name, each) for name, each in response.getheaders() if name.lower() not in hop]
        start(f"{response.status} {response.reason}", given)
        return [body]

    def connection(self) -> HTTPConnection:
        """Return a new connection to it."""
        return HTTPConnection("127.0.0.1", self.port, timeout=30, source_address=(FROM, 0))

    def told_raw(self, sent: bytes) -> bytes:
        """Send bytes that are no request, and return what it says."""
        with socket.create_connection(("127.0.0.1", self.port), 30, (FROM, 0)) as line:
            line.sendall(sent)
            said = b""
            while more := line.recv(65536):
                said += more
            return said


@contextmanager
def served(application: str, folder: Path, **settings: str) -> Iterator[Served]:
    """Start gunicorn with a database of its own; stop it, whatever happens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    database = f"sqlite:///{folder / 'signpost.db'}"
    engine = connect(database)
    upgrade(engine)
    engine.dispose()
    kept = {name: each for name, each in os.environ.items() if not name.startswith("SIGNPOST_")}
    own = {"SIGNPOST_SECRET": SECRET, "SIGNPOST_HTTPS": "false", "DATABASE_URL": database}
    log = folder / "log"
    with (
        log.open("wb") as written,
        subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", application],
            cwd=ROOT,
            env={**kept, **own, "WEB_CONCURRENCY": "2", **settings},
            stdout=written,
            stderr=written,
        ) as process,
    ):
        try:
            found = Served(port=port, pid=process.pid, log=log)
            _wait(found, process)
            yield found
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(found: Served, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        line = found.connection()
        try:
            line.request("GET", "/healthz")
            line.getresponse().read()
        except (OSError, HTTPException):
            time.sleep(0.05)
        else:
            return
        finally:
            line.close()
    raise RuntimeError(found.log.read_text(encoding="utf-8", errors="replace")[-2000:])
