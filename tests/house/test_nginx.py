"""What stands in front of Signpost keeps its promises too: deploy/nginx.conf, run as it is."""

import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from hashlib import sha256
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

import pytest

from app.web.headers import LARGEST_FORM
from tests.nginx import DEPLOY, free_port, proxying

CLAIMED = {
    "X-Forwarded-For": "192.0.2.7",
    "X-Forwarded-Proto": "http",
    "X-Forwarded-Host": "elsewhere.example",
    "X-Forwarded-Port": "81",
    "X-Forwarded-Prefix": "/elsewhere",
    "X-Forwarded-Ssl": "off",
    "X-Real-IP": "192.0.2.7",
    "Forwarded": "for=192.0.2.7",
}
SAY_ALL = {"error_log stderr emerg;": "error_log stderr info;"}


@dataclass
class Instance:
    """A stand-in for an instance: what it was asked, and whether it dies of each request."""

    dies: bool = False
    port: int = 0
    asked: list[tuple[str, Message, bytes]] = field(default_factory=list)


@contextmanager
def listening(instance: Instance) -> Iterator[Instance]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            instance.asked.append((self.path, self.headers, body))
            self.close_connection = instance.dies
            if not instance.dies:
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

        do_GET = do_POST  # noqa: N815 - the names that the library calls

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        instance.port = server.server_port
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield instance
        server.shutdown()


def test_what_the_sender_claims_of_itself_is_written_over(tmp_path: Path) -> None:
    with listening(Instance()) as one, proxying(tmp_path, one.port, one.port) as proxy:
        assert proxy.ask("GET", "/en/", headers=CLAIMED)[0] == 200
        _, headers, _ = one.asked[0]
    assert headers.get_all("X-Forwarded-For") == ["127.0.0.1"]
    assert headers.get_all("X-Forwarded-Proto") == ["https"]
    assert headers["Host"] == "127.0.0.1"
    kept = {name for name in CLAIMED if name in headers}
    assert kept == {"X-Forwarded-For", "X-Forwarded-Proto"}


def test_what_only_its_keepers_need_is_not_reached_from_outside(tmp_path: Path) -> None:
    with listening(Instance()) as one, proxying(tmp_path, one.port, one.port) as proxy:
        for path in ("/metrics", "/readyz", "//metrics", "/%6detrics", "/metrics?all=1"):
            assert proxy.ask("GET", path)[0] == 404
        assert one.asked == []
        assert proxy.ask("GET", "/healthz")[0] == 200
        plain = HTTPConnection("127.0.0.1", proxy.plain_port)
        plain.request("GET", "/en/?x=1")
        answer = plain.getresponse()
        plain.close()
    assert answer.status == 301
    assert answer.headers["Location"] == "https://127.0.0.1/en/?x=1"
    assert answer.headers["Server"] == "nginx"


def test_a_form_whose_instance_dies_goes_to_the_next_one_whole(tmp_path: Path) -> None:
    body = urlencode({"saw": "Kaleidoscope " * 9_000}).encode()
    with (
        listening(Instance(dies=True)) as dying,
        listening(Instance()) as living,
        proxying(tmp_path, dying.port, living.port) as proxy,
    ):
        assert [proxy.ask("POST", "/en/a/account", body)[0] for _ in range(4)] == [200] * 4
    assert dying.asked
    assert [sent for _, _, sent in living.asked] == [body] * 4


def test_when_none_answers_there_is_a_page_of_our_own(tmp_path: Path) -> None:
    with proxying(tmp_path, free_port(), free_port()) as proxy:
        status, headers, body = proxy.ask("POST", "/en/a/account", b"saw=Kaleidoscope")
        too_long = proxy.ask("POST", "/en/a/account", b"x" * 4_300_000)
    assert status == 502
    assert b"load this page again" in body
    assert too_long[0] == 413
    assert b"write less" in too_long[2]
    for its, page in ((headers, body), (too_long[1], too_long[2])):
        assert b"Kaleidoscope" not in page
        assert page.index(b"999") < page.index(b"<h1>")
        assert its["content-type"] == "text/html"
        assert its["cache-control"] == "no-store"
        style = re.findall(rb"<style>(.*?)</style>", page)
        hashed = b64encode(sha256(style[0]).digest()).decode()
        assert f"style-src 'sha256-{hashed}'" in its["content-security-policy"]
        assert not re.search(rb"<script|\ssrc=|\sstyle=|href=\"(?!tel:)", page)


def go_wrong(folder: Path, changed: dict[str, str]) -> str:
    """Do what nginx would write a line about, and return all that it wrote."""
    headers = {"Referer": "https://Quillfeather.example", "User-Agent": "Periscope"}
    with proxying(folder, free_port(), free_port(), changed=changed) as proxy:
        proxy.ask("GET", "/en/ring?where=Zebedee", headers=headers)
        proxy.ask("POST", "/en/a/Zebedee", b"saw=Zebedee", headers=headers)
        proxy.ask("POST", "/en/a/Zebedee", b"Zebedee" * 700_000, headers=headers)
        proxy.ask("GET", "/en/\\..\\%00Zebedee", headers=headers)
    return proxy.log.read_text(encoding="utf-8")


def test_nothing_of_a_request_is_written(tmp_path: Path) -> None:
    said = go_wrong(tmp_path, {})
    assert "start worker process" in said
    told = ("Zebedee", "Quillfeather", "Periscope", "127.0.0.1", "ring", "POST")
    assert [each for each in told if each in said] == []


def test_a_line_that_told_would_be_found(tmp_path: Path) -> None:
    said = go_wrong(tmp_path, SAY_ALL)
    assert "Zebedee" in said
    assert "127.0.0.1" in said


@pytest.mark.parametrize(
    ("changed", "is_in_a_file"),
    [
        pytest.param({}, False, id="as it is"),
        pytest.param(
            {"client_body_buffer_size 5m": "client_body_buffer_size 8k"}, True, id="small"
        ),
    ],
)
def test_the_largest_form_never_touches_a_disk(
    tmp_path: Path, changed: dict[str, str], *, is_in_a_file: bool
) -> None:
    with (
        listening(Instance()) as one,
        proxying(tmp_path, one.port, one.port, changed={**SAY_ALL, **changed}) as proxy,
    ):
        assert proxy.ask("POST", "/en/a/account", b"x" * LARGEST_FORM)[0] == 200
    assert [len(body) for _, _, body in one.asked] == [LARGEST_FORM]
    assert ("temporary file" in proxy.log.read_text(encoding="utf-8")) is is_in_a_file


def test_it_lets_an_idle_connection_go_before_gunicorn_does() -> None:
    ours = re.search(r"(?m)^        keepalive_timeout (\d+)s;", (DEPLOY / "nginx.conf").read_text())
    theirs = re.search(r"(?m)^keepalive = (\d+)", (DEPLOY.parent / "gunicorn.conf.py").read_text())
    assert ours
    assert theirs
    assert int(ours[1]) < int(theirs[1])
    assert int(theirs[1]) >= 65
