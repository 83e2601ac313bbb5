"""What our hidden boxes come back with. It is shown again, so it must be what we put there."""

import re

from flask import request

OURS = re.compile("[0-9a-f]{0,16}")
FITS_NOTHING = "0"


def hidden(name: str) -> str:
    """Return what a hidden box came back with; what was not ours fits nothing that we kept."""
    sent = request.form.get(name, "")
    return sent if OURS.fullmatch(sent) else FITS_NOTHING
