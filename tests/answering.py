"""Strategies for Hypothesis: what people may answer, and what may arrive instead of an answer."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from app.questionnaires.answers import (
    Age,
    AgeKind,
    Answer,
    Chosen,
    Council,
    Day,
    Decided,
    Entries,
    Noticed,
    Postcode,
    Somebody,
    Unsaid,
    Written,
)
from app.questionnaires.errors import AnswerError
from app.questionnaires.facts import Fact
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.age import AgeQuestion
from app.questionnaires.kinds.body_map import BodyMapQuestion
from app.questionnaires.kinds.choice import ChoiceQuestion, SomeOfQuestion
from app.questionnaires.kinds.columns import Column
from app.questionnaires.kinds.decision import DecisionQuestion
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.kinds.person import PersonQuestion
from app.questionnaires.kinds.place import AuthorityQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Page, Questionnaire
from tests.making import ASKING, ROTHERHAM

POSTCODES = ("S60 1AE", "SW1A 1AA", "RM17 6SL")

PARTS = (
    *("unsaid", "chosen", "details", "years", "about", "months", "unborn"),
    *("day", "month", "year", "name", "phone", "email", "code", "postcode", "a", "b"),
)
"""The names that parts of answers have."""

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(), max_size=12)
    | st.sampled_from(["none", "not_sure", "prefer_not_to_say", "yes", "no", "a", "b", ROTHERHAM]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(max_size=6) | st.sampled_from(PARTS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
"""Anything that may arrive as an answer, lone surrogates and control characters included."""

TYPED = st.sampled_from(
    [
        "Sam",
        'O\'Neil <b>&amp; "x"',
        "100% %(name)s %s {}",
        "“He hits me”\nsaid twice",
        "سارة",
        "\u202eabc",
    ]
) | st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=30)


OTHERS: dict[str, st.SearchStrategy[Answer]] = {
    "age": st.builds(Age, st.sampled_from([AgeKind.YEARS, AgeKind.ABOUT]), st.integers(0, 25))
    | st.builds(Age, st.just(AgeKind.MONTHS), st.integers(0, 36))
    | st.just(Age(AgeKind.UNBORN)),
    "date": st.dates(date(1990, 1, 1), ASKING.today).map(Day),
    "postcode": st.sampled_from(POSTCODES).map(Postcode),
    "authority": st.sampled_from(("", *POSTCODES)).map(lambda code: Council(ROTHERHAM, code)),
}
"""Answers that do not hang on how the question is put."""


def answer_to(question: AnyQuestion) -> st.SearchStrategy[Answer]:
    """Return valid answers of a question: said, blank, not sure or held back."""
    unsaid: list[Answer] = [*question.may_answer]
    if not question.required:
        unsaid.append(Unsaid.BLANK)
    said = _said(question)
    return st.sampled_from(unsaid) | said if unsaid else said


def _said(question: AnyQuestion) -> st.SearchStrategy[Answer]:
    if question.type in OTHERS:
        return OTHERS[question.type]
    for kind, strategy in BY_KIND.items():
        if isinstance(question, kind):
            return strategy(question)
    return TYPED.map(lambda words: _written(question, words))


def _example(field: str) -> str:
    return {"phone": "01632 960 001", "email": "a@example.org"}.get(
        field, "Robin, \u0141\u00f3d\u017a"
    )


def _written(question: AnyQuestion, words: str) -> Answer:
    """Read typed words as the question does; what it refuses becomes something that it takes."""
    try:
        read = question.read(words, ASKING)
    except AnswerError:
        return Written("Sam")
    return Written("Sam") if read is Unsaid.BLANK else read


@st.composite
def _noticed(draw: st.DrawFn, question: SignsQuestion) -> Noticed:
    ids = [sign.id for sign in question.signs]
    few = draw(st.lists(st.sampled_from(ids), unique=True, max_size=3))
    if question.none and not few:
        return Noticed((), none=True)
    steps = st.sampled_from([step.id for step in question.scale.steps])
    picked = [id for id in ids if id in (few or ids[:1])]
    return Noticed(tuple((id, draw(steps)) for id in picked))


def _filled(column: Column) -> st.SearchStrategy[str]:
    match column.as_:
        case "choice":
            return st.sampled_from([option.id for option in column.options])
        case "when":
            return st.sampled_from(["2026-03-14", "2025-02", "2019"])
        case "ten":
            return st.integers(0, 10).map(str)
        case _:
            return st.sampled_from(["Robin", "100% %(name)s", "سارة"])


@st.composite
def _entries(draw: st.DrawFn, question: EntriesQuestion) -> Answer:
    count = draw(st.integers(1, min(3, question.most)))
    row = st.lists(st.sampled_from(question.columns), unique_by=lambda c: c.id, min_size=1)
    rows = [{each.id: draw(_filled(each)) for each in draw(row)} for _ in range(count)]
    return question.read(rows, ASKING)


@st.composite
def _some_of(draw: st.DrawFn, question: SomeOfQuestion | BodyMapQuestion) -> Chosen:
    ids = [option.id for option in question.offered()]
    few = draw(st.lists(st.sampled_from(ids), unique=True, max_size=3))
    if isinstance(question, SomeOfQuestion) and question.none and not few:
        return Chosen((), none=True)
    return Chosen(tuple(id for id in ids if id in (few or ids[:1])))


BY_KIND: dict[type, Callable[[Any], st.SearchStrategy[Answer]]] = {
    SignsQuestion: _noticed,
    SomeOfQuestion: _some_of,
    BodyMapQuestion: _some_of,
    EntriesQuestion: _entries,
    ChoiceQuestion: lambda asked: st.sampled_from([Chosen((o.id,)) for o in asked.offered()]),
    DecisionQuestion: lambda asked: st.sampled_from(
        [Decided(step.id, "Because") for step in asked.steps]
    ),
    PersonQuestion: lambda asked: st.just(
        Somebody(((asked.fields[0], _example(asked.fields[0])),))
    ),
}
"""How the answers of a kind of question are drawn; the first that fits counts."""


def answers_to(questionnaire: Questionnaire) -> st.SearchStrategy[dict[str, Answer]]:
    """Return answers to some of a questionnaire's questions, upon nothing or upon calm answers.

    Calm answers mean no fact, so that one more worry can be seen to make a difference.
    """
    each = {id: st.none() | answer_to(q) for id, q in questionnaire.questions.items()}
    bases = st.sampled_from([{}, calm(questionnaire)])
    return _answers(bases, st.lists(st.sampled_from(sorted(each)), unique=True, max_size=12), each)


@st.composite
def _answers(
    draw: st.DrawFn,
    bases: st.SearchStrategy[dict[str, Answer]],
    chosen: st.SearchStrategy[list[str]],
    each: Mapping[str, st.SearchStrategy[Answer | None]],
) -> dict[str, Answer]:
    drawn = {id: draw(each[id]) for id in draw(chosen)}
    kept = {id: answer for id, answer in draw(bases).items() if id not in drawn}
    return kept | {id: answer for id, answer in drawn.items() if answer is not None}


@st.composite
def answers_on(draw: st.DrawFn, page: Page, so_far: Mapping[str, Answer]) -> dict[str, Answer]:
    """Draw answers to every question of one page, as its form would send them."""
    answers: dict[str, Answer] = {}
    for question in page.questions:
        answer = draw(answer_to(question))
        if isinstance(question, AuthorityQuestion) and isinstance(answer, Council):
            found = {**so_far, **answers}.get(question.suggested_by or "")
            answer = Council(answer.code, found.text if isinstance(found, Postcode) else "")
        answers[question.id] = answer
    return answers


def calm(questionnaire: Questionnaire) -> dict[str, Answer]:
    """Answer every question that has an answer which means nothing with the first of those."""
    return {
        question.id: answer
        for question in questionnaire.questions.values()
        for answer in [
            next((each for each in plain(question) if not facts_in(question, each)), None)
        ]
        if answer is not None
    }


def facts_in(question: AnyQuestion, answer: Answer | None) -> tuple[Fact, ...]:
    """Return the facts of an answer; none at all counts as blank."""
    return tuple(question.facts(Unsaid.BLANK if answer is None else answer))


def plain(question: AnyQuestion, current: Answer | None = None) -> Iterator[Answer]:
    """Yield the plain answers of a question, each option alone, and the ways of giving none.

    Of signs and "some of" it yields the current answer with one more.
    """
    if isinstance(question, SignsQuestion):
        yield from _one_more_sign(question, current)
    elif isinstance(question, SomeOfQuestion | BodyMapQuestion):
        yield from _one_more_option(question, current)
    elif isinstance(question, EntriesQuestion):
        yield from _one_more_row(question, current)
    elif isinstance(question, ChoiceQuestion):
        yield from (Chosen((option.id,)) for option in question.offered())
    elif isinstance(question, AgeQuestion):
        yield from (Age(AgeKind.YEARS, years) for years in (17, 16, 15, 12, 4, 0, 18, 30))
        yield from (Age(AgeKind.ABOUT, years) for years in (17, 14, 12, 4, 1))
        yield from (Age(AgeKind.MONTHS, 3), Age(AgeKind.UNBORN))
    yield from question.may_answer
    if not question.required:
        yield Unsaid.BLANK


def _one_more_option(
    question: SomeOfQuestion | BodyMapQuestion, current: Answer | None
) -> Iterator[Chosen]:
    had = current.options if isinstance(current, Chosen) else ()
    if isinstance(question, SomeOfQuestion):
        yield Chosen((), none=True)
    for each in question.offered():
        yield Chosen(tuple(dict.fromkeys((*had, each.id))))


def _one_more_row(question: EntriesQuestion, current: Answer | None) -> Iterator[Entries]:
    had = current.rows if isinstance(current, Entries) else ()
    for column in question.columns:
        for option in column.options:
            if len(had) < question.most:
                yield Entries((*had, ((column.id, option.id),)))


def _one_more_sign(question: SignsQuestion, current: Answer | None) -> Iterator[Noticed]:
    had = dict(current.signs) if isinstance(current, Noticed) else {}
    yield Noticed((), none=True)
    for sign in question.signs:
        for step in question.scale.steps:
            more = {**had, sign.id: had.get(sign.id, step.id)}
            picked = [each.id for each in question.signs if each.id in more]
            yield Noticed(tuple((id, more[id]) for id in picked))


def is_worse(question: AnyQuestion, before: Answer | None, after: Answer | None) -> bool:
    """Say whether an answer means all that another does, as surely and as recently, or more."""
    said, now = facts_in(question, before), facts_in(question, after)
    for id in {fact.id for fact in said}:
        had = sorted(((f.certainty, f.when) for f in said if f.id == id), reverse=True)
        has = sorted(((f.certainty, f.when) for f in now if f.id == id), reverse=True)
        if len(has) < len(had):
            return False
        if any(new[0] < old[0] or new[1] < old[1] for old, new in zip(had, has, strict=False)):
            return False
    return True
