"""What people see while no draft can be read or written: nothing that they typed is lost."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import g, request
from werkzeug import Response

from app.database.errors import DatabaseUnavailableError
from app.journey.views import back, blueprint, lock, question, school
from app.web.errors import unavailable

SHOWN_AGAIN: Mapping[str, Callable[..., Response]] = {
    "journey.answer": question.shown_again,
    "journey.came_back": back.shown_again,
    "journey.locked": lock.shown_again,
    "journey.school_sent": school.shown_again,
}
"""By the view that takes a form with words in it: what shows the same form again, as it was sent.

Every other form holds choices, or a file, which stand there still when somebody goes back.
"""
DELETES = frozenset({"journey.finish", "journey.delete_now", "training.end", "training.step_out"})
"""The views of which nobody may believe that they have deleted anything when they have not."""


@blueprint.app_errorhandler(DatabaseUnavailableError)
def not_just_now(error: DatabaseUnavailableError) -> Response:
    """Show what was sent again, or say that it has to wait; nothing counts as saved or deleted."""
    g.failed = " ".join(filter(None, [type(error).__name__, error.reason]))
    endpoint, its = request.endpoint or "", request.view_args or {}
    if endpoint in SHOWN_AGAIN:
        kwargs: dict[str, Any] = dict(its)
        return SHOWN_AGAIN[endpoint](**kwargs)
    return unavailable(is_to_delete=endpoint in DELETES)
