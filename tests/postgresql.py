"""A real PostgreSQL for tests: the fixture `postgresql` starts one for each test process."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests.databases import WANTED, instead

# A test's database need not outlive a power cut, but it does outlive its server's sudden end.
# Nothing listens but the socket in the directory.
SPEED = "-c fsync=off -c full_page_writes=off"


class Server:
    """A PostgreSQL in a folder of its own, which can be stopped and started again."""

    def __init__(self, programs: Path, home: Path) -> None:
        self._programs = programs
        self._home = home
        self._made: set[str] = set()
        # PostgreSQL refuses to run as root; pytest's own directories are closed to other users,
        # and their names can be longer than a socket's may be.
        self._user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        shutil.chown(home, self._user)
        options = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self._run("initdb", *options)
        self.start()

    @property
    def url(self) -> str:
        """The address of the database that every test may use."""
        return self.url_of("postgres")

    def url_of(self, database: str) -> str:
        """Return the address of a database."""
        return f"postgresql+psycopg://postgres@/{database}?host={self._home}"

    def new_database(self, name: str) -> str:
        """Make an empty database, and return its address."""
        with psycopg.connect(f"postgresql://postgres@/postgres?host={self._home}") as connection:
            connection.autocommit = True
            connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        return self.url_of(name)

    def database_for(self, folder: Path) -> str:
        """Return the address of the database of a folder: a new one the first time."""
        name = f"for_{sha256(str(folder).encode()).hexdigest()[:16]}"
        if name not in self._made:
            self._made.add(name)
            return self.new_database(name)
        return self.url_of(name)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-c listen_addresses='' -k {self._home} {SPEED}"
        self._run("pg_ctl", "start", "-w", "-l", str(self._home / "log"), "-o", options)

    def stop(self) -> None:
        """Stop it at once, with every connection cut, as when its machine fails."""
        self._run("pg_ctl", "stop", "-m", "immediate")

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._programs / program, "-D", self._home / "data", *arguments],
            user=self._user if os.geteuid() == 0 else None,
            cwd=self._home,
            check=True,
            stdout=subprocess.DEVNULL,
        )


def programs() -> Path | None:
    """Find the newest PostgreSQL that Debian installed, or none."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in found), default=None, key=lambda p: int(p.parent.name))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Run a PostgreSQL of this test process's own."""
    bin_ = programs()
    if bin_ is None:
        missing = "no PostgreSQL under /usr/lib/postgresql: install Debian's `postgresql` package"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    home = Path(tempfile.mkdtemp(prefix="signpost-pg-"))
    try:
        server = Server(bin_, home)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(home)


@pytest.fixture(scope="session", autouse=True)
def wanted_database(request: pytest.FixtureRequest) -> Iterator[None]:
    """Start the server that WANTED asks for, before any application needs it."""
    if WANTED == "postgresql":
        instead.append(request.getfixturevalue("postgresql").database_for)
    yield
    instead.clear()


@pytest.fixture(scope="session")
def postgresql_url(postgresql: Server) -> str:
    """Give the address of the database that every test may use."""
    return postgresql.url
