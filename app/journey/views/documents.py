"""The documents of a walk, made when they are asked for and never stored."""

from dataclasses import dataclass

from flask import g, make_response, redirect, render_template, url_for
from markupsafe import Markup
from werkzeug import Response

from app.journey.errors import UnfinishedError
from app.journey.state import state
from app.journey.views import blueprint
from app.journey.views.result import decision_url
from app.journey.visit import open_visit
from app.journey.written import finished_referral_of
from app.questionnaires.text import English, Translator
from app.referrals.documents.errors import DocumentError
from app.referrals.documents.process import DocumentMaker
from app.referrals.documents.writing import Document
from app.referrals.model import Referral
from app.web.languages import current_languages
from app.web.limits import DOCUMENT, limited
from app.web.pages import PageView, notice
from app.web.words import pgettext

BUSY = 503


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentView(PageView):
    """A document as a page."""

    body: Markup
    written_in: Translator


@blueprint.get("/<letter:journey>/letter")
def letter_page(journey: str) -> str:
    """Show the copy for the council as a page that prints."""
    return _page(_council(journey), "agency", journey)


@blueprint.get("/<letter:journey>/record")
def record_page(journey: str) -> str:
    """Show the person's own record as a page that prints."""
    return _page(finished_referral_of(open_visit(journey)), "record", journey)


@blueprint.get("/<letter:journey>/letter.pdf")
@limited(DOCUMENT)
def letter_pdf(journey: str) -> Response:
    """Make the copy for the council as a PDF."""
    return _pdf(_council(journey), "agency", "letter.pdf")


@blueprint.get("/<letter:journey>/record.pdf")
@limited(DOCUMENT)
def record_pdf(journey: str) -> Response:
    """Make the person's own record as a PDF."""
    return _pdf(finished_referral_of(open_visit(journey)), "record", "record.pdf")


@blueprint.get("/<letter:journey>/answers.json")
def answers(journey: str) -> Response:
    """Give the referral as data, for the person alone."""
    body = _council(journey).model_dump_json(indent=2)
    return download(body.encode(), "application/json", "answers.json")


def _council(journey: str) -> Referral:
    """Return the referral in English, which is what a council reads."""
    return finished_referral_of(open_visit(journey), English())


@blueprint.errorhandler(UnfinishedError)
def ask_for_reasons(error: UnfinishedError) -> Response:
    """Lead somebody to the level that still needs its reasons."""
    return redirect(decision_url(open_visit(error.journey)), code=303)


def _page(referral: Referral, document: Document, journey: str) -> str:
    translator = _translator(document)
    view = DocumentView(
        title=pgettext("documents", "The letter")
        if document == "agency"
        else pgettext("documents", "Your record"),
        language=g.language,
        back_url=url_for("journey.result", journey=journey),
        body=state().writer.body(document, referral, translator),
        written_in=translator,
    )
    return render_template("pages/document.html", page=view)


def _translator(document: Document) -> Translator:
    """Return the language of a document: the council reads English."""
    return English() if document == "agency" else current_languages().translator


def _pdf(referral: Referral, document: Document, name: str) -> Response:
    return sent_as_pdf(state().writer.whole(document, referral, _translator(document)), name)


def sent_as_pdf(html: str, name: str, maker: DocumentMaker | None = None) -> Response:
    """Make a PDF and send it, or say to try again where the document process is busy."""
    try:
        content = (maker or state().documents).pdf(html)
    except DocumentError:
        page = notice(
            pgettext("documents", "Try that again in a moment"),
            pgettext("documents", "We could not make the PDF just now. Nothing is lost."),
            pgettext("documents", "Go back and print the page instead, or press the link again."),
        )
        return make_response(render_template("pages/error.html", page=page), BUSY)
    return download(content, "application/pdf", name)


def download(content: bytes, kind: str, name: str) -> Response:
    """Send a file under a name that tells nothing."""
    response = make_response(content)
    response.headers["Content-Type"] = kind
    # A neutral name: it stays in the phone's list of downloads.
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
