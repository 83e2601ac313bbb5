"""Putting in order what a room will do. The order stands in the address alone: nothing is kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import redirect, render_template, url_for
from werkzeug import Response

from app.training.state import state
from app.training.views import blueprint
from app.training.views.common import TrainingView, shown
from app.training.views.lead import MOST_ITEMS, begin_room, plan_in
from app.web.languages import say
from app.web.origin import csrf
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """A case or exercise, with the addresses of the page where it stands elsewhere."""

    id: str
    title: str
    minutes: int
    up: str
    """Empty for the first."""
    down: str
    """Empty for the last."""
    away: str
    """The page without it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanView(TrainingView):
    """What was chosen, in order."""

    chosen: tuple[Chosen, ...]
    minutes: int


@blueprint.get("/plan/<items>")
def plan(items: str) -> str | Response:
    """Show what was chosen in its order, and offer another."""
    found = plan_in(items)
    if not found or len(found) > MOST_ITEMS:
        return redirect(url_for("training.lead", order=",".join(found) or None), code=303)
    chosen = tuple(_chosen(found, number) for number in range(len(found)))
    view = shown(
        PlanView,
        pgettext("training", "The order"),
        back_url=url_for("training.lead", order=",".join(found)),
        chosen=chosen,
        minutes=sum(each.minutes for each in chosen),
    )
    return render_template("training/plan.html", page=view)


@blueprint.post("/plan/<items>")
def open_in_order(items: str) -> Response:
    """Open a room that goes in this order."""
    csrf.protect()
    found = plan_in(items)
    if not found or len(found) > MOST_ITEMS:
        return redirect(url_for("training.lead", order=",".join(found) or None), code=303)
    return begin_room(found)


def _chosen(plan: tuple[str, ...], number: int) -> Chosen:
    id, training = plan[number], state().training
    item = training.cases.get(id) or training.exercises[id]
    return Chosen(
        id=id,
        title=say(item.title),
        minutes=item.minutes,
        up=_swapped(plan, number - 1, stays_at=id) if number else "",
        down=_swapped(plan, number, stays_at=id) if number + 1 < len(plan) else "",
        away=_address(each for each in plan if each != id),
    )


def _swapped(plan: tuple[str, ...], first: int, *, stays_at: str) -> str:
    """Return the address at which one and the next have changed places."""
    order = [*plan[:first], plan[first + 1], plan[first], *plan[first + 2 :]]
    return f"{_address(order)}#item-{stays_at}"


def _address(order: Iterable[str]) -> str:
    """Return the address of an order; of none, that of the page to choose on."""
    items = ",".join(order)
    return url_for("training.plan", items=items) if items else url_for("training.lead")
