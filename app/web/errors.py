"""Pages for what goes wrong: what happened, what to do, and 999 all the same."""

from collections.abc import Callable

from flask import Flask, Response, g, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError

from app.web.languages import DEFAULT, current_languages, speak
from app.web.pages import NoticeView, notice
from app.web.words import pgettext


def _not_found() -> NoticeView:
    return notice(
        pgettext("error page", "Page not found"),
        pgettext("error page", "There is no page at this address."),
        pgettext("error page", "If you typed the address, check that it is right."),
    )


def _refused() -> NoticeView:
    return notice(
        pgettext("error page", "Try that again"),
        pgettext("error page", "We could not be sure that this came from our own page."),
        pgettext("error page", "Go back, load the page again, and press the button once more."),
    )


def _too_large() -> NoticeView:
    return notice(
        pgettext("error page", "That is too long"),
        pgettext("error page", "What you sent is longer than all the boxes of a page together."),
        pgettext("error page", "Go back and make it shorter. What you typed is still there."),
    )


def _too_often() -> NoticeView:
    return notice(
        pgettext("error page", "Wait a minute"),
        pgettext("error page", "This was done very often from where you are."),
        pgettext("error page", "Wait a minute, then go back and try once more."),
    )


def _broken() -> NoticeView:
    return notice(
        pgettext("error page", "Something went wrong"),
        pgettext("error page", "This is our fault. The answers that you gave before are kept."),
        pgettext("error page", "Go back and press the button again."),
    )


VIEWS: dict[int, Callable[[], NoticeView]] = {
    400: _refused,
    403: _refused,
    404: _not_found,
    405: _not_found,
    413: _too_large,
    429: _too_often,
    503: _broken,
}


def init_app(app: Flask) -> None:
    """Show a page of our own for every error; never a trace."""
    app.register_error_handler(HTTPException, _show)
    app.register_error_handler(InternalServerError, _show_failure)


def _show(error: HTTPException) -> tuple[str, int] | Response:
    if "language" not in g:
        speak(current_languages().known[DEFAULT])
    if isinstance(request.routing_exception, SecurityError):
        return _not_here()
    code = error.code or 500
    # No page is here, so none is in another language, and what was typed is not said again.
    g.is_nowhere = code in {404, 405}
    return render_template("pages/error.html", page=VIEWS.get(code, _broken)()), code


def _not_here() -> Response:
    """Answer somebody who came by a name that is not ours: no page of ours has its address there.

    The name is not repeated, for anybody may have made it up.
    """
    said = (
        pgettext("error page", "Signpost is not reached at this address."),
        pgettext("error page", "If you typed the address, check that it is right."),
        pgettext("error page", "If a child is in danger now, ring %(number)s.") % {"number": "999"},
    )
    return Response("\n".join(said) + "\n", SecurityError.code, mimetype="text/plain")


def _show_failure(error: InternalServerError) -> tuple[str, int] | Response:
    # The class alone: a message could hold what somebody typed.
    g.failed = type(error.original_exception).__name__ if error.original_exception else ""
    return _show(error)
