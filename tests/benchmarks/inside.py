"""How long one request takes inside the process, with no network and no test client around it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from statistics import median
from time import perf_counter
from typing import Any

from flask import Flask

from tests.benchmarks.browser import OK, SEE_OTHER, Fields, Memory, UnexpectedAnswerError
from tests.benchmarks.hello import create
from tests.benchmarks.report import Row
from tests.benchmarks.walks import Step

WARM_UP = 2
"""Rounds that do not count."""
PAGES = {
    "/en/a/check": "the check page, GET",
    "/en/a/result": "the result page, GET",
    "/en/a/letter": "the letter as a page, GET",
}
Times = dict[str, list[float]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Call:
    """One request, ready to be sent again and again."""

    name: str
    make: Callable[[], dict[str, Any]]
    status: int


class _Person:
    """Somebody who has walked to the end, straight through the WSGI callable."""

    def __init__(self, app: Flask, steps: tuple[Step, ...]) -> None:
        self.app, self.memory = app, Memory()
        self.send("GET", steps[0].path, OK)
        for step in steps:
            self.send("POST", step.path, SEE_OTHER, step.fields)
            self.send("GET", step.path, OK)
        self._steps = steps[1:]

    def send(self, method: str, path: str, status: int, fields: Fields = ()) -> bytes:
        body, cookies = _call(self.app, self.environ(method, path, fields), status)
        self.memory.take(cookies, body)
        return body

    def environ(self, method: str, path: str, fields: Fields = ()) -> dict[str, Any]:
        return _environ(
            method, path, self.memory.form(fields) if method == "POST" else b"", self.memory.cookie
        )

    def weights(self) -> dict[str, int]:
        """Return the bytes of every question page."""
        return {step.path: len(self.send("GET", step.path, OK)) for step in self._steps}

    def calls(self) -> Iterator[_Call]:
        for path in PAGES:
            yield self._get(path)
        for step in self._steps:
            yield self._get(step.path)
            # The page just shown gives the mark of what is stored, as it does to a browser.
            self.send("GET", step.path, OK)
            first = self.environ("POST", step.path, step.fields)
            body = first["wsgi.input"].getvalue()
            yield _Call(
                name=f"POST {step.path}",
                make=partial(_renewed, first, body),
                status=SEE_OTHER,
            )

    def _get(self, path: str) -> _Call:
        first = self.environ("GET", path)
        return _Call(name=f"GET {path}", make=first.copy, status=OK)


def measure(app: Flask, steps: tuple[Step, ...], seconds: float) -> list[Row]:
    """Send every request of a walk in turn with hello for so long, and return the medians."""
    person = _Person(app, steps)
    times = _times(person, seconds)
    hello = times.pop("hello")
    gets = _questions(times, "GET")
    posts = _questions(times, "POST")
    weights = person.weights()
    heaviest = max(weights, key=lambda path: weights[path])

    def row(what: str, value: float, *, at_most: float | None = None) -> Row:
        return Row(what=what, value=value, unit="ms", hello=hello, at_most=at_most)

    return [
        Row(what="bare Flask hello, GET", value=hello, unit="ms", hello=hello),
        row(f"a question page, GET ({len(gets)} pages)", median(gets.values()), at_most=2.5),
        row(f"  the slowest, {_slowest(gets)}", max(gets.values()), at_most=2.5),
        row("a valid POST with its encrypted save", median(posts.values()), at_most=4),
        row(f"  the slowest, {_slowest(posts)}", max(posts.values()), at_most=4),
        *(row(what, times[f"GET {path}"]) for path, what in PAGES.items()),
        Row(
            what=f"the heaviest question page, {heaviest}",
            value=weights[heaviest] / 1000,
            unit="kB",
            at_most=15,
        ),
    ]


def _times(person: _Person, seconds: float) -> dict[str, float]:
    hello = create()
    calls = list(person.calls())
    greeting = _environ("GET", "/", b"", "")
    rounds: list[Times] = []
    until = perf_counter() + seconds
    while len(rounds) <= WARM_UP or perf_counter() < until:
        taken: Times = defaultdict(list)
        for call in calls:
            taken["hello"].append(_time(hello, greeting.copy(), OK))
            taken[call.name].append(_time(person.app, call.make(), call.status))
        rounds.append(taken)
    counted = rounds[WARM_UP:]
    return {name: median(each for times in counted for each in times[name]) for name in counted[0]}


def _questions(times: dict[str, float], method: str) -> dict[str, float]:
    return {
        path: taken
        for name, taken in times.items()
        for verb, path in [name.split()]
        if verb == method and path not in PAGES
    }


def _slowest(times: dict[str, float]) -> str:
    return max(times, key=lambda path: times[path])


def _time(app: Flask, environ: dict[str, Any], status: int) -> float:
    begun = perf_counter()
    _call(app, environ, status)
    return (perf_counter() - begun) * 1000


def _renewed(environ: dict[str, Any], body: bytes) -> dict[str, Any]:
    return environ | {"wsgi.input": BytesIO(body)}


def _call(app: Flask, environ: dict[str, Any], status: int) -> tuple[bytes, list[str]]:
    """Call an application as a server does."""
    head: list[tuple[int, list[tuple[str, str]]]] = []

    def start(
        line: str, headers: list[tuple[str, str]], _failed: object = None, /
    ) -> Callable[[bytes], object]:
        head.append((int(line[:3]), headers))
        return bytes

    answer = app.wsgi_app(environ, start)
    body = b"".join(answer)
    if close := getattr(answer, "close", None):
        close()
    [(given, headers)] = head
    if given != status:
        raise UnexpectedAnswerError(given, environ["PATH_INFO"])
    return body, [value for name, value in headers if name == "Set-Cookie"]


def _environ(method: str, path: str, body: bytes, cookie: str) -> dict[str, Any]:
    """Return the environ that gunicorn would make of such a request."""
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": "application/x-www-form-urlencoded" if body else "",
        "CONTENT_LENGTH": str(len(body)) if body else "",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_COOKIE": cookie,
        "HTTP_SEC_FETCH_SITE": "same-origin",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": None,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
