"""How old a child is: known, guessed, in months, or not yet born."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field
from typing_extensions import override

from app.questionnaires.answers import Age, AgeKind, Answer, Json, Unsaid
from app.questionnaires.base import Id
from app.questionnaires.errors import AnswerError
from app.questionnaires.facts import Certainty, Fact, Recency
from app.questionnaires.kinds.base import UNSAID_WORDS, Asking, Meant, Question, Said, wrong_type
from app.questionnaires.text import Message, Text

OLDEST = 120
MOST_MONTHS = 36

UNBORN = Text("Not born yet", "age")
YEARS = Text("%(count)s year old", "age", plural="%(count)s years old")
MONTHS = Text("%(count)s month old", "age", plural="%(count)s months old")
ABOUT = Text("About %(count)s year old", "age", plural="About %(count)s years old")


class AgeQuestion(Question[Age]):
    """An age: 14, {"years": 14}, {"about": 14}, {"months": 5} or {"unborn": true}.

    Age unknown is a child, and "about" is the youngest that it could be (promise 3).
    """

    type: Literal["age"]
    means_below: dict[int, tuple[Id, ...]] = Field(default_factory=dict)
    means_from: dict[int, tuple[Id, ...]] = Field(default_factory=dict)
    unborn_means: tuple[Id, ...] = ()

    @override
    def named_facts(self) -> Iterator[str]:
        yield from super().named_facts()
        yield from self.unborn_means
        for facts in (*self.means_below.values(), *self.means_from.values()):
            yield from facts

    @override
    def read_said(self, value: Json, asking: Asking) -> Answer:
        if isinstance(value, int) and not isinstance(value, bool):
            value = {"years": value}
        if not isinstance(value, dict) or len(value) != 1:
            raise wrong_type(value)
        [(kind, number)] = value.items()
        if kind not in set(AgeKind):
            raise AnswerError("unknown_part", {"part": str(kind)[:60]})
        if kind == AgeKind.UNBORN:
            if number is not True:
                raise wrong_type(number)
            return Age(AgeKind.UNBORN)
        if isinstance(number, str) and not number.strip():
            raise AnswerError("age_missing", part=kind)
        return Age(AgeKind(kind), self._number(kind, number))

    def _number(self, kind: str, number: Json) -> int:
        typed = str(number).strip()
        if isinstance(number, bool) or not (typed.isdecimal() and len(typed) <= 4):
            raise AnswerError("age_not_a_number", part=kind)
        most = MOST_MONTHS if kind == AgeKind.MONTHS else OLDEST
        if int(typed) > most:
            raise AnswerError(f"age_too_many_{kind}", {"most": most}, part=kind)
        return int(typed)

    @override
    def dump_said(self, answer: Age) -> Json:
        return {str(answer.kind): answer.kind is AgeKind.UNBORN or answer.number}

    @override
    def lines_said(self, answer: Age) -> Iterator[Said]:
        yield Said(_words(answer))

    @override
    def facts(self, answer: Answer) -> Iterator[Fact]:
        yield from super().facts(answer)
        if isinstance(answer, Unsaid):
            for facts in self.means_below.values():
                for fact in facts:
                    yield Fact(
                        id=fact,
                        certainty=Certainty.NOT_SURE,
                        question=self.id,
                        asked=self.label.plain,
                        said=UNSAID_WORDS[answer],
                    )

    @override
    def meant(self, answer: Age) -> Iterator[Meant]:
        said = _words(answer)
        if answer.kind is AgeKind.UNBORN:
            yield from (Meant(id, Certainty.YES, Recency.NOW, said) for id in self.unborn_means)
            return
        sure = Certainty.SUSPECTED if answer.kind is AgeKind.ABOUT else Certainty.YES
        for years, facts in self.means_below.items():
            if answer.youngest < years:
                yield from (Meant(id, sure, Recency.NOW, said) for id in facts)
        for years, facts in self.means_from.items():
            if answer.number >= years and answer.kind is not AgeKind.MONTHS:
                yield from (Meant(id, sure, Recency.NOW, said) for id in facts)

    @override
    def answer_schema(self) -> dict[str, Json]:
        number = {"type": "integer", "minimum": 0}
        parts = {
            "years": {**number, "maximum": OLDEST},
            "about": {**number, "maximum": OLDEST},
            "months": {**number, "maximum": MOST_MONTHS},
            "unborn": {"const": True},
        }
        whole = {
            "type": "object",
            "properties": parts,
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
        }
        return {"anyOf": [parts["years"], whole]}


def _words(age: Age) -> Message | Text:
    match age.kind:
        case AgeKind.UNBORN:
            return UNBORN
        case AgeKind.MONTHS:
            return MONTHS(count=age.number)
        case AgeKind.ABOUT:
            return ABOUT(count=age.number)
        case AgeKind.YEARS:
            return YEARS(count=age.number)
