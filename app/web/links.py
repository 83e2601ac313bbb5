"""Addresses in templates, each worked out once."""

from typing import Any

from flask import Flask, g, request, url_for


def init_app(app: Flask) -> None:
    """Give templates a `url_for` that remembers: a page asks for the same few each time.

    What it keeps is bounded, because values in templates come from content, never from a person.
    """
    known: dict[tuple[object, ...], str] = {}

    def link(endpoint: str, **values: Any) -> str:
        key = (request.script_root, g.language.code, endpoint, *values.items())
        if key not in known:
            known[key] = url_for(endpoint, **values)
        return known[key]

    app.jinja_env.globals["url_for"] = link
