"""A questionnaire read whole before anything is answered, and printed blank."""

from dataclasses import dataclass

from flask import g, render_template, request, url_for
from markupsafe import Markup
from werkzeug import Response

from app.journey.state import state
from app.journey.views import blueprint
from app.journey.views.documents import download, sent_as_pdf
from app.journey.visit import questionnaire_at
from app.web.languages import current_languages, say
from app.web.limits import DOCUMENT, limited
from app.web.pages import PageView

LARGE = "large"
OK = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class WholeView(PageView):
    """The whole questionnaire as its template needs it."""

    journey: str
    body: Markup
    is_large: bool


@blueprint.get("/<letter:journey>/whole")
def whole(journey: str) -> str:
    """Show every question of a questionnaire, to read or to print."""
    questionnaire = questionnaire_at(journey)
    view = WholeView(
        title=say(questionnaire.title),
        language=g.language,
        back_url=url_for("journey.before", journey=journey),
        journey=journey,
        body=state().writer.blank_body(questionnaire, current_languages().translator),
        is_large=request.args.get("size") == LARGE,
    )
    return render_template("pages/whole.html", page=view)


@blueprint.get("/<letter:journey>/whole.pdf")
@limited(DOCUMENT)
def whole_pdf(journey: str) -> Response:
    """Make a blank form as a PDF, in ordinary or in large print."""
    is_large = request.args.get("size") == LARGE
    made = state().blank_forms
    key = (journey, g.language.code, str(is_large))
    if key not in made:
        sent = _made(journey, is_large=is_large)
        if sent.status_code != OK:
            return sent
        made[key] = sent.get_data()
    return download(made[key], "application/pdf", "form.pdf")


def _made(journey: str, *, is_large: bool) -> Response:
    questionnaire = questionnaire_at(journey)
    html = state().writer.blank_whole(
        questionnaire,
        state().content.fingerprints[questionnaire.id],
        current_languages().translator,
        large=is_large,
    )
    return sent_as_pdf(html, "form.pdf", state().slow_maker)
