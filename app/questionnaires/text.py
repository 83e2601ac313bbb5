"""Words that are written in English here and in somebody's own language when they are shown.

Domain code returns a `Text` or a `Message` and never a finished sentence. `render` alone makes
words, with a translator that the caller passes in, so that one request can write two languages.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Protocol, TypeAlias
from unicodedata import bidirectional

STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
"""The direction that a letter of each of Unicode's strong kinds is written in."""
NUMBERS = frozenset({"EN", "AN"})
APART, FROM_LEFT, TOGETHER = "\u2068", "\u2066", "\u2069"
"""Unicode's marks for words that stand apart: they are not seen, and hold on paper as well."""
STANDS_APART = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")

Value: TypeAlias = "str | int | date | time | Text | Message | tuple[Value, ...]"
"""What may fill a place in a message: typed words, a number, a day, a moment (a `datetime`), a time
of day, or more to translate."""


class Translator(Protocol):
    """What `render` asks of a language."""

    @property
    def code(self) -> str:
        """The language's code, such as "en"."""

    @property
    def direction(self) -> str:
        """The way it is written: "ltr" or "rtl"."""

    @property
    def is_checked(self) -> bool:
        """Whether it can stand alone: it is English, or a person has checked all of its texts."""

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of a message in its context."""

    def npgettext(self, context: str, singular: str, plural: str, count: int) -> str:
        """Return the translation whose plural form fits the count."""

    def format_date(self, day: date) -> str:
        """Return a day as this language writes it in full."""

    def format_time(self, clock: time) -> str:
        """Return a time of day as clocks here show it: hours to 24."""

    def format_moment(self, moment: datetime) -> str:
        """Return a day of the week, the day and the time."""

    def format_list(self, items: list[str]) -> str:
        """Join items as this language does, the last one with its own "and"."""


@dataclass(frozen=True, slots=True)
class Text:
    """An English text and the context that tells a translator who reads it, and where.

    Places to fill are written `%(name)s`. `plural` is the English for any number but one.
    """

    id: str
    context: str
    plural: str = ""

    def __call__(self, **values: Value) -> "Message":
        """Fill the places of this text."""
        return Message(self, values)


@dataclass(frozen=True, slots=True)
class Message:
    """A text with its places filled. The value called `count` chooses the plural form."""

    text: Text
    values: Mapping[str, Value] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.text, tuple(sorted(self.values))))


@dataclass(frozen=True, slots=True)
class English:
    """The language that everything is written in: each text stands for itself."""

    code: str = "en"
    direction: str = "ltr"
    is_checked: bool = True

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - the protocol's shape
        """Return the message itself."""
        return message

    def npgettext(self, context: str, singular: str, plural: str, count: int) -> str:  # noqa: ARG002
        """Return the singular for one, the plural for any other number."""
        return singular if count == 1 else plural

    def format_date(self, day: date) -> str:
        """Return a day as "3 March 2026"."""
        return f"{day.day} {day:%B %Y}"

    def format_time(self, clock: time) -> str:
        """Return a time as "17:05"."""
        return f"{clock:%H:%M}"

    def format_moment(self, moment: datetime) -> str:
        """Return a moment as "Tuesday 3 March 2026, 08:30"."""
        return f"{moment:%A} {moment.day} {moment:%B %Y}, {moment:%H:%M}"

    def format_list(self, items: list[str]) -> str:
        """Return "one, two and three"."""
        return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def render(said: str | Text | Message, translator: Translator) -> str:
    """Write in the translator's language; what somebody typed, a plain string, stays as it is."""
    if isinstance(said, str):
        return said
    message = said if isinstance(said, Message) else Message(said)
    text = message.text
    if text.plural:
        count = message.values.get("count")
        if not isinstance(count, int):
            raise TypeError(f"{text.id!r} has a plural form and needs a count")
        words = translator.npgettext(text.context, text.id, text.plural, count)
    else:
        words = translator.pgettext(text.context, text.id)
    if not message.values:
        return words
    return words % {name: _shown(value, translator) for name, value in message.values.items()}


def _shown(value: Value, translator: Translator) -> str:
    match value:
        case Text() | Message():
            return render(value, translator)
        case tuple():
            return translator.format_list([_shown(item, translator) for item in value])
        case str():
            return apart(value, translator)
    return _counted(value, translator)


def _counted(value: int | date | time, translator: Translator) -> str:
    match value:
        case datetime():
            return translator.format_moment(value)
        case date():
            return translator.format_date(value)
        case time():
            return translator.format_time(value)
    return str(value)


def apart(words: str, translator: Translator) -> str:
    """Set lines of the other direction apart, so that nothing is turned round in or beside them.

    What stands apart in them already counts for nothing.
    """
    return "\n".join(_line_apart(line, translator.direction) for line in words.split("\n"))


def _line_apart(line: str, around: str) -> str:
    own = STANDS_APART.sub("", line)
    if direction_of(own, around) == around:
        return line
    # Only a letter tells a program which way to go: a number has to be told.
    return f"{APART if _has_direction(own) else FROM_LEFT}{line}{TOGETHER}"


def direction_of(words: str, around: str) -> str:
    """Return the way words are read: that of their first letter, and of numbers left to right.

    Words with neither are read as what is around them.
    """
    kinds = [bidirectional(each) for each in words]
    first = next((kind for kind in kinds if kind in STRONG), "")
    if not first and not NUMBERS.isdisjoint(kinds):
        return "ltr"
    return STRONG.get(first, around)


def _has_direction(words: str) -> bool:
    return any(bidirectional(each) in STRONG for each in words)
