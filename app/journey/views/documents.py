"""The documents of a walk, made when they are asked for and never stored."""

from dataclasses import dataclass

from flask import abort, g, make_response, redirect, render_template, url_for
from markupsafe import Markup
from werkzeug import Response

from app.journey.errors import UnfinishedError
from app.journey.state import state
from app.journey.views import blueprint
from app.journey.views.result import decision_url
from app.journey.visit import open_visit
from app.journey.whose import refuse_stale
from app.journey.written import finished_referral_of
from app.questionnaires.text import English, Translator
from app.referrals.documents.dates import calendar_entries, dumped
from app.referrals.documents.errors import DocumentError, DocumentTimeoutError
from app.referrals.documents.jobs import Format, Job
from app.referrals.documents.process import DocumentMaker
from app.referrals.documents.text import text
from app.referrals.documents.writing import Document
from app.referrals.model import Referral
from app.web.languages import current_languages
from app.web.limits import DOCUMENT, limited
from app.web.pages import PageView, notice
from app.web.words import pgettext

BUSY = 503
LONG = 100_000
"""Characters of a page above which a file of it is made beside the others, so that none waits."""
DOCUMENTS: dict[str, Document] = {"letter": "agency", "record": "record", "copy": "copy"}
"""By the name that addresses and files have, which tells nothing."""
TEXT = "text/plain; charset=utf-8"
TYPES: dict[Format, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar; charset=utf-8",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentView(PageView):
    """A document as a page."""

    body: Markup
    written_in: Translator


@blueprint.get("/<letter:journey>/letter", defaults={"name": "letter"})
@blueprint.get("/<letter:journey>/record", defaults={"name": "record"})
@blueprint.get("/<letter:journey>/copy", defaults={"name": "copy"})
def document(journey: str, name: str) -> str:
    """Show a document as a page that prints."""
    kind = DOCUMENTS[name]
    translator = _translator(kind)
    view = DocumentView(
        title=_titles()[kind],
        language=g.language,
        back_url=url_for("journey.result", journey=journey),
        body=state().writer.body(kind, _referral(journey, kind), translator),
        written_in=translator,
    )
    return render_template("pages/document.html", page=view)


@blueprint.get("/<letter:journey>/letter.<any(pdf, docx, txt):form>", defaults={"name": "letter"})
@blueprint.get("/<letter:journey>/record.<any(pdf, docx, txt):form>", defaults={"name": "record"})
@blueprint.get("/<letter:journey>/copy.<any(pdf, docx, txt):form>", defaults={"name": "copy"})
@limited(DOCUMENT)
def document_file(journey: str, name: str, form: str) -> Response:
    """Make a document as a PDF, a Word file or plain text."""
    kind = DOCUMENTS[name]
    html = state().writer.whole(kind, _referral(journey, kind), _translator(kind))
    file_name = f"{name}.{form}"
    if form == "txt":
        return download(text(html).encode(), TEXT, file_name)
    job = Job(format="pdf" if form == "pdf" else "docx", body=html)
    return sent(job, file_name)


@blueprint.get("/<letter:journey>/dates.ics")
@limited(DOCUMENT)
def dates(journey: str) -> Response:
    """Make the times of the record as a calendar."""
    referral = _referral(journey, "record")
    entries = tuple(calendar_entries(referral, current_languages().translator))
    return sent(Job(format="ics", body=dumped(entries)), "dates.ics") if entries else abort(404)


@blueprint.get("/<letter:journey>/answers.json")
def answers(journey: str) -> Response:
    """Give the referral as data, for the person alone."""
    body = _referral(journey, "agency").model_dump_json()
    return download(body.encode(), "application/json", "answers.json")


def _referral(journey: str, kind: Document) -> Referral:
    """Return the referral in the language of a document."""
    visit = open_visit(journey)
    refuse_stale(visit)
    return finished_referral_of(visit, _translator(kind))


@blueprint.errorhandler(UnfinishedError)
def ask_for_reasons(error: UnfinishedError) -> Response:
    """Lead somebody to the level that still needs its reasons."""
    return redirect(decision_url(open_visit(error.journey)), code=303)


def _titles() -> dict[Document, str]:
    return {
        "agency": pgettext("documents", "The letter"),
        "record": pgettext("documents", "Your record"),
        "copy": pgettext("documents", "Your copy"),
    }


def _translator(document: Document) -> Translator:
    """Return the language of a document: the council reads English."""
    return English() if document == "agency" else current_languages().translator


def sent_as_pdf(html: str, name: str, maker: DocumentMaker | None = None) -> Response:
    """Make a PDF and send it, or say to try again where the document process is busy."""
    return sent(Job(format="pdf", body=html), name, maker)


def sent(job: Job, name: str, maker: DocumentMaker | None = None) -> Response:
    """Make a file and send it, or say to try again where the document process is busy."""
    chosen = maker or (state().slow_maker if len(job.body) > LONG else state().documents)
    try:
        content = chosen.make(job)
    except DocumentTimeoutError:
        page = notice(
            pgettext("documents", "This is too long for a file now"),
            pgettext("documents", "It took too much time. Nothing is lost."),
            pgettext("documents", "Go back and take the page to print, or the plain text."),
        )
        return make_response(render_template("pages/error.html", page=page), BUSY)
    except DocumentError:
        page = notice(
            pgettext("documents", "Try that again in a moment"),
            pgettext("documents", "We could not make the file just now. Nothing is lost."),
            pgettext("documents", "Go back and print the page instead, or press the link again."),
        )
        return make_response(render_template("pages/error.html", page=page), BUSY)
    return download(content, TYPES[job.format], name)


def download(content: bytes, kind: str, name: str) -> Response:
    """Send a file under a name that tells nothing."""
    response = make_response(content)
    response.headers["Content-Type"] = kind
    # A neutral name: it stays in the phone's list of downloads.
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
