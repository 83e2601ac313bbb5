"""A password on a PDF. Only the document process and the command load this."""

import io
from secrets import token_urlsafe
from typing import Literal

import pikepdf

MAY = pikepdf.Permissions(
    accessibility=True, extract=True, modify_annotation=False, modify_other=False
)
"""Whoever has the password may read it aloud, copy from it and print it."""
AES_256: Literal[6] = 6
"""The revision of PDF's own encryption that is AES with a key of 256 bits (ISO 32000-2)."""


def lock(pdf: bytes, password: str) -> bytes:
    """Return a PDF that opens with this password alone: title and tags are locked with the rest."""
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        # Another password, which nobody knows, would be needed to change what readers may do.
        encryption = pikepdf.Encryption(
            user=password, owner=token_urlsafe(32), R=AES_256, allow=MAY, metadata=True
        )
        opened.save(locked, encryption=encryption)
    return locked.getvalue()
