"""What stands on the wall before everybody: the story, who has answered, and how far they agree."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import abort, jsonify, render_template, url_for
from werkzeug import Response

from app.referrals.documents.errors import DocumentError
from app.referrals.documents.jobs import Job
from app.training.browser import led, mark_of, step_at
from app.training.charts import Chart, chart
from app.training.content.exercises import RolePlay
from app.training.content.steps import Doing, Step
from app.training.results import agreement, spread
from app.training.room.store import Room
from app.training.showing import Cited, case_of, cited, judged, note_of, part_of, signs_asked, voted
from app.training.state import state
from app.training.views import blueprint
from app.training.views.common import TrainingView, shown
from app.training.views.vote import Known, known_at
from app.web.hosts import public_url
from app.web.languages import say
from app.web.limits import DOCUMENT, limited
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class WallView(TrainingView):
    """A step as a room reads it from afar."""

    doing: Doing
    code: str
    address: str
    """What people open; empty where nobody knows how this machine is reached."""
    people: int
    answered: int
    is_asking: bool
    moves: int
    story: tuple[str, ...] = ()
    note: str = ""
    sentence: str = ""
    charts: tuple[Chart, ...] = ()
    why: tuple[Cited, ...] = ()
    noticed: tuple[Cited, ...] = ()
    talk: tuple[str, ...] = ()
    question: str = ""
    known: tuple[Known, ...] = ()
    is_truth: bool = False
    """Whether what is marked is so, and not only what we would say."""


@blueprint.get("/wall")
def wall() -> str:
    """Show the step that the room is at, to be read from the back row."""
    room = led()
    step = step_at(room)
    answered, people = state().rooms.counts(room, step.key)
    view = shown(
        WallView,
        _heading(step),
        door=False,
        doing=step.doing,
        code="" if room.is_shut else room.code,
        address=public_url(),
        people=people,
        answered=answered,
        is_asking=step.is_asking,
        moves=room.changes,
        **_shown_at(room, step),
    )
    return render_template("training/wall.html", page=view)


@blueprint.get("/wall/now")
def wall_now() -> Response:
    """Tell the wall how many have joined and answered, and whether the room went on."""
    room = led()
    answered, people = state().rooms.counts(room, step_at(room).key)
    return jsonify(moves=room.changes, people=people, answered=answered)


@blueprint.get("/wall/code.svg")
@limited(DOCUMENT)
def code_drawing() -> Response | tuple[str, int]:
    """Draw the address that joins this room, for phones to read."""
    room = led()
    if not room.code or not public_url():
        abort(404)
    code = f"{room.code}.{mark_of(room)}"
    address = f"{public_url()}{url_for('training.join_with', code=code)}"
    try:
        drawn = state().documents.make(Job(format="svg", body=address))
    except DocumentError:
        return "", 503
    return Response(drawn, mimetype="image/svg+xml")


def _heading(step: Step) -> str:
    training = state().training
    if case := training.cases.get(step.item):
        part = case.part(step.part)
        return say(part.title if part else case.title)
    if exercise := training.exercises.get(step.item):
        return say(exercise.title)
    if step.doing is Doing.JOIN:
        return pgettext("training", "Join with your phone")
    return pgettext("training", "That is all for today")


def _shown_at(room: Room, step: Step) -> dict[str, object]:
    show = SHOWN.get(step.doing)
    return show(room, step) if show else {}


def _note(_room: Room, step: Step) -> dict[str, object]:
    return {"note": note_of(step)}


def _story(_room: Room, step: Step) -> dict[str, object]:
    return {"story": tuple(map(say, part_of(step).story))}


def _question(_room: Room, step: Step) -> dict[str, object]:
    return {"question": say(voted(step).title)}


def _call(_room: Room, step: Step) -> dict[str, object]:
    play = state().training.exercises[step.item]
    if not isinstance(play, RolePlay):
        return {}
    if step.doing is Doing.CARDS:
        return {"story": tuple(map(say, play.setting))}
    return {"talk": tuple(say(each.text) for each in play.talk)}


def _results(room: Room, step: Step) -> dict[str, object]:
    case, part, rooms = case_of(step), part_of(step), state().rooms
    now = rooms.judged_at(room, step.key)
    earlier = rooms.judged_at(room, step.earlier) if step.again else None
    every = judged(case, part)
    if not step.again:
        # What we would say is kept back until the room has talked.
        every = [replace(asked, ours=frozenset()) for asked in every]
    spreads = [spread(asked, now, earlier) for asked in every]
    found: dict[str, object] = {
        "sentence": " ".join(map(say, agreement(spreads[0]))),
        "charts": tuple(map(chart, spreads)) if spreads[0].is_shown else (),
        "talk": tuple(map(say, part.talk)),
    }
    if step.again:
        if spreads[0].is_shown:
            seen = spread(signs_asked(case, part, now), now)
            found["charts"] = (*map(chart, spreads), *([chart(seen)] if seen.bars else []))
        found |= {"why": tuple(map(cited, part.why)), "noticed": tuple(map(cited, part.notice))}
    return found


def _truth(room: Room, step: Step) -> dict[str, object]:
    asked = voted(step)
    counted = spread(asked, state().rooms.judged_at(room, step.key))
    return {
        "question": say(asked.title),
        "charts": (chart(counted),) if counted.is_shown else (),
        "known": known_at(step),
        "is_truth": True,
    }


SHOWN: dict[Doing, Callable[[Room, Step], dict[str, object]]] = {
    Doing.NOTE: _note,
    Doing.WORK: _story,
    Doing.RESULTS: _results,
    Doing.VOTE: _question,
    Doing.TRUTH: _truth,
    Doing.CARDS: _call,
    Doing.TALK: _call,
}
