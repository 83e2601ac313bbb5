"""What is said where another child's record is open, or one is gone. Any form can meet it."""

from flask import make_response, render_template
from werkzeug import Response

from app.journey.errors import NoRecordError, OtherRecordError
from app.journey.views import blueprint
from app.web.pages import notice
from app.web.words import pgettext

CONFLICT = 409


@blueprint.errorhandler(OtherRecordError)
def say_other_is_open(error: OtherRecordError) -> Response:  # noqa: ARG001 - Flask's shape
    """Say that a form was not taken, because another child's record is open."""
    page = notice(
        pgettext("records", "Another record is open"),
        pgettext("records", "You opened the record of another child meanwhile. Nothing was saved."),
        pgettext("records", "Go back, load that page again, and see whose record is open."),
    )
    return make_response(render_template("pages/error.html", page=page), CONFLICT)


@blueprint.errorhandler(NoRecordError)
def say_record_is_gone(error: NoRecordError) -> Response:  # noqa: ARG001 - Flask's shape
    """Say that a record was removed meanwhile, or is the only one."""
    page = notice(
        pgettext("records", "That record is not here"),
        pgettext("records", "It was removed, or it is the only one. Nothing else was changed."),
        pgettext("records", "Go back and load that page again."),
    )
    return make_response(render_template("pages/error.html", page=page), CONFLICT)
