"""A count that several instances share, on a real Redis; and pages that go on without it."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from flask import Flask
from limits import parse
from werkzeug.exceptions import TooManyRequests

from app.config import SettingsError
from app.web import limits
from app.web.limits import EXTENSION, PAUSE_SECONDS, RESUME, SECONDS, Counting, Limit, count
from tests.conftest import settings_for
from tests.journey.walker import Walker
from tests.web.test_health import WELL, ready
from tests.web.written import Written

TWO = Limit(each=parse("2 per hour"), all=parse("3 per hour"))
PATIENCE = 10.0


class Server:
    """A Redis on a socket of its own, which can be stopped, and held up."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "redis.sock"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"redis+unix://{self.socket}"

    def start(self) -> None:
        program = shutil.which("redis-server") or pytest.fail("no redis-server")
        given = ["--port", "0", "--unixsocket", str(self.socket), "--save", "", "--dir"]
        self._process = subprocess.Popen(
            [program, *given, str(self.socket.parent)], stdout=subprocess.DEVNULL
        )
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with socket.socket(socket.AF_UNIX) as found, suppress(OSError):
                found.connect(str(self.socket))
                return
            time.sleep(0.02)
        pytest.fail("redis-server did not start")

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    @contextmanager
    def held_up(self) -> Iterator[None]:
        assert self._process
        self._process.send_signal(19)  # SIGSTOP: it is there and says nothing
        try:
            yield
        finally:
            self._process.send_signal(18)


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("r"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def shared_app(whole_app: Flask, server: Server) -> Iterator[Flask]:
    """An application that counts on the server, by the way that the settings lead."""
    before = dict(whole_app.extensions)
    limits.init_app(
        whole_app, settings_for(server.socket.parent, RATELIMIT_STORAGE_URI=server.address)
    )
    yield whole_app
    whole_app.extensions[EXTENSION] = before[EXTENSION]


def tries(app: Flask, limit: Limit, times: int, address: str = "203.0.113.7") -> list[bool]:
    """Count so often, and say each time whether it was within the limit."""
    within = []
    for _ in range(times):
        with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
            try:
                count(limit, "tried")
            except TooManyRequests:
                within.append(False)
            else:
                within.append(True)
    return within


def test_instances_share_one_count(shared_app: Flask, server: Server) -> None:
    one: Counting = shared_app.extensions[EXTENSION]
    assert tries(shared_app, TWO, 2) == [True, True]
    limits.init_app(
        shared_app, settings_for(server.socket.parent, RATELIMIT_STORAGE_URI=server.address)
    )
    assert shared_app.extensions[EXTENSION] is not one
    assert tries(shared_app, TWO, 1) == [False]
    assert not shared_app.extensions[EXTENSION].own.storage


def test_what_one_address_may_not_do_takes_nothing_from_the_others(shared_app: Flask) -> None:
    assert tries(shared_app, TWO, 9) == [True, True] + [False] * 7
    assert tries(shared_app, TWO, 2, "203.0.113.8") == [True, False]
    assert tries(shared_app, TWO, 1, "203.0.113.9") == [False]


@pytest.mark.parametrize(
    ("one", "another", "is_shared"),
    [
        ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("::ffff:203.0.113.7", "203.0.113.7", True),
        ("::ffff:203.0.113.7", "::ffff:203.0.113.8", False),
        ("203.0.113.7", "203.0.113.8", False),
        ("unknown", "fe80::1%eth0", False),
    ],
)
def test_whoever_has_a_network_of_addresses_counts_once(
    shared_app: Flask, one: str, another: str, *, is_shared: bool
) -> None:
    each = Limit(each=parse("1 per hour"))
    assert tries(shared_app, each, 1, one) == [True]
    assert tries(shared_app, each, 1, another) == [not is_shared]


def test_without_the_server_pages_go_on_and_guesses_are_still_counted(
    shared_app: Flask, server: Server, written: Written
) -> None:
    server.stop()
    begun = time.monotonic()
    assert tries(shared_app, TWO, 3) == [True, True, False]
    visitor = Walker(shared_app).begin()
    assert visitor.client.get("/en/a/letter.txt").status_code == 200
    assert time.monotonic() - begun < PATIENCE
    assert ready(shared_app) == WELL, "an instance whose pages go on was taken out of turn"
    lines = written.to_streams()[0].splitlines()
    assert [line for line in lines if "limits are counted by each process alone" in line] == lines
    assert len(lines) == 1


def test_a_server_that_is_slow_holds_up_one_page_and_not_the_next(
    shared_app: Flask, server: Server
) -> None:
    assert tries(shared_app, TWO, 1) == [True]
    with server.held_up():
        times = []
        for _ in range(5):
            begun = time.monotonic()
            assert len(tries(shared_app, RESUME, 1)) == 1
            times.append(time.monotonic() - begun)
    assert times[0] < 4 * SECONDS + 0.5
    assert max(times[1:]) < SECONDS
    assert sum(times) < PAUSE_SECONDS


def test_a_server_that_restarts_is_asked_again(
    shared_app: Flask, server: Server, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PAUSE_SECONDS", 0.05)
    assert tries(shared_app, TWO, 1) == [True]
    server.stop()
    assert tries(shared_app, TWO, 1) == [True]
    server.start()
    time.sleep(0.1)
    assert tries(shared_app, TWO, 3) == [True, True, False]  # counted anew: it keeps nothing
    assert ready(shared_app) == WELL
    assert "limits are counted together again" in written.to_streams()[0]


def test_a_restart_that_nobody_met_is_not_even_noticed(
    shared_app: Flask, server: Server, written: Written
) -> None:
    assert tries(shared_app, TWO, 1) == [True]
    server.stop()
    server.start()
    assert tries(shared_app, TWO, 3) == [True, True, False]
    assert written.to_streams() == ("", "")


def test_guesses_are_so_few_that_a_code_is_safe_and_a_training_room_is_not_stopped() -> None:
    assert RESUME.each.amount >= 30 * 3
    assert RESUME.each.get_expiry() <= 600
    assert RESUME.all
    a_year = RESUME.all.amount * 365 * 24 * 3600 / RESUME.all.get_expiry()
    alive = 10_000
    assert 2**80 / (a_year * alive) > 2e11
    # A few addresses cannot use up what all share.
    assert RESUME.all.amount >= 100 * RESUME.each.amount


@pytest.mark.parametrize(
    "address",
    ["memcached://127.0.0.1", "redis:", "http://x", "secret", "redis://:pass/word@host"],
)
def test_another_kind_of_server_stops_the_start_and_is_not_repeated(
    tmp_path: Path, address: str
) -> None:
    with pytest.raises(SettingsError, match="RATELIMIT_STORAGE_URI") as caught:
        settings_for(tmp_path, RATELIMIT_STORAGE_URI=address)
    assert address not in str(caught.value) or address == "redis:"
    assert "pass" not in str(caught.value)


class UntouchableError(AssertionError):
    """Somebody asked for a count."""


class Untouchable(Counting):
    """A count that must not be asked for."""

    def hit(self, *_given: object) -> bool:
        raise UntouchableError


EMERGENCY = [
    ("GET", "/"),
    ("GET", "/en/"),
    ("GET", "/en/work"),
    ("GET", "/en/a/"),
    ("GET", "/en/danger"),
    ("GET", "/en/ring"),
    ("POST", "/en/ring"),
    ("GET", "/en/ring/E08000018"),
    ("GET", "/en/a/ring"),
    ("GET", "/en/a/result"),
    ("GET", "/en/a/letter"),
    ("GET", "/en/a/call"),
    ("GET", "/en/nowhere"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("POST", "/en/leave"),
]


def test_no_emergency_page_touches_the_limits(whole_app: Flask) -> None:
    visitor = Walker(whole_app).begin()
    before = whole_app.extensions[EXTENSION]
    whole_app.extensions[EXTENSION] = Untouchable()
    try:
        for page in visitor.questionnaire.pages[:3]:
            visitor.go(page.id).send({})
        for method, path in EMERGENCY:
            data = {"postcode": "S60 1AE"} if method == "POST" else None
            assert visitor.client.open(path, method=method, data=data).status_code < 500
        with pytest.raises(UntouchableError):
            Walker(whole_app).begin()
    finally:
        whole_app.extensions[EXTENSION] = before


def test_it_starts_without_the_server_being_there(whole_app: Flask, tmp_path: Path) -> None:
    before = whole_app.extensions[EXTENSION]
    nowhere = settings_for(tmp_path, RATELIMIT_STORAGE_URI="redis://127.0.0.1:9")
    limits.init_app(whole_app, nowhere)
    try:
        assert Walker(whole_app).begin().at == "now"
    finally:
        whole_app.extensions[EXTENSION] = before
