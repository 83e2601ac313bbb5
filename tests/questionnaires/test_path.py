from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.questionnaires.answers import Answer, Chosen, Council, Noticed, Postcode, Unsaid, Written
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import Path, facts, walk
from tests.answering import answers_on, answers_to, calm, facts_in
from tests.making import ROTHERHAM, facts_on_path, filed, page, questionnaire, worried

YES, NO = Chosen(("yes",)), Chosen(("no",))
BRUISE, NONE = Noticed((("bruise", "noticed"),)), Noticed((), none=True)


def small() -> Questionnaire:
    signs = [{"id": "bruise", "label": "A bruise", "means": ["bruise"], "source": "public C1"}]
    more = filed("signs", "more", scale="noticed", signs=signs, none="None", not_sure_means=["odd"])
    return questionnaire(
        page("first", filed("yes_no", "hurt", may_answer=["not_sure"], blank_means=["hurt"])),
        page("second", more, show_if={"question": "hurt", "is": "yes"}),
        page("third", filed("text", "story"), show_if={"question": "more", "has": "bruise"}),
        page("last", filed("text", "name")),
    )


def pages(path: Path) -> list[str]:
    return [each.id for each in path.pages]


@pytest.mark.parametrize(
    ("answers", "on_path", "done"),
    [
        pytest.param({}, ["first", "second", "third", "last"], 0, id="nothing yet"),
        pytest.param({"hurt": NO}, ["first", "last"], 1, id="no closes what hangs on yes"),
        pytest.param({"hurt": YES}, ["first", "second", "third", "last"], 1, id="yes opens"),
        pytest.param(
            {"hurt": Unsaid.NOT_SURE}, ["first", "second", "third", "last"], 1, id="unknown shows"
        ),
        pytest.param(
            {"hurt": YES, "more": NONE}, ["first", "second", "last"], 2, id="none closes the next"
        ),
        pytest.param(
            {"hurt": NO, "more": NONE, "story": Written("x")},
            ["first", "last"],
            1,
            id="a closed answer opens nothing",
        ),
        pytest.param(
            {"hurt": NO, "more": BRUISE},
            ["first", "second", "third", "last"],
            2,
            id="a ticked sign keeps its page",
        ),
        pytest.param({"name": Written("x")}, ["first", "second", "third", "last"], 0, id="gap"),
        pytest.param(
            {"hurt": YES, "more": BRUISE, "story": Unsaid.BLANK, "name": Unsaid.BLANK},
            ["first", "second", "third", "last"],
            4,
            id="a deliberate blank is an answer",
        ),
    ],
)
def test_where_answers_lead(answers: Mapping[str, Answer], on_path: list[str], done: int) -> None:
    path = walk(small(), answers)
    assert pages(path) == on_path
    assert path.done == done
    assert path.is_complete is (done == len(on_path))
    assert path.next_page is (None if path.is_complete else path.pages[done])


def test_a_changed_answer_closes_the_pages_that_hung_on_it_and_opens_them_again() -> None:
    told: dict[str, Answer] = {"hurt": YES, "more": NONE, "name": Written("Sam")}
    before = walk(small(), told)
    closed = walk(small(), {**told, "hurt": NO})
    assert pages(closed) == ["first", "last"]
    assert [asked.question.id for asked in closed.questions] == ["hurt", "name"]
    assert "more" not in closed.answers
    assert walk(small(), told) == before


def test_not_sure_that_means_a_fact_keeps_its_page() -> None:
    path = walk(small(), {"hurt": NO, "more": Unsaid.NOT_SURE})
    assert "second" in pages(path)
    assert {fact.id for fact in facts(path)} == {"odd"}


def test_a_question_that_was_skipped_means_what_a_blank_means() -> None:
    assert facts_on_path(small(), {}) == facts_on_path(small(), {"hurt": Unsaid.BLANK}) == {"hurt"}
    assert facts_on_path(small(), {"hurt": NO}) == set()


def test_a_page_may_be_opened_only_when_its_turn_has_come() -> None:
    path = walk(small(), {"hurt": YES})
    first, second, third, last = small().pages
    assert path.may_open(first)
    assert path.may_open(second)
    assert not path.may_open(third)
    assert path.before(first) is None
    assert path.before(second) == first
    assert path.after(second) == third
    assert path.after(last) is None
    closed = walk(small(), {"hurt": NO})
    assert not closed.may_open(second)
    assert closed.before(last) == first


def test_another_postcode_asks_for_the_council_again() -> None:
    asked = questionnaire(
        page("area", filed("postcode", "home")),
        page("council", filed("authority", "council", suggested_by="home")),
    )
    here, there = Postcode("S60 1AE"), Postcode("RM17 6SL")
    confirmed = Council(ROTHERHAM, "S60 1AE")
    assert walk(asked, {"home": here, "council": confirmed}).is_complete
    assert walk(asked, {"home": there, "council": confirmed}).done == 1
    assert walk(asked, {"home": Unsaid.BLANK, "council": confirmed}).done == 1
    assert walk(asked, {"home": there, "council": Council(ROTHERHAM)}).is_complete


@given(answers_to(worried()))
def test_any_answers_in_any_order_give_one_path(answers: dict[str, Answer]) -> None:
    asked = worried()
    path = walk(asked, answers)
    assert path == walk(asked, dict(reversed(answers.items())))
    assert pages(path) == [each.id for each in asked.pages if each in path.pages]
    assert len(set(pages(path))) == len(path.pages)
    assert path.is_complete or path.may_open(path.pages[path.done])
    assert [page.id for page in path.pages[: path.done]] == [
        page.id for page in path.pages[: path.done] if page.answered_by(path.answers)
    ]
    assert {each.question.id for each in path.questions} == path.answers.keys()


@given(answers_to(worried()))
def test_a_closed_page_has_no_question_no_answer_and_no_fact_on_the_path(
    answers: dict[str, Answer],
) -> None:
    asked = worried()
    path = walk(asked, answers)
    closed = {
        question.id for each in asked.pages if each not in path.pages for question in each.questions
    }
    assert closed.isdisjoint(each.question.id for each in path.questions)
    assert closed.isdisjoint(fact.question for fact in facts(path))
    left = {id: answer for id, answer in answers.items() if id not in closed}
    again = walk(asked, left)
    assert (again.pages, again.done) == (path.pages, path.done)
    assert facts(again) == facts(path)


@given(answers_to(worried()), st.sampled_from(["known", "unknown", "unborn", "me", "adult"]))
def test_a_page_that_holds_a_ticked_sign_stays(answers: dict[str, Answer], who: str) -> None:
    asked = worried()
    path = walk(asked, {**answers, "who": Chosen((who,))})
    told = {id: answer for id, answer in answers.items() if answer is not Unsaid.BLANK}
    for each in asked.pages:
        worries = [q for q in each.questions if q.id in told and facts_in(q, told[q.id])]
        assert each in path.pages or not [q for q in worries if q.id != "who"]


@settings(max_examples=max(20, settings().max_examples // 3))  # it draws every answer there is
@given(st.data(), answers_to(worried()))
def test_walking_page_by_page_always_ends(data: st.DataObject, start: dict[str, Answer]) -> None:
    asked = worried()
    answers = dict(start)
    path = walk(asked, answers)
    for _ in asked.pages:
        if path.next_page is None:
            break
        before = path
        answers |= data.draw(answers_on(path.next_page, answers))
        path = walk(asked, answers)
        assert path.done > before.done or before.next_page not in path.pages
        assert path.pages[: before.done] == before.pages[: before.done]
    assert path.is_complete


@given(answers_to(worried()))
def test_withdrawing_an_answer_closes_what_only_it_opened(answers: dict[str, Answer]) -> None:
    asked = worried()
    path = walk(asked, {**answers, "disabled": YES, "who": Chosen(("known",))})
    assert "needs" in pages(path)
    quiet = {id: answer for id, answer in answers.items() if id != "needs"}
    closed = walk(asked, {**quiet, "disabled": NO, "who": Chosen(("known",))})
    assert "needs" not in pages(closed)
    assert [page for page in pages(path) if page != "needs"] == pages(closed)


def test_calm_answers_come_to_no_fact_at_all() -> None:
    asked = worried()
    path = walk(asked, calm(asked))
    assert path.is_complete
    assert facts(path) == ()


def test_in_any_order_what_holds_an_answer_is_reached() -> None:
    parts = [page(id, filed("text", f"q-{id}"), filed("text", f"r-{id}")) for id in "abc"]
    tasks = [{"id": "t", "title": "T", "pages": ["a", "b", "c"]}]
    listed, in_turn = questionnaire(*parts, tasks=tasks), questionnaire(*parts)
    told: dict[str, Answer] = {"r-c": Unsaid.BLANK}
    assert [each.id for each in walk(listed, told).reached] == ["c"]
    assert walk(listed, {}).reached == ()
    assert [each.id for each in walk(in_turn, told).reached] == ["a"]
