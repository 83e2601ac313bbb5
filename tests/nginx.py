"""nginx as deploy/nginx.conf has it, in front of two ports of this machine."""

import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPSConnection
from pathlib import Path
from time import monotonic, sleep

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

DEPLOY = Path(__file__).parents[1] / "deploy"
PATIENCE = 10.0
"""Seconds for nginx to listen; far more than any machine needs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Proxy:
    """A running nginx."""

    port: int
    plain_port: int
    log: Path
    """What it wrote to standard error."""

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Return the status, the headers by small name, and the body of an answer."""
        trusting = ssl.create_default_context()
        trusting.check_hostname = False
        trusting.verify_mode = ssl.CERT_NONE
        connection = HTTPSConnection("127.0.0.1", self.port, context=trusting, timeout=30)
        try:
            connection.request(method, path, body or None, dict(headers or {}))
            response = connection.getresponse()
            named = {name.lower(): value for name, value in response.getheaders()}
            return response.status, named, response.read()
        finally:
            connection.close()


@contextmanager
def proxying(
    folder: Path, first: int, second: int, *, changed: Mapping[str, str] | None = None
) -> Iterator[Proxy]:
    """Run nginx in front of two ports; `changed` alters its configuration, to see what that does.

    Skips the test where there is no nginx.
    """
    program = _program()
    _certificate(folder)
    proxy = Proxy(port=free_port(), plain_port=free_port(), log=folder / "nginx.log")
    (folder / "nginx.conf").write_text(
        _configuration(folder, proxy, (first, second), changed or {})
    )
    with proxy.log.open("wb") as said:
        process = subprocess.Popen(
            [program, "-c", folder / "nginx.conf", "-g", "daemon off;"], stderr=said
        )
    try:
        _wait(proxy, process)
        yield proxy
    finally:
        process.terminate()
        process.wait(PATIENCE)


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _program() -> str:
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if program is None:
        missing = "no nginx: install Debian's `nginx-light` package"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return program


def _configuration(
    folder: Path, proxy: Proxy, ports: tuple[int, int], changed: Mapping[str, str]
) -> str:
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    places = {
        "listen 80 ": f"listen 127.0.0.1:{proxy.plain_port} ",
        "listen 443 ": f"listen 127.0.0.1:{proxy.port} ",
        "signpost-1:8000": f"127.0.0.1:{ports[0]}",
        "signpost-2:8000": f"127.0.0.1:{ports[1]}",
        "/run/secrets/certificate;": f"{folder}/certificate;",
        "/run/secrets/certificate_key;": f"{folder}/certificate_key;",
        "/etc/nginx/pages": str(DEPLOY / "pages"),
        "/dev/shm/nginx": f"{folder}/nginx",  # noqa: S108 - a name to look for
    }
    for there, here in [*places.items(), *changed.items()]:
        assert there in text, there
        text = text.replace(there, here)
    # Its workers would be another user then, to whom a test's folder is closed.
    return f"user root;\n{text}" if os.geteuid() == 0 else text


def _certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, SHA256())
    )
    (folder / "certificate").write_bytes(made.public_bytes(Encoding.PEM))
    (folder / "certificate_key").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )


def _wait(proxy: Proxy, process: subprocess.Popen[bytes]) -> None:
    until = monotonic() + PATIENCE
    while monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", proxy.port), timeout=1).close()
        except OSError:
            sleep(0.01)
        else:
            return
    pytest.fail(f"nginx does not listen: {proxy.log.read_text(errors='replace')[-2000:]}")
