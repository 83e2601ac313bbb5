"""Whatever is sent, each has its sentence and the room goes on."""

import pytest
from flask import Flask

from app.asking.inputs import INPUTS
from app.asking.inputs.base import UNSAID
from app.training.content.ours import WRITTEN
from app.training.room import store as keeping
from tests.training.web.people import Phone, Trainer, link_of
from tests.training.web.test_session import CASE, SOON


@pytest.mark.parametrize(
    "typed", ["", "12", "nonsense", "000000", "９９９９９９", "1" * 500, "<b>"]
)
def test_a_wrong_code_stays_in_its_box_and_is_explained(phone: Phone, typed: str) -> None:
    phone.joins(typed)
    assert phone.page.status == 422
    assert phone.page.errors == [
        "No room has this code now. Type the 6 digits that are on the screen"
    ]
    assert phone.page.fields()["code"] == [typed[:40]]


def test_a_code_is_read_with_spaces_dashes_and_any_digits(trainer: Trainer, phone: Phone) -> None:
    code = trainer.opens(CASE).code
    arabic = code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for typed in (f" {code[:3]} {code[3:]} ", f"{code[:3]}-{code[3:]}", arabic):
        phone.joins(typed)
        assert phone.page.heading == "You are in"
    assert trainer.counts()["people"] == 1


def test_whoever_joins_late_is_told_what_is_hard_in_it_before_anything_else(
    trainer: Trainer, phone: Phone
) -> None:
    code = trainer.opens(CASE).code
    trainer.next(6)
    phone.joins(code)
    text = phone.page.text
    assert phone.where == "/room/so-far"
    assert 0 < text.index("goes hungry and is left alone") < text.index("The story so far")
    assert text.index("The story so far") < text.index("October") < text.index("December")
    phone.open(link_of(phone.page, "Go to where the room is") or "")
    assert phone.page.heading == "A Friday in December"
    assert link_of(phone.page, "The story so far") == "/en/training/room/so-far"
    assert phone.joins(code).where == "/room"


def test_whoever_joins_late_reads_no_part_that_the_room_has_not_read(
    trainer: Trainer, phone: Phone
) -> None:
    code = trainer.opens(CASE).code
    trainer.next(2)
    phone.joins(code)
    assert "October" in phone.page.text
    assert "December" not in phone.page.text


@pytest.mark.parametrize("steps", [0, 1])
def test_whoever_joins_in_time_is_led_to_where_the_room_is(
    trainer: Trainer, phone: Phone, steps: int
) -> None:
    code = trainer.opens(CASE).code
    trainer.next(steps)
    assert phone.joins(code).where == "/room"


def test_a_dropped_phone_and_a_trainer_without_their_browser_come_back(
    whole_app: Flask, trainer: Trainer, phone: Phone
) -> None:
    code = trainer.opens(CASE).code
    phone.joins(code)
    trainer.next(2)
    phone.works(SOON, body=["hungry"])
    assert "Your answers are in" in phone.looks().page.text
    other = Trainer(whole_app)
    other.open(trainer.link.partition("//")[2].partition("/")[2].join(["/", ""]))
    assert other.where == "/desk"
    other.next()
    assert phone.looks().page.heading == "October"
    assert trainer.counts()["moves"] == 3


def test_an_answer_to_a_closed_question_is_told_so_and_not_counted(
    trainer: Trainer, phone: Phone
) -> None:
    phone.joins(trainer.opens(CASE, "myths-sharing").code)
    trainer.next(2)
    phone.visit("/room/page/body")
    trainer.next()
    phone.press("/room/page/body", body=["hungry"])
    assert (phone.page.status, phone.page.heading) == (409, "The room has gone on")
    step = "through-the-wall/autumn/before"
    phone.visit("").press("/room/judgement", step=step, **SOON)
    assert phone.page.status == 409
    phone.visit("").press("/room/vote", choice="true", step="anything")
    assert phone.page.status == 409
    assert phone.looks().page.heading == "October"


def test_a_judgement_that_is_left_out_is_asked_for_with_the_rest_kept(
    trainer: Trainer, phone: Phone
) -> None:
    phone.joins(trainer.opens(CASE).code)
    trainer.next(2)
    phone.works({"urgency": "same_day"})
    assert phone.page.errors == ["Choose whoever has to be told"]
    assert phone.page.fields()["urgency"] == ["same_day"]
    phone.press("/room/judgement", urgency="<script>", tell=["nobody_we_know"])
    assert len(phone.page.errors) == 2


@pytest.mark.parametrize("items", [[], ["nothing that there is"], ["../../secret"]])
def test_a_room_needs_something_to_do(trainer: Trainer, items: list[str]) -> None:
    trainer.opens(*items)
    assert trainer.page.errors == ["Choose at least one case or exercise"]


def test_a_room_that_ended_says_so_to_phone_and_trainer(trainer: Trainer, phone: Phone) -> None:
    phone.joins(trainer.opens(CASE).code)
    trainer.visit("/desk").press("/desk/end")
    assert phone.looks().page.heading == "This room is closed"
    assert phone.page.status == 410
    response = phone.client.get("/en/training/room/now")
    assert response.status_code == 410
    assert trainer.visit("/desk").page.status == 410


def test_whoever_steps_out_is_shown_help_and_counted_no_more(
    trainer: Trainer, phone: Phone
) -> None:
    phone.joins(trainer.opens(CASE).code)
    phone.open(link_of(phone.page, "Step out of the room") or "")
    assert phone.page.heading == "Step out of the room?"
    assert "What you answered is deleted" in phone.page.text
    assert trainer.counts()["people"] == 1
    phone.press("/step-out")
    assert phone.page.heading == "If this is close to you"
    assert link_of(phone.page, "Back") == "/en/training"
    assert trainer.counts()["people"] == 0
    assert phone.looks().page.status == 410


def test_leaving_ends_the_place_and_not_the_room(trainer: Trainer, phone: Phone) -> None:
    phone.joins(trainer.opens(CASE).code)
    link = trainer.link
    for each in (phone, trainer):
        each.client.post("/en/leave", base_url=each.base_url)
    assert phone.looks().page.status == 410
    assert trainer.visit("/desk").page.status == 200
    assert trainer.counts()["people"] == 0
    assert trainer.link == link


def test_a_full_room_says_so_and_goes_on(
    whole_app: Flask, trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_PEOPLE", 3)
    code = trainer.opens(CASE).code
    phones = [Phone(whole_app).joins(code) for _ in range(4)]
    assert [each.page.status for each in phones] == [200, 200, 200, 409]
    assert phones[-1].page.errors == ["This room is full. Ask the person who leads it"]
    assert trainer.counts()["people"] == 3


@pytest.mark.parametrize("to", ["", "-1", "999", "one", "١", "0x1", "1.5"])
def test_a_made_up_step_moves_nothing(trainer: Trainer, to: str) -> None:
    trainer.opens(CASE)
    trainer.press("/desk", to=to)
    assert trainer.counts()["moves"] == 0


@pytest.mark.parametrize("path", ["/desk", "/wall", "/wall/now", "/room", "/room/now"])
def test_without_a_room_every_page_leads_on(phone: Phone, path: str) -> None:
    phone.visit(path)
    assert phone.page.status == 410
    assert "Join another room, or practise alone" in phone.page.text


def test_nobody_who_takes_part_can_move_the_room(trainer: Trainer, phone: Phone) -> None:
    phone.joins(trainer.opens(CASE).code)
    for path in ("/desk", "/desk/end"):
        phone.visit("").press(path, to="3")
        assert phone.page.status == 410
    phone.visit("").press("/room/go-on", to="1")
    assert phone.page.heading == "You are in"
    assert trainer.counts() == {"moves": 0, "people": 1, "answered": 0}


def test_pages_lead_to_a_real_child_and_say_that_they_are_training(
    trainer: Trainer, phone: Phone
) -> None:
    phone.joins(trainer.opens(CASE).code)
    trainer.next(2)
    for path in ("", "/alone", "/lead", "/support", "/room", "/room/page/body", "/room/judgement"):
        phone.visit(path)
        assert phone.page.title.removeprefix("Error: ").startswith("TRAINING: "), path
        assert "TRAINING: a made-up case" in phone.page.text, path
        doors = [a for a in phone.page.all("a") if a.get("href") == "/en/"]
        assert any("real child" in "".join(door.itertext()) for door in doors), path


def test_an_old_form_is_not_counted_for_another_part(trainer: Trainer, phone: Phone) -> None:
    phone.joins(trainer.opens(CASE).code)
    trainer.next(2)
    phone.works(SOON, body=["hungry"])
    phone.visit("/room/judgement")
    old = phone.page.fields()["step"][0]
    trainer.next(4)
    phone.visit("").press("/room/judgement", step=old, **SOON)
    assert phone.page.status == 409
    phone.visit("").press("/room/page/home", step=old, home="alone")
    assert phone.page.status == 409
    assert trainer.counts()["answered"] == 0


def test_a_mark_that_is_changed_later_leaves_the_judgement(trainer: Trainer, phone: Phone) -> None:
    phone.joins(trainer.opens(CASE).code)
    trainer.next(2)
    phone.works(SOON, body=["hungry"])
    phone.visit("/room/page/body").press("/room/page/body", body=["hungry", "clothes"])
    assert trainer.counts()["answered"] == 1
    assert phone.visit("/room/judgement").page.fields()["urgency"] == ["one_working_day"]


def test_no_box_for_words_is_asked_or_kept(phone: Phone) -> None:
    for form in phone.training.forms.values():
        for question in form.page.questions:
            assert question.type not in WRITTEN
            if question.type in {"one_of", "some_of"}:
                assert set(INPUTS[question.type].parts(question)) <= {"", UNSAID}, question.id


def test_whoever_tries_a_case_alone_keeps_the_room_that_they_lead(trainer: Trainer) -> None:
    trainer.opens(CASE)
    code = trainer.code
    trainer.visit("/alone").press(f"/alone/{CASE}")
    assert trainer.page.heading == "You are in"
    assert trainer.code == code


def test_a_room_finds_its_place_when_a_case_was_changed_meanwhile(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer.opens("the-visit", CASE)
    trainer.next(15)
    assert "October" in trainer.wall()
    cases = {CASE: trainer.training.training.cases[CASE]}
    monkeypatch.setattr(type(trainer.training.training), "cases", cases)
    assert "October" in trainer.wall()


def test_what_the_rules_say_is_of_the_marks_as_they_stand(trainer: Trainer, phone: Phone) -> None:
    phone.joins(trainer.opens(CASE).code)
    trainer.next(2)
    phone.works(SOON)
    phone.visit("/room/page/body").press("/room/page/body", body=["hungry", "clothes"])
    rooms = phone.training.rooms
    mine = rooms.judged_by(rooms.here(phone.cookie(phone.training.person)))
    [told] = mine.values()
    assert told["found"]["urgency"] == "one_working_day"
    assert told["signs"] == ["body.clothes", "body.hungry"]
