"""Pages for what goes wrong: what happened, what to do, and 999 all the same."""

from collections.abc import Callable

from flask import Flask, Response, g, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError

from app.questionnaires.text import Text
from app.web.languages import DEFAULT, current_languages, speak
from app.web.pages import NoticeView, notice
from app.web.words import pgettext

UNAVAILABLE = 503
PRESS_AGAIN = Text("This could not be done just now. Press the button once more", "error page")
"""What a form says that is shown again as it was sent."""
AGAIN_IN = 5
"""Seconds after which what could not be done may be tried again."""


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
        pgettext("error page", "Go back and make it shorter."),
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


def _unread() -> NoticeView:
    return notice(
        pgettext("error page", "Wait a minute"),
        pgettext("error page", "Your answers cannot be read just now. They are kept."),
        pgettext("error page", "Wait a minute and load the page again."),
    )


def _undone() -> NoticeView:
    return notice(
        pgettext("error page", "Wait a minute"),
        pgettext("error page", "This could not be done just now. Your answers are kept."),
        pgettext("error page", "Wait a minute, then go back and try once more."),
    )


def _not_deleted() -> NoticeView:
    return notice(
        pgettext("error page", "Your answers are not deleted yet"),
        pgettext("error page", "We could not delete them just now."),
        pgettext("error page", "Wait a minute, then go back and try once more."),
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


def unavailable(*, is_to_delete: bool = False) -> Response:
    """Return the page that says that nothing can be read, done or deleted just now."""
    said = (
        _not_deleted if is_to_delete else _unread if request.method in {"GET", "HEAD"} else _undone
    )
    return not_now(render_template("pages/error.html", page=said()))


def not_now(shown: str) -> Response:
    """Return a page as one that may be asked for again in a moment."""
    return Response(shown, UNAVAILABLE, {"Retry-After": str(AGAIN_IN)}, mimetype="text/html")


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
