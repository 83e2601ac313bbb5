"""Coming back to a draft with its code."""

from dataclasses import dataclass

from flask import g, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.drafts.codes import read_code
from app.drafts.errors import DraftGoneError
from app.drafts.keyring import Token
from app.journey.browser import give_token, has_draft, leave, stored_here
from app.journey.keeping import goes_on_at
from app.journey.state import state
from app.journey.stored import Stored
from app.journey.views import blueprint
from app.web.errors import PRESS_AGAIN, not_now
from app.web.languages import say
from app.web.limits import RESUME, count
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext

UNPROCESSABLE = 422
LONGEST_SHOWN = 60
"""Characters of what was typed: a code with every dash and space has fewer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BackView(PageView):
    """The page that asks for a code."""

    typed: str
    would_delete: bool
    """Whether this browser has other answers, which no code keeps."""
    may_delete: bool
    problems: dict[str, str]
    """What is wrong, by the box."""


@blueprint.get("/back")
def back() -> str:
    """Ask for the code."""
    return _asked({})


@blueprint.post("/back")
def came_back() -> Response:
    """Open the draft of a code in this browser alone, or say what may be wrong."""
    csrf.protect()
    count(RESUME, "resume")
    code = read_code(request.form.get("code", ""))
    if code is None:
        problem = pgettext("back", "A code has four groups of four letters and numbers")
        return _refused({"code": problem})
    if _would_delete() and "delete" not in request.form:
        problem = pgettext("bring", "Tick this to go on, or go back to the answers that are here")
        return _refused({"delete": problem})
    try:
        token, draft = state().keeper.resume(code)
    except DraftGoneError:
        problem = pgettext(
            "back", "This code opens nothing. It may be mistyped, or its time may be over"
        )
        return _refused({"code": problem})
    return _opened(token, Stored.load(draft.content))


def shown_again() -> Response:
    """Show the page again with the code that was typed, because no draft can be opened now."""
    return not_now(_shown({"code": say(PRESS_AGAIN)}, would_delete="delete" in request.form))


def _opened(token: Token, stored: Stored) -> Response:
    """Give this browser the draft; what it held before is left as by the button."""
    response = make_response(redirect(goes_on_at(stored), code=303))
    leave(response)
    give_token(response, token)
    return response


def _refused(problems: dict[str, str]) -> Response:
    return make_response(_asked(problems), UNPROCESSABLE)


def _asked(problems: dict[str, str]) -> str:
    return _shown(problems, would_delete=_would_delete())


def _shown(problems: dict[str, str], *, would_delete: bool) -> str:
    view = BackView(
        title=pgettext("back", "Come back with your code"),
        language=g.language,
        back_url=url_for("journey.start"),
        typed=_typed(),
        would_delete=would_delete,
        may_delete="delete" in request.form,
        problems=problems,
    )
    errors = [{"text": text, "href": f"#{box}"} for box, text in problems.items()]
    return render_template("pages/back.html", page=view, errors=errors)


def _would_delete() -> bool:
    stored = stored_here()
    return has_draft() and stored is not None and not stored.code


def _typed() -> str:
    """Return what was typed, without what cannot be shown in a box."""
    typed = request.form.get("code", "")[:LONGEST_SHOWN]
    return "".join(each for each in typed if each.isprintable())
