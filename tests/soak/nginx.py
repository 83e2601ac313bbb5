"""nginx before Signpost, as a proxy with a certificate would be, without the certificate."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

from tests.benchmarks.servers import kill_group
from tests.soak.errors import CannotRunError
from tests.soak.ports import free_port
from tests.soak.window import Window

FOLDERS = os.pathsep.join([*os.get_exec_path(), "/usr/sbin", "/usr/local/sbin"])
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
STARTING = 10.0
"""Seconds that it may take to start."""


@contextmanager
def nginx(port: int, folder: Path) -> Iterator[int]:
    """Stand before a port, and give the one that people reach."""
    program = shutil.which("nginx", path=FOLDERS)
    if program is None:
        raise CannotRunError("there is no nginx: install Debian's `nginx-light` package")
    own = free_port()
    settings = folder / "nginx.conf"
    settings.write_text(_settings(folder, own, port), encoding="utf-8")
    process = subprocess.Popen(
        [program, "-p", str(folder), "-e", str(folder / "nginx.log"), "-c", str(settings)],
        start_new_session=True,
    )
    try:
        _wait(own)
        yield own
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        kill_group(process.pid)
        process.wait()


def _wait(port: int) -> None:
    until = monotonic() + STARTING
    while monotonic() < until:
        window = Window(port, "127.0.0.1")
        status = window.get("/healthz").status
        window.close()
        if status == 200:
            return
        sleep(0.05)
    raise CannotRunError("nginx does not answer")


def _settings(folder: Path, own: int, port: int) -> str:
    elsewhere = "\n".join(f"    {each}_temp_path {folder}/{each};" for each in TEMPORARY)
    user = "user root;" if os.geteuid() == 0 else ""
    return f"""
{user}
daemon off;
pid {folder}/nginx.pid;
worker_processes 1;
events {{ worker_connections 1024; }}
http {{
{elsewhere}
    access_log off;
    upstream signpost {{ server 127.0.0.1:{port}; keepalive 64; }}
    server {{
        listen 127.0.0.1:{own};
        keepalive_timeout 75s;
        location / {{
            proxy_pass http://signpost;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto https;
        }}
    }}
}}
"""
