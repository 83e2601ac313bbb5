"""Logs without answers, names, codes, addresses or query strings."""

import logging
import traceback
from pathlib import Path

import structlog
from flask import Flask, Response, g, got_request_exception, request

from app.config import ROOT


def init_app(app: Flask) -> None:
    """Log each request that fails, and nothing that anybody typed.

    A line has the endpoint, the method and the status, the kind of the error and the line of code
    that it comes from. Requests that are answered leave no line: each would say that somebody was
    here, and when. How many there are is a number for `app.web.metrics`.
    """
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        cache_logger_on_first_use=True,
    )
    app.logger.handlers.clear()
    app.logger.addHandler(logging.NullHandler())
    app.logger.propagate = False
    got_request_exception.connect(_remember_where, app)
    app.after_request(_log_failure)


def _remember_where(_app: Flask, exception: BaseException) -> None:
    """Keep the last line of our own code that an error came through. Its words may be anybody's."""
    for frame in reversed(traceback.extract_tb(exception.__traceback__)):
        place = Path(frame.filename)
        if place.is_relative_to(ROOT) and "site-packages" not in place.parts:
            g.failed_at = f"{place.relative_to(ROOT)}:{frame.lineno}"
            return


def _log_failure(response: Response) -> Response:
    # Who asks whether it is ready, every few seconds, has the answer; no line is needed.
    if response.status_code >= 500 and request.endpoint != "health.ready":
        structlog.get_logger().error(
            "request failed",
            endpoint=request.endpoint,
            method=request.method,
            status=response.status_code,
            error=g.get("failed", ""),
            at=g.get("failed_at", ""),
        )
    return response
