"""A questionnaire as a form on paper: every question with its answers, and room to write."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.age import AgeQuestion
from app.questionnaires.kinds.base import UNSAID_WORDS
from app.questionnaires.kinds.body_map import BodyMapQuestion
from app.questionnaires.kinds.choice import ChoiceQuestion, SomeOfQuestion
from app.questionnaires.kinds.decision import LABELS as DECISION
from app.questionnaires.kinds.decision import DecisionQuestion
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.kinds.person import LABELS as PERSON
from app.questionnaires.kinds.person import PersonQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.kinds.written import LongTextQuestion
from app.questionnaires.model import Page, Questionnaire
from app.questionnaires.text import Text

LINE, LINES = 1, 4
"""How many lines to write on there are for a short answer, and for a long one."""
ROWS = 4
WAYS_OF_AGE = (
    Text("Age in years", "blank form"),
    Text("About how many years", "blank form"),
    Text("Age in months", "blank form"),
    Text("Not born yet", "blank form"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class BlankTick:
    """A box to tick, and what stands beside it."""

    words: Text
    hint: Text | None = None
    write: Text | None = None
    """What to write under it when it is ticked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BlankQuestion:
    """A question on paper."""

    asked: Text
    hint: Text | None
    ticks: tuple[BlankTick, ...] = ()
    steps: tuple[Text, ...] = ()
    """The answers that each of `ticks` has; none where it is only ticked or not."""
    columns: tuple[Text, ...] = ()
    rows: int = 0
    fields: tuple[Text, ...] = ()
    lines: int = 0
    has_body: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class BlankPage:
    """A page of the questionnaire, with its condition in no words: on paper all is asked."""

    title: Text
    intro: Text | None
    is_conditional: bool
    questions: tuple[BlankQuestion, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class BlankTask:
    """A part of the task list; without a title where there is none."""

    title: Text | None
    pages: tuple[BlankPage, ...]


def blank(questionnaire: Questionnaire) -> Iterator[BlankTask]:
    """Yield the parts of a questionnaire as they stand on paper."""
    if not questionnaire.tasks:
        yield BlankTask(title=None, pages=tuple(map(blank_page, questionnaire.pages)))
    for task in questionnaire.tasks:
        pages = tuple(blank_page(questionnaire.pages_by_id[id]) for id in task.pages)
        yield BlankTask(title=task.title, pages=pages)


def blank_page(page: Page) -> BlankPage:
    """Return one page as it stands on paper."""
    return BlankPage(
        title=page.title,
        intro=page.intro,
        is_conditional=page.show_if is not None,
        questions=tuple(map(_question, page.questions)),
    )


def _question(question: AnyQuestion) -> BlankQuestion:
    unsaid = tuple(BlankTick(words=UNSAID_WORDS[each]) for each in question.may_answer)
    plain = BlankQuestion(
        asked=question.label.plain, hint=question.hint.plain if question.hint else None
    )
    match question:
        case SignsQuestion():
            return _signs(plain, question, unsaid)
        case BodyMapQuestion():
            return replace(plain, has_body=True, lines=LINES)
        case ChoiceQuestion():
            return replace(plain, ticks=(*_options(question), *unsaid))
        case EntriesQuestion():
            columns = tuple(column.label for column in question.columns)
            return replace(plain, columns=columns, rows=ROWS)
        case DecisionQuestion() | PersonQuestion() | AgeQuestion():
            return replace(plain, ticks=tuple(_steps(question)), fields=_fields(question))
        case _:
            lines = LINES if isinstance(question, LongTextQuestion) else LINE
            return replace(plain, lines=lines, ticks=unsaid)


def _signs(
    plain: BlankQuestion, question: SignsQuestion, unsaid: tuple[BlankTick, ...]
) -> BlankQuestion:
    signs = tuple(BlankTick(words=sign.label, hint=sign.hint) for sign in question.signs)
    if not question.scale.is_tick:
        return replace(plain, ticks=signs, steps=tuple(s.label for s in question.scale.steps))
    none = (BlankTick(words=question.none),) if question.none else ()
    return replace(plain, ticks=(*signs, *none, *unsaid))


def _steps(question: DecisionQuestion | PersonQuestion | AgeQuestion) -> Iterator[BlankTick]:
    if isinstance(question, DecisionQuestion):
        yield from (BlankTick(words=step.label, hint=step.hint) for step in question.steps)


def _fields(question: DecisionQuestion | PersonQuestion | AgeQuestion) -> tuple[Text, ...]:
    match question:
        case DecisionQuestion():
            return tuple(DECISION.values())
        case PersonQuestion():
            return tuple(PERSON[field] for field in question.fields)
        case AgeQuestion():
            return WAYS_OF_AGE


def _options(question: ChoiceQuestion) -> Iterator[BlankTick]:
    for option in question.offered():
        write = option.detail.label if option.detail else None
        yield BlankTick(words=option.label, hint=option.hint, write=write)
    if isinstance(question, SomeOfQuestion) and question.none:
        yield BlankTick(words=question.none)
