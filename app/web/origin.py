"""Forms are taken from our own pages only."""

from flask import Flask, abort, request
from flask_wtf.csrf import CSRFProtect, generate_csrf
from markupsafe import Markup

from app.config import Settings

OURS = frozenset({"same-origin", "none"})
"""What a browser says of a form that came from our page, or of an address typed by hand."""

csrf = CSRFProtect()


def init_app(app: Flask, settings: Settings) -> None:
    """Check where each form comes from.

    Views call `csrf.protect()` where a failure must lose nothing that was typed; everything else
    is checked before its view.
    """
    app.config.update(
        WTF_CSRF_CHECK_DEFAULT=False,
        # Our pages send no referrer, which Flask-WTF over https would take for an attack.
        WTF_CSRF_SSL_STRICT=False,
        # A page may lie open as long as its draft lives.
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SECRET_KEY=settings.secret.get_secret_value(),
    )
    csrf.init_app(app)
    app.jinja_env.globals["csrf_field"] = csrf_field
    app.before_request(refuse_other_sites)


def refuse_other_sites() -> None:
    """Stop a form that the browser says another site sent."""
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site", "none") not in OURS:
        abort(403)


def csrf_field() -> Markup:
    """Return the hidden field that every form holds."""
    field = Markup('<input type="hidden" name="csrf_token" value="{}">')
    return field.format(generate_csrf())
