"""For whoever keeps Signpost running."""

from flask import Blueprint, Flask

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def alive() -> dict[str, str]:
    """Say that this process answers."""
    return {"status": "ok"}


def init_app(app: Flask) -> None:
    """Add the health address."""
    app.register_blueprint(blueprint)
