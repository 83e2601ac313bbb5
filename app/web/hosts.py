"""Where people reach this installation: which names it answers to, and which it prints."""

from urllib.parse import urlsplit

from flask import Flask, current_app, request

from app.config import LOOPBACK, Settings

NAME, IS_HERE_ALONE = "PUBLIC_URL", "IS_HERE_ALONE"


def init_app(app: Flask, settings: Settings) -> None:
    """Answer to the name that is set, and to this machine's own for health checks."""
    url = settings.public_url
    app.config[NAME] = str(url).rstrip("/") if url else ""
    app.config[IS_HERE_ALONE] = not settings.https
    if url:
        app.config["TRUSTED_HOSTS"] = [url.host, *LOOPBACK]


def public_url() -> str:
    """Return the address of this installation, to print; nothing where it is not known.

    What a request says of its host may be made up. It is taken for this machine's own name only.
    """
    if current_app.config[NAME]:
        return str(current_app.config[NAME])
    is_ours = current_app.config[IS_HERE_ALONE] and urlsplit(request.host_url).hostname in LOOPBACK
    return request.host_url.rstrip("/") if is_ours else ""
