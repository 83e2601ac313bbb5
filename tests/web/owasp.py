"""Each header that the OWASP Secure Headers Project speaks of, its advice, and what we send."""

from dataclasses import dataclass

from app.web.headers import NOT_USED


@dataclass(frozen=True, kw_only=True, slots=True)
class Graded:
    """A header: what OWASP advises, what we send, and why where that differs."""

    name: str
    advised: str | None
    """The value that OWASP's list of recommended configurations has; None: do not send it."""
    ours: str | None
    why: str = ""
    on: str = "every"
    """Which answers have it: every one, those over https, all but built files, or leaving."""


POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self' https://www.bbc.co.uk:443",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
UPGRADE = "upgrade-insecure-requests"


def policy_of(header: str) -> dict[str, str]:
    """Return a policy's directives by name."""
    return {name: value for name, _, value in (each.partition(" ") for each in header.split("; "))}


def _policy(*more: str) -> str:
    return "; ".join([*(f"{name} {value}" for name, value in POLICY.items()), *more])


GRADED = (
    Graded(
        name="Strict-Transport-Security",
        advised="max-age=31536000; includeSubDomains",
        ours="max-age=63072000",
        why="Hosts beside this one are not ours to speak for: decision 0015. Two years, not one.",
        on="https",
    ),
    Graded(name="X-Frame-Options", advised="deny", ours="DENY"),
    Graded(name="X-Content-Type-Options", advised="nosniff", ours="nosniff"),
    Graded(
        name="Content-Security-Policy",
        advised="default-src 'self'; form-action 'self'; base-uri 'self'; object-src 'none';"
        " frame-ancestors 'none'; upgrade-insecure-requests",
        ours=_policy(UPGRADE),
        why="Stricter: nothing but what is named, and no script may write markup. A form may lead"
        " to the exit site, because leaving is a form. Objects fall under default-src.",
    ),
    Graded(name="X-Permitted-Cross-Domain-Policies", advised="none", ours="none"),
    Graded(name="Referrer-Policy", advised="no-referrer", ours="no-referrer"),
    Graded(
        name="Clear-Site-Data",
        advised='"cache","cookies","storage"',
        ours='"cache"',
        why="Cookies would go for the whole registrable domain, so ours end by name: decision 0015."
        " Nothing of ours is in storage.",
        on="leaving",
    ),
    Graded(name="Cross-Origin-Embedder-Policy", advised="require-corp", ours="require-corp"),
    Graded(name="Cross-Origin-Opener-Policy", advised="same-origin", ours="same-origin"),
    Graded(name="Cross-Origin-Resource-Policy", advised="same-origin", ours="same-origin"),
    Graded(
        name="Permissions-Policy",
        advised="accelerometer=(), autoplay=(), camera=(), cross-origin-isolated=(),"
        " display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(),"
        " keyboard-map=(), magnetometer=(), microphone=(), midi=(), payment=(),"
        " picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(),"
        " sync-xhr=(self), usb=(), web-share=(), xr-spatial-tracking=(), clipboard-read=(),"
        " clipboard-write=(), gamepad=(), hid=(), idle-detection=(), interest-cohort=(),"
        " serial=(), unload=()",
        ours=", ".join([*(f"{name}=()" for name in NOT_USED), "clipboard-write=(self)"]),
        why="A button copies a text, so our own pages may write to the clipboard. Chromium does not"
        " know web-share and complains in the console of everybody who looks.",
    ),
    Graded(
        name="Cache-Control",
        advised="no-store, max-age=0",
        ours="no-store",
        why="With no-store an age says nothing more. Built files are kept: their names are hashes.",
        on="no file",
    ),
    Graded(name="X-DNS-Prefetch-Control", advised="off", ours="off"),
    Graded(
        name="X-Robots-Tag",
        advised=None,
        ours="noindex",
        why="Not on OWASP's list: no page of somebody's answers belongs in an index.",
    ),
    Graded(name="X-XSS-Protection", advised=None, ours=None),
    Graded(name="Expect-CT", advised=None, ours=None),
    Graded(name="Public-Key-Pins", advised=None, ours=None),
    Graded(name="Feature-Policy", advised=None, ours=None),
    Graded(name="Pragma", advised=None, ours=None),
    Graded(name="Server", advised=None, ours=None),
    Graded(name="X-Powered-By", advised=None, ours=None),
    Graded(name="Access-Control-Allow-Origin", advised=None, ours=None),
)


def wanted(*, scheme: str, kind: str = "page", is_leaving: bool = False) -> dict[str, str | None]:
    """Return what each header has to be on an answer."""
    is_on = {
        "every": True,
        "https": scheme == "https",
        "no file": kind == "page",
        "leaving": is_leaving,
    }
    found = {each.name: each.ours if is_on[each.on] else None for each in GRADED}
    if scheme == "http":
        found["Content-Security-Policy"] = _policy()
    return found
