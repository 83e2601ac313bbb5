"""The least that Flask can do: what everything else is measured against."""

from flask import Flask


def create() -> Flask:
    """Return an application that says hello."""
    app = Flask("hello", static_folder=None)

    @app.get("/")
    def hello() -> str:
        return "hello"

    return app
