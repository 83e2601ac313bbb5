"""What is one click away on every page: 999, leaving, and covering the screen."""

from flask import Blueprint, Flask, current_app, g, redirect, render_template, session, url_for
from werkzeug import Response

from app.config import Settings
from app.web.pages import PageView
from app.web.words import pgettext

OVEN = (
    *((140, 275, 1), (150, 300, 2), (160, 325, 3), (180, 350, 4)),
    *((190, 375, 5), (200, 400, 6), (220, 425, 7), (230, 450, 8)),
)
"""What the screen cover shows: degrees Celsius to the nearest ten, Fahrenheit, gas mark."""

blueprint = Blueprint("safety", __name__, url_prefix="/<language>")


@blueprint.get("/danger")
def danger() -> str:
    """Say what to do when a child is in danger now. It needs no draft and has no limit."""
    page = PageView(
        title=pgettext("danger", "Ring 999"),
        language=g.language,
        back_url=url_for("journey.start"),
    )
    return render_template("pages/danger.html", page=page)


@blueprint.post("/leave")
def leave() -> Response:
    """End this browser's draft and go to the dull site.

    No token is asked for: leaving must work from a page that lay open for hours, and all that
    another site could do with it is what the person can always do.
    """
    response = redirect(current_app.config["EXIT_URL"], code=303)
    for end in current_app.extensions["on_leave"]:
        end(response)
    session.clear()  # which ends its cookie
    # Never "cookies": that ends every login under the same registrable domain (decision 0015).
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def init_app(app: Flask, settings: Settings) -> None:
    """Add the pages, and give every page the address of the exit."""
    app.config["EXIT_URL"] = str(settings.exit_url)
    app.extensions["on_leave"] = []
    app.jinja_env.globals.update(exit_url=str(settings.exit_url), oven=OVEN)
    app.register_blueprint(blueprint)
