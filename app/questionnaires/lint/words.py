"""Lint: texts are plain, whole and safe to translate."""

import re
from collections.abc import Iterator, Mapping

from app.questionnaires.base import texts_in
from app.questionnaires.errors import Fault
from app.questionnaires.library import Library
from app.questionnaires.places import Place, pages_of, questions_of
from app.questionnaires.reading import PLACE, measure, overlong
from app.questionnaires.wording import Wording

LIMITS = {"public": 30, "young_person": 30, "professional": 40, "training": 40}
"""The highest LIX of a page for each audience (promise 7)."""

MARKUP = re.compile(r"[<>]|&\w+;|\*\*|\{\{|\]\(")
PHONE_NUMBER = re.compile(r"\d[\d ]{4,}\d")


def hard_pages(library: Library) -> Iterator[Fault]:
    """Find pages over the reading limit of their audience."""
    seen: set[tuple[object, ...]] = set()
    for place in library.places():
        limit = min(LIMITS[audience] for audience in place.item.audience)
        for page in pages_of(place):
            if (page.source.path, page.at, limit) in seen:
                continue
            seen.add((page.source.path, page.at, limit))
            lix = measure(text.id for text in texts_in(page.item)).lix
            if lix > limit:
                what = f"page {page.item.id!r} reads at LIX {lix:.0f}, the limit is {limit}"
                yield page.fault(what, "use shorter words and sentences")


def unfit_texts(place: Place, avoid: Mapping[str, str]) -> Iterator[Fault]:
    """Find texts with overlong sentences, markup, typed phone numbers or terms to avoid.

    `avoid` holds terms in small letters, and what to say instead.
    """
    for text in texts_in(place.item):
        for sentence in overlong(text.id):
            yield place.fault(f"a sentence of over 25 words: {sentence.strip()!r}", "split it")
        if MARKUP.search(text.id):
            yield place.fault(f"markup in {text.id!r}", "write plain words")
        if PHONE_NUMBER.search(text.id):
            yield place.fault(f"a phone number in {text.id!r}", "name the service instead")
        small = text.id.lower()
        for term, instead in avoid.items():
            if term in small and re.search(rf"\b{re.escape(term)}\b", small):
                yield place.fault(f"{term!r} in {text.id!r}", f"say: {instead}")


def wrong_places(library: Library) -> Iterator[Fault]:
    """Find texts whose places to fill are not the ones that they are given."""
    for place in library.places():
        for question in questions_of(place):
            for wording in (question.item.label, question.item.hint):
                if isinstance(wording, Wording):
                    yield from _wrong_places(question, wording)


def _wrong_places(place: Place, wording: Wording) -> Iterator[Fault]:
    given = {f"%({name})s" for name in wording.fill} | ({"%(count)s"} if wording.count else set())
    for text in texts_in([wording.text, wording.one, wording.other]):
        used = set(PLACE.findall(text.id))
        optional = {"%(count)s"} if wording.one else set()
        if used - given or given - used - optional:
            yield place.fault(f"places of {text.id!r} are not those in fill", "make them the same")
        if wording.needs and "%" in PLACE.sub("", text.id):
            yield place.fault(f"a bare % in {text.id!r}", "write it in words")
