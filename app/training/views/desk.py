"""The trainer's own screen: where the room is, what to say, and what comes next."""

from dataclasses import dataclass
from datetime import datetime

from flask import redirect, render_template, request, url_for
from werkzeug import Response

from app.calendars import LONDON
from app.training.browser import go_to, here, items_of, led, place_of, steps
from app.training.content.cases import TrainingCase
from app.training.content.steps import Doing, Step
from app.training.room.store import Room
from app.training.showing import voted
from app.training.state import state
from app.training.views import blueprint
from app.training.views.common import TrainingView, shown
from app.training.words import STEPS
from app.web.hosts import public_url
from app.web.languages import say
from app.web.origin import csrf
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A step in the list of all steps."""

    number: int
    text: str
    is_now: bool


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
    lines: tuple[Line, ...]
    before: int | None
    after: int | None
    notes: tuple[str, ...]
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
    """Go on to the next step, for somebody who practises alone."""
    csrf.protect()
    room = here().room
    wished = request.form.get("to", "")
    to = place_of(room) + 1
    if not room.code and wished == str(to) and to < len(steps(room)):
        go_to(room, to)
    return redirect(url_for("training.room"), code=303)


def _view(room: Room) -> DeskView:
    every = steps(room)
    at = place_of(room)
    step = every[at]
    answered, people = state().rooms.counts(room, step.key)
    titles = {each.id: say(each.title) for each in items_of(room)}
    lines = tuple(
        Line(number=number, text=_named(each, titles), is_now=number == at)
        for number, each in enumerate(every)
    )
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
        now=lines[at].text,
        lines=lines,
        before=at - 1 if at else None,
        after=at + 1 if at + 1 < len(every) else None,
        notes=_notes(step),
        moves=room.moves,
    )


def _clock(moment: datetime) -> str:
    return moment.astimezone(LONDON).strftime("%H:%M")


def _named(step: Step, titles: dict[str, str]) -> str:
    """Return a step in the trainer's list."""
    if not step.item:
        return say(STEPS[step.doing])
    again = pgettext("training", "again, after talking") if step.again else ""
    return ": ".join(filter(None, [_subject(step, titles), say(STEPS[step.doing]), again]))


def _subject(step: Step, titles: dict[str, str]) -> str:
    """Return what a step is about: a part of a case, a statement or a question."""
    if step.doing in {Doing.VOTE, Doing.TRUTH} and step.part:
        return say(voted(step).title)
    case = state().training.cases.get(step.item)
    part = case.part(step.part) if case else None
    return say(part.title) if part else titles[step.item]


def _notes(step: Step) -> tuple[str, ...]:
    training = state().training
    found = training.cases.get(step.item) or training.exercises.get(step.item)
    if found is None:
        return ()
    talk: tuple[str, ...] = ()
    if isinstance(found, TrainingCase) and (part := found.part(step.part)):
        talk = tuple(map(say, part.talk)) if step.doing is Doing.RESULTS else ()
    return (*talk, *map(say, found.notes))
