"""Who comes in: with the right code, once, and while the door is open. Guessing is no use."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask

from app.training.browser import mark_of
from app.training.room import codes
from app.web.limits import EXTENSION, JOIN
from tests.training.web.people import Phone, Trainer, button_of
from tests.training.web.test_session import CASE, SOON

REFUSED = (
    "Too many wrong codes were typed. Scan the square on the screen with your camera,"
    " or try again in an hour"
)
SHUT = "Nobody else can join this room now. Ask the person who leads it"


@pytest.fixture(autouse=True)
def _uncounted(whole_app: Flask) -> Iterator[None]:
    counted = whole_app.extensions[EXTENSION].own
    counted.reset()
    yield
    counted.reset()


def wrong_for(code: str) -> str:
    return "000000" if code != "000000" else "111111"


def use_up(app: Flask, phone: Phone, times: int) -> None:
    """Count wrong codes of this phone's address, as if it had typed so many."""
    counting = app.extensions[EXTENSION]
    phone.visit("").press("/join", code="no code")
    (mine,) = (key for key in counting.own.storage if str(JOIN.each.amount) in key.split("/"))
    counting.own.storage[mine] = times


def test_past_the_limit_a_right_code_is_refused_with_a_wrong_one_and_typed_words_stay(
    whole_app: Flask, trainer: Trainer, phone: Phone
) -> None:
    code = trainer.opens(CASE).code
    use_up(whole_app, phone, JOIN.each.amount - 1)
    assert phone.joins(wrong_for(code)).page.status == 422
    for typed in (wrong_for(code), code):
        phone.joins(f"{typed[:3]} {typed[3:]}")
        assert (phone.page.status, phone.page.errors) == (429, [REFUSED])
        assert phone.page.fields()["code"] == [f"{typed[:3]} {typed[3:]}"]
    assert Phone(whole_app).joins(code).page.heading == "You are in"
    for path in ("/danger", "/", "/ring"):
        assert phone.client.get(f"/en{path}").status_code == 200


def test_wrong_codes_of_many_addresses_are_counted_together(
    whole_app: Flask, trainer: Trainer, phone: Phone
) -> None:
    code = trainer.opens(CASE).code
    Phone(whole_app).joins(wrong_for(code))
    counting = whole_app.extensions[EXTENSION].own
    assert JOIN.all
    (everybodys,) = (key for key in counting.storage if str(JOIN.all.amount) in key.split("/"))
    counting.storage[everybodys] = JOIN.all.amount
    assert phone.joins(code).page.errors == [REFUSED]


def test_sixty_people_of_one_address_join_though_each_mistypes_the_code(
    whole_app: Flask, trainer: Trainer
) -> None:
    assert JOIN.each.amount >= 60
    code = trainer.opens(CASE).code
    counting = whole_app.extensions[EXTENSION].own
    before = dict(counting.storage)
    phones = [Phone(whole_app).joins(code) for _ in range(3)]
    assert all(each.page.heading == "You are in" for each in phones)
    assert dict(counting.storage) == before, "a right code was counted"


def test_a_search_of_every_code_is_useless() -> None:
    life = 12 * 3600
    assert JOIN.all
    for limit, odds in ((JOIN.each, 800), (JOIN.all, 80)):
        tries = limit.amount * life / limit.get_expiry()
        assert 10**6 / tries >= odds
    # A few addresses cannot use up what all share.
    assert JOIN.all.amount >= 10 * JOIN.each.amount


def test_whoever_scans_the_square_is_let_in_past_every_limit(
    whole_app: Flask, trainer: Trainer, phone: Phone
) -> None:
    code = trainer.opens(CASE).code
    use_up(whole_app, phone, JOIN.each.amount)
    with whole_app.app_context():
        rooms = trainer.training.rooms
        mark = mark_of(rooms.with_code(code))
    phone.visit(f"/join/{code}.{mark}")
    assert phone.page.fields()["code"] == [code]
    assert phone.page.fields()["mark"] == [mark]
    phone.press("/join", code=code, mark=mark.swapcase())
    assert phone.page.status == 429
    phone.press("/join", code=code, mark=mark)
    assert phone.page.heading == "You are in"


def test_when_no_code_is_left_a_room_waits_and_the_others_go_on(
    whole_app: Flask, trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = trainer.opens(CASE).code
    monkeypatch.setattr(codes, "new_code", lambda: code)
    other = Trainer(whole_app).opens(CASE)
    assert (other.page.status, other.page.heading) == (503, "Wait a minute")
    trainer.visit("/desk").press("/desk/code", code=code)
    assert trainer.page.status == 503
    assert trainer.code == code


@pytest.mark.parametrize("mark", ["<b>", "x" * 99, "short", "zażółć gęślą jaźń"])
def test_a_made_up_mark_comes_back_in_no_page(phone: Phone, mark: str) -> None:
    phone.visit("").press("/join", code="123", mark=mark)
    assert "mark" not in phone.page.fields()
    assert mark not in phone.page.text


def test_the_trainer_shuts_the_door_and_opens_it(
    whole_app: Flask, trainer: Trainer, phone: Phone
) -> None:
    code = trainer.opens(CASE).code
    phone.joins(code)
    trainer.visit("/desk").press("/desk/door", door="shut")
    assert "Nobody else can join now." in trainer.page.text
    assert "Nobody else can join now." in trainer.wall()
    assert code not in trainer.page.text.replace(" ", "")
    late = Phone(whole_app).joins(code)
    assert (late.page.status, late.page.errors) == (409, [SHUT])
    assert late.page.fields()["code"] == [code]
    assert phone.joins(code).page.heading == "You are in"
    trainer.visit("/desk").press("/desk/door", door="anything")
    assert late.joins(code).page.status == 409
    trainer.visit("/desk").press("/desk/door", door="open")
    assert late.joins(code).page.heading == "You are in"


def test_a_new_code_closes_the_old_one_and_no_question(
    whole_app: Flask, trainer: Trainer, phone: Phone
) -> None:
    old = trainer.opens(CASE).code
    phone.joins(old)
    trainer.next(2)
    shown = trainer.counts()["moves"]
    trainer.visit("/desk")
    value = button_of(trainer.page, "Give the room a new code")
    for _ in range(2):
        trainer.press("/desk/code", code=value)
    new = trainer.code
    assert new != old
    assert trainer.counts()["moves"] == shown + 1, "a press that came twice changed it twice"
    assert Phone(whole_app).joins(old).page.status == 422
    phone.works(SOON, body=["hungry"])
    assert trainer.counts()["answered"] == 1
    assert Phone(whole_app).joins(new).looks().page.heading == "October"


def test_a_press_that_is_sent_twice_joins_once(
    whole_app: Flask, trainer: Trainer, phone: Phone
) -> None:
    code = trainer.opens(CASE).code
    phone.visit("")
    form = {**phone.page.form_fields(), "code": code}
    sent = {name: each[-1] if isinstance(each, list) else each for name, each in form.items()}
    # The answer to the first was lost on its way, and its cookie with it.
    for _ in range(2):
        phone.client.delete_cookie(phone.training.person)
        response = phone.client.post("/en/training/join", data=sent)
        assert response.status_code == 303
    assert trainer.counts()["people"] == 1
    assert phone.looks().page.heading == "You are in"
    Phone(whole_app).joins(code)
    assert trainer.counts()["people"] == 2


def test_the_code_of_a_room_that_ended_opens_nothing(trainer: Trainer, phone: Phone) -> None:
    code = trainer.opens(CASE).code
    trainer.visit("/desk").press("/desk/end")
    assert phone.joins(code).page.errors == [
        "No room has this code now. Type the 6 digits that are on the screen"
    ]


def test_a_full_room_keeps_nobody_out_of_the_one_they_are_in(
    whole_app: Flask, trainer: Trainer, phone: Phone
) -> None:
    other = Trainer(whole_app).opens(CASE)
    other.visit("/desk").press("/desk/door", door="shut")
    shut = button_of(other.page, "Give the room a new code")
    phone.joins(trainer.opens(CASE).code)
    assert phone.joins(shut).page.status == 409
    assert phone.looks().page.heading == "You are in"


def test_the_square_on_the_wall_holds_the_mark(
    whole_app: Flask, trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.training.views.wall.public_url", lambda: "https://signpost.example")
    made: list[str] = []

    def draw(job: object) -> bytes:
        made.append(str(getattr(job, "body", "")))
        return b"<svg/>"

    monkeypatch.setattr(type(trainer.training.documents), "make", lambda _self, job: draw(job))
    code = trainer.opens(CASE).code
    trainer.client.get("/en/training/wall/code.svg")
    (address,) = made
    assert re.fullmatch(rf"/en/training/join/{code}\.[\w-]{{16}}", urlsplit(address).path)
