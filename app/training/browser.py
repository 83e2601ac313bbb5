"""What this browser holds of training: a place in a room, and perhaps the lead of one."""

import hmac
from base64 import urlsafe_b64encode
from contextlib import suppress
from hashlib import sha256

from flask import current_app, request
from werkzeug import Response

from app.database.errors import FAILING
from app.training.content.cases import TrainingCase
from app.training.content.library import AnyExercise
from app.training.content.steps import Step, steps_of
from app.training.room.errors import NoRoomError, NotInRoomError
from app.training.room.store import Here, Room
from app.training.state import state

MARK = 16
"""Characters beside the code, of six bits each."""


def here() -> Here:
    """Return this browser's place in a room. Raises NotInRoomError."""
    parts = state()
    return parts.rooms.here(request.cookies.get(parts.person, ""))


def is_in() -> bool:
    """Say whether this browser has a place in a room: not, where the database cannot be asked."""
    with suppress(NotInRoomError, *FAILING):
        return bool(here())
    return False


def led() -> Room:
    """Return the room that this browser leads. Raises NoRoomError."""
    parts = state()
    return parts.rooms.led_by(request.cookies.get(parts.leader, ""))


def joined() -> Room | None:
    """Return the room that this browser is in, if it is in one."""
    try:
        return here().room
    except NotInRoomError:
        return None


def leading() -> Room | None:
    """Return the room that this browser leads, if it leads one."""
    try:
        return led()
    except NoRoomError:
        return None


def give_place(response: Response, token: str) -> None:
    """Let this browser take part."""
    _set(response, state().person, token)


def give_lead(response: Response, token: str) -> None:
    """Let this browser lead."""
    _set(response, state().leader, token)


def mark_of(room: Room) -> str:
    """Return what the square on the wall holds beside the code: nobody can guess it."""
    return _keyed(b"training door", room.id + room.code.encode())[:MARK]


def token_for(room: Room, pressed: str) -> str:
    """Return the token of whoever presses a page's button to join: one, however often it is sent.

    `pressed` is what that page alone holds; without it the room makes a token up.
    """
    return _keyed(b"training place", room.id + pressed.encode()) if pressed else ""


def step_out(response: Response) -> None:
    """Take this browser's person out of the room, with all that they answered."""
    parts = state()
    if token := request.cookies.get(parts.person, ""):
        parts.rooms.step_out(token)
        _forget(response, parts.person)


def leave(response: Response) -> None:
    """Forget this browser's place. The lead stays: a wall is left by mistake before everybody.

    Leaving waits for no database: where that cannot be asked, the token is forgotten all the same.
    """
    with suppress(*FAILING):
        step_out(response)
    if state().person in request.cookies:
        _forget(response, state().person)


def items_of(room: Room) -> tuple[TrainingCase | AnyExercise, ...]:
    """Return what a room has chosen. What is not there any more is left out."""
    training = state().training
    known: dict[str, TrainingCase | AnyExercise] = {**training.cases, **training.exercises}
    return tuple(known[id] for id in room.plan if id in known)


def steps(room: Room) -> tuple[Step, ...]:
    """Return every step of a room."""
    return steps_of(items_of(room), is_alone=not room.code)


def place_of(room: Room) -> int:
    """Return the number of the step that a room is at.

    Where the cases were changed since, it is found by its name, else by its case or exercise.
    """
    every = steps(room)
    names = [each.name for each in every]
    if not room.step or names[min(room.at, len(every) - 1)] == room.step:
        return min(room.at, len(every) - 1)
    if room.step in names:
        return names.index(room.step)
    item = room.step.split("/")[1]
    same = [number for number, each in enumerate(every) if item and each.item == item]
    return same[0] if same else min(room.at, len(every) - 1)


def step_at(room: Room) -> Step:
    """Return the step that a room is at."""
    return steps(room)[place_of(room)]


def go_to(room: Room, to: int) -> None:
    """Take a room to another step."""
    state().rooms.move(room, to, steps(room)[to].name)


def _keyed(what: bytes, of: bytes) -> str:
    secret = str(current_app.config["SECRET_KEY"]).encode()
    made = hmac.new(secret, what + b"\0" + of, sha256).digest()
    return urlsafe_b64encode(made).decode().rstrip("=")


def _set(response: Response, name: str, token: str) -> None:
    response.set_cookie(
        name, token, secure=state().cookie_is_secure, httponly=True, samesite="Lax", path="/"
    )


def _forget(response: Response, name: str) -> None:
    response.delete_cookie(
        name, secure=state().cookie_is_secure, httponly=True, samesite="Lax", path="/"
    )
