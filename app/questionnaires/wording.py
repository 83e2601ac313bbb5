"""Texts into which earlier answers are piped."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from app.questionnaires.answers import Answer, count_of, is_said, short
from app.questionnaires.base import Id, Strict, Words
from app.questionnaires.text import Message, Text


class Wording(Strict):
    """A text, perhaps with earlier answers in it.

    While an answer that it needs is blank, `otherwise` is shown: a whole sentence of its own, for
    a sentence with a hole cannot be translated.
    """

    text: Words | None = None
    one: Words | None = None
    other: Words | None = None
    fill: dict[str, Id] = Field(default_factory=dict)
    count: tuple[Id, ...] = ()
    otherwise: Words | None = None

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema: a text that needs no answer is written as a string."""
        return {"anyOf": [{"type": "string"}, handler(core_schema)]}

    @model_validator(mode="before")
    @classmethod
    def _from_plain_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str | Text) else value

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        plural = self.one is not None and self.other is not None
        if plural == (self.text is not None):
            raise ValueError("give either text, or one and other")
        if plural != bool(self.count):
            raise ValueError("one, other and count belong together")
        if (self.fill or self.count) and self.otherwise is None:
            raise ValueError("give otherwise: what is shown while the answer is blank")
        return self

    @property
    def needs(self) -> tuple[str, ...]:
        """The ids of the questions whose answers are piped in."""
        return (*self.fill.values(), *self.count)

    @property
    def plain(self) -> Text:
        """The text that needs no answer."""
        text = self.otherwise or self.text
        if text is None:
            raise TypeError("a wording has a text or an otherwise")
        return text

    def fitted(self, answers: Mapping[str, Answer]) -> Text | Message:
        """Return the text with these answers in it, or the one that needs none."""
        if not self.needs:
            return self.plain
        if self.one and self.other:
            count = sum(count_of(answers[id]) for id in self.count if id in answers)
            text = Text(self.one.id, self.one.context, plural=self.other.id)
            return text(count=count) if count else self.plain
        if self.text and all(id in answers and is_said(answers[id]) for id in self.needs):
            return self.text(**{name: short(answers[id]) for name, id in self.fill.items()})
        return self.plain
