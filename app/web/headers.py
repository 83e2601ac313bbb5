"""The headers of every answer, and the rules of every cookie."""

from string import printable
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from app.config import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LARGEST_FORM = 3 * 1024 * 1024
"""Bytes that a form may have: every question of a page filled to its limit, with room to spare."""
NOT_USED = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read"),
    *("cross-origin-isolated", "display-capture", "encrypted-media", "fullscreen", "gamepad"),
    *("geolocation", "gyroscope", "hid", "idle-detection", "interest-cohort", "keyboard-map"),
    *("magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "sync-xhr", "unload", "usb"),
    "xr-spatial-tracking",
)
"""What a browser could let a page do, and ours never asks for.

Browsers complain of a name that they do not know, so what few know is left out."""
PERMISSIONS = ", ".join(
    # A button copies a text for the council's own form.
    [*(f"{name}=()" for name in NOT_USED), "clipboard-write=(self)"]
)


def init_app(app: Flask, settings: Settings) -> None:
    """Set the security headers and the cookie rules. What is set up before is inside of them."""
    if settings.https:
        app.wsgi_app = ProxyFix(app.wsgi_app)  # type: ignore[method-assign] # as Flask documents

    _keep_cookies(app, settings)
    app.wsgi_app = _Protected(app.wsgi_app, settings)  # type: ignore[method-assign]


class _Protected:
    """Gives every answer the headers: pages, files, and what is refused before any view.

    Nothing inside sets one of them, so none is doubled; files alone say how long they are kept.
    """

    def __init__(self, inside: "WSGIApplication", settings: Settings) -> None:
        self._inside = inside
        self._headers = [*_headers(settings).items()]

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> "Iterable[bytes]":
        def start(
            status: str, headers: list[tuple[str, str]], failed: "OptExcInfo | None" = None, /
        ) -> "Callable[[bytes], object]":
            is_kept = any(name == "Cache-Control" for name, _ in headers)
            own = [] if is_kept else [("Cache-Control", "no-store")]
            return start_response(status, [*headers, *self._headers, *own], failed)

        _make_readable(environ)
        return self._inside(environ, start)


def _make_readable(environ: "WSGIEnvironment") -> None:
    """Write what a browser would have written with "%": as it is nothing could read the query.

    The page for errors reads it as well, so that nobody would see even that.
    """
    query: str = environ.get("QUERY_STRING", "")
    if not query.isascii():
        environ["QUERY_STRING"] = quote(query, safe=printable, encoding="latin-1")


def _headers(settings: Settings) -> dict[str, str]:
    headers = {
        "Content-Security-Policy": _policy(settings),
        # Every part of our pages is our own, so the browser may keep their memory apart.
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": PERMISSIONS,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        # A look-up of the exit site's name would tell the network who might leave for it.
        "X-DNS-Prefetch-Control": "off",
        "X-Frame-Options": "DENY",
        "X-Permitted-Cross-Domain-Policies": "none",
        "X-Robots-Tag": "noindex",
    }
    if settings.https:
        headers["Strict-Transport-Security"] = "max-age=63072000"
    return headers


def _policy(settings: Settings) -> str:
    exit_url = settings.exit_url
    exit_origin = f"{exit_url.scheme}://{exit_url.host}:{exit_url.port}"
    directives = [
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
        # The script never writes markup, and no later line of it can by mistake.
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    # To an exit site without https it would change the address that leaving leads to.
    if settings.https and exit_url.scheme == "https":
        directives.append("upgrade-insecure-requests")
    return "; ".join(directives)


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
