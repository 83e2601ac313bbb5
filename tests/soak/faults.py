"""What goes wrong under load, each for a bounded time and then mended."""

import errno
import resource
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import psutil

from tests.soak import places
from tests.soak.places import Maker, Place

MANY_PAGES = 64 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """A fault: where it happens, what brings it about, and for how many seconds it stays."""

    place: Maker
    strike: Callable[[Place], AbstractContextManager[None]]
    seconds: float
    may_expire: bool = False
    """Whether drafts are rightly gone, which then is told and counts as no loss."""


@contextmanager
def _worker_killed(place: Place) -> Iterator[None]:
    """Kill every worker in turn, and a document process in between."""
    for each in place.server.workers():
        made_by = psutil.Process(each.pid).children(recursive=True)
        each.kill()
        sleep(2)
        left = [maker.pid for maker in made_by if psutil.pid_exists(maker.pid)]
        if left:
            place.notes.append(f"{len(left)} document processes outlive their worker")
        for maker in place.server.makers()[:1]:
            maker.kill()
        sleep(2)
    yield


@contextmanager
def _server_killed(place: Place) -> Iterator[None]:
    place.server.kill()
    try:
        yield
    finally:
        place.server.start()


@contextmanager
def _disk_full(place: Place) -> Iterator[None]:
    if not place.is_small:
        with _files_at_most(place, _size(place)):
            yield
        return
    fill = place.folder / "fill"
    try:
        _fill(fill)
        yield
    finally:
        fill.unlink()


def _fill(file: Path) -> None:
    with file.open("wb", buffering=0) as growing:
        piece = b"\0" * MANY_PAGES
        while piece:
            try:
                growing.write(piece)
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
                piece = piece[: len(piece) // 2]


def _size(place: Place) -> int:
    assert place.database
    return max(each.stat().st_size for each in place.folder.glob(f"{place.database.name}*"))


@contextmanager
def _files_at_most(place: Place, size: int) -> Iterator[None]:
    def limit(most: int) -> None:
        for worker in place.server.workers():
            worker.rlimit(psutil.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    limit(size)
    try:
        yield
    finally:
        limit(resource.RLIM_INFINITY)


@contextmanager
def _read_only_file(place: Place) -> Iterator[None]:
    """Forbid everybody to write to SQLite's files, those who have them open as well."""
    assert place.database
    files = [str(each) for each in place.folder.glob(f"{place.database.name}*")]
    is_fixed = subprocess.run(["chattr", "+i", *files], check=False, capture_output=True)
    if is_fixed.returncode == 0:
        place.notes.append("files made immutable")
        try:
            yield
        finally:
            subprocess.run(["chattr", "-i", *files], check=True)
        return
    place.notes.append("files made read-only, and workers renewed")
    _set_mode(files, 0o400)
    place.server.renew_workers()
    try:
        yield
    finally:
        _set_mode(files, 0o600)
        place.server.renew_workers()


def _set_mode(files: list[str], mode: int) -> None:
    for each in files:
        with suppress(FileNotFoundError):
            Path(each).chmod(mode)


@contextmanager
def _read_only_postgresql(place: Place) -> Iterator[None]:
    assert place.postgres
    place.postgres.make_read_only(is_read_only=True)
    try:
        yield
    finally:
        place.postgres.make_read_only(is_read_only=False)


@contextmanager
def _clock_jumps(place: Place) -> Iterator[None]:
    """Put the server's clock two hours on, and back again."""
    assert place.clock
    places.set_clock(place.clock, "+2h")
    try:
        yield
    finally:
        places.set_clock(place.clock, "+0")


@contextmanager
def _clock_back(place: Place) -> Iterator[None]:
    """Put the server's clock two hours back, where it stays: to mend it would be a jump on."""
    assert place.clock
    places.set_clock(place.clock, "-2h")
    yield


def _slow(seconds: float) -> Callable[[Place], AbstractContextManager[None]]:
    @contextmanager
    def strike(place: Place) -> Iterator[None]:
        assert place.delayer
        place.delayer.seconds = seconds
        try:
            yield
        finally:
            place.delayer.seconds = 0.0

    return strike


@contextmanager
def _locked(place: Place) -> Iterator[None]:
    """Hold SQLite's one place for a writer."""
    assert place.database
    connection = sqlite3.connect(place.database, isolation_level=None)
    try:
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")
    finally:
        connection.close()


def _stopped(how: str) -> Callable[[Place], AbstractContextManager[None]]:
    @contextmanager
    def strike(place: Place) -> Iterator[None]:
        assert place.postgres
        place.postgres.stop(how=how)
        try:
            yield
        finally:
            place.postgres.start()

    return strike


@contextmanager
def _redis_gone(place: Place) -> Iterator[None]:
    assert place.redis
    place.redis.kill()
    try:
        yield
    finally:
        place.redis.start()


FAULTS: dict[str, Fault] = {
    "worker-killed": Fault(place=places.on_postgresql, strike=_worker_killed, seconds=0),
    "server-killed": Fault(place=places.on_sqlite, strike=_server_killed, seconds=2),
    "disk-full": Fault(place=places.on_small_disk, strike=_disk_full, seconds=8),
    "read-only-sqlite": Fault(place=places.on_sqlite, strike=_read_only_file, seconds=8),
    "read-only-postgresql": Fault(
        place=places.on_postgresql, strike=_read_only_postgresql, seconds=8
    ),
    "clock-forward": Fault(place=places.on_clock, strike=_clock_jumps, seconds=6, may_expire=True),
    "clock-back": Fault(place=places.on_clock, strike=_clock_back, seconds=6),
    "slow-300ms": Fault(place=places.on_far_postgresql, strike=_slow(0.3), seconds=10),
    "slow-5s": Fault(place=places.on_far_postgresql, strike=_slow(5.0), seconds=20),
    "locked-3s": Fault(place=places.on_sqlite, strike=_locked, seconds=3),
    "locked-8s": Fault(place=places.on_sqlite, strike=_locked, seconds=8),
    "postgresql-restarted": Fault(place=places.on_postgresql, strike=_stopped("fast"), seconds=3),
    "postgresql-crashed": Fault(
        place=places.on_postgresql, strike=_stopped("immediate"), seconds=3
    ),
    "redis-gone": Fault(place=places.with_redis, strike=_redis_gone, seconds=6),
}
"""By the names that `--runs` takes."""
