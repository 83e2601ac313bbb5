"""The trainer's own screen: where the room is, what to say, and what comes next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import redirect, render_template, request, url_for
from werkzeug import Response

from app.calendars import LONDON
from app.training.briefing import Brief, Planned, brief_of, minutes_left, named, plan_of
from app.training.browser import go_to, here, led, place_of, steps
from app.training.content.steps import Step, seen_at, told_at
from app.training.room.errors import RoomsFullError
from app.training.room.store import LASTS, Room
from app.training.state import state
from app.training.views import blueprint
from app.training.views.common import TrainingView, shown
from app.web.errors import unavailable
from app.web.hosts import public_url
from app.web.origin import csrf
from app.web.words import pgettext

LONG = timedelta(hours=2)
"""How long a room stays where it is before its trainer is asked whether it is over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DeskView(TrainingView):
    """The trainer's screen."""

    code: str
    address: str
    """What people open to join; empty where nobody knows how this machine is reached."""
    link: str
    """The trainer's own address, without which nobody gets back in."""
    ends: str
    people: int
    answered: int
    is_asking: bool
    now: str
    then: str
    """What comes next; empty at the end."""
    idle: str
    """Since when nobody has moved it, where that is long."""
    closed: str
    """Who can answer no more, where the room stepped back."""
    brief: Brief
    plan: tuple[Planned, ...]
    left: int
    """Minutes that are still planned."""
    before: int | None
    after: int | None
    is_shut: bool
    moves: int


@blueprint.get("/desk")
def desk() -> str:
    """Show the trainer where the room is."""
    return render_template("training/desk.html", page=_view(led()))


@blueprint.post("/desk")
def move() -> Response:
    """Take the room to another step. A press that comes twice moves it once."""
    csrf.protect()
    room = led()
    wished = request.form.get("to", "")
    to = next((n for n in range(len(steps(room))) if str(n) == wished), place_of(room))
    if to != place_of(room):
        go_to(room, to)
    return redirect(url_for("training.desk"), code=303)


@blueprint.post("/desk/door")
def set_door() -> Response:
    """Let nobody else in, or let people in again."""
    csrf.protect()
    room = led()
    match request.form.get("door", ""):
        case "shut":
            state().leading.shut(room)
        case "open":
            state().leading.open(room)
    return redirect(url_for("training.desk"), code=303)


@blueprint.post("/desk/code")
def change_code() -> Response:
    """Give the room another code. A press that comes twice changes it once."""
    csrf.protect()
    room = led()
    if request.form.get("code", "") == room.code:
        state().leading.change_code(room)
    return redirect(url_for("training.desk"), code=303)


@blueprint.errorhandler(RoomsFullError)
def no_code_left(_error: Exception) -> Response:
    """Say that no code is left to give just now: rooms that end give theirs back."""
    return unavailable()


@blueprint.get("/desk/end")
def ask_to_end() -> str:
    """Ask before everything is deleted."""
    led()
    view = shown(
        TrainingView, pgettext("training", "End the room?"), back_url=url_for("training.desk")
    )
    return render_template("training/end-room.html", page=view)


@blueprint.post("/desk/end")
def end() -> Response:
    """End the room now, and delete all that was answered in it."""
    csrf.protect()
    state().rooms.end(led())
    return redirect(url_for("training.home"), code=303)


@blueprint.post("/room/go-on")
def go_on() -> Response:
    """Go to the next step or the one before, for somebody who practises alone."""
    csrf.protect()
    room = here().room
    wished, at = request.form.get("to", ""), place_of(room)
    near = {str(to): to for to in (at - 1, at + 1) if 0 <= to < len(steps(room))}
    if not room.code and wished in near:
        go_to(room, near[wished])
    return redirect(url_for("training.room"), code=303)


def _view(room: Room) -> DeskView:
    every = steps(room)
    at = place_of(room)
    step = every[at]
    answered, people = state().rooms.counts(room, step.key)
    plan = plan_of(room, every, at)
    after = at + 1 if at + 1 < len(every) else None
    token = request.cookies.get(state().leader, "")
    here = url_for("training.take_lead", token=token)
    return shown(
        DeskView,
        pgettext("training", "Your desk"),
        door=True,
        code=room.code,
        address=public_url(),
        link=f"{public_url()}{here}",
        ends=_clock(room.ends),
        people=people,
        answered=answered,
        is_asking=step.is_asking,
        now=named(step),
        then=named(every[after]) if after else "",
        idle=_idle(room),
        closed=_closed(room, step),
        brief=brief_of(step),
        plan=plan,
        left=minutes_left(plan),
        before=at - 1 if at else None,
        after=after,
        is_shut=room.is_shut,
        moves=room.changes,
    )


def _clock(moment: datetime) -> str:
    return moment.astimezone(LONDON).strftime("%H:%M")


def _idle(room: Room) -> str:
    since = room.moved or room.ends - LASTS
    return _clock(since) if state().now() - since >= LONG else ""


def _closed(room: Room, step: Step) -> str:
    """Say who can answer no more, where the room stepped back to a question."""
    there = state().leading.been(room) if step.is_asking else frozenset()
    if there & told_at(step.key):
        return pgettext("training", "This question is closed: what was answered stays.")
    if seen_at(step.key) in there:
        return pgettext(
            "training",
            "The room has seen its answers. Who has not answered can do so; the others stay.",
        )
    return ""
