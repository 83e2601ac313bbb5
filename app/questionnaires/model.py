"""A questionnaire: its pages in order, and the questions on each."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from app.questionnaires.answers import Answer, Council, Postcode, Unsaid
from app.questionnaires.base import Audience, Id, Strict, Words
from app.questionnaires.checks import Check
from app.questionnaires.conditions import Condition
from app.questionnaires.errors import UnknownQuestionError
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.place import AuthorityQuestion

Purpose = Literal[
    "worry",
    "check",
    "assess",
    "refer",
    "allegation",
    "intelligence",
    "follow-up",
    "not-refer",
    "self-check",
]
"""What a questionnaire is for: where the professional's home lists it."""


class Page(Strict):
    """One screen. `id` shows in the address bar, so it names no subject."""

    id: Id
    title: Words
    intro: Words | None = None
    source: str = ""
    show_if: Condition | None = None
    checks: tuple[Check, ...] = ()
    questions: tuple[AnyQuestion, ...] = Field(min_length=1)

    def shown_to(self, answers: Mapping[str, Answer | None]) -> bool:
        """Say whether the page is on the path of these answers.

        `answers` holds the questions on the path so far, `None` for one not yet answered, and
        this page's own. A page that holds a worry stays, whatever its condition says now.
        """
        if self.show_if is None or self.show_if.holds(answers) is not False:
            return True
        return self.holds_worry(answers)

    def holds_worry(self, answers: Mapping[str, Answer | None]) -> bool:
        """Say whether an answer given on this page means a fact."""
        given = ((question, answers.get(question.id)) for question in self.questions)
        return any(
            any(True for _ in question.facts(answer))
            for question, answer in given
            if answer is not None and answer is not Unsaid.BLANK
        )

    def answered_by(self, answers: Mapping[str, Answer | None]) -> bool:
        """Say whether every question here has its answer, a deliberate blank included."""
        return all(is_settled(question, answers) for question in self.questions)


def is_settled(question: AnyQuestion, answers: Mapping[str, Answer | None]) -> bool:
    """Say whether a question has its answer, and that answer stands beside the others."""
    answer = answers.get(question.id)
    if answer is None:
        return False
    if isinstance(question, AuthorityQuestion) and isinstance(answer, Council) and answer.postcode:
        found = answers.get(question.suggested_by or "")
        return isinstance(found, Postcode) and found.text == answer.postcode
    return True


class Task(Strict):
    """A part of a long questionnaire: a line of its task list."""

    id: Id
    title: Words
    pages: tuple[Id, ...] = Field(min_length=1)


class Ending(Strict):
    """A kind of document that a questionnaire ends in, perhaps only for some answers."""

    kind: Id
    when: Condition | None = None


def _ending(value: Any) -> Any:
    return {"kind": value} if isinstance(value, str) else value


class Heading(Strict):
    """What a questionnaire says of itself."""

    id: Id
    address: str = Field(pattern=r"^[a-z]$")
    edition: str
    review_by: date
    audience: tuple[Audience, ...] = Field(min_length=1)
    kinds: tuple[
        Annotated[Ending, BeforeValidator(_ending, json_schema_input_type=Id | Ending)], ...
    ] = Field(min_length=1)
    """The kinds of document it can end in; the first that fits the answers counts."""
    purpose: Purpose = "worry"
    title: Words
    about: Words | None = None
    leads_to: tuple[Id, ...] = ()
    """Questionnaires that the same answers may be carried on to."""

    @property
    def reader(self) -> Audience:
        """Whose words it is answered in."""
        return self.audience[0]


class Questionnaire(Heading):
    """A whole questionnaire: the pages of its own file and those of the blocks it uses."""

    pages: tuple[Page, ...] = Field(min_length=1)
    tasks: tuple[Task, ...] = ()
    """The task list. With one, pages may be answered in any order."""

    @cached_property
    def questions(self) -> Mapping[str, AnyQuestion]:
        """Every question by its id."""
        return {question.id: question for page in self.pages for question in page.questions}

    def extended(self, additions: tuple["Addition", ...]) -> "Questionnaire":
        """Return this questionnaire with the pages that are added to it, each in its place.

        Nothing is taken away. A page whose place is not there is left out: lint finds it.
        """
        after: dict[str, list[Page]] = {}
        for each in additions:
            if self.id in each.questionnaires and each.after in self.pages_by_id:
                after.setdefault(each.after, []).append(each.page)
        if not after:
            return self
        pages = tuple(one for page in self.pages for one in (page, *after.get(page.id, ())))
        tasks = tuple(
            task.model_copy(
                update={
                    "pages": tuple(
                        one
                        for id in task.pages
                        for one in (id, *(page.id for page in after.get(id, ())))
                    )
                }
            )
            for task in self.tasks
        )
        own = {name: getattr(self, name) for name in type(self).model_fields}
        return Questionnaire.model_construct(**{**own, "pages": pages, "tasks": tasks})

    def kind_for(self, answers: Mapping[str, Answer | None]) -> str:
        """Return the kind of document that these answers end in."""
        fits = (each for each in self.kinds if each.when is None or each.when.holds(answers))
        return next(fits, self.kinds[-1]).kind

    def task_of(self, page: Page) -> Task | None:
        """Return the task that a page belongs to; `None` where there is no task list."""
        return next((task for task in self.tasks if page.id in task.pages), None)

    @cached_property
    def pages_by_id(self) -> Mapping[str, Page]:
        """Every page by its id."""
        return {page.id: page for page in self.pages}

    def question(self, id: str) -> AnyQuestion:
        """Return a question. Raises UnknownQuestionError."""
        try:
            return self.questions[id]
        except KeyError:
            raise UnknownQuestionError(id) from None

    @cached_property
    def keys(self) -> Mapping[str, AnyQuestion]:
        """Every question by the name of its answer in a Case."""
        return {self.key(question): question for question in self.questions.values()}

    def key(self, question: AnyQuestion) -> str:
        """Return the name of a question's answer in a Case: a shared one is known everywhere."""
        return question.id if question.shared else f"{self.id}.{question.id}"

    @cached_property
    def by_fact(self) -> Mapping[str, tuple[AnyQuestion, ...]]:
        """The questions of which some answer means a fact, for every fact that one can mean."""
        found: dict[str, dict[str, AnyQuestion]] = {}
        for question in self.questions.values():
            for fact in question.named_facts():
                found.setdefault(fact, {})[question.id] = question
        return {fact: tuple(questions.values()) for fact, questions in found.items()}

    def named_facts(self) -> Iterator[str]:
        """Yield every fact that some answer can mean."""
        yield from self.by_fact


class Addition(Strict):
    """A page that an area adds to questionnaires, after one of their own."""

    questionnaires: tuple[Id, ...] = Field(min_length=1)
    after: Id
    page: Page
