"""Signs: things noticed, each with its source, on a scale of how sure and how recent."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema
from typing_extensions import override

from app.questionnaires.answers import Answer, Json, Noticed
from app.questionnaires.base import Id, Strict, Words
from app.questionnaires.errors import AnswerError
from app.questionnaires.facts import CertaintyName, Recency, RecencyName
from app.questionnaires.kinds.base import Asking, Meant, Question, Said, wrong_type


class Step(Strict):
    """A step of a scale; one without certainty means that the sign was not seen."""

    id: Id
    label: Words
    certainty: CertaintyName | None = None
    when: RecencyName = Recency.NOW


class Scale(Strict):
    """What can be said of each sign. A scale of one step is a tick box."""

    id: Id
    steps: tuple[Step, ...] = Field(min_length=1)

    @property
    def is_tick(self) -> bool:
        """Whether a sign is only ticked or not."""
        return len(self.steps) == 1

    def step(self, id: str) -> Step | None:
        """Return a step by its id."""
        return next((step for step in self.steps if step.id == id), None)


class ScaleFile(Strict):
    """The shape of `forms/scales.yaml`."""

    scales: tuple[Scale, ...]


def _by_name(value: Any, info: ValidationInfo) -> Any:
    scales = (info.context or {}).get("scales", {})
    if isinstance(value, str) and value not in scales:
        raise ValueError(f"no scale is called {value!r} in forms/scales.yaml")
    return scales[value] if isinstance(value, str) else value


class Sign(Strict):
    """Something that can be noticed, and what it may mean."""

    id: Id
    label: Words
    hint: Words | None = None
    means: tuple[Id, ...] = ()
    source: str = ""


class SignsQuestion(Question[Noticed]):
    """A list of signs."""

    type: Literal["signs"]
    scale: Annotated[Scale, BeforeValidator(_by_name), WithJsonSchema({"type": "string"})]
    signs: tuple[Sign, ...] = Field(min_length=1)
    none: Words | None = None

    @override
    def named_facts(self) -> Iterator[str]:
        yield from super().named_facts()
        for sign in self.signs:
            yield from sign.means

    @override
    def read_said(self, value: Json, asking: Asking) -> Answer:
        if self.none and value in ("none", ["none"]):
            return Noticed((), none=True)
        steps = self._steps(value)
        known = {sign.id for sign in self.signs}
        for sign, step in steps.items():
            if sign not in known:
                raise AnswerError("unknown_option", {"option": str(sign)[:60]})
            if not isinstance(step, str) or not self.scale.step(step):
                raise AnswerError("unknown_step", {"option": str(step)[:60]}, part=sign)
        noticed = tuple((sign.id, steps[sign.id]) for sign in self.signs if sign.id in steps)
        return Noticed(noticed) if noticed else self.read(None, asking)

    def _steps(self, value: Json) -> dict[str, Json]:
        """Read the signs of a tick list, or a step for each sign."""
        if isinstance(value, dict):
            return value
        picked = [value] if isinstance(value, str) else value
        if not isinstance(picked, list) or not self.scale.is_tick:
            raise wrong_type(value)
        if self.none and "none" in picked:
            raise AnswerError("none_and_some", {"none": self.none})
        if not all(isinstance(sign, str) for sign in picked):
            raise wrong_type(picked[0])
        return dict.fromkeys(picked, self.scale.steps[0].id)

    @override
    def dump_said(self, answer: Noticed) -> Json:
        if answer.none:
            return "none"
        if self.scale.is_tick:
            return [sign for sign, _ in answer.signs]
        return dict(answer.signs)

    @override
    def meant(self, answer: Noticed) -> Iterator[Meant]:
        for sign, step in self._noticed(answer):
            if step.certainty is not None:
                for fact in sign.means:
                    yield Meant(fact, step.certainty, step.when, sign.label, stands_alone=True)

    @override
    def lines_said(self, answer: Noticed) -> Iterator[Said]:
        if answer.none and self.none:
            yield Said(self.none)
        for sign, step in self._noticed(answer):
            yield Said(sign.label, None if self.scale.is_tick else step.label)

    @override
    def answer_schema(self) -> dict[str, Json]:
        ids = [sign.id for sign in self.signs]
        if self.scale.is_tick:
            listed = {"type": "array", "items": {"enum": ids}, "uniqueItems": True}
            return {"anyOf": [listed, {"const": "none"}]}
        step = {"enum": [step.id for step in self.scale.steps]}
        whole = {
            "type": "object",
            "properties": dict.fromkeys(ids, step),
            "additionalProperties": False,
        }
        return {"anyOf": [whole, {"const": "none"}]}

    def _noticed(self, answer: Noticed) -> Iterator[tuple[Sign, Step]]:
        steps = dict(answer.signs)
        for sign in self.signs:
            if step := self.scale.step(steps.get(sign.id, "")):
                yield sign, step
