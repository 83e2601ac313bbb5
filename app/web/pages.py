"""What every page's template gets: one typed object."""

from dataclasses import dataclass

from flask import g

from app.languages import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class PageView:
    """A page as the layout needs it. The title is short, true and names no subject."""

    title: str
    language: Language
    back_url: str | None = None
    form: str = ""
    """The id of the form whose boxes go along when another language is chosen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NoticeView(PageView):
    """A page that says what happened and what to do now."""

    message: str
    advice: str = ""


def notice(title: str, message: str, advice: str = "") -> NoticeView:
    """Return a notice in the language of this request."""
    return NoticeView(title=title, language=g.language, message=message, advice=advice)
