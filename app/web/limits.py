"""Limits on how often costly things are done. They never touch the emergency pages."""

import hashlib
import hmac
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Flask, abort, current_app, request
from limits import RateLimitItem, parse
from limits.storage import Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter

from app.config import Settings

Given = ParamSpec("Given")
Shown = TypeVar("Shown")

BEGIN = parse("600 per hour")
"""New drafts from one address: a whole school, or a training day, shares one."""
DOCUMENT = parse("40 per minute")
"""Documents from one address."""
PACK = parse("6 per minute")
"""Packs of several children from one address: each takes as long as many documents."""
RESUME = parse("30 per 10 minute")
"""Resume codes tried from one address. A code has 80 bits: this is against noise, not luck."""
SEARCH = parse("120 per minute")
"""Searches of the list of schools from one address: a training day shares one."""
OPEN = parse("10 per minute")
"""Tries to open a file of sealed answers from one address: each costs as much as a document."""
TOO_OFTEN = 429
EXTENSION = "limits"


def init_app(app: Flask, settings: Settings) -> None:
    """Count in memory, or where the settings say when several instances share the count."""
    app.extensions[EXTENSION] = storage_from_string(settings.rate_limit_storage)


def count(limit: RateLimitItem, name: str) -> None:
    """Count one more of what has this name from this address. Aborts where there were too many."""
    storage: Storage = current_app.extensions[EXTENSION]
    if not FixedWindowRateLimiter(storage).hit(limit, name, _hashed_address()):
        abort(TOO_OFTEN)


def limited(
    limit: RateLimitItem, name: str = ""
) -> Callable[[Callable[Given, Shown]], Callable[Given, Shown]]:
    """Let a view, or what is costly in one, be done so often for one address, and no more.

    What is under one name shares one count; without a name each has its own.
    """

    def decorate(view: Callable[Given, Shown]) -> Callable[Given, Shown]:
        @wraps(view)
        def counted(*args: Given.args, **kwargs: Given.kwargs) -> Shown:
            count(limit, name or view.__name__)
            return view(*args, **kwargs)

        return counted

    return decorate


def _hashed_address() -> str:
    """Return a name for the address that nobody can turn back into it."""
    secret = str(current_app.config["SECRET_KEY"]).encode()
    address = (request.remote_addr or "").encode()
    return hmac.new(secret, address, hashlib.sha256).hexdigest()
