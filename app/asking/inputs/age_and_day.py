"""Boxes for an age and for a day."""

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
    with_unsaid,
)
from app.questionnaires.answers import Age, AgeKind, Answer, Day, Json, Unsaid
from app.questionnaires.kinds.age import UNBORN, AgeQuestion
from app.questionnaires.kinds.day import PARTS, DateQuestion
from app.web.languages import say
from app.web.words import pgettext

NUMBERED = (AgeKind.YEARS, AgeKind.ABOUT, AgeKind.MONTHS)


class AgeInputs(Inputs[AgeQuestion]):
    """A way to say the age, with a box for the number under it."""

    @override
    def parts(self, question: AgeQuestion) -> tuple[str, ...]:
        return ("", *map(str, NUMBERED))

    @override
    def to_json(self, question: AgeQuestion, typed: Typed) -> Json:
        way = first(typed)
        if way in set(question.may_answer):
            return {"unsaid": way}
        if way == AgeKind.UNBORN:
            return {"unborn": True}
        return {way: first(typed, way)} if way else None

    @override
    def to_typed(self, question: AgeQuestion, answer: Answer) -> Typed:
        if isinstance(answer, Age):
            number = {} if answer.kind is AgeKind.UNBORN else {str(answer.kind): answer.number}
            return {"": (str(answer.kind),), **{way: (str(n),) for way, n in number.items()}}
        return {"": (str(answer),)} if answer is not Unsaid.BLANK else {}

    @override
    def show(self, showing: Showing[AgeQuestion]) -> Markup:
        words = {
            AgeKind.YEARS: (pgettext("age", "I know the age"), pgettext("age", "Age in years")),
            AgeKind.ABOUT: (
                pgettext("age", "I can guess the age"),
                pgettext("age", "About how many years"),
            ),
            AgeKind.MONTHS: (
                pgettext("age", "A baby under 1 year old"),
                pgettext("age", "Age in months"),
            ),
        }
        items: list[dict[str, Any]] = [
            {
                "value": str(way),
                "text": text,
                "conditional": {"html": self._number(showing, str(way), label)},
            }
            for way, (text, label) in words.items()
        ]
        items.append({"value": str(AgeKind.UNBORN), "text": say(UNBORN)})
        return showing.around.components.radios(
            {
                "name": showing.id(),
                "idPrefix": showing.id(),
                "value": showing.value(),
                "items": [*items, *showing.unsaid_items()],
                "fieldset": showing.legend,
                "hint": showing.hint,
                "errorMessage": showing.error(""),
            }
        )

    def _number(self, showing: Showing[AgeQuestion], way: str, label: str) -> Markup:
        return showing.around.components.input(
            {
                "id": showing.id(way),
                "name": showing.id(way),
                "label": {"text": label},
                "value": showing.value(way),
                "errorMessage": showing.error(way),
                "classes": "govuk-input--width-3 app-ltr",
                "inputmode": "numeric",
                "autocomplete": "off",
            }
        )


class DateInputs(Inputs[DateQuestion]):
    """Boxes for day, month and year."""

    @override
    def parts(self, question: DateQuestion) -> tuple[str, ...]:
        return (*PARTS, UNSAID)

    @override
    def to_json(self, question: DateQuestion, typed: Typed) -> Json:
        parts = {part: first(typed, part) for part in PARTS}
        return with_unsaid(typed, parts if any(map(str.strip, parts.values())) else None)

    @override
    def to_typed(self, question: DateQuestion, answer: Answer) -> Typed:
        if isinstance(answer, Day):
            day = answer.day
            return {"day": (str(day.day),), "month": (str(day.month),), "year": (str(day.year),)}
        return unsaid_typed(answer)

    @override
    def show(self, showing: Showing[DateQuestion]) -> Markup:
        words = {
            "day": (pgettext("date", "Day"), "govuk-input--width-2"),
            "month": (pgettext("date", "Month"), "govuk-input--width-2"),
            "year": (pgettext("date", "Year"), "govuk-input--width-4"),
        }
        wrong = "" in showing.errors
        items = [
            {
                "name": showing.id(part),
                "id": showing.id(part),
                "label": label,
                "value": showing.value(part),
                "classes": width
                + (" govuk-input--error" if wrong or part in showing.errors else ""),
            }
            for part, (label, width) in words.items()
        ]
        shown = showing.around.components.date_input(
            {
                "id": f"{showing.id()}.boxes",
                "items": items,
                "fieldset": showing.legend,
                "hint": showing.hint,
                "errorMessage": showing.error("", *PARTS),
            }
        )
        return shown + showing.unsaid_boxes()
