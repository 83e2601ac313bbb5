"""Boxes to tick and buttons to pick: options, signs, yes and no."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup
from typing_extensions import override

from app.asking.inputs.base import Inputs, Showing, Typed, first
from app.questionnaires.answers import Answer, Chosen, Json, Noticed, Unsaid
from app.questionnaires.kinds.choice import ChoiceQuestion, Option, SomeOfQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.text import Text
from app.web.languages import say, say_in_danger
from app.web.words import pgettext

NONE = "none"


class ChoiceInputs(Inputs[ChoiceQuestion]):
    """Options, some with a box to write in under them."""

    @override
    def parts(self, question: ChoiceQuestion) -> tuple[str, ...]:
        return ("", *(option.id for option in question.offered() if option.detail))

    @override
    def to_json(self, question: ChoiceQuestion, typed: Typed) -> Json:
        picked = list(typed.get("", ()))
        unsaid = [value for value in picked if value in set(question.may_answer)]
        if unsaid and len(picked) == 1:
            return {"unsaid": unsaid[0]}
        chosen = [value for value in picked if value not in unsaid]
        if NONE in chosen:
            return chosen
        details = {
            option.id: first(typed, option.id) for option in question.offered() if option.detail
        }
        return {"chosen": chosen, "details": details} if chosen else None

    @override
    def to_typed(self, question: ChoiceQuestion, answer: Answer) -> Typed:
        if isinstance(answer, Chosen):
            picked = (NONE,) if answer.none else answer.options
            return {"": picked, **{id: (words,) for id, words in answer.details}}
        return {"": (str(answer),)} if answer is not Unsaid.BLANK else {}

    @override
    def show(self, showing: Showing[ChoiceQuestion]) -> Markup:
        question = showing.question
        items = [self._item(showing, option) for option in question.offered()]
        is_many = isinstance(question, SomeOfQuestion)
        none = say(question.none) if isinstance(question, SomeOfQuestion) and question.none else ""
        return _list(showing, items, none=none, is_many=is_many)

    def _item(self, showing: Showing[ChoiceQuestion], option: Option) -> dict[str, Any]:
        item: dict[str, Any] = {"value": option.id, "text": say(option.label)}
        if option.hint:
            item["hint"] = {"text": say_in_danger(option.hint)}
        if option.detail:
            name = showing.id(option.id)
            params = {
                "id": name,
                "name": name,
                "label": {"text": say(option.detail.label)},
                "hint": {"text": say(option.detail.hint)} if option.detail.hint else None,
                "value": showing.value(option.id),
                "errorMessage": showing.error(option.id),
                "rows": 3,
            }
            item["conditional"] = {"html": showing.around.components.textarea(params)}
        return item


class SignsInputs(Inputs[SignsQuestion]):
    """Signs: a tick box each, or a row of steps each."""

    @override
    def parts(self, question: SignsQuestion) -> tuple[str, ...]:
        return ("",) if question.scale.is_tick else ("", *(sign.id for sign in question.signs))

    @override
    def to_json(self, question: SignsQuestion, typed: Typed) -> Json:
        ticked = list(typed.get("", ()))
        unsaid = [value for value in ticked if value in set(question.may_answer)]
        if unsaid and len(ticked) == 1:
            return {"unsaid": unsaid[0]}
        if question.scale.is_tick:
            return [value for value in ticked if value not in unsaid]
        steps = {sign.id: first(typed, sign.id) for sign in question.signs}
        given = {sign: step for sign, step in steps.items() if step}
        return given or ticked or None

    @override
    def to_typed(self, question: SignsQuestion, answer: Answer) -> Typed:
        if not isinstance(answer, Noticed):
            return {"": (str(answer),)} if answer is not Unsaid.BLANK else {}
        if answer.none:
            return {"": (NONE,)}
        if question.scale.is_tick:
            return {"": tuple(sign for sign, _ in answer.signs)}
        return {sign: (step,) for sign, step in answer.signs}

    @override
    def show(self, showing: Showing[SignsQuestion]) -> Markup:
        question = showing.question
        none = say(question.none) if question.none else ""
        if question.scale.is_tick:
            items = [_sign_item(sign.id, say(sign.label), sign.hint) for sign in question.signs]
            return _list(showing, items, none=none, is_many=True)
        return showing.around.components.signs(
            {
                "idPrefix": showing.id(),
                "scale": [
                    {"value": step.id, "text": say(step.label)} for step in question.scale.steps
                ],
                "signs": [
                    _sign_item(showing.value(sign.id), say(sign.label), sign.hint)
                    | {"name": showing.id(sign.id), "errorMessage": showing.error(sign.id)}
                    for sign in question.signs
                ],
                "fieldset": showing.legend,
                "hint": showing.hint,
                "errorMessage": showing.error(""),
            }
        )


def _sign_item(value: str, label: str, hint: Text | None) -> dict[str, Any]:
    item: dict[str, Any] = {"value": value, "text": label}
    return item | {"hint": {"text": say_in_danger(hint)}} if hint else item


def _list(
    showing: Showing[Any], items: Sequence[dict[str, Any]], *, none: str, is_many: bool
) -> Markup:
    """Return a list of options; what excludes the rest stands last, behind "or"."""
    apart = [{"value": NONE, "text": none}] if none else []
    apart += showing.unsaid_items()
    if is_many:
        apart = [item | {"behaviour": "exclusive"} for item in apart]
    divider = [{"divider": pgettext("options", "or")}] if apart else []
    picked = tuple(showing.typed.get("", ()))
    params = {
        "name": showing.id(),
        "idPrefix": showing.id(),
        "items": [*items, *divider, *apart],
        "fieldset": showing.legend,
        "hint": showing.hint,
        "errorMessage": showing.error(""),
    }
    if is_many:
        return showing.around.components.checkboxes(params | {"values": picked})
    return showing.around.components.radios(params | {"value": picked[0] if picked else None})
