"""The servers that the browser talks to: Signpost itself, and the site that people leave for."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

from typing_extensions import override

from app.config import ROOT

EXIT_HOST = "weather.example"
COMMAND = "from app.cli import main; main()"
PATIENCE = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """Where Signpost answers, and where its exit leads."""

    url: str
    exit_port: int
    built: Path
    """A copy of what set-up built, so that building again does not disturb the tests."""

    def is_ours(self, url: str) -> bool:
        return url.startswith((f"{self.url}/", "data:", "blob:", "about:"))


class _Weather(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        page = b"<!doctype html><html lang=en><title>Weather</title><h1>Sunny</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    @override
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve_exit() -> Iterator[int]:
    """Serve a page about the weather; yield its port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Weather) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


@contextmanager
def serve(folder: Path, exit_port: int) -> Iterator[Site]:
    """Run `signpost run` on a database of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    built = folder / "build"
    for part in ("static", "translations"):
        shutil.copytree(ROOT / "build" / part, built / part)
    shutil.copy(ROOT / "build" / "postcodes.bin", built)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIGNPOST_")}
    environment = {
        **kept,
        "SIGNPOST_SECRET": "made-up secret for the browser tests",
        "SIGNPOST_BUILT": str(built),
        "SIGNPOST_PORT": str(port),
        "SIGNPOST_EXIT_URL": f"http://{EXIT_HOST}/",
        "DATABASE_URL": f"sqlite:///{folder / 'signpost.db'}",
    }
    log = folder / "server.log"
    with (
        log.open("wb") as written,
        subprocess.Popen(
            [sys.executable, "-c", COMMAND, "run"],
            cwd=ROOT,
            env=environment,
            stdout=written,
            stderr=written,
        ) as server,
    ):
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(url, server, log)
            yield Site(url=url, exit_port=exit_port, built=built)
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(f"{url}/healthz", timeout=5):  # noqa: S310 - our own address
                return
        except (OSError, HTTPException):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text()}")
