"""A paper for somebody who took part: what they type goes into the file, and nowhere else."""

from dataclasses import dataclass

from flask import make_response, render_template, request, url_for
from werkzeug import Response

from app.calendars import day_of
from app.questionnaires.kinds.clean import showable
from app.referrals.documents.errors import DocumentError
from app.training import browser
from app.training.papers.attendance import (
    LONGEST_NAME,
    PARTS,
    Attendance,
    day_of_training,
    name_of,
)
from app.training.papers.kinds import ATTENDANCE, Item
from app.training.state import state
from app.training.views import blueprint
from app.training.views.common import TrainingView, cases, exercises, shown
from app.training.views.papers import BUSY, file_of, writing
from app.training.views.phone import UNPROCESSABLE
from app.web.languages import say
from app.web.limits import DOCUMENT, limited
from app.web.origin import csrf
from app.web.words import pgettext

LONGEST_TYPED = 400
"""Characters that are shown again of a name that is too long."""
BOXES = {"name": "#name", "day": "#day-day", "item": "#item", "make": "#make"}
"""Where each problem is mended."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AttendView(TrainingView):
    """The page that asks whom the paper is for, and what was practised."""

    name: str
    day: dict[str, str]
    items: tuple[dict[str, str], ...]
    chosen: tuple[str, ...]
    problems: dict[str, str]
    """What is wrong, by the id of the box."""


@blueprint.get("/attendance")
def attend() -> str:
    """Ask for a name, a day and what was practised: of the room, where there is one."""
    today = day_of(state().now())
    day = {each: str(getattr(today, each)) for each in PARTS}
    return _asking("", day, _of_room(), {})


@blueprint.post("/attendance")
@limited(DOCUMENT)
def attended() -> Response:
    """Answer with the paper, or say what is missing."""
    csrf.protect()
    typed = request.form.get("name", "")
    given = {each: request.form.get(each, "") for each in PARTS}
    chosen = tuple(each.id for each in _items() if each.id in request.form.getlist("item"))
    name, day = name_of(typed), day_of_training(given, day_of(state().now()))
    if not (name and day and chosen):
        problems = _problems(name=bool(name), day=bool(day), item=bool(chosen))
        return make_response(_asking(typed, given, chosen, problems), UNPROCESSABLE)
    practised = tuple(each.title for each in _items() if each.id in chosen)
    try:
        html = writing().attendance(Attendance(name=name, day=day, practised=practised))
        return file_of(html, ATTENDANCE)
    except DocumentError:
        problems = {"make": pgettext("documents", "Try that again in a moment")}
        return make_response(_asking(typed, given, chosen, problems), BUSY)


def _problems(**fine: bool) -> dict[str, str]:
    said = {
        "name": pgettext(
            "training", "Type your name, in at most %(count)s letters", count=LONGEST_NAME
        ),
        "day": pgettext("training", "Type the day of the training, within the last year"),
        "item": pgettext("training", "Choose what you took part in"),
    }
    return {box: said[box] for box, is_fine in fine.items() if not is_fine}


def _asking(
    typed: str, day: dict[str, str], chosen: tuple[str, ...], problems: dict[str, str]
) -> str:
    view = shown(
        AttendView,
        pgettext("training", "A paper that says you took part"),
        back_url=url_for("training.home"),
        name=showable(typed[:LONGEST_TYPED]),
        day={each: showable(day[each][:LONGEST_TYPED]) for each in PARTS},
        items=tuple({"value": each.id, "text": say(each.title)} for each in _items()),
        chosen=chosen,
        problems=problems,
    )
    errors = [{"text": text, "href": BOXES[box]} for box, text in problems.items()]
    return render_template("training/attend.html", page=view, errors=errors)


def _items() -> tuple[Item, ...]:
    return (*cases(), *exercises())


def _of_room() -> tuple[str, ...]:
    """Return what the room of this browser works on."""
    room = browser.joined() or browser.leading()
    return tuple(each.id for each in browser.items_of(room)) if room else ()
