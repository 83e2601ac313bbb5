"""What happens here in numbers, for whoever keeps Signpost running. None tells of one person.

Nothing is counted by questionnaire, language, council or address. What people do is published in
whole tens and hundreds, and no sum of times is: else the difference between two readings would
tell of whoever was here between them. What fails is exact, because the first failure matters.
"""

import hmac
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate, product
from time import perf_counter

from flask import Blueprint, Flask, Response, abort, current_app, g, request

from app.config import Settings
from app.web.headers import cookie_name
from app.web.health import SECONDS, Probe
from app.web.tallies import Tallies

EXTENSION = "metrics"
HUNDREDS, TENS = 100, 10
"""A walk is some eighty requests, one draft and a few documents."""
OTHER = "other"
GROUPS = {
    "start": ("go_in", "journey.start", "journey.before", "journey.begin_walk", "journey.work"),
    "question": ("journey.question", "journey.answer", "journey.tasks", "journey.check"),
    "result": ("journey.result", "journey.ring", "journey.papers"),
    "document": (
        "journey.code_drawing",
        *("journey.document", "journey.document_file", "journey.dates", "journey.answers"),
        *("journey.locked", "journey.family_pdf", "journey.pack_pdf", "journey.whole_pdf"),
        *("journey.card_pdf", "journey.wall_pdf", "journey.call_txt"),
    ),
    "emergency": (
        *("safety.danger", "safety.leave"),
        *("journey.where", "journey.found", "journey.area"),
    ),
    OTHER: (),
}
"""The endpoints of each group; all that are in none are of the last."""
UNCOUNTED = frozenset({"health.alive", "health.ready", "metrics.shown"})
ENDED = {
    "safety.leave": "left",
    "journey.finish": "deleted",
    "journey.delete_now": "deleted",
}
"""How a draft ended, by the endpoint. What ran out is begun, not ended, and not live."""
RESUMED = "journey.came_back"
"""A draft that is opened by its code is not begun."""
FORMATS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/calendar": "ics",
    "text/plain": "txt",
    "application/json": "json",
}
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Seconds. A page takes a few thousandths, a document tenths, and none over ten."""


class Failure(StrEnum):
    """What can fail."""

    ERROR = "error"
    DOCUMENT = "document"
    LIMIT = "limit"
    DATABASE = "database"


Key = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Counter:
    """A number that only grows, as it is published: once for each combination of its labels."""

    name: str
    about: str
    labels: Mapping[str, Iterable[str]] = field(default_factory=dict)
    step: int = 1

    def keys(self) -> Iterator[Key]:
        """Yield what each of its numbers is counted under."""
        return ((self.name, *values) for values in product(*self.labels.values()))

    def lines(self, counted: Mapping[Key, int]) -> Iterator[str]:
        """Yield its lines."""
        yield from _heading(f"{self.name}_total", "counter", self.about)
        for key in self.keys():
            labels = ",".join(
                f'{name}="{value}"' for name, value in zip(self.labels, key[1:], strict=True)
            )
            shown = f"{{{labels}}}" if labels else ""
            yield f"signpost_{self.name}_total{shown} {_whole(counted[key], self.step)}"


COUNTERS = (
    Counter(
        name="requests",
        about="Requests answered, in whole hundreds.",
        labels={"group": GROUPS, "status": ("1xx", "2xx", "3xx", "4xx", "5xx")},
        step=HUNDREDS,
    ),
    Counter(name="drafts_begun", about="Drafts begun, in whole tens.", step=TENS),
    Counter(
        name="drafts_ended",
        about="Drafts ended by people, in whole tens.",
        labels={"how": (*dict.fromkeys(ENDED.values()), OTHER)},
        step=TENS,
    ),
    Counter(
        name="documents",
        about="Files made, in whole tens.",
        labels={"format": FORMATS.values()},
        step=TENS,
    ),
    Counter(name="failures", about="What failed or was refused.", labels={"what": Failure}),
)
_SECONDS = "request_seconds"
_BOUNDS = (*map(str, BOUNDS), "+Inf")
_KEYS: list[Key] = [
    *(key for counter in COUNTERS for key in counter.keys()),  # noqa: SIM118 - not of a mapping
    *product([_SECONDS], GROUPS, _BOUNDS),
]
_PLACES = {key: place for place, key in enumerate(_KEYS)}
_GROUP_OF = {endpoint: group for group, endpoints in GROUPS.items() for endpoint in endpoints}

blueprint = Blueprint("metrics", __name__)


class Meter:
    """Counts what happens in one installation."""

    def __init__(self, settings: Settings, token: str) -> None:
        self.token = token.encode()
        self.live: dict[str, tuple[str, Callable[[], int | None]]] = {}
        """What is asked for when the numbers are: what it is about, and how many there are."""
        self._cookie = cookie_name("signpost", settings)
        self.forget()

    def forget(self) -> None:
        """Begin again from nothing."""
        self._tallies = Tallies(len(_KEYS))

    def count(self, *keys: Key) -> None:
        """Count one more of each."""
        self._tallies.add(*(_PLACES[key] for key in keys))

    def answered(self, response: Response) -> Response:
        """Count a request that is answered."""
        endpoint = request.endpoint or ""
        if endpoint not in UNCOUNTED:
            self.count(*self._told_by(endpoint, response))
        return response

    def _told_by(self, endpoint: str, response: Response) -> Iterator[Key]:
        group = _GROUP_OF.get(endpoint, OTHER)
        yield "requests", group, f"{response.status_code // 100}xx"
        took = perf_counter() - g.get("begun", perf_counter())
        yield _SECONDS, group, _BOUNDS[bisect_left(BOUNDS, took)]
        if response.status_code >= 500:
            yield "failures", Failure.DOCUMENT if group == "document" else Failure.ERROR
        if "Content-Disposition" in response.headers and response.mimetype in FORMATS:
            yield "documents", FORMATS[response.mimetype]
        if request.method == "POST":
            yield from self._told_by_cookie(endpoint, response)

    def _told_by_cookie(self, endpoint: str, response: Response) -> Iterator[Key]:
        for each in response.headers.getlist("Set-Cookie"):
            if not each.startswith(f"{self._cookie}="):
                continue
            if "Max-Age=0" not in each:
                if endpoint != RESUMED:
                    yield ("drafts_begun",)
            elif self._cookie in request.cookies:
                yield "drafts_ended", ENDED.get(endpoint, OTHER)

    def text(self) -> str:
        """Return every number as Prometheus reads them."""
        return "\n".join([*_lines(self._tallies.read()), *self._live_lines(), ""])

    def _live_lines(self) -> Iterator[str]:
        for name, (about, ask) in self.live.items():
            if (found := ask()) is not None:
                yield from _heading(name, "gauge", f"{about}, in whole tens.")
                yield f"signpost_{name} {_whole(found, TENS)}"


def _lines(read: list[int]) -> Iterator[str]:
    counted = dict(zip(_KEYS, read, strict=True))
    for counter in COUNTERS:
        yield from counter.lines(counted)
    yield from _heading(_SECONDS, "histogram", "Time to answer, in whole hundreds of requests.")
    for group in GROUPS:
        yield from _histogram(group, counted)


def _heading(name: str, kind: str, about: str) -> tuple[str, str]:
    return f"# HELP signpost_{name} {about}", f"# TYPE signpost_{name} {kind}"


def _histogram(group: str, counted: Mapping[Key, int]) -> Iterator[str]:
    so_far = list(accumulate(counted[_SECONDS, group, bound] for bound in _BOUNDS))
    for bound, number in zip(_BOUNDS, so_far, strict=True):
        labels = f'group="{group}",le="{bound}"'
        yield f"signpost_{_SECONDS}_bucket{{{labels}}} {_whole(number, HUNDREDS)}"
    yield f'signpost_{_SECONDS}_count{{group="{group}"}} {_whole(so_far[-1], HUNDREDS)}'


def _whole(number: int, step: int) -> int:
    return number // step * step


def init_app(app: Flask, settings: Settings) -> None:
    """Count and show, where a token is set for it; else there is no such address."""
    if settings.metrics is None:
        return
    meter = Meter(settings, settings.metrics.get_secret_value())
    app.extensions[EXTENSION] = meter
    app.before_request(_begin)
    app.after_request(meter.answered)
    app.register_blueprint(blueprint)


def _begin() -> None:
    g.begun = perf_counter()


def failed(what: Failure, app: Flask | None = None) -> None:
    """Count one more failure, where anything is counted."""
    meter: Meter | None = (app or current_app).extensions.get(EXTENSION)
    if meter:
        meter.count(("failures", what))


def show_live(app: Flask, name: str, about: str, ask: Callable[[], int | None]) -> None:
    """Publish how many of something there are, asked for when the numbers are, where any are."""
    meter: Meter | None = app.extensions.get(EXTENSION)
    if meter:
        meter.live[name] = (about, _Timely(ask).value)


class _Timely:
    """A number from somewhere that may never answer."""

    def __init__(self, ask: Callable[[], int | None]) -> None:
        self._ask = ask
        self._found: int | None = None
        self._probe = Probe(self._look)

    def value(self) -> int | None:
        return self._found if self._probe.answers(SECONDS) else None

    def _look(self) -> bool:
        self._found = self._ask()
        return self._found is not None


@blueprint.get("/metrics")
def shown() -> Response:
    """Show the numbers to whoever has the token; to anybody else there is no such page.

    A token, not this machine's own address: behind a proxy that is not set up well everybody
    comes from there, and who collects the numbers of several instances comes from elsewhere.
    """
    meter: Meter = current_app.extensions[EXTENSION]
    given = request.headers.get("Authorization", "").encode()
    if not hmac.compare_digest(given, b"Bearer " + meter.token):
        abort(404)
    return Response(meter.text(), content_type="text/plain; version=0.0.4; charset=utf-8")
