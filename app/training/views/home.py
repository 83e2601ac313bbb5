"""The way into training: join a room, practise alone, or lead."""

import unicodedata
from dataclasses import dataclass

from flask import make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.languages import ENGLISH
from app.training.browser import give_place, here, led, step_out
from app.training.room.errors import NoRoomError, NotInRoomError, RoomFullError
from app.training.room.store import CODE_DIGITS, Room
from app.training.state import state
from app.training.views import blueprint
from app.training.views.common import TrainingView, shown
from app.web.limits import JOIN, count
from app.web.origin import csrf
from app.web.words import pgettext

UNPROCESSABLE, FULL = 422, 409
LONGEST_TYPED = 40
"""Characters that are looked at of what somebody typed for a code."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeView(TrainingView):
    """The first page of training."""

    typed: str = ""
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
    return _home(typed=_digits(code))


@blueprint.post("/join")
def join() -> Response:
    """Let somebody into a room. Whoever is in it already stays who they are."""
    csrf.protect()
    typed = request.form.get("code", "")[:LONGEST_TYPED]
    try:
        room = state().rooms.with_code(_digits(typed))
        return _let_in(room)
    except NoRoomError:
        count(JOIN, "join")
        return make_response(_home(typed=typed, problem=_unknown()), UNPROCESSABLE)
    except RoomFullError:
        return make_response(_home(typed=typed, problem=_full()), FULL)


def _let_in(room: Room) -> Response:
    response = redirect(url_for("training.room"), code=303)
    here_now = _place()
    if here_now is None or here_now.id != room.id:
        step_out(response)  # of another room, if they are in one
        give_place(response, state().rooms.let_in(room))
    return response


def _home(*, typed: str, problem: str = "") -> str:
    heading = pgettext("training", "Practise on a made-up case")
    view = shown(
        HomeView,
        heading,
        back_url=url_for("journey.start"),
        typed=typed,
        problem=problem,
        is_in=_place() is not None,
        leads=_leads(),
    )
    errors = [{"text": problem, "href": "#code"}] if problem else []
    return render_template("training/home.html", page=view, errors=errors)


def _place() -> Room | None:
    try:
        return here().room
    except NotInRoomError:
        return None


def _leads() -> bool:
    try:
        return bool(led())
    except NoRoomError:
        return False


def _digits(typed: str) -> str:
    """Return the digits of what was typed, in whatever script and however they are parted."""
    found = (unicodedata.decimal(each, None) for each in typed[:LONGEST_TYPED])
    return "".join(str(each) for each in found if each is not None)


def _unknown() -> str:
    return pgettext(
        "training",
        "No room has this code now. Type the %(count)s digits that are on the screen",
        count=CODE_DIGITS,
    )


def _full() -> str:
    return pgettext("training", "This room is full. Ask the person who leads it")
