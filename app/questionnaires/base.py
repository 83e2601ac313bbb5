"""What every part of a content file is made of."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, WithJsonSchema

from app.questionnaires.text import Text

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,59}$")]
"""A name in a content file: small letters, digits and dashes."""


Audience = Literal["public", "young_person", "professional", "training"]
"""Who answers and reads. It settles the words; what is worrying is so for everybody."""

Account = Literal["seen", "told", "thought"]
"""How somebody knows what they write: seen or heard by them, told by others, or their opinion."""

WORK: frozenset[Audience] = frozenset({"professional", "training"})
"""The readers who work with children: they are shown levels, and told of duties."""


class Strict(BaseModel):
    """A frozen value read from a content file; a key it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def _as_text(value: Any, info: ValidationInfo) -> Any:
    if not isinstance(value, str):
        return value
    if not value.strip():
        raise ValueError("the text is empty")
    return Text(" ".join(value.split()), context=(info.context or {}).get("words", ""))


Words = Annotated[Text, BeforeValidator(_as_text), WithJsonSchema({"type": "string"})]
"""A text of a content file, with the file's context for the translator."""


def texts_in(value: object) -> Iterator[Text]:
    """Find every text in a value read from a content file, in reading order."""
    match value:
        case Text():
            yield value
        case BaseModel():
            for name in type(value).model_fields:
                yield from texts_in(getattr(value, name))
        case str():
            return
        case dict():
            yield from texts_in(list(value.values()))
        case Iterable():
            for item in value:
                yield from texts_in(item)
