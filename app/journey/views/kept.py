"""Keeping a draft under a code, to go on with it later or on another phone or computer."""

from contextlib import suppress
from dataclasses import dataclass

from flask import abort, g, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.calendars import LONDON
from app.drafts.codes import Code, grouped
from app.drafts.errors import DraftGoneError
from app.drafts.opening import Draft
from app.journey.errors import HasCodeError
from app.journey.keeping import (
    goes_on_at,
    is_for_work,
    lives,
    with_code,
    with_first_code,
    without_code,
)
from app.journey.lasting import lasts
from app.journey.state import own_token, state
from app.journey.stored import Stored
from app.journey.views import blueprint
from app.journey.views.documents import sent
from app.referrals.documents.jobs import Job
from app.web.hosts import public_url
from app.web.limits import DOCUMENT, limited
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class KeepView(PageView):
    """The page that offers a code, or shows it."""

    has_draft: bool
    is_for_work: bool = False
    code: str = ""
    """In groups, as people read it; empty where there is none yet."""
    until: str = ""
    goes_on_at: str = ""
    address: str = ""
    """Where to come back with the code; empty where this installation does not know its own."""


@blueprint.get("/keep")
def keep() -> str:
    """Offer a code, or show the one that the answers are kept under."""
    draft = _draft()
    if draft is None:
        title = pgettext("keep", "There are no answers here")
        view = KeepView(title=title, language=g.language, has_draft=False)
        return render_template("pages/keep.html", page=view)
    stored = Stored.load(draft.content)
    is_kept = bool(stored.code)
    lasts(draft, has_code=is_kept)
    title = pgettext("keep", "Your code") if is_kept else pgettext("keep", "Stop and go on later")
    view = KeepView(
        title=title,
        language=g.language,
        back_url=goes_on_at(stored),
        has_draft=True,
        is_for_work=is_for_work(stored),
        code=grouped(Code(stored.code)) if is_kept else "",
        until=_moment(draft) if is_kept else "",
        goes_on_at=goes_on_at(stored),
        address=f"{public_url()}{url_for('journey.back')}" if public_url() else "",
    )
    return render_template("pages/keep.html", page=view)


@blueprint.post("/keep")
def kept() -> Response:
    """Give the draft a code, a new one in place of the old, or take the code away."""
    csrf.protect()
    parts, draft = state(), _draft()
    if draft is not None:
        token = own_token()
        if request.form.get("do") == "stop":
            parts.keeper.unkeep(token, without_code)
        else:
            # A button pressed twice, or in another tab, must not end a code that was noted down.
            change = with_code if request.form.get("do") == "new" else with_first_code
            with suppress(HasCodeError):
                parts.keeper.keep(token, lives(Stored.load(draft.content)), change)
    return make_response(redirect(url_for("journey.keep"), code=303))


@blueprint.get("/keep/code.svg")
@limited(DOCUMENT)
def code_drawing() -> Response:
    """Draw the address with the code, for a phone to read.

    The code stands behind "#", which no browser sends to a server.
    """
    draft = _draft()
    code = Stored.load(draft.content).code if draft else ""
    if not code or not public_url():
        abort(404)
    address = f"{public_url()}{url_for('journey.back')}#{grouped(Code(code))}"
    return sent(Job(format="svg", body=address), "code.svg")


def _draft() -> Draft | None:
    parts = state()
    try:
        return parts.drafts.open(own_token())
    except DraftGoneError:
        return None


def _moment(draft: Draft) -> str:
    """Return when a draft ends, as people read it."""
    ends = draft.expires.astimezone(LONDON)
    return f"{g.translator.format_date(ends.date())}, {ends:%H:%M}"
