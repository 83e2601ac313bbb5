"""Questions answered in rows that a person can add: people, events, agreements, a plan."""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator
from typing_extensions import override

from app.questionnaires.answers import Answer, Entries, Json
from app.questionnaires.base import Words
from app.questionnaires.errors import AnswerError
from app.questionnaires.facts import Recency
from app.questionnaires.kinds.base import Asking, Meant, Question, Said, wrong_type
from app.questionnaires.kinds.columns import Column
from app.questionnaires.text import Text

MOST_ROWS = 40
MOST_COLUMNS = 8

ROW = Text("%(one)s %(number)s", "a row among several")
IN_A_ROW = Text("%(asked)s %(said)s", "an answer in a row")


class EntriesQuestion(Question[Entries]):
    """Rows of the same columns, as [{"name": ..., "when": ...}, ...]. A blank row is no row."""

    type: Literal["people", "chronology", "consent", "entries"]
    one: Words
    most: int = Field(default=12, ge=1, le=MOST_ROWS)
    columns: tuple[Column, ...] = Field(min_length=1, max_length=MOST_COLUMNS)

    @model_validator(mode="after")
    def _has_its_columns(self) -> Self:
        ids = [column.id for column in self.columns]
        kinds = [column.as_ for column in self.columns]
        if len(set(ids)) < len(ids):
            raise ValueError("two columns have the same id")
        if self.type in {"people", "consent"} and "name" not in ids:
            raise ValueError("a row about a person needs the column 'name'")
        if self.type == "chronology" and kinds.count("when") != 1:
            raise ValueError("a chronology has exactly one column that says when")
        if self.type == "consent" and "choice" not in kinds:
            raise ValueError("consent needs a column with a choice")
        return self

    @cached_property
    def _by_id(self) -> dict[str, Column]:
        return {column.id: column for column in self.columns}

    @override
    def named_facts(self) -> Iterator[str]:
        yield from super().named_facts()
        for column in self.columns:
            for option in column.options:
                yield from option.means

    @override
    def read_said(self, value: Json, asking: Asking) -> Answer:
        if not isinstance(value, list):
            raise wrong_type(value)
        rows = [self._row(number, row, asking) for number, row in enumerate(value)]
        filled = [row for row in rows if row]
        if len(filled) > self.most:
            raise AnswerError("too_many_rows", {"most": self.most})
        return Entries(self._in_order(filled)) if filled else self.read(None, asking)

    def _row(self, number: int, row: Json, asking: Asking) -> tuple[tuple[str, str], ...]:
        if not isinstance(row, dict):
            raise wrong_type(row)
        if unknown := set(row) - set(self._by_id):
            raise AnswerError("unknown_part", {"part": min(map(str, unknown))[:60]})
        given: list[tuple[str, str]] = []
        for column in self.columns:
            try:
                filled = column.read(row.get(column.id), asking.today)
            except AnswerError as error:
                error.part = f"{number}.{column.id}"
                raise
            if filled:
                given.append((column.id, filled))
        return tuple(given)

    def _in_order(
        self, rows: list[tuple[tuple[str, str], ...]]
    ) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Order events by when they were, as near as that is known; those undated come last."""
        if self.type != "chronology":
            return tuple(rows)
        when = next(column.id for column in self.columns if column.as_ == "when")
        return tuple(sorted(rows, key=lambda row: dict(row).get(when) or "~"))

    @override
    def dump_said(self, answer: Entries) -> Json:
        return [dict(row) for row in answer.rows]

    @override
    def meant(self, answer: Entries) -> Iterator[Meant]:
        for row in answer.rows:
            for id, value in row:
                yield from self._meant(self._by_id.get(id), value)

    def _meant(self, column: Column | None, value: str) -> Iterator[Meant]:
        option = column.option(value) if column else None
        if column is None or option is None:
            return
        said = IN_A_ROW(asked=column.label, said=option.label)
        for fact in option.means:
            yield Meant(fact, option.certainty, Recency.NOW, said, stands_alone=True)

    @override
    def lines_said(self, answer: Entries) -> Iterator[Said]:
        for number, row in enumerate(answer.rows, 1):
            yield Said(ROW(one=self.one, number=number), None)
            for id, value in row:
                if column := self._by_id.get(id):
                    yield Said(column.said(value), column.label)

    @override
    def own_words(self, answer: Entries) -> Iterator[str]:
        for row in answer.rows:
            for id, value in row:
                if (column := self._by_id.get(id)) and column.is_written:
                    yield value

    @override
    def answer_schema(self) -> dict[str, Json]:
        row = {
            "type": "object",
            "properties": {column.id: column.value_schema() for column in self.columns},
            "additionalProperties": False,
        }
        return {"type": "array", "items": row, "maxItems": self.most}
