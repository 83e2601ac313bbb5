"""Codes that a phone can read. Only the document process and the command load this."""

import io
import re

import segno

SCHEME = "qr:"
LONGEST = 300
"""Characters of an address: a longer one would need a code too fine for a card."""
_ADDRESS = re.compile(r"https?://[!-~]+")


def is_address(text: str) -> bool:
    """Say whether a code may be made of it: a web address, written out and not too long."""
    return len(text) <= LONGEST and _ADDRESS.fullmatch(text) is not None


def drawing(address: str) -> bytes:
    """Return the code of an address as an SVG, black on nothing, with the margin it needs."""
    made = segno.make_qr(address, error="m")
    svg = io.BytesIO()
    made.save(svg, kind="svg", xmldecl=False, omitsize=True, border=4)
    return svg.getvalue()
