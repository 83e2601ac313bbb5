"""Whatever the public and young people can be told is in the languages that they read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from html import unescape

import pytest
from jinja2 import Environment, FileSystemLoader

from app.config import ROOT
from app.directory.paths import FORMS
from app.languages import language
from app.questionnaires.base import WORK
from app.questionnaires.case import read_case
from app.referrals.build import Writer
from app.referrals.calls.sheet import call_sheet
from app.referrals.calls.text import call_text
from app.referrals.cases import ExampleCase, example_cases
from app.referrals.documents.dates import calendar_entries
from app.referrals.documents.writing import Document, DocumentWriter
from app.referrals.ringing import ringing
from app.training.content.library import load_training
from app.translating.collecting import DOMAINS, Key, key_of
from app.translating.readership import readership
from app.translating.wanted import wanted
from tests.making import AT, content

AREAS = ("E08000018", "E06000034", "E10000012", "W06000015", "S12000036", "NI-HSCT-BELFAST", None)
"""Two whole packs, one that is part of one, the other nations, and nowhere known."""
NAME_OF = "name of a council"
"""Names of councils are the same in every language."""
STEP = 17
"""Every run of the tests takes one case in so many; `make walk` takes them all."""


@cache
def known() -> frozenset[Key]:
    """Return every text that Polish has to have."""
    read = readership(content(), load_training(FORMS), ROOT / "translations")
    return frozenset(key_of(each) for domain in DOMAINS for each in wanted("pl", domain, read))


@dataclass
class Listening:
    """A translator that hears what it is asked for, and remembers what the language lacks."""

    code: str = "pl"
    direction: str = "ltr"
    is_checked: bool = False
    missing: set[Key] = field(default_factory=set)

    def pgettext(self, context: str, message: str) -> str:
        if (context, message) not in known():
            self.missing.add((context, message))
        return message

    def npgettext(self, context: str, singular: str, plural: str, count: int) -> str:
        self.pgettext(context, singular)
        return singular if count == 1 else plural

    def format_date(self, day: date) -> str:
        return day.isoformat()

    def format_time(self, clock: time) -> str:
        return clock.isoformat()

    def format_moment(self, moment: datetime) -> str:
        return moment.isoformat()

    def format_list(self, items: list[str]) -> str:
        return ", ".join(items)


def cases() -> Iterator[tuple[str, ExampleCase]]:
    """Yield the cases of those whose pages are in every language."""
    for id, place in example_cases(FORMS):
        if content().library.questionnaire(id).reader not in WORK:
            yield id, place.item


WRITER = DocumentWriter(Environment(loader=FileSystemLoader(ROOT / "templates"), autoescape=True))
DOCUMENTS: tuple[Document, ...] = ("record", "copy", "call")


def told(id: str, case: ExampleCase, area: str | None, heard: Listening) -> str:
    """Return all that somebody is told and given for their answers."""
    whole = content()
    asked = whole.library.questionnaire(id)
    before = {
        f"{other}.{key}": value
        for other, given in case.before.items()
        for key, value in given.items()
    }
    known_, asking = whole.library.questionnaires, whole.asking(AT)
    answers = read_case(asked, known_, {**case.answers, **before}, asking)
    home = whole.directory.area(area) if area else None
    judged = whole.judge_case(asked, answers, AT, home)
    spoken = language("pl", is_checked=False)
    referral = Writer(content=whole, translator=heard).referral(judged, spoken)
    shown = [WRITER.whole(document, referral, heard) for document in DOCUMENTS]
    shown.append(call_text(call_sheet(referral, heard), heard))
    shown.append(str(tuple(calendar_entries(referral, heard))))
    return "\n".join(map(unescape, shown))


def shown_of(heard: Listening, said: str) -> set[Key]:
    """Return what is missing and was shown: some is put into words that only others read."""
    pieces = {key: re.split(r"%\(\w+\)s", key[1]) for key in heard.missing}
    shown = {key for key, each in pieces.items() if all(piece in said for piece in each)}
    return {key for key in shown if key[0] != NAME_OF}


def missing(step: int) -> dict[Key, str]:
    """Return what no language but Welsh has of what somebody can be told, with a case of it."""
    found: dict[Key, str] = {}
    for number, (id, case) in enumerate(cases()):
        if number % step:
            continue
        if any(content().library.questionnaire(other).reader in WORK for other in case.before):
            continue
        heard = Listening()
        said = told(id, case, AREAS[number % len(AREAS)], heard)
        found |= dict.fromkeys(shown_of(heard, said), f"{id}: {case.name}")
    return found


def test_a_share_of_the_cases_is_told_in_the_readers_own_words() -> None:
    assert missing(STEP) == {}


@pytest.mark.every
def test_every_case_is_told_in_the_readers_own_words() -> None:
    assert missing(1) == {}


def test_whom_to_ring_is_said_in_the_readers_own_words() -> None:
    heard = Listening()
    for code in filter(None, AREAS):
        for on_paper in (True, False):
            listed = ringing(content(), content().directory.area(code), AT, on_paper=on_paper)
            for poster in ("card", "wall"):
                WRITER.poster(poster, listed, "https://signpost.example/pl/ring/x", heard)
    assert {key for key in heard.missing if key[0] != NAME_OF} == set()
