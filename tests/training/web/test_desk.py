"""What the trainer sees: the plan with the place in it, what to say, and what comes next."""

from datetime import timedelta
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from app.training.state import EXTENSION, State
from app.training.views import desk
from tests.journey.reading import text_of
from tests.training.web.people import Phone, Trainer, button_of, link_of
from tests.training.web.test_session import ADVICE, CASE, SOON

MYTHS = "myths-exploitation"


def now_at(trainer: Trainer) -> str:
    """Return what the desk says the room is at."""
    trainer.visit("/desk")
    return next(text_of(each) for each in trainer.page.all("p") if "Now: " in text_of(each))


def titles(trainer: Trainer) -> list[str]:
    """Return what is on the page that puts in order."""
    items = [each for each in trainer.page.all("li") if each.get("id")]
    return [text_of(part) for each in items for part in each.iter() if is_strong(part)]


def is_strong(part: Element) -> bool:
    return part.tag.rpartition("}")[2] == "strong"


def test_the_trainer_sees_what_helps_to_lead_a_step(trainer: Trainer) -> None:
    trainer.opens(CASE, MYTHS)
    case = trainer.training.training.cases[CASE]
    myths = trainer.training.training.exercises[MYTHS]
    trainer.next(3)
    shown = trainer.visit("/desk").page.text
    part = case.parts[0]
    assert [each.id for each in part.talk if each.id not in shown] == []
    assert [each.text.id for each in case.learning if each.text.id not in shown] == []
    assert case.content_note.id in shown
    assert [each.id for each in case.notes if each.id not in shown] == []
    assert "Then: October: read and answer: again, after talking" in shown
    assert f"About {case.minutes + myths.minutes} minutes are still planned." in shown


def test_questions_for_the_room_stand_beside_a_statement(trainer: Trainer) -> None:
    trainer.opens(MYTHS)
    trainer.next(2)
    assert "Which picture came to your mind first?" in trainer.visit("/desk").page.text


def test_the_trainer_jumps_to_what_is_not_done_and_the_plan_says_what_is(trainer: Trainer) -> None:
    trainer.opens(CASE, MYTHS, "pitfalls")
    trainer.next(3)
    trainer.visit("/desk")
    pitfalls = trainer.training.training.exercises["pitfalls"]
    trainer.press("/desk", to=button_of(trainer.page, pitfalls.title.id))
    assert pitfalls.title.id in now_at(trainer)
    lines = [text_of(each) for each in trainer.page.all("li")]
    assert [each for each in lines if "(done)" in each] == ["Through the wall (done)"]
    assert any(each.startswith("What people say") and "About 25" in each for each in lines)
    assert f"About {pitfalls.minutes + 25} minutes are still planned." in trainer.page.text
    trainer.visit("/desk")
    trainer.press("/desk", to=button_of(trainer.page, "One back"))
    assert "What people say" in trainer.page.text


def test_a_step_back_keeps_what_was_answered_and_lets_the_others_finish(
    whole_app: Flask, trainer: Trainer, phone: Phone
) -> None:
    slow = Phone(whole_app)
    code = trainer.opens(CASE).code
    for each in (phone, slow):
        each.joins(code)
    trainer.next(2)
    phone.works(SOON, body=["hungry"])
    trainer.next()
    trainer.visit("/desk").press("/desk", to=button_of(trainer.page, "One back"))
    assert "Who has not answered can do so; the others stay." in trainer.page.text
    assert phone.looks().page.heading == "This question is closed"
    phone.visit("/room/judgement").press("/room/judgement", **ADVICE)
    assert phone.page.status == 409
    slow.works(ADVICE)
    assert "This question is closed" in slow.looks().page.text
    assert trainer.counts()["answered"] == 2
    trainer.next(2)
    assert phone.looks().page.heading == "October"
    trainer.visit("/desk").press("/desk", to="2")
    assert "This question is closed: what was answered stays." in trainer.page.text
    late = Phone(whole_app).joins(code)
    assert late.looks().page.heading == "This question is closed"


def test_what_comes_next_is_nothing_at_the_end(trainer: Trainer) -> None:
    trainer.opens("pitfalls")
    trainer.next(4)
    shown = trainer.visit("/desk").page.text
    assert "Then:" not in shown
    assert "still planned" not in shown


@pytest.mark.parametrize("is_moved", [False, True])
def test_a_room_that_nobody_moved_for_long_is_asked_after(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch, *, is_moved: bool
) -> None:
    trainer.opens(CASE)
    if is_moved:
        trainer.next()
    asked = "Is it over? Then end it."
    assert asked not in trainer.visit("/desk").page.text
    monkeypatch.setattr(desk, "LONG", timedelta(seconds=-1))
    assert asked in trainer.visit("/desk").page.text


def test_what_was_chosen_is_put_in_order_without_a_script(trainer: Trainer) -> None:
    trainer.visit("/lead").press("/lead", item=["pitfalls", CASE, MYTHS], sort="yes")
    assert trainer.where == f"/plan/pitfalls,{CASE},{MYTHS}"
    case, myths = "Through the wall", titles(trainer)[2]
    total = sum(
        (training.cases.get(each) or training.exercises[each]).minutes
        for training in [trainer.training.training]
        for each in ("pitfalls", CASE, MYTHS)
    )
    assert f"All of it takes about {total} minutes." in trainer.page.text
    trainer.open(str(link_of(trainer.page, f"Move up {myths}")))
    assert titles(trainer)[1:] == [myths, case]
    trainer.open(str(link_of(trainer.page, f"Move down {titles(trainer)[0]}")))
    trainer.open(str(link_of(trainer.page, f"Leave out {case}")))
    assert trainer.where == f"/plan/{MYTHS},pitfalls"
    assert link_of(trainer.page, f"Move up {myths}") is None
    trainer.open(str(link_of(trainer.page, "Choose more, or others")))
    fields = trainer.page.fields()
    assert set(fields["item"]) == {MYTHS, "pitfalls"}
    trainer.press("/lead", item=["pitfalls", CASE, MYTHS], order=fields["order"][0], sort="yes")
    assert trainer.where == f"/plan/{MYTHS},pitfalls,{CASE}"
    trainer.press(trainer.where)
    assert trainer.where == "/desk"
    state: State = trainer.client.application.extensions[EXTENSION]
    room = state.rooms.led_by(trainer.cookie(state.leader))
    assert room.plan == (MYTHS, "pitfalls", CASE)


@pytest.mark.parametrize("items", ["nothing", ",", "x" * 3000])
def test_an_order_of_nothing_leads_to_the_choice(trainer: Trainer, items: str) -> None:
    trainer.visit(f"/plan/{items}")
    assert trainer.page.heading == "Lead a room"
    trainer.press(f"/plan/{items}")
    assert trainer.page.heading == "Lead a room"


def test_an_order_names_each_once_and_opens_no_more_than_fit(trainer: Trainer) -> None:
    trainer.visit(f"/plan/{CASE},nowhere,{CASE}")
    assert titles(trainer) == ["Through the wall"]
    trainer.open(str(link_of(trainer.page, "Leave out Through the wall")))
    assert trainer.page.heading == "Lead a room"
    training = trainer.training.training
    every = ",".join([*training.cases, *training.exercises])
    trainer.press(f"/plan/{every}")
    assert trainer.page.heading == "Lead a room"
