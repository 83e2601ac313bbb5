"""A PostgreSQL of a run's own, as careful as PostgreSQL is by itself, that can be stopped."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.postgresql import programs
from tests.soak.errors import CannotRunError
from tests.soak.ports import free_port


class Postgres:
    """A PostgreSQL on a port of this machine."""

    def __init__(self, bin_: Path) -> None:
        self._bin = bin_
        self.port = free_port()
        # PostgreSQL refuses to run as root, and other folders of ours are closed to its user.
        self._is_root = os.geteuid() == 0
        self._user = "postgres" if self._is_root else pwd.getpwuid(os.geteuid()).pw_name
        self._home = Path(tempfile.mkdtemp(prefix="signpost-soak-"))
        shutil.chown(self._home, self._user)
        self._run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C")

    def url(self, port: int | None = None) -> str:
        """Return its address, through another port where one is given."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{port or self.port}/postgres"

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        settings = f"-c listen_addresses=127.0.0.1 -c port={self.port} -k {self._home}"
        self._run("pg_ctl", "start", "-w", "-l", str(self._home / "log"), "-o", settings)

    def stop(self, *, how: str = "fast") -> None:
        """Stop it; `immediate` is what a crash is."""
        self._run("pg_ctl", "stop", "-m", how)

    def make_read_only(self, *, is_read_only: bool) -> None:
        """Refuse or allow writing for everybody, those too who are connected already."""
        value = "on" if is_read_only else "off"
        address = f"host=127.0.0.1 port={self.port} user=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("SET default_transaction_read_only = off")
            connection.execute(f"ALTER SYSTEM SET default_transaction_read_only = {value}")
            connection.execute("SELECT pg_reload_conf()")

    def remove(self) -> None:
        """Stop it if it runs, and delete all that it kept."""
        try:
            if (self._home / "data" / "postmaster.pid").exists():
                self.stop(how="immediate")
        finally:
            shutil.rmtree(self._home)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._bin / program, "-D", self._home / "data", *arguments],
            user=self._user if self._is_root else None,
            cwd=self._home,
            check=True,
            stdout=subprocess.DEVNULL,
        )


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Run one; stop and delete it whatever happens."""
    bin_ = programs()
    if bin_ is None:
        raise CannotRunError("there is no PostgreSQL: install Debian's `postgresql` package")
    server = Postgres(bin_)
    try:
        server.start()
        yield server
    finally:
        server.remove()
