"""What every answer says to the browser, and how each cookie is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.conftest import app_for, close, settings_for
from tests.journey.walker import Walker

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self' https://www.bbc.co.uk:443",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}
OVER_HTTPS = "max-age=63072000"
ADDRESSES = [
    pytest.param("GET", "/", 302, id="the bare address"),
    pytest.param("GET", "/en/", 200, id="start"),
    pytest.param("GET", "/en/danger", 200, id="danger"),
    pytest.param("GET", "/en/about", 200, id="about"),
    pytest.param("GET", "/en/a/", 200, id="before"),
    pytest.param("GET", "/en/a/now", 200, id="question"),
    pytest.param("GET", "/en/a/check", 200, id="check"),
    pytest.param("GET", "/en/a/result", 200, id="result"),
    pytest.param("GET", "/en/a/letter", 200, id="document"),
    pytest.param("GET", "/en/a/answers.json", 200, id="data"),
    pytest.param("GET", "/healthz", 200, id="health"),
    pytest.param("GET", "/en/nowhere", 404, id="nowhere"),
    pytest.param("DELETE", "/en/a/now", 405, id="wrong method"),
    pytest.param("POST", "/en/a/now", 400, id="without a token"),
    pytest.param("POST", "/en/leave", 303, id="leaving"),
]


def policy_of(response: TestResponse) -> dict[str, str]:
    """Return the policy's directives by name."""
    parts = response.headers["Content-Security-Policy"].split("; ")
    return {name: value for name, _, value in (part.partition(" ") for part in parts)}


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(("method", "path", "status"), ADDRESSES)
def test_every_answer_has_every_header(
    visitor_over: Callable[[str], Walker], *, scheme: str, method: str, path: str, status: int
) -> None:
    visitor = visitor_over(scheme).begin()
    response = visitor.client.open(path, method=method, base_url=visitor.base_url)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in ALWAYS} == ALWAYS
    assert policy_of(response) == POLICY
    wanted = OVER_HTTPS if scheme == "https" else None
    assert response.headers.get("Strict-Transport-Security") == wanted
    assert "Server" not in response.headers


def test_a_failure_has_every_header(broken_app: Flask) -> None:
    response = broken_app.test_client().get("/en/broken")
    assert response.status_code == 500
    assert {name: response.headers.get(name) for name in ALWAYS} == ALWAYS
    assert policy_of(response) == POLICY


def test_static_files_have_theirs_and_set_no_cookie(visitor: Walker) -> None:
    visitor.begin()
    (link,) = [each for each in visitor.page.all("link") if each.get("rel") == "stylesheet"]
    with visitor.client.get(link.get("href") or "") as response:
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert response.headers["Content-Type"] == 'text/css; charset="utf-8"'
        assert "Access-Control-Allow-Origin" not in response.headers
        assert "Set-Cookie" not in response.headers


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
    app = app_for(settings_for(tmp_path, exit_url=exit_url))
    response = app.test_client().post("/en/leave")
    assert response.location == exit_url
    assert policy_of(response)["form-action"] == f"'self' {origin}"
    close(app)


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate, gzip, br, zstd"])
def test_pages_are_not_compressed(visitor: Walker, encoding: str) -> None:
    """Compression beside what is typed tells its length to whoever listens."""
    visitor.begin()
    for path in ("/en/", "/en/a/now", "/en/a/answers.json", "/en/nowhere"):
        response = visitor.client.get(path, headers={"Accept-Encoding": encoding})
        assert "Content-Encoding" not in response.headers


def flags(cookie: str) -> tuple[str, set[str]]:
    """Return a cookie's name, and its flags without its value and its end."""
    first, *rest = cookie.split("; ")
    return first.partition("=")[0], {
        each for each in rest if not each.startswith(("Expires", "Max"))
    }


COOKIES = [
    pytest.param("http", "", {"HttpOnly", "SameSite=Lax", "Path=/"}, id="http"),
    pytest.param("https", "__Host-", {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"}, id="https"),
]


@pytest.mark.parametrize(("scheme", "prefix", "wanted"), COOKIES)
def test_each_cookie_is_for_this_site_alone(
    visitor_over: Callable[[str], Walker], scheme: str, prefix: str, wanted: set[str]
) -> None:
    visitor = visitor_over(scheme)
    opened = visitor.open("/en/a/")
    begun = visitor.send({}).history[0]
    ended = visitor.client.post("/en/leave", base_url=visitor.base_url)
    session, draft = f"{prefix}session", f"{prefix}signpost"
    assert [flags(each) for each in opened.headers.getlist("Set-Cookie")] == [(session, wanted)]
    assert [flags(each) for each in begun.headers.getlist("Set-Cookie")] == [(draft, wanted)]
    assert (draft, wanted) in [flags(each) for each in ended.headers.getlist("Set-Cookie")]


@pytest.mark.parametrize("scheme", ["http", "https"])
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
    assert {flags(each)[0] for each in ended} >= {session, state.cookie, state.chosen}
    for name in (session, state.cookie, state.chosen):
        assert visitor.client.get_cookie(name) is None
    assert visitor.client.get_cookie("council")


def test_a_cookie_lives_as_long_as_the_browser_is_open(visitor: Walker) -> None:
    opened = visitor.open("/en/a/")
    begun = visitor.send({}).history[0]
    cookies = opened.headers.getlist("Set-Cookie") + begun.headers.getlist("Set-Cookie")
    assert len(cookies) == 2
    assert [each for each in cookies if "Expires" in each or "Max-Age" in each] == []
