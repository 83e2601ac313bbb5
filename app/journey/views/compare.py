"""An earlier assessment, brought back as its data file, beside the answers of now."""

from dataclasses import dataclass

from flask import abort, g, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.journey.views import blueprint
from app.journey.views.result import is_compared
from app.journey.visit import Visit, keep_earlier, open_visit
from app.journey.written import referral_of
from app.referrals.comparison import (
    LARGEST,
    WORDS,
    EarlierRefusedError,
    read_earlier,
    refuse_another,
)
from app.referrals.model import Referral
from app.web.languages import say
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext

UNPROCESSABLE = 422


@dataclass(frozen=True, kw_only=True, slots=True)
class CompareView(PageView):
    """The page that asks for a file."""

    problem: str


@blueprint.get("/<letter:journey>/compare")
def compare(journey: str) -> str:
    """Ask for the data file of an earlier assessment."""
    return _page(_visit(journey))


@blueprint.post("/<letter:journey>/compare")
def compared(journey: str) -> Response:
    """Take the file, or say why it cannot be compared."""
    # A file may be larger than a form of questions; what is too large is told so in words.
    request.max_content_length = 2 * LARGEST
    csrf.protect()
    visit = _visit(journey)
    sent = request.files.get("earlier")
    try:
        earlier = read_earlier(sent.read(LARGEST + 1) if sent else b"")
        refuse_another(earlier, visit.questionnaire, referral_of(visit).answers)
    except EarlierRefusedError as error:
        return make_response(_page(visit, say(WORDS[error.code])), UNPROCESSABLE)
    keep_earlier(visit, _kept(earlier))
    return make_response(redirect(url_for("journey.result", journey=journey), code=303))


def _visit(journey: str) -> Visit:
    visit = open_visit(journey)
    return visit if is_compared(visit.questionnaire) else abort(404)


def _kept(earlier: Referral) -> dict[str, object]:
    """Return what a comparison needs of it, without contacts, sections and other questionnaires."""
    nothing: tuple[()] = ()
    slim = earlier.model_copy(
        update={
            "destinations": nothing,
            "findings": nothing,
            "sections": nothing,
            "annexes": nothing,
            "cautions": nothing,
            "clocks": nothing,
            "comparison": None,
        }
    )
    return slim.model_dump(mode="json")


def _page(visit: Visit, problem: str = "") -> str:
    view = CompareView(
        title=pgettext("compare", "Compare with an earlier one"),
        language=g.language,
        back_url=url_for("journey.result", journey=visit.questionnaire.address),
        problem=problem,
    )
    errors = [{"text": problem, "href": "#earlier"}] if problem else []
    return render_template("pages/compare.html", page=view, errors=errors)
