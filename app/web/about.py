"""Pages about Signpost itself."""

from flask import Blueprint, Flask, g, render_template, url_for

from app.web.pages import PageView
from app.web.words import pgettext

blueprint = Blueprint("about", __name__, url_prefix="/<language>")


@blueprint.get("/about")
def attributions() -> str:
    """Say where facts and tables come from, as their licences ask."""
    title = pgettext("about", "Where our facts come from")
    page = PageView(title=title, language=g.language, back_url=url_for("journey.start"))
    return render_template("pages/attributions.html", page=page)


def init_app(app: Flask) -> None:
    """Add the pages."""
    app.register_blueprint(blueprint)
