"""Several instances of Signpost on one PostgreSQL and one Redis, with nginx in front."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlencode, urlsplit

from app.config import ROOT
from tests.journey.reading import PageRead

PATIENCE = 60.0
"""Seconds for the first answer of each; far more than any machine needs."""

# One instance that is gone is asked once and the other takes over, also for a form: each of ours
# may be sent twice to the same end.
NGINX = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
worker_processes 1;
{user}
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  upstream signpost {{
{servers}
    keepalive 8;
  }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://signpost;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $host;
      proxy_next_upstream error timeout non_idempotent;
      proxy_connect_timeout 2s;
    }}
  }}
}}
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Instance:
    """One gunicorn."""

    port: int
    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        """End it and its workers at once, with no word to anybody."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass(frozen=True, kw_only=True, slots=True)
class Instances:
    """Two instances, and the port that people use."""

    port: int
    each: tuple[Instance, ...]


@dataclass
class Person:
    """Somebody with a browser that keeps cookies, at one address of Signpost."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    page: PageRead = field(default_factory=lambda: PageRead(0, "", ""))
    headers: Mapping[str, str] = field(default_factory=dict)

    def get(self, path: str) -> int:
        """Open an address, follow where it leads, and return the status of the last."""
        return self._ask("GET", path)

    def send(self, path: str, **typed: str) -> int:
        """Send the form in front with something typed, and return the status of the answer."""
        hidden = {
            name: values[-1]
            for name, values in self.page.form_fields().items()
            if name in {"csrf_token", "seen", "whose"}
        }
        sent = {name.replace("_", "-"): value for name, value in typed.items()}
        return self._ask("POST", path, urlencode({**hidden, **sent}))

    def _ask(self, method: str, path: str, body: str = "") -> int:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, body or None, headers)
        response = connection.getresponse()
        html = response.read().decode(errors="replace")
        connection.close()
        self.headers = dict(response.getheaders())
        for each in response.headers.get_all("Set-Cookie", []):
            name, _, value = each.partition(";")[0].partition("=")
            self.cookies[name] = value
        if response.status != 303:
            self.page = PageRead(response.status, path, html)
            return response.status
        if method == "GET":
            to = urlsplit(response.headers["Location"])
            return self._ask("GET", to.path + (f"?{to.query}" if to.query else ""))
        return 303


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        port: int = opened.getsockname()[1]
        return port


@contextmanager
def running(database: str, secret: str, folder: Path) -> Iterator[Instances]:
    """Start Redis, two instances and nginx, and end whatever of them is left."""
    with ExitStack() as stack:
        redis = free_port()
        store = ("redis-server", "--port", str(redis), "--bind", "127.0.0.1", "--save", "")
        stack.enter_context(_program((*store, "--dir", str(folder)), folder / "redis.log"))
        settings = {
            "SIGNPOST_SECRET": secret,
            "SIGNPOST_HTTPS": "false",
            "DATABASE_URL": database,
            "RATELIMIT_STORAGE_URI": f"redis://127.0.0.1:{redis}",
            "WEB_CONCURRENCY": "1",
        }
        each = tuple(stack.enter_context(_instance(settings, folder)) for _ in range(2))
        port = free_port()
        servers = "\n".join(f"    server 127.0.0.1:{one.port};" for one in each)
        user = "user root;" if os.geteuid() == 0 else ""
        wanted = NGINX.format(folder=folder, user=user, servers=servers, port=port)
        (folder / "nginx.conf").write_text(wanted)
        nginx = ("/usr/sbin/nginx", "-e", f"{folder}/nginx.log", "-c", f"{folder}/nginx.conf")
        stack.enter_context(_program(nginx, folder / "nginx.out"))
        for one in (*(one.port for one in each), port):
            _wait_for(one, folder)
        yield Instances(port=port, each=each)


@contextmanager
def _instance(settings: Mapping[str, str], folder: Path) -> Iterator[Instance]:
    port = free_port()
    command = (sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}")
    with _program(command, folder / f"{port}.log", settings) as process:
        yield Instance(port=port, process=process)


@contextmanager
def _program(
    command: tuple[str, ...], log: Path, settings: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program with its children in a group of their own, and end that group."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIGNPOST_")}
    with log.open("wb") as said:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**kept, **(settings or {})},
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait_for(port: int, folder: Path) -> None:
    until = monotonic() + PATIENCE
    while monotonic() < until:
        try:
            if Person(port).get("/healthz") == 200:
                return
        except OSError:
            sleep(0.05)
    said = [f"{each.name}: {each.read_text()[-500:]}" for each in folder.glob("*.log")]
    raise AssertionError("\n".join(said))
