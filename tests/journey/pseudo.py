"""A language that nobody speaks: accented, bracketed, and complete."""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from app.translating.collecting import collected, messages
from app.translating.faults import PLACE
from tests.journey.reading import PageRead
from tests.journey.shown import texts_of

CODE = "cy"
"""Shown under the code of the one language beside English that professionals' pages are in too."""
OPEN, CLOSE = "⟦", "⟧"
ACCENTED = str.maketrans("aeiouyAEIOUYcnsz", "áéíóúýÁÉÍÓÚÝçñšž")


def pseudo(text: str) -> str:
    """Return a text with accents, in brackets; the places to fill stay as they are."""
    places = PLACE.findall(text)
    parts = [part.translate(ACCENTED) for part in PLACE.split(text)]
    filled = [piece for pair in zip(parts, [*places, ""], strict=True) for piece in pair]
    return OPEN + "".join(filled) + CLOSE


def write_catalogue(folder: Path) -> None:
    """Write the whole catalogue of the pseudo-language below a folder."""
    catalogue = Catalog(locale=CODE, domain="messages")
    for message in (each for domain in collected().values() for each in messages(domain)):
        if isinstance(message.id, (list, tuple)):
            words = tuple(pseudo(message.id[1]) for _ in range(catalogue.num_plurals))
            catalogue.add(message.id, words, context=message.context)
        else:
            catalogue.add(message.id, pseudo(message.id), context=message.context)
    file = folder / CODE / "LC_MESSAGES" / "messages.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, catalogue)


def untranslated(text: str) -> str:
    """Return what of a text stands outside all brackets."""
    depth, kept = 0, []
    for character in text:
        depth += (character == OPEN) - (character == CLOSE)
        if depth == 0 and character != CLOSE:
            kept.append(character)
    return "".join(kept)


def letters_left(page: PageRead, names: set[str]) -> list[str]:
    """Return the texts of a page that hold letters outside the brackets and the names."""
    found = []
    for text in texts_of(page.all("body")[0], CODE):
        left = re.sub(r"https?://[^\s⟦]+|[^\s⟦⟧]+@[^\s⟦]+", "", untranslated(text))
        for name in sorted(names, key=len, reverse=True):
            left = left.replace(name, "")
        if re.search(r"[^\W\d_]{2,}", left):
            found.append(text)
    return found
