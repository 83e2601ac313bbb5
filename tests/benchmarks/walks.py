"""One whole walk, recorded once by the tests' own walker, to be sent again and again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from typing_extensions import override
from werkzeug.test import TestResponse

from app.questionnaires.answers import Json
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.kinds.written import LongTextQuestion, TextQuestion
from app.questionnaires.model import Questionnaire
from tests.journey.walker import Walker

COUNCIL = {"code": "E08000018", "postcode": "S60 1AE"}
PICKED: dict[str, Json] = {
    "danger": "no",
    "who": "known",
    "age": {"years": 14},
    "disabled": "no",
    "safe-tonight": "yes",
    "reach": "not_sure",
    "hurt": "no",
    "missing": "no",
    "with-worry": "no",
    "since": "month",
    "often": "weekly",
    "worse": "yes",
    "works-with": "no",
    "told": "yes",
    "who-knows": ["family", "school"],
    "before": "not_sure",
    "worker": "not_sure",
    "home-postcode": COUNCIL["postcode"],
    "council": COUNCIL,
    "other-children": "yes",
    "may-name": "yes",
    "reporter": {"name": "Sam Sample", "phone": "01632 960123"},
}
NOTICED = {
    "looks": ["story", "covered"],
    "body": ["tired", "clothes", "aches"],
    "mood": ["quiet", "sad", "angry"],
    "change": ["runs", "school", "new-friends"],
    "friends": ["knows", "bullied"],
    "said": ["secret", "shouted"],
    "home": ["alone", "no-one", "money"],
    "house": ["callers"],
    "adults": ["cross", "no-warmth"],
    "people": ["gifts", "older"],
    "online": ["more", "hides", "older-friends"],
    "pictures": ["asked"],
    "out": ["night", "new-things", "cars"],
    "money": ["carries", "debt"],
}
LINE = "Robin, in the words of a neighbour"
STORY = (
    "On Monday Robin came home at ten in a coat I had not seen before. A grey car was at the gate. "
    "The driver was an adult, and Robin got out of the front. On Wednesday the car came again.\n"
    "Robin said: he says I owe him for the coat."
)
"""Made up, as everybody in it is."""

TOKENS = frozenset({"csrf_token", "seen", "whose"})
"""Hidden boxes that differ from walk to walk."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One press of a button: the page it is on, and what stands in its boxes but the tokens."""

    path: str
    fields: tuple[tuple[str, str], ...]


class Recorder(Walker):
    """A walker who notes down every press of a button."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.steps: list[Step] = []

    @override
    def send(self, fields: dict[str, Any], *, path: str = "") -> TestResponse:
        hidden = {
            name: values
            for name, values in self.page.form_fields().items()
            if name.endswith((".postcode", ".suggested"))
        }
        pairs = tuple(_pairs(hidden | fields))
        self.steps.append(Step(path=path or urlsplit(self.page.url).path, fields=pairs))
        return super().send(fields, path=path)


def record(app: Flask) -> tuple[Step, ...]:
    """Walk to the check page with an answer to every question; the first step begins the draft."""
    recorder = Recorder(app)
    recorder.begin().walk(answers_to(recorder.questionnaire))
    return tuple(recorder.steps)


def answers_to(questionnaire: Questionnaire) -> dict[str, Json]:
    """Return an answer to every question that a neighbour of a child of 14 is asked."""
    return {id: _answer(question) for id, question in questionnaire.questions.items()} | {
        id: value for id, value in PICKED.items() if id in questionnaire.questions
    }


def _answer(question: object) -> Json:
    match question:
        case SignsQuestion():
            known = {sign.id for sign in question.signs}
            step = question.scale.steps[0].id
            return {id: step for id in NOTICED.get(question.id, ()) if id in known} or None
        case LongTextQuestion():
            return STORY
        case TextQuestion():
            return LINE
    return None


def _pairs(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        for each in [value] if isinstance(value, str) else value:
            yield name, each
