"""Questions answered in the person's own words."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from app.questionnaires.answers import Answer, Json, Written
from app.questionnaires.kinds.base import Asking, Question, Said
from app.questionnaires.kinds.clean import clean


class _WrittenQuestion(Question[Written]):
    spoken_unsaid: ClassVar[bool] = False
    takes_lines: ClassVar[bool] = False
    max_length: int = 200

    @override
    def read_said(self, value: Json, asking: Asking) -> Answer:
        words = clean(value, most=self.max_length, lines=self.takes_lines)
        return Written(words) if words else self.read(None, asking)

    @override
    def dump_said(self, answer: Written) -> Json:
        return answer.words

    @override
    def lines_said(self, answer: Written) -> Iterator[Said]:
        yield Said(answer.words)

    @override
    def own_words(self, answer: Written) -> Iterator[str]:
        yield answer.words

    @override
    def answer_schema(self) -> dict[str, Json]:
        return {"type": "string", "maxLength": self.max_length}


class TextQuestion(_WrittenQuestion):
    """A line of text."""

    type: Literal["text"]
    prefill: Literal["school"] | None = None
    """What fills the box at first, where a professional has chosen it: they can change it."""
    max_length: int = Field(default=200, ge=1, le=1000)


class LongTextQuestion(_WrittenQuestion):
    """A text of several lines."""

    takes_lines: ClassVar[bool] = True
    type: Literal["long_text"]
    max_length: int = Field(default=4000, ge=1, le=20_000)
