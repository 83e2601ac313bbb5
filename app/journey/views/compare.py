"""An earlier assessment, brought back as its data file, beside the answers of now."""

from dataclasses import dataclass

from flask import abort, g, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.journey.views import blueprint
from app.journey.views.result import is_compared
from app.journey.visit import Visit, keep_earlier, open_visit
from app.journey.whose import refuse_other
from app.journey.written import referral_of
from app.referrals.comparison import LARGEST, kept_of, read_earlier, refuse_another
from app.referrals.earlier_words import WORDS, EarlierRefusedError
from app.web.languages import say
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext

UNPROCESSABLE = 422


@dataclass(frozen=True, kw_only=True, slots=True)
class CompareView(PageView):
    """The page that asks for a file."""

    problem: str
    whose: str
    """The name of the record that the page is shown for."""


@blueprint.get("/<letter:journey>/compare")
def compare(journey: str) -> str:
    """Ask for the data file of an earlier assessment."""
    return _page(_visit(journey))


@blueprint.post("/<letter:journey>/compare")
def compared(journey: str) -> Response:
    """Take the file, or say why it cannot be compared."""
    csrf.protect()
    visit = _visit(journey)
    refuse_other(visit)
    sent = request.files.get("earlier")
    try:
        earlier = read_earlier(sent.read(LARGEST + 1) if sent else b"")
        refuse_another(earlier, visit.questionnaire, referral_of(visit).answers)
    except EarlierRefusedError as error:
        return make_response(_page(visit, say(WORDS[error.code])), UNPROCESSABLE)
    keep_earlier(visit, kept_of(earlier, visit.questionnaire).model_dump(mode="json"))
    return make_response(redirect(url_for("journey.result", journey=journey), code=303))


def _visit(journey: str) -> Visit:
    visit = open_visit(journey)
    return visit if is_compared(visit.questionnaire) else abort(404)


def _page(visit: Visit, problem: str = "") -> str:
    view = CompareView(
        title=pgettext("compare", "Compare with an earlier one"),
        language=g.language,
        back_url=url_for("journey.result", journey=visit.questionnaire.address),
        problem=problem,
        whose=visit.stored.child,
    )
    errors = [{"text": problem, "href": "#earlier"}] if problem else []
    return render_template("pages/compare.html", page=view, errors=errors)
