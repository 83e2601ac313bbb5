"""The way in: the first page, and what to know before the first question."""

from flask import g, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.journey.addresses import page_url
from app.journey.errors import NoDraftError
from app.journey.views import blueprint
from app.journey.visit import begin, questionnaire_at
from app.web.languages import say
from app.web.limits import BEGIN, limited
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext

GONE = "gone"


def go_in() -> Response:
    """Lead from the bare address to the first page."""
    return redirect(url_for("journey.start"))


@blueprint.get("/")
def start() -> str:
    """Show who Signpost is for, danger first."""
    page = PageView(title=pgettext("start", "Start"), language=g.language)
    return render_template("pages/start.html", page=page)


@blueprint.get("/<letter:journey>/")
def before(journey: str) -> str:
    """Show what to know before the first question."""
    questionnaire = questionnaire_at(journey)
    page = PageView(
        title=pgettext("before you start", "Before you start"),
        language=g.language,
        back_url=url_for("journey.start"),
    )
    return render_template(
        "pages/before.html",
        page=page,
        journey=journey,
        subject=say(questionnaire.title),
        was_gone=request.args.get("why") == GONE,
    )


@blueprint.post("/<letter:journey>/")
@limited(BEGIN)
def begin_walk(journey: str) -> Response:
    """Begin a draft and go to the first question."""
    csrf.protect()
    questionnaire = questionnaire_at(journey)
    response = make_response(redirect(page_url(questionnaire, questionnaire.pages[0]), code=303))
    begin(response, questionnaire, {})
    return response


@blueprint.errorhandler(NoDraftError)
def go_to_start(error: NoDraftError) -> Response:
    """Send somebody whose answers are gone to where they can begin, and say why."""
    return redirect(url_for("journey.before", journey=error.journey, why=GONE), code=303)
