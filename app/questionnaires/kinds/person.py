"""One person: as much of who they are as is known."""

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import Field
from typing_extensions import override

from app.questionnaires.answers import Answer, Json, Somebody
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds.base import Asking, Question, Said, wrong_type
from app.questionnaires.kinds.clean import clean
from app.questionnaires.text import Text

PersonField = Literal["name", "relationship", "phone", "email", "address", "when"]

LABELS: dict[str, Text] = {
    "name": Text("Name", "person"),
    "relationship": Text("Who they are to the child", "person"),
    "phone": Text("Phone number", "person"),
    "email": Text("Email address", "person"),
    "address": Text("Address", "person"),
    "when": Text("When it is safe to get in touch", "person"),
}
MOST = {"name": 200, "relationship": 200, "phone": 40, "email": 254, "address": 500, "when": 300}
SHAPES = {
    "phone": re.compile(
        r"(?=(?:\D*\d){3})\+?[\d\s().-]{3,}(?:\s*(?:ext\.?|x)\s*\d{1,6})?", re.IGNORECASE
    ),
    "email": re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+"),
}


class PersonQuestion(Question[Somebody]):
    """A person, as {"name": ..., "phone": ...}. Every field may be left blank."""

    type: Literal["person"]
    fields: tuple[PersonField, ...] = Field(min_length=1)

    @override
    def read_said(self, value: Json, asking: Asking) -> Answer:
        if not isinstance(value, dict):
            raise wrong_type(value)
        if unknown := set(value) - set(self.fields):
            raise AnswerError("unknown_part", {"part": min(map(str, unknown))[:60]})
        given = tuple(self._given(value))
        return Somebody(given) if given else self.read(None, asking)

    def _given(self, value: dict[str, Json]) -> Iterator[tuple[str, str]]:
        for field in self.fields:
            lines = field in {"address", "when"}
            words = clean(value.get(field) or "", most=MOST[field], lines=lines, part=field)
            if words and field in SHAPES and not SHAPES[field].fullmatch(words):
                raise AnswerError(f"not_{field}", part=field)
            if words:
                yield field, words

    @override
    def dump_said(self, answer: Somebody) -> Json:
        return dict(answer.fields)

    @override
    def lines_said(self, answer: Somebody) -> Iterator[Said]:
        for field, words in answer.fields:
            yield Said(words, LABELS[field])

    @override
    def own_words(self, answer: Somebody) -> Iterator[str]:
        yield from (words for field, words in answer.fields if field not in SHAPES)

    @override
    def answer_schema(self) -> dict[str, Json]:
        parts = {field: {"type": "string", "maxLength": MOST[field]} for field in self.fields}
        return {"type": "object", "properties": parts, "additionalProperties": False}
