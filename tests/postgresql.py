"""A real PostgreSQL for tests: the fixture `postgresql_url` starts one for each test process."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# A test's database need not outlive a power cut. Nothing listens but the socket in the directory.
SPEED = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"


def programs() -> Path | None:
    """Find the newest PostgreSQL that Debian installed, or none."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in found), default=None, key=lambda p: int(p.parent.name))


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """Run a PostgreSQL of this test process's own, and give its address."""
    bin_ = programs()
    if bin_ is None:
        missing = "no PostgreSQL under /usr/lib/postgresql: install Debian's `postgresql` package"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    # PostgreSQL refuses to run as root; pytest's own directories are closed to other users, and
    # their names can be longer than a socket's may be.
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    home = Path(tempfile.mkdtemp(prefix="signpost-pg-"))
    shutil.chown(home, user)

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [bin_ / program, "-D", home / "data", *arguments],
            user=user if os.geteuid() == 0 else None,
            cwd=home,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    try:
        run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        server = f"-c listen_addresses='' -k {home} {SPEED}"
        run("pg_ctl", "start", "-w", "-l", str(home / "log"), "-o", server)
        try:
            yield f"postgresql+psycopg://postgres@/postgres?host={home}"
        finally:
            run("pg_ctl", "stop", "-m", "immediate")
    finally:
        shutil.rmtree(home)
