"""The headers of every answer, and the rules of every cookie."""

from flask import Flask, Response
from werkzeug.middleware.proxy_fix import ProxyFix

from app.config import Settings

LARGEST_FORM = 3 * 1024 * 1024
"""Bytes that a form may have: every question of a page filled to its limit, with room to spare."""


def init_app(app: Flask, settings: Settings) -> None:
    """Set the security headers and the cookie rules."""
    exit_url = settings.exit_url
    exit_origin = f"{exit_url.scheme}://{exit_url.host}:{exit_url.port}"
    policy = "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            # Leaving by script tells the server so while the page is already going away.
            "connect-src 'self'",
            f"form-action 'self' {exit_origin}",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        ]
    )
    fixed = {
        "Content-Security-Policy": policy,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "X-Robots-Tag": "noindex",
        "Cache-Control": "no-store",
    }
    if settings.https:
        fixed["Strict-Transport-Security"] = "max-age=63072000"
        app.wsgi_app = ProxyFix(app.wsgi_app)  # type: ignore[method-assign] # as Flask documents

    _keep_cookies(app, settings)

    def protect(response: Response) -> Response:
        # No view sets one of these, so nothing is doubled.
        response.headers.extend(fixed)
        return response

    app.after_request(protect)


def cookie_name(name: str, settings: Settings) -> str:
    """Return a cookie's name: over https the browser itself holds it to this host and path."""
    return f"__Host-{name}" if settings.https else name


def _keep_cookies(app: Flask, settings: Settings) -> None:
    """Set the limits of forms, and the rules of the session's cookie."""
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        MAX_FORM_PARTS=1000,
        SESSION_COOKIE_NAME=cookie_name("session", settings),
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.https,
        SECRET_KEY=settings.secret.get_secret_value(),
        SECRET_KEY_FALLBACKS=[each.get_secret_value() for each in settings.old_secrets],
    )
