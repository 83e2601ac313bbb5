"""What stands in a family's copy: what is marked for it in `forms/`, and nothing else."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from app.calendars import NATIONS
from app.questionnaires.answers import Json
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.choice import ChoiceQuestion
from app.questionnaires.kinds.decision import DecisionQuestion
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.kinds.person import PersonQuestion
from app.questionnaires.kinds.written import LongTextQuestion, TextQuestion
from app.questionnaires.reading import measure, overlong
from app.questionnaires.text import English
from app.referrals.documents.writing import DocumentWriter
from app.referrals.family import family_copy
from app.referrals.family_document import family_of
from tests.making import content
from tests.referrals.documents.made_up import writer
from tests.referrals.family_cases import (
    EARLY_HELP,
    GOING,
    MOTHER,
    REFERRAL,
    answers,
    judged,
    judged_case,
)

WRITER: DocumentWriter = writer()


def written(id: str, given: dict[str, Json], people: tuple[str, ...] = (MOTHER["name"],)) -> str:
    """Return the copy as the document process gets it, whether it may be made or not."""
    copy = family_of(judged(id, given), people, content(), English())
    body = WRITER.family_body(copy, English())
    whole = WRITER.family_whole(copy, English())
    assert body.strip() in whole
    return html.unescape(whole)


@dataclass(frozen=True)
class Planted:
    """A place in which somebody can type, with the marker typed there."""

    question: AnyQuestion
    value: Json
    markers: dict[str, bool]
    """Each marker, and whether it may be shown."""


def mark(*parts: str) -> str:
    return "".join(parts).replace("-", "0").replace("_", "1").upper()


def planted(question: AnyQuestion) -> Iterator[Planted]:
    """Yield every way to type something into a question."""
    one, may = mark(question.id, "X"), question.family
    match question:
        case TextQuestion() | LongTextQuestion():
            yield Planted(question, one, {one: may})
        case PersonQuestion():
            fields = {field: mark(question.id, field) for field in question.fields}
            fields |= {each: EXAMPLES[each] for each in EXAMPLES if each in fields}
            yield Planted(question, fields, dict.fromkeys(fields.values(), may))
        case DecisionQuestion():
            parts = {part: mark(question.id, part) for part in ("reason", "second_name")}
            decided = {"chosen": question.steps[0].id, **parts}
            yield Planted(question, decided, dict.fromkeys(parts.values(), may))
        case EntriesQuestion():
            yield _rows(question)
        case ChoiceQuestion():
            for option in question.offered():
                if option.detail:
                    its = mark(question.id, "Y", option.id)
                    value = {"chosen": [option.id], "details": {option.id: its}}
                    yield Planted(question, value, {its: may})


EXAMPLES = {"phone": "01632 960 001", "email": "marker@example.org"}


def _rows(question: EntriesQuestion) -> Planted:
    row: dict[str, str] = {}
    markers: dict[str, bool] = {}
    for column in question.columns:
        if column.as_ in {"line", "lines"}:
            row[column.id] = mark(question.id, "Z", column.id)
            markers[row[column.id]] = question.family and column.family
    return Planted(question, [row], markers)


@pytest.mark.parametrize("id", GOING)
def test_nothing_typed_stands_there_but_where_it_is_allowed(id: str) -> None:
    """What is typed into each question by itself, so that no answer hides another."""
    plants = [
        each
        for question in content().library.questionnaire(id).questions.values()
        for each in planted(question)
    ]
    assert len(plants) > 60
    shown = {True: 0, False: 0}
    waiting = list(plants)
    while waiting:
        once = {each.question.id: each for each in reversed(waiting)}
        waiting = [each for each in waiting if once[each.question.id] is not each]
        given = {**answers(id), **{name: each.value for name, each in once.items()}}
        on_path = judged(id, given).path.answers
        page = written(id, given)
        for name, each in once.items():
            for marker, may in each.markers.items():
                assert (marker in page) is (may and name in on_path), (name, marker)
                shown[may] += name in on_path
    assert shown[True] >= 6
    assert shown[False] > 50


def test_nothing_of_an_earlier_questionnaire_stands_there() -> None:
    early = answers(EARLY_HELP, child_interests="MARKER", outside_what="OTHER")
    found = judged_case({EARLY_HELP: early, REFERRAL: answers(REFERRAL)}, REFERRAL)
    copy = family_of(found, (MOTHER["name"],), content(), English())
    assert "MARKER" not in copy.model_dump_json()
    assert "OTHER" not in copy.model_dump_json()


@pytest.mark.parametrize("id", GOING)
def test_what_the_reporter_chose_in_hidden_questions_is_not_told(id: str) -> None:
    """No label of a question, and no word of an option, is of a question that is kept back."""
    asked = content().library.questionnaire(id)
    page = written(id, answers(id))
    shown = {each.label.plain.id for each in asked.questions.values() if each.family}
    for each in asked.questions.values():
        if not each.family and each.label.plain.id not in shown:
            assert f"<h3>{each.label.plain.id}</h3>" not in page


def test_the_child_is_named_by_the_first_word_and_nobody_else_is_but_the_holders() -> None:
    given = answers(REFERRAL, child_name="Robin Example")
    assert "What was written about Robin<" in written(REFERRAL, given)
    assert "about your child" in written(REFERRAL, answers(REFERRAL, child_name=None))
    found = family_copy(judged(REFERRAL, given), content().family)
    page = written(REFERRAL, given, found.people)
    assert MOTHER["name"] in page
    assert "Kim Sample" not in page


def test_what_is_typed_is_never_markup() -> None:
    evil = "<script>alert(1)</script>"
    given = answers(
        EARLY_HELP, child_name=evil, family_view=evil, action_plan=[{"step": evil, "who": "Sam"}]
    )
    copy = family_of(judged(EARLY_HELP, given), (evil,), content(), English())
    page = WRITER.family_whole(copy, English())
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 3


@pytest.mark.parametrize(
    ("people", "view", "is_said"),
    [
        pytest.param("Alex", "We want help.", False, id="letters that paper shows"),
        pytest.param("Alex", "আমরা সাহায্য চাই", True, id="other letters in an answer"),
        pytest.param("সারা", "We want help.", True, id="other letters in a name"),
    ],
)
def test_letters_that_paper_may_not_show_are_announced(
    people: str, view: str, *, is_said: bool
) -> None:
    page = written(REFERRAL, answers(REFERRAL, family_view=view), (people,))
    assert ("letters that this paper may not show" in page) is is_said


def test_what_a_parent_said_is_shown_where_one_person_alone_holds_a_copy() -> None:
    given = answers(REFERRAL, family_view="We want help with sleep.")
    assert "help with sleep" in written(REFERRAL, given)
    for people in ((), (MOTHER["name"], "Kim Sample, father")):
        assert "help with sleep" not in written(REFERRAL, given, people)


def test_in_whom_a_child_confides_is_not_told() -> None:
    for id in GOING:
        asked = content().library.questionnaire(id).questions.get("talk")
        assert asked is None or not asked.family
    assert "Aunt Jo" not in written(REFERRAL, answers(REFERRAL, talk="Aunt Jo"))


def test_a_plan_is_told_without_who_does_it() -> None:
    step = {"change": "Sleep", "step": "Bed by eight", "who": "WHODOES", "came-of-it": "LATER"}
    page = written(EARLY_HELP, answers(EARLY_HELP, action_plan=[step]))
    assert "Bed by eight" in page
    assert "WHODOES" not in page
    assert "LATER" not in page
    assert "Which steps are agreed?" not in written(
        EARLY_HELP, answers(EARLY_HELP, action_plan=[{"who": "WHODOES"}])
    )


@pytest.mark.parametrize(
    ("council", "is_england"),
    [pytest.param("E08000017", True, id="England"), pytest.param("W06000015", False, id="Wales")],
)
def test_englands_times_are_told_in_england_alone(council: str, is_england: bool) -> None:  # noqa: FBT001
    page = written(REFERRAL, answers(REFERRAL, council=council))
    assert ("within one working day" in page) is is_england
    assert "Children's social care reads this" in page


def test_the_family_is_told_something_of_what_comes_next_everywhere() -> None:
    kinds = {"childrens-social-care-referral", "early-help-assessment", "neglect-assessment"}
    for kind in kinds:
        for nation in NATIONS:
            assert len(list(content().family.steps(kind, nation))) >= 4


@pytest.mark.parametrize("id", GOING)
def test_it_is_plain_to_read(id: str) -> None:
    copy = family_of(judged(id, answers(id)), (MOTHER["name"],), content(), English())
    own = [*copy.next, "It holds a part of what was written."]
    assert measure(own).lix <= 30
    assert [each for words in own for each in overlong(words)] == []


def test_it_holds_what_is_printed_and_no_more() -> None:
    copy: dict[str, Any] = family_of(
        judged(REFERRAL, answers(REFERRAL, referrer={"name": "Ada"}, organisation="Sample School")),
        (MOTHER["name"],),
        content(),
        English(),
    ).model_dump(mode="json")
    assert set(copy) == {
        *("made_at", "questionnaire", "people", "child", "sections", "next", "has_other_letters"),
    }
    assert "Ada" not in str(copy)
    assert "Sample School" not in str(copy)
