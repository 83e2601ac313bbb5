"""A trainer in a browser and thirty people on phones, through two cases and a quiz."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from app.directory.paths import FORMS
from app.training.content.cases import TrainingCase
from app.training.content.library import load_training
from app.training.content.steps import Doing, Step, steps_of
from tests.browser.axe import axe
from tests.browser.person import Person
from tests.browser.watch import Room
from tests.journey.instances import Person as Phone

TRAINING = load_training(FORMS)
CASES = ("the-visit", "through-the-wall")
QUIZ = "quiz-first-things"
PLAN = [*(TRAINING.cases[id] for id in CASES), TRAINING.exercises[QUIZ]]
HOME = "/en/training"
LATE = 2000
"""Milliseconds that the wall may be behind."""
URGENCIES = ("same_day", "one_working_day", "one_working_day", "early_help", "not_sure")


class Class:
    """Thirty people with phones, who all do what the room is at."""

    def __init__(self, port: int, code: str) -> None:
        self.phones = [Phone(port) for _ in range(30)]
        self.pool = ThreadPoolExecutor(6)
        self.all(lambda _, phone: self._join(phone, code))

    def all(self, do: object) -> None:
        """Let everybody do something, several at once."""
        assert callable(do)
        for done in [self.pool.submit(do, *pair) for pair in enumerate(self.phones)]:
            done.result()

    def _join(self, phone: Phone, code: str) -> None:
        assert phone.get(HOME) == 200
        assert phone.send(f"{HOME}/join", code=code) == 303

    def work(self, step: Step) -> None:
        """Answer the pages of a part, and judge it."""
        case = TRAINING.cases[step.item]
        self.all(lambda number, phone: self._work(number, phone, case, step))

    def _work(self, number: int, phone: Phone, case: TrainingCase, step: Step) -> None:
        part = case.part(step.part)
        assert part
        if not step.again:
            for page in part.pages:
                assert phone.send(f"{HOME}/room/page/{page}", step=step.key) == 303
        urgency = "same_day" if step.again else URGENCIES[number % 5]
        told = {"urgency": urgency, "tell": case.tell[number % 2], "step": step.key}
        assert phone.send(f"{HOME}/room/judgement", **told) == 303

    def vote(self, choices: tuple[str, ...], key: str) -> None:
        """Answer a question."""
        self.all(lambda number, phone: self._vote(phone, choices[number % len(choices)], key))

    def _vote(self, phone: Phone, choice: str, key: str) -> None:
        assert phone.send(f"{HOME}/room/vote", choice=choice, step=key) == 303


def opened(person: Person) -> tuple[Person, str]:
    """Open a room, and return the wall with the code that it shows."""
    person.open(f"{HOME}/lead")
    for item in PLAN:
        person.page.locator(f"#item-{item.id}").check()
    person.press("Open the room")
    wall = person.page.context.new_page()
    wall.goto(f"{person.site}{HOME}/wall")
    code = wall.locator(".app-wall__code").inner_text().replace(" ", "")
    return Person(wall, person.site), code


@pytest.mark.every
def test_thirty_people_work_two_cases_and_a_quiz_and_the_wall_is_right(
    person: Person, room: Room
) -> None:
    wall, code = opened(person)
    port = urlsplit(room.site.url).port
    assert port
    pupils = Class(port, code)
    expect(wall.page.locator("[data-count=people]")).to_have_text("30", timeout=LATE)
    for step in steps_of(PLAN)[1:]:
        person.page.bring_to_front()
        person.press("Next")
        if step.doing is Doing.WORK:
            pupils.work(step)
        elif step.doing is Doing.VOTE:
            quiz = TRAINING.exercises[QUIZ]
            assert quiz.kind == "quiz"
            asked = next(each for each in quiz.questions if each.id == step.part)
            pupils.vote(tuple(each.id for each in asked.choices), step.key)
        wall.page.bring_to_front()
        looked_at(wall, step)
    expect(wall.page.locator("h1")).to_have_text("That is all for today", timeout=LATE)


def looked_at(wall: Person, step: Step) -> None:
    """See that the wall shows a step as it is, in time."""
    if step.is_asking:
        expect(wall.page.locator("[data-count=answered]")).to_have_text("30", timeout=LATE)
        return
    if step.doing is Doing.RESULTS:
        said = "All 30 say the same: “Today”." if step.again else "The room is divided"
        expect(wall.page.locator(".app-wall__sentence")).to_contain_text(said, timeout=LATE)
        bars = wall.page.locator(".app-chart").first.locator("tbody td:last-child")
        assert sum(map(int, bars.all_text_contents())) == 30
        if step.again and step.item == CASES[0]:
            assert list(axe(wall)) == []
    elif step.doing is Doing.TRUTH:
        expect(wall.page.locator(".app-chart")).to_have_count(1, timeout=LATE)


def a_look_later(phone: Person) -> None:
    """Let so much time go by on a phone that it has looked whether the room went on."""
    phone.page.bring_to_front()
    phone.page.clock.run_for(11_000)


def test_a_trainer_who_lost_the_browser_comes_back_with_the_link(
    person: Person, room: Room
) -> None:
    opened(person)
    link = (person.page.locator(".app-typed").text_content() or "").strip()
    other = room.person()
    other.page.goto(link)
    assert other.heading == "Your desk"
    other.press("Next")
    assert "before it begins" in other.text


def test_a_phone_goes_on_by_itself_and_never_from_under_a_finger(
    person: Person, room: Room
) -> None:
    _, code = opened(person)
    phone = room.person(viewport={"width": 390, "height": 844})
    phone.page.clock.install()
    phone.open(f"{HOME}/join/{code}")
    phone.press("Join")
    person.page.bring_to_front()
    person.press("Next")
    a_look_later(phone)
    expect(phone.page.locator("h1")).to_have_text("The visit")
    person.page.bring_to_front()
    person.press("Next")
    a_look_later(phone)
    expect(phone.page.locator("h1")).to_have_text("Wednesday")
    phone.press("Answer the questions")
    phone.page.locator("main input[type=checkbox]").first.check()
    person.page.bring_to_front()
    person.press("Next")
    a_look_later(phone)
    expect(phone.page.get_by_text("The room has gone on: go there now")).to_be_visible()
    assert phone.page.locator("main input[type=checkbox]").first.is_checked()
    phone.follow("The room has gone on: go there now")
    assert "Look at the screen" in phone.text
