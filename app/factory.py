"""Put the application together. Each part brings its own `init_app`."""

from flask import Flask

from app import journey
from app.config import ROOT, Settings, read_settings
from app.referrals.content import Content, load_content
from app.training import start as training
from app.web import (
    about,
    assets,
    errors,
    headers,
    health,
    hosts,
    language_choice,
    languages,
    limits,
    links,
    logs,
    metrics,
    origin,
    pictures,
    safety,
)


def create_app(settings: Settings | None = None, content: Content | None = None) -> Flask:
    """Return the application, ready to serve; `content` is what its settings' folders hold.

    Raises SettingsError, ContentError, DirectoryFileError or AssetsMissingError at start rather
    than showing anybody a page that is not whole.
    """
    settings = settings or read_settings()
    app = Flask("signpost", root_path=str(ROOT), template_folder="templates", static_folder=None)
    logs.init_app(app)
    metrics.init_app(app, settings)
    assets.init_app(app, settings.built / "static")
    headers.init_app(app, settings)
    hosts.init_app(app, settings)
    origin.init_app(app, settings)
    languages.init_app(app, settings)
    language_choice.init_app(app)
    links.init_app(app)
    pictures.init_app(app, settings.built / "static")
    limits.init_app(app, settings)
    errors.init_app(app)
    health.init_app(app)
    about.init_app(app)
    safety.init_app(app, settings)
    content = content or load_content(settings.forms, settings.built)
    journey.init_app(app, settings, content)
    training.init_app(app, settings, content)
    return app
