"""Signpost: from a worry about a child to the right referral."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from app.config import Settings
    from app.referrals.content import Content


def create_app(settings: "Settings | None" = None, content: "Content | None" = None) -> "Flask":
    """Return the web application.

    Give it content that is loaded already, and it does not load it again. Flask is imported only
    here, so that the domain packages run without it.
    """
    from app.factory import create_app as create

    return create(settings, content)
