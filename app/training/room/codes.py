"""Short codes: six digits that a room reads off a wall."""

import secrets
from collections.abc import Callable

from sqlalchemy.exc import IntegrityError

from app.training.room.errors import RoomsFullError

CODE_DIGITS = 6
TRIES = 20


def new_code() -> str:
    """Make a short code. It opens nothing but a made-up case, and only for a day."""
    return "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))


def take_free(take: Callable[[str], None], *, other_than: str = "") -> None:
    """Take a code that no room has. Raises RoomsFullError where none is found."""
    for code in (new_code() for _ in range(TRIES)):
        if code == other_than:
            continue
        try:
            take(code)
        except IntegrityError:
            continue  # another room has this code
        return
    raise RoomsFullError
