"""Limits on how often costly things are done. They never touch the emergency pages."""

import hashlib
import hmac

from flask import Flask, current_app, request
from flask_limiter import Limiter

from app.config import Settings

BEGIN = "600 per hour"
"""New drafts from one address: a whole school, or a training day, shares one."""
DOCUMENT = "40 per minute"
"""Documents from one address."""


def _hashed_address() -> str:
    """Return a name for the address that nobody can turn back into it."""
    secret = str(current_app.config["SECRET_KEY"]).encode()
    address = (request.remote_addr or "").encode()
    return hmac.new(secret, address, hashlib.sha256).hexdigest()


limiter = Limiter(_hashed_address, headers_enabled=False)


def init_app(app: Flask, settings: Settings) -> None:
    """Count in memory, or where the settings say when several instances share the count."""
    app.config["RATELIMIT_STORAGE_URI"] = settings.rate_limit_storage
    limiter.init_app(app)
