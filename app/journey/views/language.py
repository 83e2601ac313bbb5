"""Which languages a page of the journey is in: all for the public, two for professionals."""

from flask import request, url_for

from app.journey.state import state
from app.journey.views import blueprint
from app.questionnaires.base import WORK
from app.web.other_language import keep_to_work

FOR_WORK = frozenset(
    {"journey.work", "journey.school", "journey.school_sent", "journey.blocks_page"}
)
"""The pages for professionals whatever the questionnaire; the text to copy is English anyway."""


@blueprint.before_request
def keep_to_languages() -> tuple[str, int] | None:
    """Offer a page in its own languages."""
    return keep_to_work(url_for("journey.start")) if _is_for_work() else None


def _is_for_work() -> bool:
    if request.endpoint in FOR_WORK:
        return True
    letter = (request.view_args or {}).get("journey")
    asked = state().content.library.by_address.get(letter) if letter else None
    return asked is not None and asked.reader in WORK
