"""Made-up referrals of every kind: no person, place or event in them is real.

The telephone numbers are ones that Ofcom keeps free for made-up stories.
"""

from collections.abc import Mapping
from functools import cache

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.directory.paths import BUILT, CHECKOUT
from app.questionnaires.answers import Json
from app.questionnaires.case import read_answers
from app.questionnaires.text import English
from app.referrals.build import Writer
from app.referrals.documents.writing import Document, DocumentWriter
from app.referrals.model import Referral
from tests.making import AT, ROTHERHAM, WORRIED, cases, content, worried

FONTS = BUILT / "fonts"

CALM: Mapping[str, Json] = {
    "danger": "no",
    "who": "known",
    "safe-tonight": "yes",
    "reach": "no",
    "hurt": "no",
}
DAY = (
    "On Monday he came to the shop on his own at ten at night. He had no coat on and he was cold. "
    "He said that there was no one at home. I gave him soup and he asked for bread to take away. "
)
LONG = "\n".join(DAY * 2 for _ in range(11))[:4000].strip()

ANSWERS: dict[str, Mapping[str, Json]] = {
    "emergency": {
        "danger": "yes",
        "who": "known",
        "child-name": "Robin Example",
        "age": 6,
        "safe-tonight": "no",
        "reach": "yes",
        "hurt": "yes",
        "hurt-how": "His arm hangs down and he cries.",
        "with-now": "His mother's friend",
        "with-worry": "yes",
        "people": ["hits"],
        "home-postcode": "S60 1AE",
        "council": ROTHERHAM,
        "address": "12 Sample Street, the green door",
        "reporter": {"name": "Sam Sample", "relationship": "Neighbour", "phone": "01632 960123"},
        "may-name": "yes",
        "safe-time": "At any time. Do not leave a message.",
    },
    "same_day": {
        "danger": "no",
        "who": "known",
        "child-name": "Robin",
        "age": {"months": 7},
        "disabled": "not_sure",
        "safe-tonight": "not_sure",
        "reach": "not_sure",
        "hurt": "no",
        "looks": ["bruise-baby", "bite", "burn"],
        "body": ["hungry", "dirty", "clothes"],
        "home": ["alone", "money", "drunk"],
        "adults": ["cross", "no-warmth"],
        "since": "month",
        "last-noticed": "2026-11-22",
        "often": "weekly",
        "worse": "yes",
        "told": "no",
        "child-words": LONG[:900],
        "talk": "Polish. Zażółć gęślą jaźń.",
        "saw": LONG,
        "heard": LONG[:1800],
        "think": LONG[:1200],
        "who-knows": {
            "chosen": ["school", "health"],
            "details": {"school": "Sample Nursery, Ms Example", "health": "The health visitor"},
        },
        "before": "yes",
        "worker": "not_sure",
        "home-postcode": "S60 1AE",
        "council": ROTHERHAM,
        "address": "12 Sample Street",
        "school": "Sample Nursery",
        "household": "His mother, and her friend Alex. A big dog.",
        "other-children": "yes",
        "other-who": "A sister of three, Kim",
        "may-name": "not_sure",
        "safe-time": "Between 9 and 12",
    },
    "working_day": {
        **CALM,
        "child-name": "Kim",
        "age": 9,
        "body": ["hungry", "dirty"],
        "saw": "She asks other children for food most days.",
        "home-postcode": "S60 1AE",
        "council": ROTHERHAM,
        "may-name": "no",
    },
    "advice": CALM,
    "unborn": {
        "danger": "no",
        "who": "unborn",
        "before-birth": ["uses", "older-child"],
        "mother": "Alex Example. The baby is due in May.",
        "council": ROTHERHAM,
        "address": "The flat over the shop in Sample Street",
    },
    "myself": {
        "danger": "no",
        "who": "me",
        "child-name": "Jo",
        "age": 14,
        "me-safe": "not_sure",
        "me-hurt": "no",
        "going-on": ["mine-hit", "mine-food"],
        "home-postcode": "S60 1AE",
        "council": ROTHERHAM,
        "me-reach": {"phone": "01632 960124", "when": "After school, until five"},
        "me-trust": "Ms Example at school",
        "me-wish": "I want it to stop. I do not want to leave my sister.",
    },
    "survivor": {
        "danger": "no",
        "who": "adult",
        "then-reach": "not_sure",
        "then-who": "He ran the swimming club. He may still do it.",
        "then-what": "It went on for two years, when I was nine and ten.",
        "council": ROTHERHAM,
    },
    "nothing": {"who": "unknown"},
}


def _first_of_each_urgency() -> dict[str, Mapping[str, Json]]:
    """Return the answers of the first case in `forms/cases` that comes to each urgency."""
    worries = [place.item for id, place in cases() if id == WORRIED]
    return {f"case: {each.urgency}": each.answers for each in reversed(worries) if each.urgency}


STORIES = {**ANSWERS, **_first_of_each_urgency()}
every_story = pytest.mark.parametrize("story", STORIES)
every_document = pytest.mark.parametrize("document", ["agency", "record"])


@cache
def writer() -> DocumentWriter:
    """Return a writer over the real templates, in which nothing may be undefined."""
    loader = FileSystemLoader(CHECKOUT / "templates")
    return DocumentWriter(Environment(loader=loader, autoescape=True, undefined=StrictUndefined))


def referral(answers: Mapping[str, Json]) -> Referral:
    """Return the referral that these answers come to, on a Tuesday noon."""
    asked, whole = worried(), content()
    read = read_answers(asked, answers, whole.asking(AT))
    return Writer(content=whole, translator=English()).referral(whole.judge(asked, read, AT))


def html(document: Document, answers: Mapping[str, Json]) -> str:
    """Return a document of these answers as the document process gets it."""
    return writer().whole(document, referral(answers), English())
