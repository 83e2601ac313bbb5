"""The pages of training, one module for each stage. Nothing here is about a real child."""

from flask import Blueprint, g, redirect, request, url_for
from werkzeug import Response

from app.languages import ENGLISH

blueprint = Blueprint("training", __name__, url_prefix="/<language>/training")


@blueprint.before_request
def in_english() -> Response | None:
    """Lead to the page in English: the cases are in no other language yet."""
    if g.language.code == ENGLISH or request.method != "GET" or request.endpoint is None:
        return None
    return redirect(url_for(request.endpoint, **{**(request.view_args or {}), "language": ENGLISH}))
