"""Answers that somebody took with them as a file, loaded again."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import g, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.journey.addresses import entry_url
from app.journey.browser import has_draft, start
from app.journey.errors import TakenRefusal, TakenRefusedError
from app.journey.state import state
from app.journey.stored import Stored
from app.journey.taken import read_taken
from app.journey.views import blueprint
from app.journey.views.take import FILE_NAME, GONE, LONGEST, UNPROCESSABLE
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import walk
from app.referrals.documents.container import (
    LARGEST,
    NotSealedError,
    OtherVersionError,
    SealedError,
    check,
)
from app.referrals.documents.errors import (
    DocumentError,
    DocumentFailedError,
    DocumentLostError,
)
from app.referrals.documents.jobs import Job
from app.referrals.earlier_words import WORDS
from app.web.languages import say
from app.web.limits import OPEN, count
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadView(PageView):
    """The page that asks for the file and its password."""

    was_gone: bool
    has_draft: bool
    """Whether this browser has answers that would be deleted."""
    may_delete: bool
    file_name: str
    longest: int
    problems: Mapping[str, str]
    """What is wrong with each box."""


@blueprint.get("/load")
def load() -> str:
    """Ask for the file and its password."""
    return _page({})


@blueprint.post("/load")
def loaded() -> Response:
    """Begin with what is in the file. What is in this browser already goes only if ticked."""
    csrf.protect()
    if "delete" not in request.form and has_draft():
        untold = pgettext("bring", "Tick this to go on, or go back to the answers that are here")
        return make_response(_page({"delete": untold}), UNPROCESSABLE)
    try:
        questionnaire, stored = _read()
    except TakenRefusedError as error:
        box = "key" if error.code in {"not_opened", "busy"} else "answers"
        return make_response(_page({box: _words(error.code)}), UNPROCESSABLE)
    response = make_response(redirect(_goes_on(questionnaire, stored), code=303))
    start(response, stored)
    return response


def _read() -> tuple[Questionnaire, Stored]:
    """Return what the file that was sent holds. Raises TakenRefusedError."""
    sent = request.files.get("answers")
    stored = read_taken(_opened(sent.read(LARGEST + 1) if sent else b""))
    asked = state().content.library.by_address.get(stored.letter)
    if asked is None:
        raise TakenRefusedError("unknown")
    return asked, stored


def _opened(file: bytes) -> bytes:
    """Return the content of a file. Raises TakenRefusedError."""
    password = request.form.get("key", "")
    if len(file) > LARGEST:
        raise TakenRefusedError("too_large")
    try:
        check(file)
    except NotSealedError:
        raise TakenRefusedError("not_ours") from None
    except OtherVersionError:
        raise TakenRefusedError("other_version") from None
    except SealedError:
        raise TakenRefusedError("not_opened") from None
    if len(password) > LONGEST:
        raise TakenRefusedError("not_opened")
    count(OPEN, "open")
    try:
        return state().sealer.make(Job.of_bytes("unsealed", file, password))
    except DocumentError as error:
        raise TakenRefusedError(_why(error)) from None


def _why(error: DocumentError) -> TakenRefusal:
    """Return why a file was not opened: the process says no, or it says nothing."""
    is_said = isinstance(error, DocumentFailedError) and not isinstance(error, DocumentLostError)
    return "not_opened" if is_said else "busy"


def _goes_on(questionnaire: Questionnaire, stored: Stored) -> str:
    content, asking = state().content, state().content.asking(state().now())
    answers = stored.case.answers_to(questionnaire, asking)
    return entry_url(
        questionnaire, walk(content.asked(questionnaire, answers, asking.today), answers)
    )


def _words(code: TakenRefusal) -> str:
    match code:
        case "too_large" | "other_version":
            return say(WORDS[code])
        case "unknown":
            return say(WORDS["unknown_questionnaire"])
        case "busy":
            return pgettext("documents", "Try that again in a moment")
        case "not_ours":
            return pgettext("load", "Choose the file that you took here. It is called notes.dat")
        case "not_opened":
            return pgettext(
                "load",
                "This is not the password of this file, or the file is damaged. Choose the file"
                " again, and type the password letter by letter",
            )


def _page(problems: Mapping[str, str]) -> str:
    view = LoadView(
        title=pgettext("load", "Load your answers"),
        language=g.language,
        back_url=url_for("journey.start"),
        was_gone=request.args.get("why") == GONE,
        has_draft=has_draft(),
        may_delete="delete" in request.form,
        file_name=FILE_NAME,
        longest=LONGEST,
        problems=problems,
    )
    errors = [{"text": text, "href": f"#{box}"} for box, text in problems.items()]
    return render_template("pages/load.html", page=view, errors=errors)
