"""Stands in until the document process is here."""


class DocumentMaker:
    """Makes nothing."""

    def pdf(self, html: str) -> bytes:
        """Return nothing."""
        return html.encode()
