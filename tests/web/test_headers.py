"""What every answer says to the browser, and how each cookie is kept."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug import Response

from app.config import ROOT
from app.web.headers import LARGEST_FORM
from tests.conftest import app_for, close, settings_for
from tests.journey.walker import Walker
from tests.web.owasp import GRADED, UPGRADE, Graded, policy_of, wanted

SINKS = (
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc|DOMParser"
    r"|createContextualFragment|setTimeout\([\"'`]"
)

SCHEMES = ["http", "https"]
SAMPLES: dict[str, Any] = {
    "language": "en",
    "journey": "a",
    "page": "now",
    "form": "txt",
    "number": 1,
    "code": "nowhere",
    "token": "nobody",
    "case": "through-the-wall",
    "items": "through-the-wall,pitfalls",
    "item": "nothing",
    "paper": "handout",
}
"""What stands in an address for what varies. No draft and no council lead to anything slow."""
SLOW = {"journey.whole_pdf": {"journey": "z"}}
"""What anybody may have made, and takes its time."""
TOO_LARGE = {"saw": "x" * (LARGEST_FORM + 1)}
WALKED = [
    pytest.param("now", 200, id="question"),
    pytest.param("check", 200, id="check"),
    pytest.param("result", 200, id="result"),
    pytest.param("letter", 200, id="document"),
    pytest.param("letter.txt", 200, id="text"),
    pytest.param("letter.pdf", 200, id="PDF"),
    pytest.param("answers.json", 200, id="data"),
]
REFUSED = [
    pytest.param("GET", "/en/nowhere", {}, 404, id="nowhere"),
    pytest.param("DELETE", "/en/a/now", {}, 405, id="wrong method"),
    pytest.param("POST", "/en/a/now", {}, 400, id="without a token"),
    pytest.param("POST", "/en/a/now", {"data": TOO_LARGE}, 413, id="too large"),
    pytest.param("POST", "/en/leave", {"headers": {"Sec-Fetch-Site": "x"}}, 403, id="foreign"),
    pytest.param("POST", "/static/manifest.json", {}, 405, id="a form to a file"),
]


def sent(response: Response) -> dict[str, str | None]:
    """Return what an answer says of each header that is graded."""
    return {each.name: response.headers.get(each.name) for each in GRADED}


def every_address(app: Flask) -> Iterator[tuple[str, str, str]]:
    """Yield the endpoint, a method and an address of all that the application answers."""
    addresses = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        given = {**SAMPLES, **SLOW.get(rule.endpoint, {})}
        values = {name: given[name] for name in rule.arguments if name != "name"}
        path = addresses.build(rule.endpoint, {**values, **(rule.defaults or {})})
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            yield rule.endpoint, method, path


@pytest.mark.parametrize("graded", GRADED, ids=lambda graded: graded.name)
def test_what_differs_from_owasps_advice_says_why(graded: Graded) -> None:
    is_same = (graded.ours or "").lower() == (graded.advised or "").lower()
    assert is_same != bool(graded.why)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_address_answers_with_every_header(
    visitor_over: Callable[[str], Walker], scheme: str
) -> None:
    visitor = visitor_over(scheme)
    addresses = list(every_address(visitor.client.application))
    assert {rule.endpoint for rule in visitor.client.application.url_map.iter_rules()} == {
        endpoint for endpoint, _, _ in addresses
    }
    for endpoint, method, path in addresses:
        is_leaving = endpoint == "safety.leave"
        response = visitor.client.open(path, method=method, base_url=visitor.base_url)
        assert sent(response) == wanted(scheme=scheme, is_leaving=is_leaving), path
        assert response.status_code < 500, path


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("page", "status"), WALKED)
def test_every_page_of_a_walk_has_every_header(
    visitor_over: Callable[[str], Walker], *, scheme: str, page: str, status: int
) -> None:
    visitor = visitor_over(scheme).begin()
    response = visitor.client.get(f"/en/a/{page}", base_url=visitor.base_url)
    assert response.status_code == status
    assert sent(response) == wanted(scheme=scheme)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("method", "path", "given", "status"), REFUSED)
def test_every_refusal_has_every_header(
    visitor_over: Callable[[str], Walker],
    *,
    scheme: str,
    method: str,
    path: str,
    given: dict[str, Any],
    status: int,
) -> None:
    visitor = visitor_over(scheme).begin()
    response = visitor.client.open(path, method=method, base_url=visitor.base_url, **given)
    assert response.status_code == status
    assert sent(response) == wanted(scheme=scheme)


def test_a_failure_has_every_header(broken_app: Flask) -> None:
    response = broken_app.test_client().get("/en/broken")
    assert response.status_code == 500
    assert sent(response) == wanted(scheme="http")


def test_what_was_done_too_often_has_every_header(whole_app: Flask) -> None:
    client = Walker(whole_app).client
    seen = {}
    for _ in range(41):
        response = client.get("/en/ring/nowhere/card.pdf")
        seen[response.status_code] = sent(response)
    assert seen == dict.fromkeys([404, 429], wanted(scheme="http"))


def test_a_document_that_cannot_be_made_has_every_header(whole_app: Flask) -> None:
    visitor = Walker(whole_app).begin()
    documents = visitor.state.documents
    with ExitStack() as waiting:
        while documents._waiting.acquire(blocking=False):  # noqa: SLF001 - as if others waited
            waiting.callback(documents._waiting.release)  # noqa: SLF001
        response = visitor.client.get("/en/a/letter.pdf")
    assert response.status_code == 503
    assert sent(response) == wanted(scheme="http")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_built_files_have_every_header_and_set_no_cookie(
    visitor_over: Callable[[str], Walker], scheme: str
) -> None:
    visitor = visitor_over(scheme).begin()
    (link,) = [each for each in visitor.page.all("link") if each.get("rel") == "stylesheet"]
    address = link.get("href") or ""
    with visitor.client.get(address, base_url=visitor.base_url) as response:
        found = sent(response)
        assert found.pop("Cache-Control") == "max-age=315360000, public, immutable"
        assert found.items() <= wanted(scheme=scheme, kind="file").items()
        assert response.headers["Content-Type"] == 'text/css; charset="utf-8"'
        assert "Set-Cookie" not in response.headers
    again = {"If-None-Match": response.headers["ETag"]}
    with visitor.client.get(address, base_url=visitor.base_url, headers=again) as response:
        assert response.status_code == 304
        assert sent(response).items() >= found.items()


def test_the_built_script_never_writes_markup() -> None:
    """Else the policy would stop it: it asks for trusted types and allows none."""
    (script,) = (ROOT / "build" / "static").glob("app.*.js")
    assert re.findall(SINKS, script.read_text(encoding="utf-8")) == []


def test_the_policy_lets_no_inline_script_or_style_run(visitor: Walker) -> None:
    policy = visitor.open("/en/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "data:" not in policy


def test_no_page_needs_an_inline_script_or_style(visitor: Walker) -> None:
    visitor.begin().walk({"danger": "no", "who": "known"})
    for name in ("result", "letter", "record"):
        visitor.open(f"/en/a/{name}")
    for page in visitor.seen:
        assert page.all("style") == []
        assert [each for each in page.all("script") if each.get("src") is None] == []
        attributes = {name for each in page.root.iter() for name in each.attrib}
        assert [each for each in attributes if each == "style" or each.startswith("on")] == []


EXITS = [
    pytest.param(
        "https://weather.example/today?at=home", "https://weather.example:443", id="a page"
    ),
    pytest.param("http://weather.example:8080/", "http://weather.example:8080", id="a port"),
]


@pytest.mark.parametrize(("exit_url", "origin"), EXITS)
def test_forms_may_go_to_the_exit_site_that_is_set(
    tmp_path: Path, exit_url: str, origin: str
) -> None:
    app = app_for(settings_for(tmp_path, https=True, exit_url=exit_url))
    response = app.test_client().post("/en/leave", base_url="https://localhost")
    assert response.location == exit_url
    policy = policy_of(response.headers["Content-Security-Policy"])
    assert policy["form-action"] == f"'self' {origin}"
    # Else the browser would ask an exit site without https for an address that it does not have.
    assert (UPGRADE in policy) == exit_url.startswith("https")
    close(app)


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate, gzip, br, zstd"])
def test_pages_are_not_compressed(visitor: Walker, encoding: str) -> None:
    """Compression beside what is typed tells its length to whoever listens."""
    visitor.begin()
    for path in ("/en/", "/en/a/now", "/en/a/answers.json", "/en/nowhere"):
        response = visitor.client.get(path, headers={"Accept-Encoding": encoding})
        assert "Content-Encoding" not in response.headers


@pytest.mark.parametrize("scheme", SCHEMES)
def test_leaving_ends_our_own_cookies_and_nobody_elses(
    visitor_over: Callable[[str], Walker], scheme: str
) -> None:
    """Clear-Site-Data would clear the cookies of every site under the same registrable domain."""
    visitor = visitor_over(scheme).begin()
    state = visitor.state
    visitor.client.set_cookie("council", "logged in", domain="localhost")
    visitor.client.set_cookie(state.chosen, "999999", secure=scheme == "https")
    left = visitor.client.post("/en/leave", base_url=visitor.base_url)
    assert left.headers["Clear-Site-Data"] == '"cache"'
    ended = [each for each in left.headers.getlist("Set-Cookie") if "Max-Age=0" in each]
    session = visitor.client.application.config["SESSION_COOKIE_NAME"]
    assert {each.partition("=")[0] for each in ended} >= {session, state.cookie, state.chosen}
    for name in (session, state.cookie, state.chosen):
        assert visitor.client.get_cookie(name) is None
    assert visitor.client.get_cookie("council")
