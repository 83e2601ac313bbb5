"""Where on the body something was seen: regions of front and back, each with what was seen there.

Nobody undresses or examines a child for it. Left and right are the child's own.
"""

from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator
from typing_extensions import override

from app.questionnaires.answers import Answer, Chosen, Json
from app.questionnaires.base import Id
from app.questionnaires.kinds.base import Asking
from app.questionnaires.kinds.choice import ChoiceQuestion, Detail, Option
from app.questionnaires.text import Text

FRONT = {
    "forehead": Text("Forehead", "body"),
    "left-eye": Text("Left eye", "body"),
    "right-eye": Text("Right eye", "body"),
    "left-cheek": Text("Left cheek", "body"),
    "right-cheek": Text("Right cheek", "body"),
    "left-ear": Text("Left ear", "body"),
    "right-ear": Text("Right ear", "body"),
    "mouth": Text("Mouth and chin", "body"),
    "neck": Text("Neck, at the front", "body"),
    "chest": Text("Chest", "body"),
    "stomach": Text("Stomach", "body"),
    "groin": Text("Between the hips", "body"),
    "left-upper-arm": Text("Left upper arm", "body"),
    "right-upper-arm": Text("Right upper arm", "body"),
    "left-forearm": Text("Left forearm", "body"),
    "right-forearm": Text("Right forearm", "body"),
    "left-hand": Text("Left hand", "body"),
    "right-hand": Text("Right hand", "body"),
    "left-thigh": Text("Left thigh", "body"),
    "right-thigh": Text("Right thigh", "body"),
    "left-knee": Text("Left knee", "body"),
    "right-knee": Text("Right knee", "body"),
    "left-shin": Text("Left shin", "body"),
    "right-shin": Text("Right shin", "body"),
    "left-foot": Text("Left foot", "body"),
    "right-foot": Text("Right foot", "body"),
}
BACK = {
    "back-of-head": Text("Back of the head", "body"),
    "back-of-neck": Text("Back of the neck", "body"),
    "upper-back": Text("Upper back", "body"),
    "lower-back": Text("Lower back", "body"),
    "buttocks": Text("Buttocks", "body"),
    "left-elbow": Text("Left arm, at the back", "body"),
    "right-elbow": Text("Right arm, at the back", "body"),
    "back-of-left-hand": Text("Back of the left hand", "body"),
    "back-of-right-hand": Text("Back of the right hand", "body"),
    "back-of-left-thigh": Text("Back of the left thigh", "body"),
    "back-of-right-thigh": Text("Back of the right thigh", "body"),
    "left-calf": Text("Left calf", "body"),
    "right-calf": Text("Right calf", "body"),
}
NOTE = Detail(label=Text("What was seen there", "body"), max_length=300)


class BodyMapQuestion(ChoiceQuestion):
    """Regions of the body, each with what was seen there, as {"chosen": ..., "details": ...}."""

    type: Literal["body_map"]
    any_means: tuple[Id, ...] = ()
    """What a mark anywhere means."""
    means: dict[str, tuple[Id, ...]] = Field(default_factory=dict)
    """What a mark in a region means beside that."""

    @model_validator(mode="after")
    def _knows_its_regions(self) -> "BodyMapQuestion":
        if unknown := set(self.means) - {*FRONT, *BACK}:
            raise ValueError(f"the body has no region {min(unknown)!r}")
        return self

    @cached_property
    def _regions(self) -> tuple[Option, ...]:
        return tuple(
            Option(
                id=id,
                label=label,
                means=(*self.any_means, *self.means.get(id, ())),
                detail=NOTE,
            )
            for id, label in {**FRONT, **BACK}.items()
        )

    @override
    def offered(self) -> tuple[Option, ...]:
        return self._regions

    @override
    def read_said(self, value: Json, asking: Asking) -> Answer:
        chosen = self._read_chosen(value)
        return chosen if chosen.options else self.read(None, asking)

    @override
    def dump_said(self, answer: Chosen) -> Json:
        return super().dump_said(answer) if answer.details else list(answer.options)

    @override
    def answer_schema(self) -> dict[str, Json]:
        whole = super().answer_schema()
        return {"anyOf": [whole["properties"]["chosen"], whole]}
