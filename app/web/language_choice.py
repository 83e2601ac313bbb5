"""The languages that a page is offered in, each leading to the same place in the journey."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import Flask, Response, g, request, url_for
from jinja2 import Environment
from markupsafe import Markup, escape

from app.languages import Language
from app.web.language_words import OFFER
from app.web.languages import DEFAULT, current_languages

REST = "@rest@"
"""What stands for the rest of an address while it is not known."""
SAY_IN = "say_in"
"""The button of a form that asks for another language: what was typed comes back with it."""
LED_BY = frozenset({"gone", "turn", "kept", "reasons", "forgotten"})
"""Why somebody was led to a page: its words are said in any language."""
KEPT_IN_LINKS: Mapping[str, frozenset[str] | None] = {
    "whose": None,
    "why": LED_BY,
    "size": frozenset({"large"}),
}
"""What of an address's query goes with somebody into another language, and what it may say."""
PAGE_OF = {
    "journey.family_pdf": "journey.family_page",
    # Its own page says that all is deleted, and where its form was refused nothing is.
    "journey.finish": "journey.result",
    "safety.leave": "journey.start",
    "training.change_code": "training.desk",
    "training.go_on": "training.room",
    "training.join": "training.home",
    "training.practise": "training.alone",
    "training.set_door": "training.desk",
    "training.vote": "training.room",
    "training.write": "training.room",
}
"""The page that a form is on, where nothing can be read at the address that it is sent to."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A language, and where this page is in it."""

    language: Language
    url: str
    is_current: bool


def init_app(app: Flask) -> None:
    """Give every page the languages that it is offered in."""
    app.jinja_env.globals.update(choices=choices, offer=offer, switch=_Switch(app.jinja_env))
    app.after_request(_vary)


class _Switch:
    """Writes the choice of languages, which differs from page to page by the address alone."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._written: dict[tuple[object, ...], Markup] = {}

    def __call__(self, form: str) -> Markup:
        """Return the choice for the page in front; in a form of that id each is a button."""
        rest = _rest()
        if rest is None:
            return self._write(form, tuple(choices()))
        key = (g.language.code, bool(g.get("is_for_work")), form, request.script_root)
        if key not in self._written:
            anywhere = tuple(_choices(lambda code: f"{request.script_root}/{code}{REST}"))
            self._written[key] = self._write(form, anywhere)
        return self._written[key].replace(REST, escape(rest))

    def _write(self, form: str, found: tuple[Choice, ...]) -> Markup:
        macros = self._environment.get_template("components/languages.html").module
        shown: Markup = macros.switch(found, form, g.language, SAY_IN)  # type: ignore[attr-defined]
        return shown


def offer_only_for_work() -> None:
    """Offer this page in the languages that professionals' pages are in."""
    g.is_for_work = True


def choices() -> Iterator[Choice]:
    """Yield the languages of this page, in the order in which they are offered."""
    return _choices(_addresses())


def _choices(address: Callable[[str], str]) -> Iterator[Choice]:
    for language in current_languages().known.values():
        if language.is_for_work or not g.get("is_for_work"):
            yield Choice(language, address(language.code), language == g.language)


def offer() -> tuple[Choice, str] | None:
    """Return a language that the browser asks for, and how it is offered there.

    Nobody is led anywhere by a guess: whoever borrows a phone reads what they asked for.
    """
    if g.language.code != DEFAULT or g.get("is_for_work"):
        return None
    known = current_languages().known
    wanted = next((each for each in _wishes() if each in known), DEFAULT)
    if wanted == DEFAULT:
        return None
    words = current_languages().translators[wanted].pgettext(OFFER.context, OFFER.id)
    return next(each for each in choices() if each.language.code == wanted), words


def _wishes() -> Iterator[str]:
    """Yield the languages that the browser asks for, the dearest first, without their countries.

    A browser that is set to English and knows some Polish asks for no Polish.
    """
    for tag, quality in request.accept_languages:
        if quality > 0:
            yield tag.partition("-")[0].lower()


def _addresses() -> Callable[[str], str]:
    """Return what gives the address of this page in a language, or of the first page.

    All that differs is the first part of the address, so it is not worked out thirteen times.
    """
    rule = request.url_rule
    if rule is None or "language" not in rule.arguments or g.get("is_nowhere"):
        return lambda code: url_for("journey.start", language=code)
    if request.method == "POST" and rule.endpoint in PAGE_OF:
        page, its = PAGE_OF[rule.endpoint], request.view_args or {}
        return lambda code: url_for(page, **{**its, "language": code})
    rest = _rest()
    return lambda code: f"{request.script_root}/{code}{rest}"


def _rest() -> str | None:
    """Return the address of this page after its language; nothing where it goes by another one."""
    rule = request.url_rule
    if rule is None or "language" not in rule.arguments or g.get("is_nowhere"):
        return None
    if request.method == "POST" and rule.endpoint in PAGE_OF:
        return None
    query = f"?{urlencode(kept)}" if (kept := _kept()) else ""
    return quote(request.path.removeprefix(f"/{g.language.code}")) + query


def _kept() -> dict[str, str]:
    return {
        name: said
        for name, known in KEPT_IN_LINKS.items()
        if (said := request.args.get(name)) and (known is None or said in known)
    }


def _vary(response: Response) -> Response:
    """Say that a page may differ by the languages that a browser asks for."""
    if response.mimetype == "text/html":
        response.vary.add("Accept-Language")
    return response
