"""Signpost, or the bare hello, behind gunicorn on this machine's own address."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from app.config import ROOT
from app.database.engine import connect
from app.drafts.schema import upgrade
from tests.benchmarks.browser import Browser

SECRET = "made-up secret for the benchmarks, long enough"
HELLO = "tests.benchmarks.hello:create()"
SIGNPOST = "app:create_app()"
FIRST_PATH = {HELLO: "/", SIGNPOST: "/en/a/"}
PATIENCE = 60.0
"""Seconds for the first answer; far more than any machine needs."""


class ServerDiedError(Exception):
    """gunicorn ended before its first answer; the message is what it said last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    """A running gunicorn."""

    port: int
    pid: int
    first_answer: float
    """Milliseconds from starting the program to the end of its first answer."""


@contextmanager
def serving(application: str, folder: Path) -> Iterator[Server]:
    """Start gunicorn as gunicorn.conf.py says, with a fresh database; stop it whatever happens."""
    port = _free_port()
    database = f"sqlite:///{folder / f'{port}.db'}"
    if application == SIGNPOST:
        upgrade(connect(database))
    log = folder / f"{port}.log"
    begun = perf_counter()
    with log.open("wb") as said:
        process = subprocess.Popen(
            _command(application, port),
            cwd=ROOT,
            env=_environment(database),
            stdout=said,
            stderr=said,
            start_new_session=True,  # Ctrl-C is for us; we then stop it in order
        )
    try:
        _wait(process, port, FIRST_PATH[application], log)
        answered = (perf_counter() - begun) * 1000
        yield Server(port=port, pid=process.pid, first_answer=answered)
    finally:
        _stop(process)


def _command(application: str, port: int) -> list[str]:
    # A worker that is replaced after so many requests would fall into one turn and not another.
    options = ["--bind", f"127.0.0.1:{port}", "--max-requests", "0", "--log-level", "warning"]
    return [sys.executable, "-m", "gunicorn", *options, application]


def _environment(database: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIGNPOST_")}
    return kept | {
        "SIGNPOST_SECRET": SECRET,
        "SIGNPOST_HTTPS": "false",
        "DATABASE_URL": database,
        "RATELIMIT_STORAGE_URI": "memory://",
        "WEB_CONCURRENCY": "2",
    }


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, path: str, log: Path) -> None:
    until = perf_counter() + PATIENCE
    while perf_counter() < until and process.poll() is None:
        browser = Browser(port, "127.0.0.1")
        try:
            browser.get(path)
        except OSError:
            sleep(0.01)
        else:
            return
        finally:
            browser.close()
    raise ServerDiedError(log.read_text(encoding="utf-8", errors="replace")[-2000:])


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ask it to end, then end all that is left of its session, document processes too."""
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        pass
    finally:
        kill_group(process.pid)
        process.wait()


def kill_group(pid: int) -> None:
    """Kill every process of a group, if there is one."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
