"""WTForms classes, built from the questionnaires once at start."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

from wtforms import Field, Form

from app.asking.inputs import INPUTS
from app.asking.inputs.base import Showing, Surroundings, Typed, box
from app.questionnaires.answers import Answer, Decided, Unsaid
from app.questionnaires.case import is_typed
from app.questionnaires.checks import Check, NeedsOneOf, broken
from app.questionnaires.error_words import words_for
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds import AnyQuestion, Asking
from app.questionnaires.kinds.clean import showable
from app.questionnaires.kinds.decision import DecisionQuestion
from app.questionnaires.model import Page, Questionnaire
from app.web.languages import say

Name = TypeVar("Name")


class AnswerField(Field):
    """All boxes of one question: what was typed, and the answer it makes."""

    def __init__(self, question: AnyQuestion, **bound: Any) -> None:
        super().__init__(**bound)
        self.question = question
        self.inputs = INPUTS[question.type]
        self.typed: Typed = {}
        self.answer: Answer = Unsaid.BLANK
        self.wrong: dict[str, str] = {}
        self.note = ""

    def process(
        self,
        formdata: Any,
        data: Any = None,
        extra_filters: Sequence[Any] | None = None,  # noqa: ARG002 - WTForms' shape
    ) -> None:
        """Take what was typed from a form, or what stands there from an earlier answer."""
        if formdata is None:
            known = data if isinstance(data, get_args(Answer)) else Unsaid.BLANK
            self.typed = self.inputs.to_typed(self.question, known)
            return
        parts = self.inputs.parts(self.question)
        typed = {part: formdata.getlist(box(self.question.id, part)) for part in parts}
        self.typed = {part: values for part, values in typed.items() if values}

    def has_new_words(self, stored: Answer | None) -> bool:
        """Say whether somebody typed words here that are not stored: a tick is none."""
        known = self.inputs.to_typed(self.question, stored) if stored is not None else {}
        before = {value for values in known.values() for value in values}
        typed = {value for values in self.typed.values() for value in values}
        is_text = self.question.type in {"text", "long_text"}
        return any(is_text or is_typed(value) for value in typed - before if value)

    def fill(self, answer: Answer, note: str) -> None:
        """Put an answer into the boxes that nobody gave yet, and say where it is from."""
        self.typed = self.inputs.to_typed(self.question, answer)
        self.note = note

    def validate(self, form: Any, extra_validators: Iterable[Any] = ()) -> bool:  # noqa: ARG002
        """Read the answer, or say what is wrong beside the box it is wrong in."""
        try:
            value = self.inputs.to_json(self.question, self.typed)
            self.answer = self.question.read(value, form.asking)
        except AnswerError as error:
            self.refuse(say(words_for(error)), error.part)
        return not self.wrong

    def refuse(self, words: str, part: str = "") -> None:
        """Say what is wrong with a box."""
        self.wrong[part] = words

    def shown(self, around: Surroundings, *, is_heading: bool) -> Any:
        """Return the boxes as HTML."""
        return self.inputs.show(
            Showing(
                question=self.question,
                typed={part: tuple(map(showable, each)) for part, each in self.typed.items()},
                errors=self.wrong,
                note=self.note,
                is_heading=is_heading,
                around=around,
            )
        )

    def problems(self) -> Iterator[dict[str, str]]:
        """Yield what is wrong, with the box that each leads to, for the summary."""
        parts = self.inputs.parts(self.question)
        for part, words in self.wrong.items():
            inside = (each for each in parts if each == part or each.startswith(f"{part}."))
            at = next(inside, parts[0]) if part else parts[0]
            yield {"text": words, "href": f"#{box(self.question.id, at)}"}


class PageForm(Form):
    """The form of one page. `page` is set on the class that `build_forms` makes."""

    page: Page

    def __init__(
        self,
        formdata: Any,
        answers: Mapping[str, Answer],
        asking: Asking,
        suggested: Mapping[str, str],
    ) -> None:
        self.asking = asking
        self.suggested = suggested
        super().__init__(formdata, data={_name(id): answer for id, answer in answers.items()})

    @property
    def fields(self) -> list[AnswerField]:
        """The questions in order."""
        return [field for field in self if isinstance(field, AnswerField)]

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers, once `validate` has said that all is well."""
        return {field.question.id: field.answer for field in self.fields}

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ARG002
        """Read every answer and check them against each other."""
        fields = [field.validate(self) for field in self.fields]
        if not all(fields):
            return False
        for check in broken(self.page.checks, self.answers):
            self._refuse(check)
        for field in self.fields:
            self._ask_for_reasons(field)
        return not self.problems()

    def _ask_for_reasons(self, field: AnswerField) -> None:
        """Ask for what a level needs that is not the suggested one (promise 5)."""
        question, answer = field.question, field.answer
        if isinstance(question, DecisionQuestion) and isinstance(answer, Decided):
            for part in question.missing(answer, self.suggested.get(question.about)):
                field.refuse(say(words_for(AnswerError(f"{part}_missing"))), part)

    def problems(self) -> list[dict[str, str]]:
        """Return everything that is wrong, in the order of the page."""
        return [problem for field in self.fields for problem in field.problems()]

    def _refuse(self, check: Check) -> None:
        at, part = check.questions()[-1], ""
        if isinstance(check, NeedsOneOf):
            at, _, part = check.needs_one_of[0].partition(".")
        for field in self.fields:
            if field.question.id == at:
                field.refuse(say(check.say), part)


def build_forms(asked: Iterable[Questionnaire]) -> dict[tuple[str, str], type[PageForm]]:
    """Build the form class of every page, those that areas add included."""
    return build_page_forms(
        {
            (questionnaire.id, page.id): page
            for questionnaire in asked
            for page in questionnaire.pages
        }
    )


def build_page_forms(pages: Mapping[Name, Page]) -> dict[Name, type[PageForm]]:
    """Build the form class of each page, under the name that it has."""
    return {name: _form(page) for name, page in pages.items()}


def _form(page: Page) -> type[PageForm]:
    fields = {_name(question.id): AnswerField(question) for question in page.questions}
    return type(f"{page.id.title()}Form", (PageForm,), {"page": page, **fields})


def _name(question: str) -> str:
    """Return a field's name within its form, which no attribute of a form can have."""
    return f"?{question}"
