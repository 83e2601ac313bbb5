"""What to say on the phone, to read out or to print with lines to write on."""

from dataclasses import dataclass

from flask import abort, g, render_template, url_for
from werkzeug import Response

from app.journey.addresses import entry_url
from app.journey.views import blueprint
from app.journey.views.documents import download
from app.journey.visit import Visit, open_visit
from app.journey.written import referral_of
from app.referrals.calls.sheet import CallSheet, call_sheet
from app.referrals.calls.text import call_text
from app.referrals.kinds import KINDS
from app.referrals.model import Referral
from app.web.languages import current_languages
from app.web.pages import PageView
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class CallView(PageView):
    """Whom to ring and what to say."""

    referral: Referral
    sheet: CallSheet
    journey: str
    is_complete: bool
    next_page_url: str


@blueprint.get("/<letter:journey>/call")
def call(journey: str) -> str:
    """Show what to say in each call. It opens at any point of the walk: a call does not wait."""
    visit = _visit(journey)
    referral = referral_of(visit)
    view = CallView(
        title=pgettext("call", "What to say when you ring"),
        language=g.language,
        back_url=url_for("journey.result", journey=journey),
        referral=referral,
        sheet=call_sheet(referral, current_languages().translator),
        journey=journey,
        is_complete=visit.path.is_complete,
        next_page_url=entry_url(visit.questionnaire, visit.path),
    )
    return render_template("pages/call.html", page=view)


@blueprint.get("/<letter:journey>/call.txt")
def call_txt(journey: str) -> Response:
    """Give the same as plain text."""
    translator = current_languages().translator
    body = call_text(call_sheet(referral_of(_visit(journey)), translator), translator)
    return download(body.encode(), "text/plain; charset=utf-8", "call.txt")


def _visit(journey: str) -> Visit:
    """Open the walk, unless it is about arrangements: there is no child to ring about."""
    visit = open_visit(journey)
    kind = KINDS[visit.questionnaire.kind_for(visit.path.answers)]
    return abort(404) if kind.body == "list" else visit
