"""Every page and component in a throw-away app, to be looked at and measured.

`python -m tests.components.gallery` serves it at http://127.0.0.1:5001/gallery.
"""

from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask, render_template
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader
from markupsafe import Markup

from app.web import assets

HERE = Path(__file__).parent
TEMPLATES = HERE.parents[1] / "templates"


@dataclass(frozen=True)
class Language:
    code: str = "en"
    direction: str = "ltr"
    name: str = "English"


@dataclass(frozen=True)
class Page:
    title: str
    language: Language = field(default_factory=Language)
    back_url: str | None = None
    message: str = "We cannot find that page."
    advice: str = "Check the address, or go to the start."


def make_app() -> Flask:
    """Build an app with the pages, the addresses that they link to and no more."""
    app = Flask(__name__, static_folder=None)
    app.jinja_env.loader = ChoiceLoader(
        [
            FileSystemLoader([TEMPLATES, HERE / "templates"]),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_null_translations(newstyle=True)  # type: ignore[attr-defined] # from i18n
    app.jinja_env.globals["csrf_field"] = lambda: Markup('<input type="hidden" name="t" value="x">')
    app.jinja_env.globals["exit_url"] = "/gone"
    assets.init_app(app)
    app.add_url_rule("/en/", "journey.start", lambda: render_template("pages/start.html", page=Page("Start")))
    app.add_url_rule("/en/<journey>/before", "journey.before", lambda journey: journey)
    app.add_url_rule("/en/danger", "safety.danger", lambda: "danger")
    app.add_url_rule("/en/leave", "safety.leave", lambda: "left", methods=["POST"])
    app.add_url_rule("/en/attributions", "about.attributions", lambda: "attributions")
    app.add_url_rule("/gone", "gone", lambda: "gone")
    app.add_url_rule("/error", "error", _error)
    app.add_url_rule("/gallery", "gallery", lambda: _gallery(Language()))
    app.add_url_rule("/gallery/ar", "arabic", lambda: _gallery(Language("ar", "rtl", "العربية")))
    return app


def _error() -> str:
    return render_template("pages/error.html", page=Page("Page not found", back_url="/gallery"))


def _gallery(language: Language) -> str:
    return render_template(
        "gallery.html",
        page=Page("Every part", language, back_url="/en/"),
        errors=[{"text": "Say where the child is now", "href": "#where"}],
    )


if __name__ == "__main__":
    make_app().run(port=5001)
