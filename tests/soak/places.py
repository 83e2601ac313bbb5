"""Where a run keeps its drafts, and what stands beside the server: made, and taken away again."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.cli.tables import upgrade_all
from tests.soak.delaying import Delayer, delayer
from tests.soak.errors import CannotRunError
from tests.soak.nginx import nginx
from tests.soak.ports import free_port
from tests.soak.postgres import Postgres, postgres
from tests.soak.server import Gunicorn, serving

SMALL_DISK = "6m"
CLOCK = "*/faketime/libfaketimeMT.so.1"


@contextmanager
def nobody(port: int, _folder: Path) -> Iterator[int]:
    """Let people reach the server itself."""
    yield port


@dataclass(kw_only=True)
class Place:
    """What a run has to do with; a part that its store has not is None."""

    folder: Path
    url: str
    environment: dict[str, str] = field(default_factory=dict)
    program: str = "gunicorn"
    """The module that serves."""
    database: Path | None = None
    postgres: Postgres | None = None
    delayer: Delayer | None = None
    redis: "Redis | None" = None
    clock: Path | None = None
    is_small: bool = False
    """Whether the database lies on a small file system of its own."""
    before: Callable[[int, Path], AbstractContextManager[int]] = nobody
    """Puts what stands before the server there, and gives the port that people reach."""
    port: int = field(init=False)
    server: Gunicorn = field(init=False)
    notes: list[str] = field(default_factory=list)
    """What is worth a line in the report."""


Maker = Callable[[Path], AbstractContextManager[Place]]


@contextmanager
def served(make: Maker, folder: Path) -> Iterator[Place]:
    """Make a place with all tables in it, and serve Signpost there."""
    with make(folder) as place:
        upgrade_all(place.url)
        environment = {"DATABASE_URL": place.url, **place.environment}
        with serving(folder, environment, program=place.program) as server:
            place.server = server
            with place.before(server.port, folder) as port:
                place.port = port
                yield place


@contextmanager
def on_sqlite(folder: Path) -> Iterator[Place]:
    """Keep drafts in a file."""
    file = folder / "signpost.db"
    yield Place(folder=folder, url=f"sqlite:///{file}", database=file)


@contextmanager
def on_small_disk(folder: Path) -> Iterator[Place]:
    """Keep drafts in a file on a disk of a few megabytes, where this machine lets us make one."""
    disk = folder / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "tmpfs", str(disk)]
    is_mounted = subprocess.run(command, check=False, capture_output=True).returncode == 0
    file = disk / "signpost.db"
    try:
        yield Place(
            folder=disk,
            url=f"sqlite:///{file}",
            database=file,
            is_small=is_mounted,
            notes=["the disk is a tmpfs" if is_mounted else "no mount allowed: RLIMIT_FSIZE"],
        )
    finally:
        if is_mounted:
            subprocess.run(["umount", "--lazy", str(disk)], check=True)


@contextmanager
def on_clock(folder: Path) -> Iterator[Place]:
    """Keep drafts in a file, and give the server a clock that we can set."""
    library = next(Path("/usr/lib").glob(CLOCK), None)
    if library is None:
        raise CannotRunError("there is no libfaketime: install Debian's `faketime` package")
    clock = folder / "clock"
    set_clock(clock, "+0")
    with on_sqlite(folder) as place:
        place.clock, place.program = clock, "tests.soak.clocked"
        place.environment = {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(clock),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }
        yield place


def set_clock(clock: Path, offset: str) -> None:
    """Let the server's clock be so far from ours, all at once."""
    fresh = clock.with_suffix(".new")
    fresh.write_text(f"{offset}\n", encoding="utf-8")
    fresh.rename(clock)


@contextmanager
def on_postgresql(folder: Path) -> Iterator[Place]:
    """Keep drafts in PostgreSQL."""
    with postgres() as server:
        yield Place(folder=folder, url=server.url(), postgres=server)


@contextmanager
def behind_nginx(folder: Path) -> Iterator[Place]:
    """Keep drafts in PostgreSQL, and put nginx before the server, as for the public."""
    with on_postgresql(folder) as place:
        place.before, place.environment = nginx, {"SIGNPOST_HTTPS": "true"}
        yield place


@contextmanager
def on_far_postgresql(folder: Path) -> Iterator[Place]:
    """Keep drafts in PostgreSQL behind somebody who can hold up all that passes."""
    with postgres() as server, delayer(server.port) as between:
        yield Place(folder=folder, url=server.url(between.port), postgres=server, delayer=between)


class Redis:
    """A Redis that keeps nothing on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; it answers within a moment."""
        program = shutil.which("redis-server") or shutil.which("valkey-server")
        if program is None:
            raise CannotRunError("there is no Redis: install Debian's `redis-server` package")
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly"]
        self._process = subprocess.Popen(
            [program, *options, "no"],
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill(self) -> None:
        """Kill it, if it runs."""
        if self._process:
            self._process.kill()
            self._process.wait()


@contextmanager
def with_redis(folder: Path) -> Iterator[Place]:
    """Keep drafts in a file, and count limits in a Redis."""
    redis = Redis(folder)
    try:
        redis.start()
        with on_sqlite(folder) as place:
            place.redis = redis
            place.environment = {"RATELIMIT_STORAGE_URI": f"redis://127.0.0.1:{redis.port}"}
            yield place
    finally:
        redis.kill()
