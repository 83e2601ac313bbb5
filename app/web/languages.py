"""The language of a request, from the first part of its address."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Flask, abort, current_app, g, request
from jinja2 import Environment
from markupsafe import Markup, escape

from app.config import Settings
from app.languages import ENGLISH, Language
from app.questionnaires.text import English, Message, Text, render
from app.questionnaires.tongue_words import in_english
from app.translating.translator import BabelTranslator, built, read_language

DEFAULT = ENGLISH
EMERGENCY = "999"


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
    folder = settings.catalogues
    read = [read_language(folder, code) for code in built(folder)]
    shown = [each for each in read if each[0].is_checked or not settings.reviewed_languages_only]
    languages = Languages(
        known={language.code: language for language, _ in shown},
        translators={language.code: translator for language, translator in shown},
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
    environment.globals.update(
        grave=grave, beside=beside, in_danger=in_danger, in_english=in_english
    )


def say(said: str | Text | Message) -> str:
    """Write a text in the language of this request."""
    return render(said, g.translator)


def say_gravely(said: str | Text | Message) -> str:
    """Write a text about danger or consent: in a language that nobody checked, English follows."""
    return beside(say(said), render(said, English()))


def say_in_danger(said: Text) -> str:
    """Write a text; where it says when to ring 999, English follows as `say_gravely` has it."""
    return in_danger(say(said), said.id)


def grave(context: str, message: str, **values: str) -> str:
    """Write a text about danger or consent in a template, as `say_gravely` does."""
    words, english = g.translator.pgettext(context, message), message
    if values:
        words, english = escape(words) % values, escape(english) % values
    return beside(words, english)


def beside(words: str, english: str) -> str:
    """Return words with the English after them, unless a person has checked the language."""
    if g.translator.is_checked or not english or words == english:
        return words
    return Markup('{}<span class="app-english" lang="en" dir="ltr">{}</span>').format(
        words, english
    )


def in_danger(words: str, english: str) -> str:
    """Return words with the English after them where they say when to ring 999."""
    return beside(words, english) if EMERGENCY in english else words


def current_languages() -> Languages:
    """Return the languages of the running application."""
    found: Languages = current_app.extensions["languages"]
    return found


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
