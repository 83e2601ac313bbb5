"""Logs without answers, names, codes, addresses or query strings."""

import logging

import structlog
from flask import Flask, Response, g, request


def init_app(app: Flask) -> None:
    """Log each request by its endpoint, method and status, and nothing that anybody typed."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        cache_logger_on_first_use=True,
    )
    app.logger.handlers.clear()
    app.logger.addHandler(logging.NullHandler())
    app.logger.propagate = False
    app.after_request(_log_failure)


def _log_failure(response: Response) -> Response:
    if response.status_code >= 500:
        structlog.get_logger().error(
            "request failed",
            endpoint=request.endpoint,
            method=request.method,
            status=response.status_code,
            error=g.get("failed", ""),
        )
    return response
