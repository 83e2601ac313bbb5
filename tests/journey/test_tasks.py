"""A long questionnaire is a list of tasks, taken in any order and left at any point."""

import pytest
from flask import Flask

from app.questionnaires.path import walk
from tests.journey.reading import XHTML, text_of
from tests.journey.walker import Walker

REFERRAL = "c"


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    """A professional who has begun a referral."""
    return Walker(whole_app, journey=REFERRAL).begin()


def tasks(walker: Walker) -> dict[str, tuple[str, str]]:
    """Return each task on the page in front with how far it is, and where it leads."""
    [listed] = [each for each in walker.page.all("ol") if "app-tasks" in (each.get("class") or "")]
    found = {}
    for item in listed:
        [link], [tag] = item.iter(XHTML + "a"), item.iter(XHTML + "span")
        found[text_of(link)] = (text_of(tag), (link.get("href") or "").rpartition("/")[2])
    return found


def test_a_beginner_stands_before_the_list_with_nothing_started(walker: Walker) -> None:
    assert walker.at == "tasks"
    asked = walker.questionnaire
    assert list(tasks(walker)) == [task.title.id for task in asked.tasks]
    assert tasks(walker) == {task.title.id: ("Not started", task.pages[0]) for task in asked.tasks}
    assert f"0 of {len(walk(asked, {}).pages)} pages answered" in walker.page.text


def test_every_page_stands_in_one_task_of_each_list(walker: Walker) -> None:
    for each in walker.state.content.library.questionnaires.values():
        listed = [page for task in each.tasks for page in task.pages]
        assert listed == ([page.id for page in each.pages] if each.tasks else [])


def test_a_task_is_started_then_done_and_goes_on_where_it_stopped(walker: Walker) -> None:
    walker.go("inside").answer()
    assert tasks(walker.go("tasks"))["The worry"] == ("Started", "trigger")
    for page in ("trigger", "account"):
        walker.go(page).answer()
    assert tasks(walker.go("tasks"))["The worry"] == ("Started", "effect")
    assert "3 of" in walker.page.text
    for page in ("effect", "strengths", "outside", "weight"):
        walker.go(page).answer()
    assert tasks(walker.go("tasks"))["The worry"] == ("Done", "trigger")
    assert tasks(walker)["Safety now"] == ("Not started", "now")


def test_an_answer_known_from_elsewhere_starts_a_task(walker: Walker) -> None:
    walker.tell(child_name="Robin")
    assert tasks(walker.go("tasks"))["The child"] == ("Started", "background")


def test_continue_leads_through_a_task_and_at_its_end_to_the_list(walker: Walker) -> None:
    [task] = [each for each in walker.questionnaire.tasks if each.id == "history"]
    walker.go(task.pages[0])
    for page in task.pages:
        assert walker.at == page
        walker.answer()
    assert walker.at == "tasks"


def test_back_leads_through_a_task_and_from_its_start_to_the_list(walker: Walker) -> None:
    [task] = [each for each in walker.questionnaire.tasks if each.id == "words"]
    walker.go(task.pages[-1])
    for page in (*reversed(task.pages[:-1]), "tasks"):
        [back] = [a for a in walker.page.all("a") if "back-link" in (a.get("class") or "")]
        walker.open(back.get("href") or "")
        assert walker.at == page


def test_pages_open_in_any_order(walker: Walker) -> None:
    for page in reversed(walk(walker.questionnaire, {}).pages):
        walker.go(page.id)
        assert (walker.page.status, walker.at) == (200, page.id)


def test_what_was_answered_anywhere_can_be_checked_and_changed(walker: Walker) -> None:
    walker.tell(working_well="Grandmother helps.", why_now="A new bruise.")
    walker.go("check")
    for words in ("Grandmother helps.", "A new bruise.", "pages that you have not answered yet"):
        assert words in walker.page.text
    changes = [a.get("href") for a in walker.page.all("a") if text_of(a).startswith("Change")]
    assert {(each or "").rpartition("/")[2] for each in changes} == {"strengths", "trigger"}


def test_pages_not_opened_are_not_called_blank(walker: Walker) -> None:
    text = walker.tell(why_now="A new bruise.").go("check").page.text
    assert "Why do you refer now" not in text.partition("Left blank")[2]
    assert "What is the child's name" not in text


def test_the_result_opens_at_any_point_and_goes_by_what_was_told(walker: Walker) -> None:
    nothing = walker.go("result").page
    assert "so far" in nothing.text
    walker.tell(fears_home={walker.questionnaire.question("fears-home").signs[0].id: "now"})  # type: ignore[union-attr]
    result = walker.go("result").page
    assert "so far" in result.text
    assert "Level of need" in result.text
    [on] = [a for a in result.all("a") if text_of(a) == "Go on with the questions"]
    assert (on.get("href") or "").endswith("/tasks")


def test_danger_stops_a_professional_once_to_say_ring_999(walker: Walker) -> None:
    walker.go("now").answer(danger="yes")
    assert (walker.at, walker.page.heading) == ("ring", "Ring 999 now")
    walker.go("tonight").answer(safe_tonight="no")
    assert walker.at == "care"


def test_a_whole_list_can_be_done(walker: Walker) -> None:
    for page in walker.questionnaire.pages:
        walker.go(page.id).answer(**({"danger": "no"} if page.id == "now" else {}))
    walker.go("tasks")
    assert {progress for progress, _ in tasks(walker).values()} == {"Done"}
    walker.go("result")
    assert "so far" not in walker.page.text
    walker.go("strengths").answer(working_well="School.")
    assert walker.at == "check"


def test_a_questionnaire_without_tasks_has_no_list(whole_app: Flask) -> None:
    for each in Walker(whole_app).state.content.library.questionnaires.values():
        if not each.tasks:
            walker = Walker(whole_app, journey=each.address).begin()
            assert walker.at == each.pages[0].id
            assert walker.go("tasks").page.status == 404


def test_a_list_opened_after_the_draft_ended_says_why(walker: Walker) -> None:
    walker.client.delete_cookie(walker.state.cookie)
    walker.go("tasks")
    assert "Your answers are no longer here" in walker.page.text


def test_lists_begin_with_safety(walker: Walker) -> None:
    for each in walker.state.content.library.questionnaires.values():
        if each.tasks and "danger" in each.questions:
            pages = [each.pages_by_id[page] for task in each.tasks[:2] for page in task.pages]
            assert any(asked.id == "danger" for page in pages for asked in page.questions), each.id
