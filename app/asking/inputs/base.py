"""What a kind of question looks like in a form: its boxes, and back from them to JSON."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from markupsafe import Markup

from app.asking.components import Components
from app.directory.directory import Directory, Located, Unlocated
from app.questionnaires.answers import Answer, Json, Unsaid
from app.questionnaires.kinds.base import UNSAID_WORDS, Question
from app.questionnaires.text import Message, Text
from app.web.languages import say, say_gravely

Typed = Mapping[str, Sequence[str]]
"""What stands in each box of a question, by the box's part; the part of a single box is ""."""

UNSAID = "unsaid"
"""The part of the tick box for "not sure" and "rather not say"."""

Asked = TypeVar("Asked", bound=Question[Any])


@dataclass(frozen=True, kw_only=True, slots=True)
class Surroundings:
    """What showing a question needs beside itself."""

    components: Components
    directory: Directory
    day: date
    answers: Mapping[str, Answer]
    found: Located | Unlocated | None = None
    """Where the postcode of these answers leads, for the question that asks to confirm it."""
    suggested: Mapping[str, str] = field(default_factory=dict)
    """The level that the answers suggest, by the scale's name, for the question that decides."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Showing(Generic[Asked]):
    """A question about to be shown, with what was typed and what is wrong with it."""

    question: Asked
    typed: Typed
    errors: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    """Where it is from what stands in the boxes, if it was not typed there."""
    is_heading: bool = False
    around: Surroundings

    @property
    def label(self) -> str:
        """The question itself, with earlier answers in it."""
        return _said(self.question)(self.question.label.fitted(self.around.answers))

    @property
    def hint(self) -> dict[str, str] | None:
        """The hint, and where it is from what stands in the boxes, as components take them."""
        hint = self.question.hint
        words = _said(self.question)(hint.fitted(self.around.answers)) if hint else ""
        said = Markup(" ").join(filter(None, [words, self.note]))
        return {"text": said} if said else None

    @property
    def legend(self) -> dict[str, Any]:
        """The question as the legend of several boxes."""
        return {"legend": heading(self.label, kind="fieldset__legend", is_heading=self.is_heading)}

    @property
    def head(self) -> dict[str, Any]:
        """The question as the label of one box."""
        return heading(self.label, kind="label", is_heading=self.is_heading)

    def id(self, part: str = "") -> str:
        """Return the name and the id of a box."""
        return box(self.question.id, part)

    def value(self, part: str = "") -> str:
        """Return what stands in a box."""
        values = self.typed.get(part, ())
        return values[0] if values else ""

    def error(self, *parts: str) -> dict[str, str] | None:
        """Return the error beside a box, as components take it."""
        texts = [self.errors[part] for part in parts if part in self.errors]
        return {"text": texts[0]} if texts else None

    def unsaid_items(self) -> list[dict[str, Any]]:
        """Return "not sure" and its like as items of a list."""
        return [
            {"value": str(each), "text": say(UNSAID_WORDS[each])}
            for each in self.question.may_answer
        ]

    def unsaid_boxes(self) -> Markup:
        """Return "not sure" and its like as tick boxes under a field."""
        if not self.question.may_answer:
            return Markup()
        name = self.id(UNSAID)
        return self.around.components.checkboxes(
            {
                "name": name,
                "idPrefix": name,
                "values": self.typed.get(UNSAID, ()),
                "items": self.unsaid_items(),
                "classes": "govuk-checkboxes--small",
            }
        )


class Inputs(ABC, Generic[Asked]):
    """The boxes of one kind of question."""

    @abstractmethod
    def parts(self, question: Asked) -> tuple[str, ...]:
        """Return the parts of its boxes, the one that errors lead to first."""

    @abstractmethod
    def to_json(self, question: Asked, typed: Typed) -> Json:
        """Return what was typed as JSON that the question can read."""

    @abstractmethod
    def to_typed(self, question: Asked, answer: Answer) -> Typed:
        """Return what stands in the boxes when this was answered before."""

    def is_part_way(self, typed: Typed) -> bool:  # noqa: ARG002 - most kinds take one step
        """Say whether the person still has a step to take before this is an answer."""
        return False

    @abstractmethod
    def show(self, showing: Showing[Asked]) -> Markup:
        """Return the boxes as HTML."""


def _said(question: Question[Any]) -> Callable[[Text | Message], str]:
    return say_gravely if question.is_grave else say


def box(question: str, part: str = "") -> str:
    """Return the name of a box; a question's id never holds a full stop."""
    return f"{question}.{part}" if part else question


def heading(text: str, *, kind: str, is_heading: bool) -> dict[str, Any]:
    """Return a label or legend, which on a page of one question is also its heading."""
    size = "l" if is_heading else "m"
    return {"text": text, "isPageHeading": is_heading, "classes": f"govuk-{kind}--{size}"}


def first(typed: Typed, part: str = "") -> str:
    """Return what stands in a box, or nothing."""
    values = typed.get(part, ())
    return values[0] if values else ""


def with_unsaid(typed: Typed, value: Json) -> Json:
    """Return a value, or what was ticked instead of one where the boxes are empty."""
    ticked = first(typed, UNSAID)
    return {"unsaid": ticked} if ticked and value in (None, "", {}) else value


def unsaid_typed(answer: Answer) -> Typed:
    """Return the tick that stands for "not sure" and its like; nothing for a blank."""
    is_ticked = isinstance(answer, Unsaid) and answer is not Unsaid.BLANK
    return {UNSAID: (str(answer),)} if is_ticked else {}


def group_start(showing: Showing[Any]) -> Markup:
    """Return a fieldset's start: the components have none for boxes of several kinds."""
    legend = showing.legend["legend"]
    words = Markup("{}").format(legend["text"])
    if legend["isPageHeading"]:
        words = Markup('<h1 class="govuk-fieldset__heading">{}</h1>').format(words)
    start = Markup(
        '<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend {}">{}</legend>'
    ).format(legend["classes"], words)
    if showing.hint:
        start += Markup('<div class="govuk-hint">{}</div>').format(showing.hint["text"])
    return start
