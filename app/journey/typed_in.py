"""The language in which words were typed, for whoever has to have them translated."""

from flask import g, request

from app.languages import EASY, ENGLISH, IN_ENGLISH, Language
from app.web.languages import current_languages

WRITTEN_IN = "written_in"
"""The hidden box that holds the language in which what is not saved yet was typed."""


def answered_in(before: str) -> str:
    """Return the code of the language that a record is answered in, now that a form was sent.

    Whoever answered a part of it in another language than English may need an interpreter, though
    they look at the rest in English.
    """
    sent = form_language().code
    return max(before, sent, key=_tells) if _tells(before) != _tells(sent) else sent


def _tells(code: str) -> int:
    """Return how much a language says of whoever answers in it: plain English says the least."""
    return {"": 0, ENGLISH: 1, EASY: 2}.get(code, 3)


def written_in() -> str:
    """Return the language that the words of the form just sent were typed in.

    A form that is shown again in another language keeps the one that it was typed in.
    """
    return form_language().tag


def form_language() -> Language:
    """Return the language that the form just sent was typed in, or that of the page."""
    language: Language = g.get("language", IN_ENGLISH)
    return current_languages().known.get(request.form.get(WRITTEN_IN, ""), language)
