"""The body: a drawing to point at, and the same regions as a list, which is all that is needed."""

from collections.abc import Iterator, Mapping
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
from app.questionnaires.answers import Answer, Chosen, Json
from app.questionnaires.kinds.body_map import BACK, FRONT, BodyMapQuestion
from app.questionnaires.text import Text
from app.web.languages import say
from app.web.words import pgettext


class BodyInputs(Inputs[BodyMapQuestion]):
    """A tick box for each region, with a line for what was seen there."""

    @override
    def parts(self, question: BodyMapQuestion) -> tuple[str, ...]:
        return ("", *FRONT, *BACK, UNSAID)

    @override
    def to_json(self, question: BodyMapQuestion, typed: Typed) -> Json:
        noted = {region: first(typed, region).strip() for region in (*FRONT, *BACK)}
        details = {region: words for region, words in noted.items() if words}
        # What was written without its tick is kept: a note says that something was seen there.
        chosen = list(dict.fromkeys([*typed.get("", ()), *details]))
        return with_unsaid(typed, {"chosen": chosen, "details": details} if chosen else None)

    @override
    def to_typed(self, question: BodyMapQuestion, answer: Answer) -> Typed:
        if isinstance(answer, Chosen):
            noted = {region: (words,) for region, words in answer.details}
            return {"": answer.options, **noted}
        return unsaid_typed(answer)

    @override
    def show(self, showing: Showing[BodyMapQuestion]) -> Markup:
        shown = showing.around.components.body_map(
            {
                "name": showing.id(),
                "sides": [
                    {
                        "title": pgettext("body", "Front"),
                        "side": "front",
                        "items": _items(showing, FRONT),
                    },
                    {
                        "title": pgettext("body", "Back"),
                        "side": "back",
                        "items": _items(showing, BACK),
                    },
                ],
                "note": pgettext("body", "Seen"),
                "errorMessage": showing.error("", UNSAID),
            }
        )
        end = Markup("</fieldset>")
        return group_start(showing) + shown + end + showing.unsaid_boxes()


def _items(
    showing: Showing[BodyMapQuestion], regions: Mapping[str, Text]
) -> Iterator[dict[str, Any]]:
    ticked = showing.typed.get("", ())
    for region, label in regions.items():
        yield {
            "value": region,
            "text": say(label),
            "checked": region in ticked,
            "name": showing.id(region),
            "words": showing.value(region),
            "errorMessage": showing.error(region),
        }
