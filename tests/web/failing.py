"""Signpost with three faults that say all that they know, for gunicorn to serve."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from flask import Flask, request

from app import create_app
from app.config import ROOT, Settings
from app.journey.state import keep, state
from app.referrals.documents.process import DocumentMaker, Limits


class TellingError(Exception):
    """Says in its words whatever there is to tell."""


def add_faults(app: Flask) -> Flask:
    """Add a page that fails, an address that fails before any page, and files that fail."""

    def broken() -> str:
        raise TellingError(request.values.to_dict(), request.path, request.cookies)

    app.add_url_rule("/<language>/broken", "broken", broken, methods=["GET", "POST"])
    inside = app.wsgi_app

    def outside(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/outside":
            raise TellingError(environ["QUERY_STRING"])
        return inside(environ, start)

    app.wsgi_app = outside  # type: ignore[method-assign,assignment] # as Flask documents
    with app.app_context():
        late = DocumentMaker(ROOT / "build" / "fonts", limits=Limits(seconds=0.01))
        keep(app, replace(state(), documents=late, slow_maker=late))
    return app


def create(settings: Settings | None = None) -> Flask:
    """Return it as gunicorn asks for it."""
    return add_faults(create_app(settings))
