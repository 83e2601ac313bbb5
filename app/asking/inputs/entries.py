"""Rows that a person adds: people, events, agreements, steps of a plan. No script is needed."""

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
from app.questionnaires.answers import Answer, Entries, Json
from app.questionnaires.kinds.columns import Column
from app.questionnaires.kinds.day import PARTS
from app.questionnaires.kinds.entries import ROW, EntriesQuestion
from app.web.languages import say
from app.web.words import pgettext

MORE, DROP = "more", "drop"
"""The parts of the buttons that add a row and take one out."""
FOLDED = {
    "day": "govuk-input--width-2",
    "month": "govuk-input--width-2",
    "year": "govuk-input--width-4",
}

Row = Mapping[str, str]
"""What stands in the boxes of one row, by the box's part within it."""


class EntriesInputs(Inputs[EntriesQuestion]):
    """Boxes for each column of each row, a button to take a row out, and one to add another."""

    @override
    def parts(self, question: EntriesQuestion) -> tuple[str, ...]:
        inside = [part for column in question.columns for part in _parts(column)]
        rows = (f"{number}.{part}" for number in range(question.most) for part in inside)
        return (*rows, MORE, DROP, UNSAID)

    @override
    def is_part_way(self, typed: Typed) -> bool:
        return bool(first(typed, MORE) or first(typed, DROP))

    @override
    def to_json(self, question: EntriesQuestion, typed: Typed) -> Json:
        rows = [
            {column.id: _filled(column, row) for column in question.columns}
            for row in _rows(question, typed)
        ]
        return with_unsaid(typed, rows if any(any(row.values()) for row in rows) else None)

    @override
    def to_typed(self, question: EntriesQuestion, answer: Answer) -> Typed:
        if not isinstance(answer, Entries):
            return unsaid_typed(answer)
        columns = {column.id: column for column in question.columns}
        return {
            f"{number}.{part}": (words,)
            for number, row in enumerate(answer.rows)
            for id, value in row
            if id in columns
            for part, words in _spread(columns[id], value)
        }

    @override
    def show(self, showing: Showing[EntriesQuestion]) -> Markup:
        question = showing.question
        rows = list(_rows(question, showing.typed))
        is_adding = bool(first(showing.typed, MORE))
        if not rows or (is_adding and len(rows) < question.most):
            rows.append({})
        boxes = [
            self._row(showing, number, row, is_new=is_adding and number == len(rows) - 1)
            for number, row in enumerate(rows)
        ]
        more = self._more(showing) if len(rows) < question.most else Markup()
        end = Markup("</fieldset>")
        return Markup().join([group_start(showing), *boxes, more, end]) + showing.unsaid_boxes()

    def _row(
        self, showing: Showing[EntriesQuestion], number: int, row: Row, *, is_new: bool
    ) -> Markup:
        name = say(ROW(one=showing.question.one, number=number + 1))
        inside = Markup().join(
            self._box(showing, number, column, row, is_new=is_new and place == 0)
            for place, column in enumerate(showing.question.columns)
        )
        drop = Markup(
            '<button class="app-row__drop" name="{}" value="{}" formnovalidate>{}'
            '<span class="govuk-visually-hidden">: {}</span></button>'
        ).format(showing.id(DROP), number, pgettext("rows", "Take out"), name)
        return Markup(
            '<fieldset class="app-row"><legend class="app-row__name">{}</legend>{}{}</fieldset>'
        ).format(name, inside, drop)

    def _more(self, showing: Showing[EntriesQuestion]) -> Markup:
        return Markup(
            '<button class="govuk-button govuk-button--secondary" name="{}" value="1">{}'
            '<span class="govuk-visually-hidden">: {}</span></button>'
        ).format(showing.id(MORE), pgettext("rows", "Add another"), say(showing.question.one))

    def _box(
        self,
        showing: Showing[EntriesQuestion],
        number: int,
        column: Column,
        row: Row,
        *,
        is_new: bool,
    ) -> Markup:
        id = showing.id(f"{number}.{column.id}")
        components = showing.around.components
        if column.as_ == "when":
            return self._when(showing, id, column, row)
        params: dict[str, Any] = {
            "id": id,
            "name": id,
            "label": {"text": say(column.label)},
            "hint": {"text": say(column.hint)} if column.hint else None,
            "value": row.get(column.id, ""),
            "errorMessage": showing.error(f"{number}.{column.id}"),
            "attributes": {"autofocus": ""} if is_new else {},
        }
        if column.as_ == "lines":
            return components.textarea(params | {"rows": 2})
        if column.as_ == "line":
            return components.input(params)
        return components.select(params | {"items": list(_choices(column))})

    def _when(self, showing: Showing[EntriesQuestion], id: str, column: Column, row: Row) -> Markup:
        wrong = showing.error(id.removeprefix(f"{showing.question.id}."))
        labels = {
            "day": pgettext("date", "Day"),
            "month": pgettext("date", "Month"),
            "year": pgettext("date", "Year"),
        }
        nearest = pgettext(
            "rows", "As near as you know. Leave the day or the month blank if need be."
        )
        return showing.around.components.date_input(
            {
                "id": f"{id}.boxes",
                "items": [
                    {
                        "name": f"{id}.{part}",
                        "id": f"{id}.{part}",
                        "label": labels[part],
                        "value": row.get(f"{column.id}.{part}", ""),
                        "classes": FOLDED[part] + (" govuk-input--error" if wrong else ""),
                    }
                    for part in PARTS
                ],
                "fieldset": {"legend": {"text": say(column.label)}},
                "hint": {"text": say(column.hint) if column.hint else nearest},
                "errorMessage": wrong,
            }
        )


def _parts(column: Column) -> tuple[str, ...]:
    """Return the boxes of a column; the bare one is where an error about all of it belongs."""
    if column.as_ == "when":
        return tuple(f"{column.id}.{part}" for part in PARTS)
    return (column.id,)


def _rows(question: EntriesQuestion, typed: Typed) -> Iterator[Row]:
    """Yield what was typed row by row: up to the last that holds something, less one taken out."""
    inside = [part for column in question.columns for part in _parts(column)]
    rows = [
        {part: words for part in inside if (words := first(typed, f"{number}.{part}"))}
        for number in range(question.most)
    ]
    while rows and not rows[-1]:
        rows.pop()
    dropped = first(typed, DROP)
    return (row for number, row in enumerate(rows) if str(number) != dropped)


def _filled(column: Column, row: Row) -> str:
    if column.as_ != "when":
        return row.get(column.id, "")
    parts = [row.get(f"{column.id}.{part}", "").strip() for part in reversed(PARTS)]
    while parts and not parts[-1]:
        parts.pop()
    return "-".join(parts)


def _spread(column: Column, value: str) -> Iterator[tuple[str, str]]:
    """Yield the boxes that a value fills."""
    if column.as_ != "when":
        yield column.id, value
        return
    for part, number in zip(reversed(PARTS), value.split("-"), strict=False):
        yield f"{column.id}.{part}", str(int(number))


def _choices(column: Column) -> Iterator[dict[str, str]]:
    yield {"value": "", "text": pgettext("rows", "Choose")}
    if column.as_ == "ten":
        yield from ({"value": str(number), "text": str(number)} for number in range(11))
    for option in column.options:
        yield {"value": option.id, "text": say(option.label)}
