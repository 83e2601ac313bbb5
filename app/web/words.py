"""Words of pages in the language of the request."""

from flask import g


def pgettext(context: str, message: str, **values: object) -> str:
    """Return the translation of a message in its context, with its places filled."""
    words: str = g.translator.pgettext(context, message)
    return words % values if values else words
