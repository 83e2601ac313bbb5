"""A language's words, read from built catalogues, and its ways of writing dates and lists."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.support import NullTranslations, Translations

from app.languages import ENGLISH, OFFERED, Language, language, locale_of


@dataclass(frozen=True, slots=True)
class BabelTranslator:
    """Writes texts, days, times and lists in one language."""

    code: str
    direction: str

    locale: Locale
    catalogue: NullTranslations
    is_checked: bool = True

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


def built(folder: Path) -> tuple[str, ...]:
    """Return the languages whose catalogues are built, in the order in which they are offered."""
    found = {file.parents[1].name for file in folder.glob("*/LC_MESSAGES/*.mo")} - {ENGLISH}
    known = (code for code in OFFERED if code in found)
    return (ENGLISH, *known, *sorted(found.difference(OFFERED)))


def read_language(folder: Path, code: str) -> tuple[Language, BabelTranslator]:
    """Read a language from a folder of built catalogues.

    What its catalogues lack stays in English. English itself needs none.
    """
    files = sorted((folder / code / "LC_MESSAGES").glob("*.mo"))
    words, is_checked = _words(tuple((file, file.stat().st_mtime_ns) for file in files))
    found = language(code, is_checked=is_checked or code == ENGLISH)
    may_stand_alone = found.is_checked or found.tag == ENGLISH
    return found, BabelTranslator(
        found.tag, found.direction, locale_of(code), words, may_stand_alone
    )


@cache
def _words(files: tuple[tuple[Path, int], ...]) -> tuple[NullTranslations, bool]:
    """Return the words of catalogues, and whether a person has checked them all.

    They are read once a process: what is read anew has another time of change.
    """
    catalogues = [_read(file) for file, _ in files]
    if not catalogues:
        return NullTranslations(), False
    whole, *others = catalogues
    for each in others:
        whole.merge(each)
    return whole, all(each.info().get("x-checked-by") for each in catalogues)


def _read(file: Path) -> Translations:
    with file.open("rb") as opened:
        return Translations(opened)
