"""What a professional decides beside what the rules suggest (promise 5).

A level that is lower than the suggested one needs a reason, and the name and role of a second
person who is trained in safeguarding. It changes no urgency, destination or clock: it means no
fact.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field
from typing_extensions import override

from app.questionnaires.answers import Answer, Decided, Json
from app.questionnaires.base import Id, Strict, Words
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds.base import Asking, Question, Said, wrong_type
from app.questionnaires.kinds.clean import clean
from app.questionnaires.text import Text

Scale = Literal["level", "exploitation_level"]

LABELS = {
    "reason": Text("Why", "decision"),
    "second_name": Text("Second person trained in safeguarding", "decision"),
    "second_role": Text("Their role", "decision"),
}
MOST = {"reason": 2000, "second_name": 200, "second_role": 200}


class LevelStep(Strict):
    """A level that can be given; its id is the scale's own name for it."""

    id: Id
    label: Words
    hint: Words | None = None


class DecisionQuestion(Question[Decided]):
    """A level as {"chosen": "low", "reason": ..., "second_name": ..., "second_role": ...}."""

    type: Literal["decision"]
    about: Scale
    steps: tuple[LevelStep, ...] = Field(min_length=2)
    """The levels, from the lowest to the highest."""

    def step(self, id: str) -> LevelStep | None:
        """Return a level by its id."""
        return next((step for step in self.steps if step.id == id), None)

    def missing(self, answer: Decided, suggested: str | None) -> Iterator[str]:
        """Yield which parts a decision still needs beside a suggested level."""
        ids = [step.id for step in self.steps]
        if suggested not in ids or answer.chosen == suggested:
            return
        if not answer.reason:
            yield "reason"
        if ids.index(answer.chosen) < ids.index(suggested):
            yield from (
                part for part in ("second_name", "second_role") if not getattr(answer, part)
            )

    @override
    def read_said(self, value: Json, asking: Asking) -> Answer:
        if isinstance(value, str):
            value = {"chosen": value}
        if not isinstance(value, dict):
            raise wrong_type(value)
        if unknown := set(value) - {"chosen", *MOST}:
            raise AnswerError("unknown_part", {"part": min(map(str, unknown))[:60]})
        parts = {part: self._part(value, part) for part in MOST}
        chosen = value.get("chosen") or ""
        if not chosen:
            if any(parts.values()):
                raise AnswerError("required")
            return self.read(None, asking)
        if not isinstance(chosen, str) or self.step(chosen) is None:
            raise AnswerError("unknown_option", {"option": str(chosen)[:60]})
        return Decided(chosen, **parts)

    def _part(self, value: dict[str, Json], part: str) -> str:
        given = value.get(part)
        if given is None:
            return ""
        return clean(given, most=MOST[part], lines=part == "reason", part=part)

    @override
    def dump_said(self, answer: Decided) -> Json:
        parts = {part: getattr(answer, part) for part in MOST}
        return {"chosen": answer.chosen, **{part: words for part, words in parts.items() if words}}

    @override
    def lines_said(self, answer: Decided) -> Iterator[Said]:
        if step := self.step(answer.chosen):
            yield Said(step.label)
        for part, label in LABELS.items():
            if words := getattr(answer, part):
                yield Said(words, label)

    @override
    def own_words(self, answer: Decided) -> Iterator[str]:
        yield from (getattr(answer, part) for part in LABELS)

    @override
    def answer_schema(self) -> dict[str, Json]:
        ids = {"enum": [step.id for step in self.steps]}
        texts = {part: {"type": "string", "maxLength": most} for part, most in MOST.items()}
        whole = {
            "type": "object",
            "properties": {"chosen": ids, **texts},
            "required": ["chosen"],
            "additionalProperties": False,
        }
        return {"anyOf": [ids, whole]}
