"""A room from the first code to the end: everybody answers, the wall shows how far they agree."""

import pytest
from flask import Flask

from tests.journey.reading import text_of
from tests.training.web.people import Phone, Trainer, link_of

CASE = "through-the-wall"
TODAY = {"urgency": "same_day", "tell": ["childrens_social_care", "police_999"]}
SOON = {"urgency": "one_working_day", "tell": "childrens_social_care"}
ADVICE = {"urgency": "advice_only", "tell": "nspcc_helpline"}


@pytest.fixture
def phones(whole_app: Flask) -> list[Phone]:
    return [Phone(whole_app) for _ in range(4)]


def test_a_room_works_a_case_from_the_code_to_the_end(
    trainer: Trainer, phones: list[Phone]
) -> None:
    trainer.opens(CASE)
    assert trainer.where == "/desk"
    code = trainer.code
    for each in phones:
        each.joins(code)
        assert each.page.heading == "You are in"
    assert trainer.counts()["people"] == 4
    trainer.next()
    assert "goes hungry and is left alone" in phones[0].looks().page.text

    trainer.next()
    phones[0].works(SOON, body=["hungry", "clothes"])
    phones[1].works(SOON, body=["hungry"])
    phones[2].works(ADVICE)
    assert trainer.counts()["answered"] == 3
    assert "Your answers are in" in phones[0].looks().page.text
    phones[3].works(TODAY, body=["hungry", "clothes", "thin"])
    assert trainer.counts() == {"moves": 2, "people": 4, "answered": 4}
    assert "By the end of the next working day" not in trainer.wall()

    trainer.next()
    wall = trainer.wall()
    assert "its 4 answers go from “Today” to “Talk it through, and keep noticing”." in wall
    assert "Why" not in [text for text in wall.split() if text == "Why"]
    assert "Look at the screen" in phones[0].looks().page.text

    trainer.next()
    for each in phones:
        each.works(SOON)
    trainer.next()
    wall = trainer.wall()
    assert "All 4 say the same: “By the end of the next working day”." in wall
    assert "A child who is always hungry and has no coat" in wall
    mine = phones[3].looks().page.text
    assert "What you said, and what we would say" in mine
    trainer.next(5)
    assert phones[0].looks().page.heading == "That is all for today"


def test_what_is_asked_again_stands_as_it_was_answered_before(
    trainer: Trainer, phone: Phone
) -> None:
    phone.joins(trainer.opens(CASE).code)
    trainer.next(2)
    phone.works(SOON, body=["hungry", "clothes"])
    trainer.next(2)
    phone.visit("/room/page/body")
    assert phone.page.fields()["body"] == ["hungry", "clothes"]
    phone.visit("/room/judgement")
    assert phone.page.fields()["urgency"] == ["one_working_day"]


def choices_of(phone: Phone) -> list[str]:
    """Return what can be answered to the question in front."""
    boxes = (each for each in phone.page.all("input") if each.get("name") == "choice")
    return [each.get("value") or "" for each in boxes]


@pytest.mark.parametrize("exercise", ["myths-exploitation", "quiz-first-things", "pitfalls"])
def test_a_room_votes_and_then_learns_what_is_so(
    trainer: Trainer, phones: list[Phone], exercise: str
) -> None:
    code = trainer.opens(exercise).code
    for each in phones:
        each.joins(code)
    trainer.next(2)
    for number, each in enumerate(phones):
        answer = choices_of(each.looks())[number % 2]
        each.press("/room/vote", choice=answer, step=each.page.fields()["step"][0])
        assert "Your answer is in" in each.page.text
    assert trainer.counts()["answered"] == 4
    trainer.next()
    assert phones[0].looks().page.heading == "What is so"
    assert "The numbers as a table" in trainer.wall()


def test_somebody_practises_alone_and_sees_what_we_would_say(phone: Phone) -> None:
    phone.visit("/alone")
    phone.press(f"/alone/{CASE}")
    assert phone.where == "/room"
    phone.goes_on(2)
    phone.works(ADVICE)
    phone.goes_on()
    assert "By the end of the next working day" in phone.page.text
    assert "Talk it through, and keep noticing" in phone.page.text
    assert "What there was to notice" in phone.page.text
    phone.goes_on()
    assert phone.page.heading == "A Friday in December"
    phone.works(TODAY, home=["alone"])
    phone.goes_on(2)
    assert phone.page.heading == "That is all for today"


def test_words_are_tried_out_and_checked_and_kept_nowhere(trainer: Trainer, phone: Phone) -> None:
    phone.joins(trainer.opens("words-that-blame", "first-referral").code)
    trainer.next()
    assert "The sentences are harsh" in phone.looks().page.text
    trainer.next()
    phone.looks()
    typed = "MARKER Tia is promiscuous and puts herself at risk."
    phone.press("/room/write", step=phone.page.fields()["step"][0], **{"a-word-for-girls": typed})
    assert typed in phone.page.fields()["a-word-for-girls"]
    assert "promiscuous" in [text_of(each) for each in phone.page.all("mark")]
    assert trainer.counts()["answered"] == 1
    assert "MARKER" not in phone.looks().page.text
    trainer.next()
    assert "two boys of 17 made her do sexual things" in phone.looks().page.text

    trainer.next(2)
    phone.looks()
    step = phone.page.fields()["step"][0]
    phone.press("/room/write", step=step, **{"why-now": "MARKER He showed me a bruise."})
    assert "A front door would still ask" in phone.page.text
    rooms = trainer.training.rooms
    room = rooms.led_by(trainer.link.rpartition("/")[2])
    assert rooms.judged_at(room, step) == [{"done": True}]
    told = rooms.told_by(rooms.here(phone.cookie(trainer.training.person)))
    assert set(told) >= {step}
    assert not any(told.values())


def test_a_call_is_played_in_three_parts(trainer: Trainer, phone: Phone) -> None:
    phone.joins(trainer.opens("call-for-a-neighbour").code)
    trainer.next(2)
    cards = [text_of(each) for each in phone.looks().page.all("summary")]
    assert [card for card in cards if card.startswith("You ")] == [
        "You ring",
        "You answer",
        "You listen and watch",
    ]
    trainer.next()
    assert "To talk about" in phone.looks().page.text


def test_the_first_page_leads_to_training_and_training_to_the_first_page(phone: Phone) -> None:
    phone.open("/en/")
    assert link_of(phone.page, "Practise on a made-up case") == "/en/training"
    assert link_of(phone.visit("").page, "This is about a real child") == "/en/"
