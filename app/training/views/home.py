"""The way into training: join a room, practise alone, or lead."""

import hmac
import re
import secrets
import unicodedata
from dataclasses import dataclass

from flask import make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.languages import ENGLISH
from app.training.browser import MARK, give_place, joined, leading, mark_of, step_out, token_for
from app.training.room.codes import CODE_DIGITS
from app.training.room.errors import (
    NoRoomError,
    RoomError,
    RoomFullError,
    RoomShutError,
)
from app.training.room.store import Room
from app.training.state import state
from app.training.views import blueprint
from app.training.views.common import TrainingView, shown
from app.training.views.late import way_in
from app.web.limits import JOIN, TOO_OFTEN, has_left, note
from app.web.origin import csrf
from app.web.words import pgettext

UNPROCESSABLE, FULL = 422, 409
LONGEST_TYPED = 40
"""Characters that are looked at of what somebody typed for a code."""
OURS = re.compile(r"[\w-]{16,40}", re.ASCII)
"""What pages of ours put into a form by themselves."""


class TooManyWrongError(RoomError):
    """So many wrong codes were typed that no typed code is looked at for now."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeView(TrainingView):
    """The first page of training."""

    typed: str = ""
    mark: str = ""
    """What the square on the wall held beside the code."""
    pressed: str = ""
    """What this page alone holds: a press that is sent twice is one person."""
    problem: str = ""
    is_in: bool = False
    leads: bool = False


def go_in() -> Response:
    """Lead from the short address on the wall to the page in English, which offers the others."""
    return redirect(url_for("training.home", language=ENGLISH))


@blueprint.get("")
def home() -> str:
    """Offer the three ways in."""
    return _home(typed="")


@blueprint.get("/join/<code>")
def join_with(code: str) -> str:
    """Show the code of a link: joining takes a press, so that nothing that only looks joins."""
    digits, _, mark = code.partition(".")
    return _home(typed=_digits(digits), mark=_ours(mark))


@blueprint.post("/join")
def join() -> Response:
    """Let somebody into a room. Whoever is in it already stays who they are."""
    csrf.protect()
    typed = request.form.get("code", "")[:LONGEST_TYPED]
    mark = _ours(request.form.get("mark", ""))
    try:
        return _let_in(_room_of(_digits(typed), mark))
    except TooManyWrongError:
        problem, status = _too_many_wrong(), TOO_OFTEN
    except NoRoomError:
        problem, status = _unknown(), UNPROCESSABLE
    except RoomShutError:
        problem, status = _shut(), FULL
    except RoomFullError:
        problem, status = _full(), FULL
    return make_response(_home(typed=typed, mark=mark, problem=problem), status)


def _room_of(code: str, mark: str) -> Room:
    """Return the room of a code. Raises NoRoomError, or TooManyWrongError after many of those.

    A right code that is typed is refused then too, for else guessing would go on.
    """
    may_guess = has_left(JOIN, "join")
    try:
        room = state().rooms.with_code(code)
    except NoRoomError:
        if not note(JOIN, "join"):
            raise TooManyWrongError from None
        raise
    if not (may_guess or hmac.compare_digest(mark, mark_of(room))):
        raise TooManyWrongError
    return room


def _let_in(room: Room) -> Response:
    here_now = joined()
    is_new = here_now is None or here_now.id != room.id
    response = redirect(way_in(room) if is_new else url_for("training.room"), code=303)
    if is_new:
        token = token_for(room, _ours(request.form.get("pressed", "")))
        token = state().rooms.let_in(room, token)
        step_out(response)  # of another room, if they are in one
        give_place(response, token)
    return response


def _home(*, typed: str, mark: str = "", problem: str = "") -> str:
    heading = pgettext("training", "Practise on a made-up case")
    view = shown(
        HomeView,
        heading,
        back_url=url_for("journey.start"),
        typed=typed,
        mark=mark,
        pressed=secrets.token_urlsafe(MARK),
        problem=problem,
        is_in=joined() is not None,
        leads=leading() is not None,
    )
    errors = [{"text": problem, "href": "#code"}] if problem else []
    return render_template("training/home.html", page=view, errors=errors)


def _digits(typed: str) -> str:
    """Return the digits of what was typed, in whatever script and however they are parted."""
    found = (unicodedata.decimal(each, None) for each in typed[:LONGEST_TYPED])
    return "".join(str(each) for each in found if each is not None)


def _ours(sent: str) -> str:
    """Return what one of our pages put into a form; nothing else comes back to a page."""
    return sent if OURS.fullmatch(sent) else ""


def _unknown() -> str:
    return pgettext(
        "training",
        "No room has this code now. Type the %(count)s digits that are on the screen",
        count=CODE_DIGITS,
    )


def _full() -> str:
    return pgettext("training", "This room is full. Ask the person who leads it")


def _shut() -> str:
    return pgettext("training", "Nobody else can join this room now. Ask the person who leads it")


def _too_many_wrong() -> str:
    return pgettext(
        "training",
        "Too many wrong codes were typed. Scan the square on the screen with your camera,"
        " or try again in an hour",
    )
