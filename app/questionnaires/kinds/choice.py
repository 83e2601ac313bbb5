"""Questions answered by picking: one of several, some of several, yes or no."""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pydantic import Field
from typing_extensions import override

from app.questionnaires.answers import Answer, Chosen, Json
from app.questionnaires.base import Id, Strict, Words
from app.questionnaires.errors import AnswerError
from app.questionnaires.facts import Certainty, CertaintyName, Recency
from app.questionnaires.kinds.base import Asking, Meant, Question, Said, wrong_type
from app.questionnaires.kinds.clean import clean
from app.questionnaires.text import Text


class Detail(Strict):
    """A box to write in under an option."""

    label: Words
    hint: Words | None = None
    max_length: int = Field(default=200, ge=1, le=4000)


class Option(Strict):
    """Something to pick."""

    id: Id
    label: Words
    hint: Words | None = None
    means: tuple[Id, ...] = ()
    certainty: CertaintyName = Certainty.YES
    source: str = ""
    detail: Detail | None = None


class ChoiceQuestion(Question[Chosen]):
    """What picking one and picking some share."""

    def offered(self) -> tuple[Option, ...]:
        """Return the options in the order they are shown."""
        raise NotImplementedError

    @override
    def named_facts(self) -> Iterator[str]:
        yield from super().named_facts()
        for option in self.offered():
            yield from option.means

    @override
    def meant(self, answer: Chosen) -> Iterator[Meant]:
        for option in self._picked(answer):
            for fact in option.means:
                yield Meant(fact, option.certainty, Recency.NOW, option.label)

    @override
    def lines_said(self, answer: Chosen) -> Iterator[Said]:
        details = dict(answer.details)
        for option in self._picked(answer):
            yield Said(option.label)
            if option.detail and option.id in details:
                yield Said(details[option.id], option.detail.label)

    @override
    def own_words(self, answer: Chosen) -> Iterator[str]:
        yield from (words for _, words in answer.details)

    @override
    def dump_said(self, answer: Chosen) -> Json:
        return {"chosen": list(answer.options), "details": dict(answer.details)}

    @override
    def answer_schema(self) -> dict[str, Json]:
        ids = [option.id for option in self.offered()]
        return {
            "type": "object",
            "properties": {
                "chosen": {"type": "array", "items": {"enum": ids}, "uniqueItems": True},
                "details": {"type": "object", "additionalProperties": {"type": "string"}},
            },
            "required": ["chosen"],
            "additionalProperties": False,
        }

    def _picked(self, answer: Chosen) -> Iterator[Option]:
        return (option for option in self.offered() if option.id in answer.options)

    def _read_chosen(self, value: Json) -> Chosen:
        """Read an option, a list of them, or {"chosen": ..., "details": ...}."""
        details: Json = {}
        if isinstance(value, dict):
            if unknown := set(value) - {"chosen", "details"}:
                raise AnswerError("unknown_part", {"part": min(map(str, unknown))})
            value, details = value.get("chosen", []), value.get("details", {})
        picked = [value] if isinstance(value, str) else value
        if not isinstance(picked, list) or not isinstance(details, dict):
            raise wrong_type(value)
        known = {option.id: option for option in self.offered()}
        for id in picked:
            if not isinstance(id, str) or id not in known:
                raise AnswerError("unknown_option", {"option": str(id)[:60]})
        options = tuple(id for id in known if id in picked)
        return Chosen(options, tuple(self._read_details(options, known, details)))

    def _read_details(
        self, picked: tuple[str, ...], known: dict[str, Option], details: dict[str, Json]
    ) -> Iterator[tuple[str, str]]:
        """Read what was written under the options that were picked; the rest hung on nothing."""
        for id in picked:
            box = known[id].detail
            if box is None or not details.get(id):
                continue
            if words := clean(details[id], most=box.max_length, lines=True, part=id):
                yield id, words


class OneOfQuestion(ChoiceQuestion):
    """Pick one of several."""

    type: Literal["one_of"]
    options: tuple[Option, ...] = Field(min_length=2)

    @override
    def offered(self) -> tuple[Option, ...]:
        return self.options

    @override
    def read_said(self, value: Json, asking: Asking) -> Answer:
        chosen = self._read_chosen(value)
        if len(chosen.options) > 1:
            raise AnswerError("pick_one")
        return chosen if chosen.options else self.read(None, asking)

    @override
    def dump_said(self, answer: Chosen) -> Json:
        return super().dump_said(answer) if answer.details else answer.options[0]

    @override
    def answer_schema(self) -> dict[str, Json]:
        return {
            "anyOf": [{"enum": [option.id for option in self.offered()]}, super().answer_schema()]
        }


class SomeOfQuestion(ChoiceQuestion):
    """Pick as many as fit, or "none of these", which excludes the rest."""

    type: Literal["some_of"]
    options: tuple[Option, ...] = Field(min_length=2)
    none: Words | None = None

    @override
    def offered(self) -> tuple[Option, ...]:
        return self.options

    @override
    def read_said(self, value: Json, asking: Asking) -> Answer:
        if self.none and value in ("none", ["none"]):
            return Chosen((), none=True)
        if self.none and isinstance(value, list) and "none" in value:
            raise AnswerError("none_and_some", {"none": self.none})
        chosen = self._read_chosen(value)
        return chosen if chosen.options else self.read(None, asking)

    @override
    def dump_said(self, answer: Chosen) -> Json:
        if answer.none:
            return "none"
        return super().dump_said(answer) if answer.details else list(answer.options)

    @override
    def lines_said(self, answer: Chosen) -> Iterator[Said]:
        if answer.none and self.none:
            yield Said(self.none)
        yield from super().lines_said(answer)

    @override
    def answer_schema(self) -> dict[str, Json]:
        whole = super().answer_schema()
        return {"anyOf": [whole["properties"]["chosen"], whole, {"const": "none"}]}


YES = Text("Yes", "answer")
NO = Text("No", "answer")


class YesNoQuestion(OneOfQuestion):
    """Yes or no; "not sure" is offered where `may_answer` says so."""

    type: Literal["yes_no"]  # type: ignore[assignment]  # a kind of its own in the files
    options: tuple[Option, ...] = ()
    yes_means: tuple[Id, ...] = ()
    no_means: tuple[Id, ...] = ()

    @cached_property
    def both(self) -> tuple[Option, ...]:
        """Yes and no, each with what it means here."""
        return (
            Option(id="yes", label=YES, means=self.yes_means),
            Option(id="no", label=NO, means=self.no_means),
        )

    @override
    def offered(self) -> tuple[Option, ...]:
        return self.both
