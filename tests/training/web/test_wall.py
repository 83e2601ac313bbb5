"""The wall: each step whole, in screens that the trainer turns."""

import pytest
from flask import Flask

from tests.training.web.people import Phone, Trainer, link_of
from tests.training.web.test_session import CASE, SOON


@pytest.fixture
def judged(whole_app: Flask, trainer: Trainer) -> Trainer:
    """A room that has judged a part twice."""
    code = trainer.opens(CASE).code
    phones = [Phone(whole_app).joins(code) for _ in range(3)]
    for _ in range(2):
        trainer.next(2)
        for each in phones:
            each.works(SOON, body=["hungry"])
    return trainer.next()


def test_results_are_turned_to_and_back_and_each_screen_says_which_it_is(judged: Trainer) -> None:
    judged.visit("/wall")
    first = judged.page.text
    names = []
    while turned := link_of(judged.page, "Next"):
        names += [each.get("aria-label") for each in judged.page.all("nav")]
        judged.open(turned)
    assert names == [f"Screen {number} of {len(names) + 1}" for number in range(1, len(names) + 1)]
    assert "To talk about" in judged.page.text
    assert "To talk about" not in first
    for _ in names:
        judged.open(link_of(judged.page, "Back") or "")
    assert judged.page.text == first


def test_a_wall_that_was_turned_begins_anew_when_the_room_goes_on(judged: Trainer) -> None:
    judged.visit("/wall")
    turned = link_of(judged.page, "Next") or ""
    judged.next()
    judged.open(turned)
    assert "You meet Leo at nine" in judged.page.text


def test_a_made_up_screen_is_the_first(judged: Trainer) -> None:
    first = judged.visit("/wall").page.text
    moves = judged.counts()["moves"]
    for part in ("0", "-1", "99", "one", "١", "1.5", ""):
        assert judged.visit(f"/wall?part={part}&moves={moves}").page.text == first, part


SHOWN = [
    pytest.param("quiz-first-things", 2, [], id="quiz"),
    pytest.param("myths-sharing", 1, ["True", "Not true"], id="statement"),
    pytest.param("words-that-blame", 2, ["Tia is promiscuous"], id="words"),
    pytest.param("words-that-blame", 3, ["two boys of 17 made her do sexual things"], id="example"),
    pytest.param("first-referral", 2, [], id="referral"),
    pytest.param("call-for-a-neighbour", 2, ["Find two others"], id="call"),
]


@pytest.mark.parametrize(("item", "steps", "words"), SHOWN)
def test_an_exercise_stands_on_the_wall(
    trainer: Trainer, item: str, steps: int, words: list[str]
) -> None:
    wall = trainer.opens(item).next(steps).wall()
    exercise = trainer.training.training.exercises[item]
    match exercise.kind:
        case "quiz":
            words = [each.label.id for each in exercise.questions[0].choices]
        case "statements":
            words = [*words, exercise.statements[0].says.id]
        case "referral":
            words = [each.id for each in exercise.story]
        case "role-play":
            words = [*words, *(each.id for each in exercise.setting)]
    assert [each for each in words if each not in wall] == []
