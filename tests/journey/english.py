"""English on a page in another language: none is to be found there but what is marked as such."""

import re
from functools import cache

import pytest

from app.config import ROOT
from app.languages import OFFERED
from app.translating.catalogues import file_of, read
from app.translating.collecting import DOMAINS, collected, messages
from app.translating.collecting import texts_of as words_of
from tests.journey.reading import PageRead
from tests.journey.shown import texts_of
from tests.journey.walker import Walker

OTHERS = [code for code in OFFERED if code not in {"en", "easy"}]
USUAL = {"pl", "ur"}
"""The languages that every run of the tests walks in; `make walk` takes all."""
in_each = pytest.mark.parametrize(
    "code",
    [pytest.param(each, marks=[] if each in USUAL else pytest.mark.every) for each in OTHERS],
)
SHORTEST = 3
"""Words that an English text has at least for the test to look for it: one or two may be names."""


@cache
def english() -> tuple[str, ...]:
    """Return every English text that is long enough to be known again, without its places."""
    found = set()
    for domain in collected().values():
        for message in messages(domain):
            for text in words_of(message.id):
                for piece in re.split(r"%\(\w+\)s", text):
                    words = piece.strip(" .,:;()“”?!")
                    if len(words.split()) >= SHORTEST:
                        found.add(words)
    return tuple(found)


@cache
def translated(code: str) -> str:
    """Return every word of a language: it may keep a British name beside its own."""
    catalogues = (read(file_of(ROOT / "translations", code, domain), code) for domain in DOMAINS)
    every = (message for each in catalogues for message in messages(each))
    return "\n".join(text for message in every for text in words_of(message.string))


def english_in(page: PageRead, names: tuple[str, ...]) -> list[str]:
    """Return the English texts that a page in another language shows as its own."""
    code = page.root.get("lang") or ""
    said = "\n".join(texts_of(page.all("body")[0], code))
    for name in names:
        said = said.replace(name, "")
    return [text for text in english() if text in said and text not in translated(code)]


def names_of(walker: Walker) -> tuple[str, ...]:
    """Return the names that are the same in every language."""
    known = walker.state.content
    areas = {each.name for each in known.directory.areas.authorities.values()}
    packs = [place.item for place in known.directory.packs.values()]
    local = {each.name for pack in packs for each in pack.names}
    sources = {each.short for each in known.sources.values()}
    return tuple(sorted(areas | local | sources, key=len, reverse=True))
