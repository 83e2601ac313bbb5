"""Opening a room: a trainer chooses cases and exercises, or somebody practises one case alone."""

from dataclasses import dataclass

from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.training.browser import give_lead, give_place, step_out
from app.training.content.cases import TrainingCase
from app.training.content.library import AnyExercise
from app.training.state import state
from app.training.views import blueprint
from app.training.views.common import (
    Elsewhere,
    TrainingView,
    cases,
    elsewhere,
    exercises,
    shown,
)
from app.training.views.phone import UNPROCESSABLE
from app.web.languages import say
from app.web.limits import LEAD, count
from app.web.origin import csrf
from app.web.words import pgettext

MOST_ITEMS = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """A case or exercise to choose."""

    id: str
    title: str
    about: str
    minutes: int
    note: str
    """What in it may be hard to read."""
    is_chosen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """Cases, or exercises, for one kind of room."""

    title: str
    offered: tuple[Offered, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LeadView(TrainingView):
    """What there is to choose from."""

    shelves: tuple[Shelf, ...]
    elsewhere: Elsewhere | None
    order: str = ""
    """What was put in order already, for it to stay so."""
    problem: str = ""


@blueprint.get("/lead")
def lead() -> str:
    """Offer every case and exercise, with what was chosen on the page that puts it in order."""
    return _choose(plan_in(request.args.get("order", "")))


@blueprint.post("/lead")
def open_room() -> Response:
    """Open a room, or lead to the page that puts in order what it will do."""
    csrf.protect()
    chosen = plan_in(",".join(request.form.getlist("item")))
    order = [each for each in plan_in(request.form.get("order", "")) if each in chosen]
    plan = tuple(dict.fromkeys((*order, *chosen)))
    if not plan or len(plan) > MOST_ITEMS:
        problem = _too_many() if plan else _none()
        return make_response(_choose(plan, problem), UNPROCESSABLE)
    if "sort" in request.form:
        return redirect(url_for("training.plan", items=",".join(plan)), code=303)
    return begin_room(plan)


def plan_in(items: str) -> tuple[str, ...]:
    """Return the cases and exercises of an address or a form, each once. Others are left out."""
    known = {*state().training.cases, *state().training.exercises}
    return tuple(dict.fromkeys(each for each in items.split(",") if each in known))


def begin_room(plan: tuple[str, ...]) -> Response:
    """Open a room, and lead whoever opened it to its desk by their own link."""
    count(LEAD, "lead")
    state().purger.purge_if_due()
    token, _ = state().rooms.begin(plan)
    return redirect(url_for("training.take_lead", token=token), code=303)


@blueprint.get("/lead/<token>")
def take_lead(token: str) -> Response:
    """Lead with a trainer's link: in another browser as well, or when the first was lost."""
    state().rooms.led_by(token)
    response = redirect(url_for("training.desk"), code=303)
    give_lead(response, token)
    return response


@blueprint.get("/alone")
def alone() -> str:
    """Offer every case to practise alone."""
    view = shown(
        LeadView,
        pgettext("training", "Practise alone"),
        back_url=url_for("training.home"),
        shelves=_shelves(frozenset(), with_exercises=False),
        elsewhere=elsewhere(),
    )
    return render_template("training/alone.html", page=view)


@blueprint.post("/alone/<case>")
def practise(case: str) -> Response:
    """Open a room of one, which goes on when the person says so."""
    csrf.protect()
    if case not in state().training.cases:
        abort(404)
    count(LEAD, "alone")
    state().purger.purge_if_due()
    _, room = state().rooms.begin((case,), is_alone=True)
    response = redirect(url_for("training.room"), code=303)
    step_out(response)  # of another room, if they are in one
    give_place(response, state().rooms.let_in(room))
    return response


def _choose(chosen: tuple[str, ...], problem: str = "") -> str:
    view = shown(
        LeadView,
        pgettext("training", "Lead a room"),
        back_url=url_for("training.home"),
        shelves=_shelves(frozenset(chosen), with_exercises=True),
        elsewhere=elsewhere(),
        order=",".join(chosen),
        problem=problem,
    )
    errors = [{"text": problem, "href": "#items"}] if problem else []
    return render_template("training/lead.html", page=view, errors=errors)


def _shelves(chosen: frozenset[str], *, with_exercises: bool) -> tuple[Shelf, ...]:
    titles = {
        ("public", False): pgettext("training", "Cases for anybody"),
        ("professional", False): pgettext("training", "Cases for people who work with children"),
        ("public", True): pgettext("training", "Exercises for anybody"),
        ("professional", True): pgettext("training", "Exercises for people who work with children"),
    }
    every: list[tuple[TrainingCase | AnyExercise, bool]]
    every = [(each, False) for each in cases()]
    every += [(each, True) for each in exercises()]
    shelves = (
        Shelf(
            title=title,
            offered=tuple(
                Offered(
                    id=each.id,
                    title=say(each.title),
                    about=say(each.about),
                    minutes=each.minutes,
                    note=say(each.content_note) if each.content_note is not None else "",
                    is_chosen=each.id in chosen,
                )
                for each, is_exercise in every
                if (each.room, is_exercise) == kind
            ),
        )
        for kind, title in titles.items()
        if with_exercises or not kind[1]
    )
    return tuple(each for each in shelves if each.offered)


def _none() -> str:
    return pgettext("training", "Choose at least one case or exercise")


def _too_many() -> str:
    return pgettext("training", "Choose at most %(count)s, so that it fits a day", count=MOST_ITEMS)
