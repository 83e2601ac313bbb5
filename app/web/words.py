"""Flask-Babel's gettext, typed."""

import flask_babel


def pgettext(context: str, message: str, **values: object) -> str:
    """Return the translation of a message in its context, with its places filled."""
    return str(flask_babel.pgettext(context, message, **values))


def npgettext(context: str, singular: str, plural: str, count: int, **values: object) -> str:
    """Return the translation whose plural form fits the count."""
    return str(flask_babel.npgettext(context, singular, plural, count, **values))
