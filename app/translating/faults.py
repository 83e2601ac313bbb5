"""What a catalogue may not get wrong, found without knowing the language."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from babel.messages.catalog import Catalog, Message

from app.translating.catalogues import Checked
from app.translating.collecting import Key, key_of, messages, texts_of
from app.translating.extraction import NAME
from app.translating.glossary import Glossary

PLACE = re.compile(r"%\(\w+\)s")
MARKUP = re.compile(r"<|&#?\w+;")
UNSEEN = re.compile("[\u0000-\u001f\u007f\u200b\u202a-\u202e\u2060-\u2069\ufeff]")
"""Marks that nobody sees, and that can turn words round; joiners are a part of some scripts."""
ADDRESS = re.compile(r"https?:|www\.", re.IGNORECASE)
MANY = (5, 7, 11, 25, 100)
"""Counts that no language has a word of its own for: their number has to be shown."""
LONG_NUMBER = re.compile(r"\d[\d ]{4,}\d")
NUMBER = re.compile(r"\d+")
STRAY = re.compile(r"%(?!\(\w+\)s)")
ASKED = re.compile(r"[?؟]")
NAMES = ("Signpost", "NSPCC", "Childline", "CEOP", "NHS", "GOV.UK", "BSL", "PDF")
"""What people must know again or say aloud: it stands in every language as it does here."""

ALIKE = 0.7
"""How much two English texts have in common where one is the other after a change."""
SHORT = 20
"""Characters below which a length says nothing."""
WORD, JOINING = 4, frozenset({"with", "from"})
"""Letters of the shortest word that is no part of a name, and those that join parts of names."""
LEAST, MOST = 0.35, 2.6
"""How much shorter and longer than the English a whole sentence may be."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something wrong with a text, and which text."""

    kind: str
    key: Key
    what: str

    @property
    def breaks(self) -> bool:
        """Whether a page that shows it would fail, or show what is no text."""
        return self.kind in {"placeholder", "markup", "plural"}

    def __str__(self) -> str:
        """Return it on one line."""
        context, english = self.key
        return f"{self.kind}: [{context}] {english!r}{': ' if self.what else ''}{self.what}"


def unfit(catalogue: Catalog) -> Iterator[str]:
    """Yield texts that cannot be translated safely: with markup or a typed phone number."""
    for message in messages(catalogue):
        for text in texts_of(message.id):
            where = ", ".join(f"{file}:{line}" for file, line in message.locations[:1])
            if MARKUP.search(text):
                yield f"{where}: markup in {text!r}"
            if LONG_NUMBER.search(text) and "01632" not in text:
                yield f"{where}: a phone number in {text!r}"


def faults(
    wanted: list[Message], catalogue: Checked, glossary: Glossary | None, *, is_english: bool
) -> Iterator[Wrong]:
    """Yield what a catalogue gets wrong of the texts that its readers see.

    `is_english` is for Easy Read: it may say the same as the English, and need not ask as often.
    """
    known = {key_of(each): each for each in messages(catalogue)}
    asked = {key_of(each) for each in wanted}
    left = [key for key in known if key not in asked]
    for message in wanted:
        key = key_of(message)
        found = known.get(key)
        translated = texts_of(found.string) if found else ()
        if found is None or not translated or not all(each.strip() for each in translated):
            yield _missing(key, left)
            continue
        if found.fuzzy:
            yield Wrong("in doubt", key, "somebody marked it as fuzzy: make it right and unmark it")
        if isinstance(message.id, tuple | list):
            yield from _forms(message, translated, catalogue)
        for kind, what in _wrong(message, translated, is_english=is_english):
            yield Wrong(kind, key, what)
        for term in (
            glossary.missing(PLACE.sub(" ", key[1]), " ".join(translated)) if glossary else ()
        ):
            yield Wrong("glossary", key, f"{term.en!r} is none of {term.words}")


def _forms(message: Message, translated: tuple[str, ...], catalogue: Checked) -> Iterator[Wrong]:
    """Yield what is wrong with the plural forms: their number, and counts that are not shown."""
    key, english = key_of(message), texts_of(message.id)
    if len(translated) != catalogue.num_plurals:
        what = f"{len(translated)} forms, and the language has {catalogue.num_plurals}"
        yield Wrong("plural", key, what)
        return
    places = set(PLACE.findall(english[-1]))
    for form in sorted({catalogue.plural_of(count) for count in MANY}):
        if set(PLACE.findall(translated[form])) != places:
            yield Wrong("placeholder", key, translated[form])
    if NUMBER.search(PLACE.sub(" ", " ".join(translated))) and not NUMBER.search(
        PLACE.sub(" ", " ".join(english))
    ):
        yield Wrong("number", key, " ".join(translated))


def unused(known: set[Key], catalogue: Checked) -> Iterator[Wrong]:
    """Yield what a catalogue translates and nobody is shown any more."""
    for message in messages(catalogue):
        if key_of(message) not in known:
            yield Wrong("unused", key_of(message), "")


def _missing(key: Key, left: list[Key]) -> Wrong:
    """Return that a text is missing, or that its English changed since it was translated."""
    context, english = key
    there = [text for other, text in left if other == context]
    before = get_close_matches(english, there, n=1, cutoff=ALIKE)
    if before:
        return Wrong("changed since", key, f"it was {before[0]!r}")
    return Wrong("missing", key, "")


def _wrong(
    message: Message, translated: tuple[str, ...], *, is_english: bool
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a translation: the kind of fault, and where it shows."""
    english = texts_of(message.id)
    yield from _filled(english, translated)
    yield from _shape(english, translated)
    if not is_english:
        yield from _left_alone(message, english, translated)
    for name in NAMES:
        if name in english[0] and name not in " ".join(translated):
            yield "name", f"{name} is not in {translated[0]!r}"


def _filled(english: tuple[str, ...], translated: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with places to fill, and with numbers."""
    whole = " ".join(translated)
    if len(english) == 1:
        if set(PLACE.findall(english[0])) != set(PLACE.findall(whole)):
            yield "placeholder", whole
        if _numbers(english[0]) != _numbers(whole):
            yield "number", whole
    elif not set(PLACE.findall(whole)) <= set(PLACE.findall(" ".join(english))):
        yield "placeholder", whole
    if STRAY.search(whole) and not STRAY.search(english[0]):
        yield "placeholder", f"a stray % in {whole!r}"


def _shape(english: tuple[str, ...], translated: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with how a translation is written, whatever it says."""
    whole = " ".join(translated)
    if MARKUP.search(whole) or UNSEEN.search(whole) or ADDRESS.search(whole):
        yield "markup", repr(whole)
    if any(each != each.strip() for each in translated) and english[0] == english[0].strip():
        yield "spaces", repr(translated[0])
    ratio = max(map(len, translated)) / len(english[-1])
    if len(english[-1]) >= SHORT and not LEAST <= ratio <= MOST:
        yield "length", f"{ratio:.1f} times as long: {translated[0]!r}"


def _left_alone(
    message: Message, english: tuple[str, ...], translated: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Yield that a question is no question any more, or that a text is still the English."""
    if english[0].endswith("?") and not ASKED.search(translated[0]):
        yield "question", translated[0]
    is_name = NAME in message.auto_comments
    if set(translated) & set(english) and _has_words(english[0]) and not is_name:
        yield "untranslated", ""


def _numbers(text: str) -> Counter[str]:
    """Return the numbers of a text. Only 0 to 9 count as the same: others are not dialled."""
    return Counter(NUMBER.findall(PLACE.sub(" ", text)))


def _has_words(text: str) -> bool:
    """Say whether a text has anything to translate: names alone, each with a capital, may stay."""
    words = re.findall(r"[^\W\d_]+", PLACE.sub(" ", text))
    return any(word.islower() and len(word) >= WORD and word not in JOINING for word in words)
