"""Limits on how often costly things are done. They never touch the emergency pages."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from ipaddress import IPv4Address, IPv6Network, ip_address
from time import monotonic
from typing import ParamSpec, TypeVar, cast

import structlog
from flask import Flask, abort, current_app, request
from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import MemoryStorage, Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter

from app.config import MEMORY, Settings
from app.web.metrics import Failure, failed

Given = ParamSpec("Given")
Shown = TypeVar("Shown")


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """How often something may be done from one address, and from all of them together."""

    each: RateLimitItem
    all: RateLimitItem | None = None


BEGIN = Limit(each=parse("600 per hour"))
"""New drafts from one address: a whole school, or a training day, shares one."""
DOCUMENT = Limit(each=parse("40 per minute"))
"""Documents from one address."""
PACK = Limit(each=parse("6 per minute"))
"""Packs of several children from one address: each takes as long as many documents."""
SEARCH = Limit(each=parse("120 per minute"))
"""Searches of the list of schools from one address: a training day shares one."""
OPEN = Limit(each=parse("10 per minute"))
"""Tries to open a file of sealed answers from one address: each costs as much as a document."""
RESUME = Limit(each=parse("100 per 10 minute"), all=parse("10000 per 10 minute"))
"""Tries of a resume code. A training room of thirty, each mistyping it twice, shares one address.

A code has 80 bits. With ten thousand codes alive and every try that the second number allows, day
and night for a year, the odds of opening one draft are 1 in 200,000,000,000. So the numbers are to
spare the database, and the second is so high that nobody keeps others from their drafts by using
it up from a few addresses.
"""
JOIN = Limit(each=parse("100 per hour"), all=parse("1000 per hour"))
"""Wrong codes of rooms. Right ones are not counted: sixty people may join from one address in a
minute, and each may mistype it once.

A room has one of a million codes for twelve hours at most. With every try that the second number
allows, the odds of finding a certain room are 1 in 80; from one address they are 1 in 800. Past a
limit a right code that is typed is refused like a wrong one, else guessing would go on. Whoever
scans the square on the wall is let in all the same: it holds more than can be guessed, so nobody
keeps a room from filling by using a limit up.
"""
LEAD = Limit(each=parse("300 per hour"))
"""New rooms from one address, those of people who practise alone among them."""
TOO_OFTEN = 429
EXTENSION = "limits"
SECONDS = 0.25
"""How long a page waits for the shared count. It is on the same network, and answers in one ms."""
PAUSE_SECONDS = 5.0
"""How long nobody asks a shared count that did not answer, so that no page waits in vain again."""


class Counting:
    """Counts where several instances share it; while that does not answer, here alone.

    A lost count never stops a page, and guessing never goes uncounted: each process then holds to
    the whole limit by itself.
    """

    def __init__(self, shared: Storage | None = None) -> None:
        self.own = MemoryStorage()
        self.shared = shared or self.own
        self._ask_again = 0.0

    def hit(self, limit: RateLimitItem, *names: str) -> bool:
        """Count one more, and say whether it was within the limit."""
        return self._ask(lambda counted: counted.hit(limit, *names))

    def has_left(self, limit: RateLimitItem, *names: str) -> bool:
        """Say whether one more would be within the limit, and count nothing."""
        return self._ask(lambda counted: counted.test(limit, *names))

    def _ask(self, ask: Callable[[FixedWindowRateLimiter], bool]) -> bool:
        if monotonic() >= self._ask_again:
            try:
                answer = ask(FixedWindowRateLimiter(self.shared))
            except StorageError:
                self._lose()
            else:
                self._find()
                return answer
        return ask(FixedWindowRateLimiter(self.own))

    def _lose(self) -> None:
        if not self._ask_again:
            structlog.get_logger().warning("limits are counted by each process alone")
        self._ask_again = monotonic() + PAUSE_SECONDS

    def _find(self) -> None:
        if self._ask_again:
            self._ask_again = 0.0
            structlog.get_logger().warning("limits are counted together again")


def init_app(app: Flask, settings: Settings) -> None:
    """Count in memory, or where the settings say when several instances share the count."""
    if settings.rate_limit_storage == MEMORY:
        app.extensions[EXTENSION] = Counting()
        return
    app.extensions[EXTENSION] = Counting(_shared(settings.rate_limit_storage))


def _shared(address: str) -> Storage:
    """Return the count of a server; a connection that it closed meanwhile is opened once more."""
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    found = storage_from_string(
        address,
        wrap_exceptions=True,
        socket_timeout=SECONDS,
        socket_connect_timeout=SECONDS,
        retry=Retry(NoBackoff(), 1),  # type: ignore[arg-type] # what is passed on to redis
    )
    return cast("Storage", found)


def count(limit: Limit, name: str) -> None:
    """Count one more of what has this name from this address. Aborts where there were too many."""
    if not note(limit, name):
        abort(TOO_OFTEN)


def note(limit: Limit, name: str) -> bool:
    """Count one more of what has this name from this address, and say whether it was within."""
    counting: Counting = current_app.extensions[EXTENSION]
    within = counting.hit(limit.each, name, _hashed_address())
    # What one address may not do is not counted for all: it could keep the others out.
    if within and limit.all:
        within = counting.hit(limit.all, name)
    if not within:
        failed(Failure.LIMIT)
    return within


def has_left(limit: Limit, name: str) -> bool:
    """Say whether one more of what has this name would be within, and count nothing."""
    counting: Counting = current_app.extensions[EXTENSION]
    is_left = counting.has_left(limit.each, name, _hashed_address())
    return is_left and (limit.all is None or counting.has_left(limit.all, name))


def limited(
    limit: Limit, name: str = ""
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
    address = _network(request.remote_addr or "").encode()
    return hmac.new(secret, address, hashlib.sha256).hexdigest()


def _network(address: str) -> str:
    """Return what one connection is given: of IPv6 that is a network of 2^64 addresses to take."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return address
    return str(found.ipv4_mapped or IPv6Network((found, 64), strict=False))
