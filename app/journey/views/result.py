"""The end of a walk: see what to do, and go."""

from dataclasses import dataclass

from flask import g, make_response, redirect, render_template, url_for
from werkzeug import Response

from app.journey.addresses import page_url
from app.journey.state import state
from app.journey.views import blueprint
from app.journey.visit import Visit, end, open_visit
from app.referrals.build import Writer
from app.referrals.listing import Listed, listed
from app.referrals.model import Referral
from app.web.languages import current_languages
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultView(PageView):
    """What to do, and why."""

    referral: Referral
    listed: tuple[Listed, ...]
    journey: str
    is_complete: bool
    next_page_url: str


def referral_of(visit: Visit) -> Referral:
    """Return the referral of a walk so far, in the language of this request."""
    writer = Writer(content=state().content, translator=current_languages().translator)
    return writer.referral(visit.judged(), g.language.code)


@blueprint.get("/<letter:journey>/result")
def result(journey: str) -> str:
    """Show how urgent it is, why, and whom to ring. It opens at any point of the walk."""
    visit = open_visit(journey)
    state().documents.warm()
    view = _result(visit, pgettext("result", "What to do now"))
    return render_template("pages/result.html", page=view)


@blueprint.get("/<letter:journey>/ring")
def ring(journey: str) -> str:
    """Stop somebody who has just said that there is danger: ring first, write after."""
    visit = open_visit(journey)
    view = _result(visit, pgettext("ring now", "Ring 999 now"))
    return render_template("pages/ring.html", page=view)


def _result(visit: Visit, title: str) -> ResultView:
    questionnaire, path = visit.questionnaire, visit.path
    referral = referral_of(visit)
    return ResultView(
        title=title,
        language=g.language,
        back_url=page_url(questionnaire, path.next_page),
        referral=referral,
        listed=tuple(listed(referral.destinations)),
        journey=questionnaire.address,
        is_complete=path.is_complete,
        next_page_url=page_url(questionnaire, path.next_page),
    )


@blueprint.post("/<letter:journey>/done")
def finish(journey: str) -> Response:
    """Delete the answers, because the person has what they need."""
    csrf.protect()
    response = make_response(redirect(url_for("journey.done", journey=journey), code=303))
    end(response)
    return response


@blueprint.get("/<letter:journey>/done")
def done(journey: str) -> str:
    """Say that the answers are gone, and what still can be done."""
    title = pgettext("done", "Your answers are deleted")
    page = PageView(title=title, language=g.language)
    return render_template("pages/done.html", page=page, journey=journey)
