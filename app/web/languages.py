"""The language of a request, from the first part of its address."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.support import NullTranslations, Translations
from flask import Flask, abort, current_app, g, request
from jinja2 import Environment

from app.config import Settings
from app.questionnaires.text import Message, Text, render

DEFAULT = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """A language that pages can be shown in."""

    code: str
    name: str
    direction: str


@dataclass(frozen=True, slots=True)
class BabelTranslator:
    """A language's catalogue and its ways of writing dates and lists."""

    code: str
    direction: str

    locale: Locale
    catalogue: NullTranslations

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of a message in its context."""
        return str(self.catalogue.pgettext(context, message))

    def npgettext(self, context: str, singular: str, plural: str, count: int) -> str:
        """Return the translation whose plural form fits the count."""
        return str(self.catalogue.npgettext(context, singular, plural, count))

    def format_date(self, day: date) -> str:
        """Return a day as this language writes it in full."""
        return format_date(day, "long", locale=self.locale)

    def format_time(self, clock: time) -> str:
        """Return a time of day, hours to 24."""
        return format_time(clock, "HH:mm", locale=self.locale)

    def format_moment(self, moment: datetime) -> str:
        """Return a day of the week, the day and the time, hours to 24."""
        day = format_date(moment, "full", locale=self.locale)
        return f"{day}, {self.format_time(moment.time())}"

    def format_list(self, items: list[str]) -> str:
        """Join items as this language does."""
        return format_list(items, locale=self.locale)


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of this installation, each with its translator."""

    known: dict[str, Language]
    translators: dict[str, BabelTranslator]

    @property
    def translator(self) -> BabelTranslator:
        """The translator of this request."""
        found: BabelTranslator = g.translator
        return found


def init_app(app: Flask, settings: Settings) -> None:
    """Read the catalogues, and take the language of each request from its address."""
    folder = settings.translations
    codes = [DEFAULT, *sorted(file.name for file in folder.glob("*") if _is_built(file))]
    languages = Languages(
        known={code: _language(code) for code in codes},
        translators={code: _translator(code, folder) for code in codes},
    )
    app.extensions["languages"] = languages
    _install_gettext(app.jinja_env)
    app.jinja_env.filters["say"] = say
    app.before_request(_set_language)
    app.url_defaults(_add_language)
    app.context_processor(lambda: {"language": g.language})


def _install_gettext(environment: Environment) -> None:
    """Give templates gettext's functions, in the language of each request."""

    def pgettext(context: str, message: str) -> str:
        return str(g.translator.pgettext(context, message))

    def npgettext(context: str, singular: str, plural: str, count: int) -> str:
        return str(g.translator.npgettext(context, singular, plural, count))

    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(  # type: ignore[attr-defined] # the extension's own
        gettext=partial(pgettext, ""),
        ngettext=partial(npgettext, ""),
        newstyle=True,
        pgettext=pgettext,
        npgettext=npgettext,
    )


def say(said: str | Text | Message) -> str:
    """Write a text in the language of this request."""
    return render(said, g.translator)


def current_languages() -> Languages:
    """Return the languages of the running application."""
    found: Languages = current_app.extensions["languages"]
    return found


def _is_built(folder: Path) -> bool:
    return (folder / "LC_MESSAGES" / "messages.mo").is_file()


def _language(code: str) -> Language:
    locale = Locale.parse(code)
    name = locale.get_display_name(locale) or code
    direction = str(locale.text_direction)
    return Language(code, name[:1].upper() + name[1:], direction)


def _locale(code: str) -> Locale:
    """Return how dates are written: English here is that of Britain."""
    return Locale("en", "GB") if code == DEFAULT else Locale.parse(code)


def _translator(code: str, folder: Path) -> BabelTranslator:
    catalogue = Translations.load(folder, [code], "messages")
    language = _language(code)
    return BabelTranslator(code, language.direction, _locale(code), catalogue)


def _set_language() -> None:
    known = current_languages().known
    first = request.path.lstrip("/").partition("/")[0]
    speak(known.get(first, known[DEFAULT]))
    code = (request.view_args or {}).pop("language", None)
    if code is not None and code not in known:
        abort(404)


def speak(language: Language) -> None:
    """Set the language of this request."""
    g.language = language
    g.translator = current_languages().translators[language.code]


def _add_language(endpoint: str, values: dict[str, Any]) -> None:
    if "language" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "language"):
        values["language"] = g.language.code
