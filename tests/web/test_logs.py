"""Whole walks leave nothing of a person in anything that is written."""

import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import psutil
import pytest
from flask import Flask
from werkzeug.test import Client

from app.config import ROOT
from app.journey.state import EXTENSION, State
from app.referrals.documents.frames import Kind, read_frame, write_frame
from app.referrals.documents.jobs import Job
from app.referrals.documents.process import WORKER
from tests.conftest import SECRET, app_for, close, settings_for
from tests.web.failing import TellingError, add_faults
from tests.web.owasp import GRADED, wanted
from tests.web.served import FROM, Served, served
from tests.web.telling import ADDRESS, MARKERS, PUBLIC, TYPED, WORK, Teller
from tests.web.written import Written

TOKEN = "made-up token for the numbers, long enough"
SENT = {"Authorization": f"Bearer {TOKEN}"}
ALL = (*MARKERS, SECRET, TOKEN, "Traceback", "127.0.")
MALFORMED = [
    pytest.param(b"GET /Zebedee?q=Quillfeather HTTP/9.9\r\n\r\n", id="a version"),
    pytest.param(b"GET /Zebedee HTTP/1.1\r\nZebedee\r\n\r\n", id="a header"),
    pytest.param(b"Zebedee\r\n\r\n", id="no request"),
    pytest.param(b"GET /" + b"Zebedee" * 2000 + b" HTTP/1.1\r\n\r\n", id="a long address"),
    pytest.param(b"POST /en/ring HTTP/1.1\r\nTransfer-Encoding: Zebedee\r\n\r\n", id="an encoding"),
]


def told_in(text: str, secrets: list[str]) -> list[str]:
    """Return every marker that a text tells."""
    return [each for each in (*ALL, *secrets) if each.lower() in text.lower()]


def pages(app: Flask, *letters: str) -> dict[str, list[str]]:
    """Return the ids of every page by the letter of its questionnaire."""
    state: State = app.extensions[EXTENSION]
    asked = {letter: state.content.library.by_address[letter] for letter in letters}
    return {letter: [page.id for page in each.pages] for letter, each in asked.items()}


def cookies_of(client: Client) -> list[str]:
    """Return what the cookies hold."""
    return [each.value for each in (client.get_cookie(n) for n in ("signpost", "session")) if each]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Signpost with faults, behind gunicorn."""
    folder = tmp_path_factory.mktemp("served")
    with served("tests.web.failing:create()", folder, SIGNPOST_METRICS=TOKEN) as found:
        yield found


def test_nothing_of_a_walk_is_written_anywhere(tmp_path: Path, written: Written) -> None:
    app = app_for(settings_for(tmp_path, metrics=TOKEN))
    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    client = add_faults(app).test_client()
    client.environ_base["REMOTE_ADDR"] = ADDRESS
    teller = Teller(client, pages(app, WORK))
    teller.send("/en/a/")
    secrets = cookies_of(client)
    assert TYPED in teller.tell()
    assert teller.statuses >= {200, 303, 400, 404, 405, 422, 500, 503}
    with pytest.raises(TellingError):
        client.get("/outside")
    out, err = written.to_streams()
    assert "request failed" in out
    assert "CSRF" in written.to_logs()
    assert len(secrets) == 2
    assert told_in("\n".join([out, err, written.to_logs()]), secrets) == []
    assert told_in(client.get("/metrics", headers=SENT).text, secrets) == []
    close(app)


def test_nothing_of_a_walk_is_written_by_the_server(whole_app: Flask, running: Served) -> None:
    client = Client(running)
    teller = Teller(client, pages(whole_app, PUBLIC))
    teller.send("/en/a/")
    secrets = cookies_of(client)
    assert TYPED in teller.tell()
    assert teller.statuses >= {200, 303, 400, 404, 405, 422, 500, 503}
    assert client.get(f"/outside?who={TYPED}").status_code == 500
    log = running.log.read_text(encoding="utf-8")
    assert len(secrets) == 2
    assert "A request failed outside the application: TellingError" in log
    assert told_in(log.replace("http://127.0.0.1", ""), secrets) == []
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    assert {line["event"] for line in lines} == {"request failed"}
    (broken,) = {line["at"] for line in lines if line["endpoint"] == "broken"}
    assert re.fullmatch(r"tests/web/failing\.py:\d+", broken)
    assert {line["status"] for line in lines} == {500, 503}


@pytest.mark.parametrize("sent", MALFORMED)
def test_what_is_no_request_is_refused_and_not_repeated_in_the_log(
    running: Served, sent: bytes
) -> None:
    said = running.told_raw(sent)
    assert re.match(rb"HTTP/1\.1 (4|5)\d\d ", said)
    assert b"Set-Cookie" not in said
    assert b"gunicorn" not in said.lower()
    log = running.log.read_text(encoding="utf-8")
    assert "Refused a malformed request" in log
    assert told_in(log.replace("http://127.0.0.1", ""), [FROM]) == []


def test_the_server_adds_no_word_of_its_own_to_the_headers(running: Served) -> None:
    response = Client(running).get("/en/danger")
    found = {each.name: response.headers.get(each.name) for each in GRADED}
    # gunicorn names itself without its version; a proxy in front puts its own name there.
    assert found.pop("Server") in {None, "gunicorn"}
    assert found.items() <= wanted(scheme="http").items()


def test_workers_count_together_and_one_that_is_killed_takes_nothing_away(running: Served) -> None:
    client = Client(running)
    name = 'signpost_requests_total{group="emergency",status="2xx"}'

    def number() -> int:
        text = client.get("/metrics", headers=SENT).text
        return next(int(each.split()[-1]) for each in text.splitlines() if each.startswith(name))

    for _ in range(230):
        client.get("/en/danger")
    before = {number() for _ in range(8)}
    assert len(before) == 1
    worker = psutil.Process(running.pid).children()[0]
    worker.kill()
    worker.wait(10)
    for _ in range(210):
        client.get("/en/danger")
    after = {number() for _ in range(8)}
    assert len(after) == 1
    assert after.pop() - before.pop() in {200, 300}


def test_the_document_process_writes_nothing_but_files(tmp_path: Path) -> None:
    jobs = [
        Job(format="pdf", body=f'<p style="{TYPED}: 1">{TYPED}<img src="{TYPED}.png">'),
        Job(format="ics", body=TYPED),
    ]
    asked = BytesIO()
    for job in jobs:
        write_frame(asked, Kind.JOB, job.dump())
    done = subprocess.run(
        [sys.executable, "-m", WORKER, ROOT / "build" / "fonts", tmp_path, str(2**30), "30"],
        input=asked.getvalue(),
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    assert done.stderr == b""
    said = BytesIO(done.stdout)
    assert [read_frame(said)[0] for _ in range(3)] == [Kind.READY, Kind.MADE, Kind.FAILED]
    assert said.read() == b""


def test_a_log_that_told_would_be_found(written: Written) -> None:
    logging.getLogger("werkzeug").info("GET %s", "/en/a/Zebedee")
    logging.getLogger("anything").debug("GET %s", "/en/a/Quillfeather")
    print("Periscope")  # noqa: T201 - what is being looked for
    assert "Zebedee" in written.to_logs()
    assert "Quillfeather" in written.to_logs()
    assert written.to_streams() == ("Periscope\n", "")
