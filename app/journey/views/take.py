"""Answers that somebody takes with them as a file: then nothing is left here."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from flask import abort, g, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.database.errors import DatabaseUnavailableError
from app.drafts.deletions import Why
from app.drafts.errors import DraftGoneError
from app.drafts.opening import Draft
from app.drafts.store import DraftStore
from app.journey.keeping import is_for_work
from app.journey.state import own_token, state
from app.journey.stored import Stored
from app.journey.taken import content_to_take
from app.journey.views import blueprint
from app.journey.views.documents import BUSY, download
from app.journey.views.lock import offered
from app.questionnaires.model import Questionnaire
from app.referrals.documents.container import LARGEST_CONTENT, letters_of
from app.referrals.documents.errors import DocumentError
from app.referrals.documents.jobs import Job
from app.web.limits import DOCUMENT, limited
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext

SHORTEST, LONGEST = 12, 200
"""Letters and digits that a password must have, and characters that it may."""
FILE_NAME = "notes.dat"
"""It tells nothing: it stays in the phone's list of downloads."""
KIND = "application/octet-stream"
NO_CONTENT, CONFLICT, UNPROCESSABLE = 204, 409, 422
GONE = "gone"
WAIT, GOT = "wait", "got"
"""What our script sends along: to wait with deleting until it has the whole file, and that it has
it, with the version of the draft that is in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeView(PageView):
    """The page that asks for a password."""

    password: str
    """One to take. It is there at first only: nobody must come to lose the one that they noted."""
    problem: str
    file_name: str
    shortest: int
    longest: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Taking:
    """The draft that is to be taken."""

    token: str
    draft: Draft
    stored: Stored
    questionnaire: Questionnaire


@blueprint.get("/take")
def take() -> Response:
    """Say what it means to take the answers, ask for a password, and offer one."""
    its = _taking()
    return make_response(_page(its, offered())) if its else _gone()


@blueprint.post("/take")
@limited(DOCUMENT)
def taken() -> Response:
    """Hand the file over, and delete the answers once that is done. The password is forgotten."""
    csrf.protect()
    its = _taking()
    if its is None:
        return _gone()
    if GOT in request.form:
        return _has_it(its, request.form[GOT])
    password = request.form.get("key", "")
    if len(password) > LONGEST or len(letters_of(password)) < SHORTEST:
        problem = pgettext(
            "take",
            "Use %(least)s letters and digits or more. %(most)s at most",
            least=SHORTEST,
            most=LONGEST,
        )
        return make_response(_page(its, problem=problem), UNPROCESSABLE)
    content = content_to_take(its.stored)
    if len(content) > LARGEST_CONTENT:
        problem = pgettext("documents", "This is too long for a file now")
        return make_response(_page(its, problem=problem), UNPROCESSABLE)
    file = _sealed(its, content, password)
    return _handed_over(its, file) if file else make_response(_page(its, problem=_busy()), BUSY)


def _taking() -> Taking | None:
    """Return the public draft of this browser; nothing where it has none.

    Professionals have a code, and the data file of each referral.
    """
    parts = state()
    token = own_token()
    try:
        draft = parts.drafts.open(token)
    except DraftGoneError:
        return None
    stored = Stored.load(draft.content)
    asked = parts.content.library.by_address.get(stored.letter)
    if asked is None or is_for_work(stored):
        abort(404)
    return Taking(token=token, draft=draft, stored=stored, questionnaire=asked)


def _gone() -> Response:
    """Lead somebody to where the file is loaded: perhaps they took their answers just now."""
    return redirect(url_for("journey.load", why=GONE), code=303)


def _sealed(its: Taking, content: bytes, password: str) -> bytes:
    """Return the file; nothing where it cannot be made now, or is not of the answers any more."""
    parts = state()
    try:
        file = parts.sealer.make(Job.of_bytes("sealed", content, password))
        now = parts.drafts.open(its.token)
    except (DocumentError, DraftGoneError):
        return b""
    return file if now.version == its.draft.version else b""


def _handed_over(its: Taking, file: bytes) -> Response:
    """Send the file. The answers end with its last byte, unless another tab changed them meanwhile.

    Our script waits for the whole file and then says so. Without it we cannot know more than that
    the file was sent.

    The cookie stays, for it is sent before the file: were the connection to break, nobody could
    come back to the answers. Once they are gone it opens nothing.
    """
    response = download(file, KIND, FILE_NAME)
    if WAIT in request.form:
        response.set_etag(str(its.draft.version))
        return response
    drafts = state().drafts  # the request is over by the time that it is wanted
    response.response = _then(file, lambda: _end(drafts, its))
    return response


def _end(drafts: DraftStore, its: Taking) -> None:
    """Delete the answers, unless they changed meanwhile; where nothing can be, time deletes them.

    The file is out already, so nobody can be told any more.
    """
    with suppress(DatabaseUnavailableError):
        drafts.end(its.token, Why.TAKEN, version=its.draft.version)


def _has_it(its: Taking, version: str) -> Response:
    """Delete the answers of which the browser has the whole file, unless they changed meanwhile."""
    if version != str(its.draft.version):
        return make_response("", CONFLICT)
    state().drafts.end(its.token, Why.TAKEN, version=its.draft.version)
    return make_response("", NO_CONTENT)


def _then(body: bytes, done: Callable[[], None]) -> Iterator[bytes]:
    """Yield a body, and do something when the server, having sent it, asks for more.

    A server whose connection breaks asks no more: it closes this where it stands.
    """
    yield body
    done()


def _busy() -> str:
    return pgettext(
        "take",
        "We could not make the file just now. Nothing is lost. Type the password that you wrote"
        " down, and press again",
    )


def _page(its: Taking, password: str = "", *, problem: str = "") -> str:
    view = TakeView(
        title=pgettext("take", "Take your answers with you"),
        language=g.language,
        back_url=url_for("journey.result", journey=its.questionnaire.address),
        password=password,
        problem=problem,
        file_name=FILE_NAME,
        shortest=SHORTEST,
        longest=LONGEST,
    )
    errors = [{"text": problem, "href": "#key"}] if problem else []
    return render_template("pages/take.html", page=view, errors=errors)
