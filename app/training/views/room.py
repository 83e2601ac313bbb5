"""The phone of somebody in a room: it shows what everybody is at now."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask import jsonify, redirect, render_template, url_for
from werkzeug import Response

from app.calendars import day_of
from app.training import browser
from app.training.content.exercises import RolePlay
from app.training.content.listening import LISTENING
from app.training.content.steps import Doing, Step
from app.training.room.errors import NoRoomError, NotInRoomError
from app.training.room.store import Here
from app.training.showing import (
    case_of,
    cited,
    compared,
    item_of,
    judged,
    note_of,
    part_of,
    rules_say,
)
from app.training.state import state
from app.training.views import blueprint
from app.training.views.common import TrainingView, shown
from app.training.views.phone import (
    Card,
    StepView,
    frame_of,
    is_closed,
    show_closed,
    work_of,
)
from app.training.views.vote import show_truth, show_vote
from app.training.views.write import show_example, show_write
from app.web.languages import say
from app.web.origin import csrf
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class Listener:
    """Somebody who listens."""

    name: str
    how: str
    numbers: tuple[str, ...]
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SupportView(TrainingView):
    """Who listens."""

    listening: tuple[Listener, ...]


@blueprint.get("/room")
def room() -> str | Response:
    """Show the step that the room is at."""
    here = browser.here()
    step = browser.step_at(here.room)
    show = show_closed if is_closed(here, step) else SHOWN[step.doing]
    template, view = show(here, step)
    return render_template(f"training/{template}.html", page=view)


@blueprint.get("/room/now")
def now() -> Response:
    """Tell a phone whether the room went on."""
    return jsonify(moves=browser.here().room.moves)


@blueprint.get("/step-out")
def ask_to_step_out() -> str:
    """Say what stepping out does before it is done."""
    browser.here()
    heading = pgettext("training", "Step out of the room?")
    view = shown(TrainingView, heading, back_url=url_for("training.room"))
    return render_template("training/step-out.html", page=view)


@blueprint.post("/step-out")
def step_out() -> Response:
    """Take somebody out of the room with all that they answered, and show where there is help."""
    csrf.protect()
    response = redirect(url_for("training.support"), code=303)
    browser.step_out(response)
    return response


@blueprint.get("/support")
def support() -> str:
    """Show who listens: for anybody to whom a case comes close."""
    is_in = browser.is_in()
    view = shown(
        SupportView,
        pgettext("training", "If this is close to you"),
        back_url=url_for("training.room" if is_in else "training.home"),
        listening=tuple(_listening()),
        in_room=is_in,
    )
    return render_template("training/support.html", page=view)


def _listening() -> Iterator[Listener]:
    """Yield who listens, without those whose details were not checked lately."""
    parts = state()
    services, day = parts.content.directory.services, day_of(parts.now())
    for service in (services[id] for id in LISTENING if id in services):
        if service.check_by >= day:
            yield Listener(
                name=say(service.name),
                how=say(service.how),
                numbers=tuple(each.number for each in service.phones if each.type == "voice"),
                url=service.url or "",
            )


@blueprint.errorhandler(NotInRoomError)
@blueprint.errorhandler(NoRoomError)
def ended(_error: Exception) -> tuple[str, int]:
    """Say to somebody who is in no room any more, and to a phone's script, that it is over."""
    view = shown(TrainingView, pgettext("training", "This room is closed"))
    return render_template("training/closed.html", page=view), 410


def _view(here: Here, heading: str, **more: object) -> StepView:
    return shown(StepView, heading, frame=frame_of(here), in_room=True, **more)


def _join(here: Here, _step: Step) -> tuple[str, StepView]:
    return "wait", _view(here, pgettext("training", "You are in"))


def _note(here: Here, step: Step) -> tuple[str, StepView]:
    return "note", _view(here, say(item_of(step).title), note=note_of(step))


def _work(here: Here, step: Step) -> tuple[str, StepView]:
    work = work_of(here, step)
    page = work.next_page(state().content)
    is_done = step.key in state().rooms.judged_by(here)
    going_on = url_for("training.judge") if page is None else _page_url(page.id)
    asked = work.pages(state().content)
    return "story", _view(
        here,
        say(work.part.title),
        story=tuple(map(say, work.part.story)),
        next_url=going_on,
        is_done=is_done,
        changes=tuple((say(each.title), _page_url(each.id)) for each in asked)
        if page is None
        else (),
        so_far=url_for("training.so_far") if work.part is not work.case.parts[0] else "",
    )


def _page_url(page: str) -> str:
    return url_for("training.question", page=page)


def _results(here: Here, step: Step) -> tuple[str, StepView]:
    part = part_of(step)
    is_told = step.again or not here.room.code
    told = state().rooms.judged_by(here).get(step.key)
    return "looked-at", _view(
        here,
        say(part.title),
        story=tuple(map(say, part.story)),
        said=tuple(compared(told, each) for each in judged(case_of(step), part))
        if is_told and told
        else (),
        rules=rules_say(told) if is_told and told else "",
        why=tuple(map(cited, part.why)) if is_told else (),
        noticed=tuple(map(cited, part.notice)) if is_told else (),
        talk=tuple(map(say, part.talk)),
    )


def _cards(here: Here, step: Step) -> tuple[str, StepView]:
    play = _play(step)
    cards = (
        Card(title=pgettext("training", "You ring"), lines=tuple(map(say, play.caller))),
        Card(title=pgettext("training", "You answer"), lines=tuple(map(say, play.worker))),
        Card(
            title=pgettext("training", "You listen and watch"), lines=tuple(map(say, play.watcher))
        ),
    )
    setting = tuple(map(say, play.setting))
    return "cards", _view(here, say(play.title), story=setting, cards=cards)


def _talk(here: Here, step: Step) -> tuple[str, StepView]:
    play = _play(step)
    talk = tuple(say(each.text) for each in play.talk)
    return "talk", _view(here, say(play.title), talk=talk)


def _play(step: Step) -> RolePlay:
    found = state().training.exercises[step.item]
    if not isinstance(found, RolePlay):
        raise TypeError(step.item)
    return found


def _end(here: Here, _step: Step) -> tuple[str, StepView]:
    return "end", _view(here, pgettext("training", "That is all for today"))


SHOWN: dict[Doing, Callable[[Here, Step], tuple[str, StepView]]] = {
    Doing.JOIN: _join,
    Doing.NOTE: _note,
    Doing.WORK: _work,
    Doing.RESULTS: _results,
    Doing.VOTE: show_vote,
    Doing.TRUTH: show_truth,
    Doing.WRITE: show_write,
    Doing.EXAMPLE: show_example,
    Doing.CARDS: _cards,
    Doing.TALK: _talk,
    Doing.END: _end,
}
