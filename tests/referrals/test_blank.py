"""A questionnaire on paper asks all that it asks on the screen, with room to answer."""

from collections.abc import Iterator

import pytest

from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Questionnaire
from app.referrals.blank import LINE, LINES, ROWS, BlankQuestion, blank
from tests.making import content, filed, page, questionnaire
from tests.questionnaires.kinds.samples import SAMPLES

EVERY = content().library.questionnaires
every_questionnaire = pytest.mark.parametrize("asked", EVERY.values(), ids=EVERY)


def on_paper(asked: Questionnaire) -> Iterator[BlankQuestion]:
    for task in blank(asked):
        for each in task.pages:
            yield from each.questions


@every_questionnaire
def test_every_question_stands_on_paper_once_in_its_order(asked: Questionnaire) -> None:
    printed = [each.asked for each in on_paper(asked)]
    assert printed == [each.label.plain for each in asked.questions.values()]


@every_questionnaire
def test_the_parts_are_those_of_the_task_list(asked: Questionnaire) -> None:
    parts = list(blank(asked))
    titles = [task.title for task in asked.tasks]
    assert [each.title for each in parts if each.title] == titles
    assert len(parts) == max(1, len(titles))
    printed = [page.title for part in parts for page in part.pages]
    assert printed == [page.title for page in asked.pages]
    conditional = [page.is_conditional for part in parts for page in part.pages]
    assert conditional == [page.show_if is not None for page in asked.pages]


@every_questionnaire
def test_every_question_leaves_room_for_an_answer(asked: Questionnaire) -> None:
    for each in on_paper(asked):
        assert each.ticks or each.rows or each.fields or each.lines, each.asked


@every_questionnaire
def test_every_sign_and_column_stands_on_paper(asked: Questionnaire) -> None:
    for question, printed in zip(asked.questions.values(), on_paper(asked), strict=True):
        if isinstance(question, SignsQuestion):
            words = [tick.words for tick in printed.ticks]
            assert words[: len(question.signs)] == [sign.label for sign in question.signs]
            steps = () if question.scale.is_tick else question.scale.steps
            assert printed.steps == tuple(step.label for step in steps)
        if isinstance(question, EntriesQuestion):
            assert printed.columns == tuple(column.label for column in question.columns)


def printed(kind: str, number: int = 0, **keys: object) -> BlankQuestion:
    sample, _ = SAMPLES[kind][number]
    whole = filed(kind, **{"may_answer": ["not_sure"], **sample, **keys})
    [question] = on_paper(questionnaire(page("p", whole)))
    return question


def words(question: BlankQuestion) -> list[str]:
    return [tick.words.id for tick in question.ticks]


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_kind_can_be_answered_on_paper(kind: str) -> None:
    question = printed(kind)
    assert question.asked.id == "What of q?"
    assert question.ticks or question.rows or question.fields or question.lines


@pytest.mark.parametrize(
    ("kind", "ticked"),
    [
        pytest.param("yes_no", ["Yes", "No", "Not sure"], id="yes or no"),
        pytest.param("one_of", ["A", "B", "C", "Not sure"], id="one of"),
        pytest.param("some_of", ["A", "B", "C", "None", "Not sure"], id="some of, and none"),
        pytest.param("signs", ["Sign x", "Sign y", "Sign z", "None", "Not sure"], id="signs"),
        pytest.param("text", ["Not sure"], id="a line"),
        pytest.param(
            "decision", ["universal", "early_help", "child_in_need"], id="a level to give"
        ),
    ],
)
def test_what_is_ticked(kind: str, ticked: list[str]) -> None:
    assert words(printed(kind)) == ticked


def test_what_is_written() -> None:
    assert printed("text").lines == LINE
    assert printed("long_text").lines == LINES
    assert (printed("people").rows, len(printed("chronology").columns)) == (ROWS, 2)
    assert (printed("body_map").has_body, printed("body_map").lines) == (True, LINES)
    assert len(printed("decision").fields) == 3
    assert len(printed("age").fields) == 4
    assert printed("person").fields[0].id == "Name"
    [under] = [tick for tick in printed("one_of").ticks if tick.write]
    assert under.write is not None
    assert under.write.id == "Which?"


def test_a_scale_is_printed_beside_its_signs() -> None:
    scaled = printed("signs", 1)
    assert words(scaled) == ["Sign x", "Sign y", "Sign z"]
    assert [each.id for each in scaled.steps] == ["Now", "Before", "I suspect it", "No"]
