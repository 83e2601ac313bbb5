"""What somebody has missed who comes when a case has begun: its note, and the story so far."""

from dataclasses import dataclass

from flask import render_template, url_for

from app.training import browser
from app.training.content.cases import TrainingCase
from app.training.content.steps import Doing, Step
from app.training.room.store import Here, Room
from app.training.showing import item_of, note_of
from app.training.views import blueprint
from app.training.views.common import TrainingView, shown
from app.web.languages import say
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A part of a case that the room has read."""

    title: str
    story: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SoFarView(TrainingView):
    """What was said and told before somebody came."""

    note: str = ""
    told: tuple[Told, ...] = ()


@blueprint.get("/room/so-far")
def so_far() -> str:
    """Show what is hard in it, and then the story as far as the room has read it."""
    here: Here = browser.here()
    step = browser.step_at(here.room)
    item = item_of(step) if step.item else None
    view = shown(
        SoFarView,
        say(item.title) if item else pgettext("training", "The story so far"),
        back_url=url_for("training.room"),
        in_room=True,
        note=note_of(step) if item else "",
        told=_told(item, step) if isinstance(item, TrainingCase) else (),
    )
    return render_template("training/so-far.html", page=view)


def way_in(room: Room) -> str:
    """Return the page that somebody comes to who has just joined."""
    step = browser.step_at(room)
    has_missed = step.item and step.doing is not Doing.NOTE and note_of(step)
    return url_for("training.so_far" if has_missed else "training.room")


def _told(case: TrainingCase, step: Step) -> tuple[Told, ...]:
    """Return the parts up to the one that the room is at; none while the note is shown."""
    ids = [each.id for each in case.parts]
    until = ids.index(step.part) + 1 if step.part in ids else 0
    return tuple(
        Told(title=say(each.title), story=tuple(map(say, each.story)))
        for each in case.parts[:until]
    )
