"""Addresses in templates, each worked out once."""

from typing import Any

from flask import Flask, g, request, url_for

OF_ONE_PERSON = "whose"
"""What names one person's record in a link. Kept, it would fill the memory with those of everybody,
and stay when they have deleted it."""


def init_app(app: Flask) -> None:
    """Give templates a `url_for` that remembers: a page asks for the same few each time.

    What it keeps is bounded, because all other values in templates come from content.
    """
    known: dict[tuple[object, ...], str] = {}

    def link(endpoint: str, **values: Any) -> str:
        if values.get(OF_ONE_PERSON):
            return url_for(endpoint, **values)
        key = (request.script_root, g.language.code, endpoint, *values.items())
        if key not in known:
            known[key] = url_for(endpoint, **values)
        return known[key]

    app.jinja_env.globals["url_for"] = link
