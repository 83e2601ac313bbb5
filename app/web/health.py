"""For whoever keeps Signpost running: whether it lives, and whether it can do its work."""

import threading
from collections.abc import Callable
from time import monotonic

from flask import Blueprint, Flask, current_app

EXTENSION, MISSED = "health", "health_missed"
SECONDS = 2.0
"""How long somebody who asks is kept waiting, whatever does not answer."""
UNAVAILABLE = 503

blueprint = Blueprint("health", __name__)


class Probe:
    """Asks something that may never answer: beside the pages, and one question at a time."""

    def __init__(self, ask: Callable[[], bool]) -> None:
        self._ask = ask
        self._turn = threading.Lock()
        self._asking: _Question | None = None

    def answers(self, seconds: float) -> bool:
        """Say whether it answers within this time, and well.

        Whoever asks meanwhile waits for the same answer, so that nobody wears it out by asking.
        """
        with self._turn:
            if self._asking is None or self._asking.is_over.is_set():
                self._asking = _Question(self._ask)
            asking = self._asking
        return asking.is_over.wait(max(0.0, seconds)) and asking.is_well


class _Question:
    def __init__(self, ask: Callable[[], bool]) -> None:
        self._ask = ask
        self.is_over = threading.Event()
        self.is_well = False
        # It may hang for as long as a network does, and must keep no server from stopping.
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        try:
            self.is_well = self._ask()
        finally:
            self.is_over.set()


def need(app: Flask, name: str, ask: Callable[[], bool]) -> None:
    """Make an application ready only while this answers. It raises nothing but by our own fault."""
    app.extensions.setdefault(EXTENSION, {})[name] = Probe(ask)


def miss(app: Flask, name: str, ask: Callable[[], bool]) -> None:
    """Name this while it does not answer. The application stays ready: most of it needs it not."""
    app.extensions.setdefault(MISSED, {})[name] = Probe(ask)


@blueprint.get("/healthz")
def alive() -> dict[str, str]:
    """Say that this process answers."""
    return {"status": "ok"}


@blueprint.get("/readyz")
def ready() -> tuple[dict[str, object], int]:
    """Say whether all that pages need answers, or the names of what does not."""
    until = monotonic() + SECONDS
    if failing := _failing(EXTENSION, until):
        return {"status": "not ready", "failing": failing}, UNAVAILABLE
    missed = _failing(MISSED, until)
    return {"status": "ok", **({"without": missed} if missed else {})}, 200


def _failing(which: str, until: float) -> list[str]:
    """Return the names of what does not answer in time."""
    probes: dict[str, Probe] = current_app.extensions.get(which, {})
    return [name for name, each in probes.items() if not each.answers(until - monotonic())]


def init_app(app: Flask) -> None:
    """Add the health addresses."""
    app.register_blueprint(blueprint)
