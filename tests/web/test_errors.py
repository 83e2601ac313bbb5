"""Whatever goes wrong ends in a page of ours, and in a log that tells nothing of anybody."""

import json
import re

import pytest
from flask import Flask

from app.web.headers import LARGEST_FORM
from tests.journey.reading import PageRead, faults_of
from tests.web.written import Written

TOO_LARGE = {"saw": "x" * (LARGEST_FORM + 1)}
ERRORS = [
    pytest.param("GET", "/en/nowhere", {}, 404, "Page not found", id="404"),
    pytest.param("PUT", "/en/danger", {}, 405, "Page not found", id="405"),
    pytest.param("POST", "/en/a/now", TOO_LARGE, 413, "That is too long", id="413"),
    pytest.param("POST", "/en/a/", {}, 400, "Try that again", id="no token to begin"),
    pytest.param("POST", "/en/a/done", {}, 400, "Try that again", id="no token to delete"),
    pytest.param("POST", "/en/a/", {"csrf_token": "x.y"}, 400, "Try that again", id="wrong token"),
    pytest.param("GET", "/en/broken", {}, 500, "Something went wrong", id="500"),
    pytest.param("POST", "/en/broken", {"a": "b"}, 500, "Something went wrong", id="500 of a form"),
]
TRACE = re.compile(r"Traceback|File \"|MadeUpError|werkzeug|Internal Server|line \d+", re.I)


@pytest.mark.parametrize(("method", "path", "typed", "status", "heading"), ERRORS)
def test_an_error_ends_in_our_page_with_999(
    broken_app: Flask, *, method: str, path: str, typed: dict[str, str], status: int, heading: str
) -> None:
    response = broken_app.test_client().open(path, method=method, data=typed)
    page = PageRead(response.status_code, path, response.text)
    assert page.status == status
    assert response.mimetype == "text/html"
    assert page.heading == heading
    assert page.title == f"{heading} – Signpost"
    assert faults_of(page) == []
    assert "tel:999" in {each.get("href") for each in page.all("a")}
    assert not TRACE.search(response.text)


def test_an_error_shows_nothing_that_was_typed(broken_app: Flask) -> None:
    client = broken_app.test_client()
    for path in ("/en/broken?saw=Zebedee", "/en/Zebedee", "/Zebedee/"):
        for method in ("GET", "POST"):
            response = client.open(path, method=method, data={"saw": "Zebedee"})
            assert response.status_code in {404, 405, 500}
            assert "Zebedee" not in response.text


def test_a_failure_is_logged_without_anything_of_anybody(
    broken_app: Flask, written: Written
) -> None:
    headers = {"User-Agent": "Zebedee's telephone", "Cookie": "signpost=Zebedee"}
    broken_app.test_client().post(
        "/en/broken?name=Zebedee",
        data={"saw": "Zebedee"},
        headers=headers,
        environ_overrides={"REMOTE_ADDR": "203.0.113.9"},
    )
    out, err = written.to_streams()
    assert err == ""
    for told in ("Zebedee", "/en/broken", "203.0.113.9", "Traceback"):
        assert told not in written.to_logs()
    (line,) = out.splitlines()
    logged = json.loads(line)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", logged.pop("timestamp"))
    assert re.fullmatch(r"tests/web/conftest\.py:\d+", logged.pop("at"))
    assert logged == {
        "event": "request failed",
        "level": "error",
        "endpoint": "broken",
        "method": "POST",
        "status": 500,
        "error": "MadeUpError",
    }


def test_what_people_do_wrong_is_not_logged(broken_app: Flask, written: Written) -> None:
    client = broken_app.test_client()
    answers = [
        client.get("/en/nowhere?name=Zebedee"),
        client.put("/en/danger"),
        client.post("/en/a/now", data=TOO_LARGE),
        client.post("/en/a/", data={"csrf_token": "Zebedee"}),
        client.post("/en/leave", headers={"Sec-Fetch-Site": "cross-site"}),
    ]
    assert [each.status_code for each in answers] == [404, 405, 413, 400, 403]
    assert written.to_streams() == ("", "")
    assert "Zebedee" not in written.to_logs()


@pytest.mark.parametrize("path", ["/en/danger", "/en/", "/en/ring", "/en/a/", "/en/nowhere"])
@pytest.mark.parametrize("query", ["why=\xff", "\xff", "whose=%ff&\xe9=\xc3", "why=gone\xc3\xa9"])
def test_a_query_that_no_browser_would_send_is_a_page_all_the_same(
    whole_app: Flask, path: str, query: str
) -> None:
    response = whole_app.test_client().get(path, environ_overrides={"QUERY_STRING": query})
    assert response.status_code == (404 if path.endswith("nowhere") else 200)
    assert "999" in response.text
