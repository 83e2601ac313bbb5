"""How long the answers are still kept: asked by the script, and put off when a person says so."""

from contextlib import suppress
from datetime import timedelta

from flask import Response, jsonify
from flask_wtf.csrf import generate_csrf

from app.drafts.errors import DraftGoneError
from app.journey.lasting import Lasting, lasting_for
from app.journey.state import own_token, state
from app.journey.stored import Stored
from app.journey.views import blueprint
from app.web.origin import csrf
from app.web.words import pgettext


@blueprint.get("/still")
def still() -> Response:
    """Tell how long this browser's draft is kept. Asking puts nothing off."""
    return _told()


@blueprint.post("/still")
def still_here() -> Response:
    """Put the end of this browser's draft off, because somebody is there."""
    csrf.protect()
    with suppress(DraftGoneError):
        state().drafts.open(own_token())
    return _told()


def _told() -> Response:
    """Return how long there is, and the words for it, which no page has to carry until then."""
    lasting = _left()
    return jsonify(
        seconds=lasting.seconds,
        token=generate_csrf(),
        words={
            "until": lasting.said,
            "stay": "" if lasting.is_kept else pgettext("lasting", "I am still here"),
            "away": pgettext("delete", "Delete my answers now"),
            "gone": pgettext(
                "lasting",
                "Your earlier answers were deleted. What stands on this page is still there, and is"
                " kept when you press Continue.",
            ),
        },
    )


def _left() -> Lasting:
    try:
        draft, left = state().drafts.look(own_token())
    except DraftGoneError:
        return lasting_for(timedelta(0))
    return lasting_for(left, has_code=bool(Stored.load(draft.content).code))
