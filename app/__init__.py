"""Signpost: from a worry about a child to the right referral."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from app.config import Settings


def create_app(settings: "Settings | None" = None) -> "Flask":
    """Return the web application.

    Flask is imported only here, so that the domain packages run without it.
    """
    from app.factory import create_app as create

    return create(settings)
