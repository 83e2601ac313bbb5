"""A phone in a room, and somebody who practises alone: help at hand, and where they are."""

from tests.journey.reading import text_of
from tests.training.web.people import Phone, Trainer, button_of, link_of
from tests.training.web.test_session import ADVICE, CASE, SOON


def test_who_listens_is_one_press_away_at_the_head_of_every_phone_page(
    trainer: Trainer, phone: Phone
) -> None:
    phone.joins(trainer.opens(CASE).code)
    trainer.next(2)
    for path in ("/room", "/room/page/body", "/room/judgement", "/room/so-far"):
        phone.visit(path)
        [band] = [each for each in phone.page.all("section") if each.get("class") == "app-training"]
        assert "If this is close to you" in text_of(band), path
        assert link_of(phone.page, "If this is close to you") == "/en/training/support"
    assert link_of(phone.visit("/support").page, "Back") == "/en/training/room"
    assert link_of(phone.page, "Step out of the room") == "/en/training/step-out"


def test_a_part_of_a_case_says_which_it_is(trainer: Trainer, phone: Phone) -> None:
    phone.joins(trainer.opens(CASE).code)
    assert "Part " not in phone.looks().page.text
    trainer.next(2)
    assert "Part 1 of 2" in phone.looks().page.text
    trainer.next(4)
    assert "Part 2 of 2" in phone.looks().page.text


def test_whoever_practises_alone_goes_back_and_finds_what_they_said(phone: Phone) -> None:
    phone.visit("/alone").press(f"/alone/{CASE}")
    assert "One back" not in phone.page.text
    phone.goes_on(2).works(ADVICE)
    phone.goes_on()
    assert "What you said, and what we would say" in phone.page.text
    phone.press("/room/go-on", to=button_of(phone.page, "One back"))
    assert "Your answers are in" in phone.page.text
    assert phone.visit("/room/judgement").page.fields()["urgency"] == [ADVICE["urgency"]]
    phone.looks().works(SOON)
    phone.goes_on()
    for _ in range(3):
        phone.press("/room/go-on", to=button_of(phone.page, "One back"))
    assert phone.page.heading == "You are in"


def test_nobody_steps_back_in_a_room_that_is_led(trainer: Trainer, phone: Phone) -> None:
    phone.joins(trainer.opens(CASE).code)
    trainer.next(2)
    phone.visit("").press("/room/go-on", to="1")
    assert trainer.counts()["moves"] == 2
