"""The language in which words were typed, for whoever has to have them translated."""

from flask import g, request

from app.languages import IN_ENGLISH, Language
from app.web.languages import current_languages

WRITTEN_IN = "written_in"
"""The hidden box that holds the language in which what is not saved yet was typed."""


def written_in() -> str:
    """Return the language that the words of the form just sent were typed in.

    A form that is shown again in another language keeps the one that it was typed in.
    """
    known = current_languages().known
    language: Language = g.get("language", IN_ENGLISH)
    return known.get(request.form.get(WRITTEN_IN, ""), language).tag
