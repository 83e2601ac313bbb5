"""The level that a professional gives, beside the one that the answers so far suggest."""

from typing import Any

from markupsafe import Markup
from typing_extensions import override

from app.asking.inputs.base import (
    UNSAID,
    Inputs,
    Showing,
    Typed,
    first,
    unsaid_typed,
)
from app.questionnaires.answers import Answer, Decided, Json
from app.questionnaires.kinds.decision import LABELS, MOST, DecisionQuestion
from app.questionnaires.text import Text
from app.web.languages import say
from app.web.words import pgettext

CHOSEN = "chosen"
HINTS = {
    "reason": Text(
        "Needed where your level is not the suggested one. It is printed with both levels.",
        "decision",
    ),
    "second_name": Text(
        "Needed where your level is lower. They have read the reasons and agree.", "decision"
    ),
}


class DecisionInputs(Inputs[DecisionQuestion]):
    """The levels, a reason, and a second person."""

    @override
    def parts(self, question: DecisionQuestion) -> tuple[str, ...]:
        return ("", *MOST)

    @override
    def to_json(self, question: DecisionQuestion, typed: Typed) -> Json:
        picked = first(typed)
        if picked in set(question.may_answer):
            return {UNSAID: picked}
        parts = {part: first(typed, part).strip() for part in MOST}
        given = {part: words for part, words in parts.items() if words}
        return {CHOSEN: picked, **given} if picked or given else None

    @override
    def to_typed(self, question: DecisionQuestion, answer: Answer) -> Typed:
        if isinstance(answer, Decided):
            parts = {part: (getattr(answer, part),) for part in MOST}
            return {"": (answer.chosen,), **parts}
        return {"": (str(answer),)} if unsaid_typed(answer) else {}

    @override
    def show(self, showing: Showing[DecisionQuestion]) -> Markup:
        question = showing.question
        items: list[dict[str, Any]] = [
            {
                "value": step.id,
                "text": say(step.label),
                "hint": {"text": say(step.hint)} if step.hint else None,
            }
            for step in question.steps
        ]
        shown = showing.around.components.radios(
            {
                "name": showing.id(),
                "idPrefix": showing.id(),
                "value": showing.value(),
                "items": [*items, *showing.unsaid_items()],
                "fieldset": showing.legend,
                "hint": self._suggested(showing),
                "errorMessage": showing.error(""),
            }
        )
        return shown + Markup().join(self._box(showing, part) for part in MOST)

    def _suggested(self, showing: Showing[DecisionQuestion]) -> dict[str, str] | None:
        step = showing.question.step(showing.around.suggested.get(showing.question.about, ""))
        if step is None:
            return showing.hint
        words = pgettext(
            "decision",
            "The answers so far suggest: %(level)s. You decide, and both are printed.",
            level=say(step.label),
        )
        return {"text": f"{words} {showing.hint['text']}" if showing.hint else words}

    def _box(self, showing: Showing[DecisionQuestion], part: str) -> Markup:
        params: dict[str, Any] = {
            "id": showing.id(part),
            "name": showing.id(part),
            "label": {"text": say(LABELS[part])},
            "hint": {"text": say(HINTS[part])} if part in HINTS else None,
            "value": showing.value(part),
            "errorMessage": showing.error(part),
        }
        components = showing.around.components
        if part == "reason":
            return components.textarea(params | {"rows": 4, "maxlength": MOST[part]})
        return components.input(params)
