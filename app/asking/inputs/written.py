"""Boxes to write in: a line, several lines, a postcode, a person."""

from typing import Any

from markupsafe import Markup
from typing_extensions import override

from app.asking.inputs.base import (
    UNSAID,
    Inputs,
    Showing,
    Typed,
    first,
    group_start,
    unsaid_typed,
    with_unsaid,
)
from app.questionnaires.answers import Answer, Json, Postcode, Somebody, Written
from app.questionnaires.kinds.person import LABELS, MOST, PersonQuestion
from app.questionnaires.kinds.place import PostcodeQuestion
from app.questionnaires.kinds.written import LongTextQuestion, TextQuestion
from app.web.languages import say


class LineInputs(Inputs[TextQuestion]):
    """One line."""

    @override
    def parts(self, question: TextQuestion) -> tuple[str, ...]:
        return ("", UNSAID)

    @override
    def to_json(self, question: TextQuestion, typed: Typed) -> Json:
        return with_unsaid(typed, first(typed))

    @override
    def to_typed(self, question: TextQuestion, answer: Answer) -> Typed:
        return {"": (answer.words,)} if isinstance(answer, Written) else unsaid_typed(answer)

    @override
    def show(self, showing: Showing[TextQuestion]) -> Markup:
        params = _field(showing) | {"autocomplete": "off"}
        return showing.around.components.input(params) + showing.unsaid_boxes()


class LinesInputs(Inputs[LongTextQuestion]):
    """Several lines, with a count of what is left."""

    @override
    def parts(self, question: LongTextQuestion) -> tuple[str, ...]:
        return ("", UNSAID)

    @override
    def to_json(self, question: LongTextQuestion, typed: Typed) -> Json:
        return with_unsaid(typed, first(typed))

    @override
    def to_typed(self, question: LongTextQuestion, answer: Answer) -> Typed:
        return {"": (answer.words,)} if isinstance(answer, Written) else unsaid_typed(answer)

    @override
    def show(self, showing: Showing[LongTextQuestion]) -> Markup:
        params = _field(showing) | {"rows": 6, "maxlength": showing.question.max_length}
        return showing.around.components.textarea(params) + showing.unsaid_boxes()


class PostcodeInputs(Inputs[PostcodeQuestion]):
    """A short line for a postcode."""

    @override
    def parts(self, question: PostcodeQuestion) -> tuple[str, ...]:
        return ("", UNSAID)

    @override
    def to_json(self, question: PostcodeQuestion, typed: Typed) -> Json:
        return with_unsaid(typed, first(typed))

    @override
    def to_typed(self, question: PostcodeQuestion, answer: Answer) -> Typed:
        return {"": (answer.text,)} if isinstance(answer, Postcode) else unsaid_typed(answer)

    @override
    def show(self, showing: Showing[PostcodeQuestion]) -> Markup:
        params = _field(showing) | {
            "classes": "govuk-input--width-10",
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": False,
        }
        return showing.around.components.input(params) + showing.unsaid_boxes()


class PersonInputs(Inputs[PersonQuestion]):
    """A box for each field that is asked of a person."""

    @override
    def parts(self, question: PersonQuestion) -> tuple[str, ...]:
        return (*question.fields, UNSAID)

    @override
    def to_json(self, question: PersonQuestion, typed: Typed) -> Json:
        fields = {field: first(typed, field) for field in question.fields}
        return with_unsaid(typed, {field: words for field, words in fields.items() if words})

    @override
    def to_typed(self, question: PersonQuestion, answer: Answer) -> Typed:
        if isinstance(answer, Somebody):
            return {field: (words,) for field, words in answer.fields}
        return unsaid_typed(answer)

    @override
    def show(self, showing: Showing[PersonQuestion]) -> Markup:
        boxes = (self._box(showing, field) for field in showing.question.fields)
        return Markup().join([group_start(showing), *boxes, Markup("</fieldset>")]) + (
            showing.unsaid_boxes()
        )

    def _box(self, showing: Showing[PersonQuestion], field: str) -> Markup:
        params: dict[str, Any] = {
            "id": showing.id(field),
            "name": showing.id(field),
            "label": {"text": say(LABELS[field])},
            "value": showing.value(field),
            "errorMessage": showing.error(field),
            "autocomplete": "off",
        }
        components = showing.around.components
        if field in {"address", "when"}:
            return components.textarea(params | {"rows": 3, "maxlength": MOST[field]})
        kinds = {"phone": {"type": "tel", "classes": "govuk-input--width-20"}}
        if field == "email":
            return components.input(params | {"type": "text", "inputmode": "email"})
        return components.input(params | kinds.get(field, {}))


def _field(showing: Showing[Any]) -> dict[str, Any]:
    return {
        "id": showing.id(),
        "name": showing.id(),
        "label": showing.head,
        "hint": showing.hint,
        "value": showing.value(),
        "errorMessage": showing.error("", UNSAID),
    }
