"""What is taken away from training, made when it is asked for: none of it is kept."""

from dataclasses import dataclass

from flask import abort, make_response, render_template, url_for
from werkzeug import Response

from app.referrals.documents.errors import DocumentError
from app.training.browser import items_of, leading, led, steps
from app.training.content.steps import Doing, Step
from app.training.papers.kinds import SUMMARY, TITLES, Item, Paper, file_name, papers_of
from app.training.papers.summary import Answers, summary_of
from app.training.papers.writing import Papers
from app.training.results import Asked
from app.training.showing import case_of, judged, part_of, signs_asked, voted
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
from app.web.languages import current_languages, say
from app.web.limits import DOCUMENT, limited
from app.web.words import pgettext

BUSY = 503


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A page or a paper to open."""

    title: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PapersView(TrainingView):
    """What there is to take away."""

    shelves: tuple[tuple[str, tuple[Link, ...]], ...]
    elsewhere: Elsewhere | None = None
    summary_url: str = ""
    """The paper of the room that this browser leads; empty where it leads none."""


@blueprint.get("/papers")
def papers() -> str:
    """List every case and exercise, those of the trainer's own room first."""
    room = leading()
    shelves = (
        (pgettext("training", "In your room"), items_of(room) if room else ()),
        (pgettext("training", "Cases"), cases()),
        (pgettext("training", "Exercises"), exercises()),
    )
    view = shown(
        PapersView,
        pgettext("training", "To take away"),
        back_url=url_for("training.home"),
        shelves=tuple((title, tuple(map(_to, items))) for title, items in shelves if items),
        elsewhere=elsewhere(),
        summary_url=url_for("training.summary") if room else "",
    )
    return render_template("training/papers.html", page=view)


@blueprint.get("/papers/<item>")
def papers_for(item: str) -> str:
    """List the papers of a case or exercise."""
    found = _item(item)
    state().documents.warm()
    links = tuple(
        Link(
            title=say(TITLES[paper]),
            url=url_for("training.paper", item=found.id, paper=paper.value),
        )
        for paper in papers_of(found)
    )
    view = shown(
        PapersView,
        say(found.title),
        back_url=url_for("training.papers"),
        shelves=(("", links),),
    )
    return render_template("training/papers.html", page=view)


@blueprint.get("/papers/<item>/<any(handout, answers, notes, slips):paper>.pdf")
@limited(DOCUMENT)
def paper(item: str, paper: str) -> Response:
    """Make a paper of a case or exercise."""
    found, wanted = _item(item), Paper(paper)
    if wanted not in papers_of(found):
        abort(404)
    return sent(writing().of(found, wanted), file_name(found, wanted))


@blueprint.get("/desk/summary.pdf")
@limited(DOCUMENT)
def summary() -> Response:
    """Make a paper of what the room said, in numbers, while there is the room."""
    room, rooms = led(), state().rooms
    every = steps(room)
    _, people = rooms.counts(room, every[0].key)
    counted = summary_of(
        items_of(room),
        every,
        people=people,
        told_at=lambda key: rooms.judged_at(room, key),
        asked_at=_asked_at,
    )
    return sent(writing().summary(counted), SUMMARY)


def writing() -> Papers:
    """Return what writes papers in the language of this request."""
    parts = state()
    return Papers(
        content=parts.content,
        writer=parts.writer,
        translator=current_languages().translator,
        at=parts.now(),
    )


def sent(html: str, name: str) -> Response:
    """Make a PDF and send it, or say to try again where the document process is busy."""
    try:
        return file_of(html, name)
    except DocumentError:
        view = shown(TrainingView, pgettext("documents", "Try that again in a moment"))
        return make_response(render_template("training/busy.html", page=view), BUSY)


def file_of(html: str, name: str) -> Response:
    """Make a PDF and send it. Raises DocumentError."""
    response = make_response(state().documents.pdf(html))
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _item(id: str) -> Item:
    training = state().training
    found = training.cases.get(id) or training.exercises.get(id)
    return found or abort(404)


def _to(item: Item) -> Link:
    return Link(title=say(item.title), url=url_for("training.papers_for", item=item.id))


def _asked_at(step: Step, told: Answers) -> tuple[Asked, ...]:
    """Return what was asked at a step; nothing where everybody wrote words of their own."""
    match step.doing:
        case Doing.WORK:
            case, part = case_of(step), part_of(step)
            return (*judged(case, part), signs_asked(case, part, told))
        case Doing.VOTE:
            return (voted(step),)
    return ()
