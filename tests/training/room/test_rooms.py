"""A room opens with a code, keeps no name, goes at the trainer's pace, and ends by itself."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, select, text

from app.database.engine import connect
from app.training.room import codes, tables
from app.training.room import store as keeping
from app.training.room.errors import (
    NoRoomError,
    NotInRoomError,
    RoomFullError,
    RoomsFullError,
    StepClosedError,
)
from app.training.room.store import LASTS, Rooms
from tests.drafts.made_up import Time

PLAN = ("through-the-wall", "myths")
STEP = "through-the-wall/autumn/before"


def test_whoever_has_the_code_is_in_and_the_link_leads(rooms: Rooms) -> None:
    link, room = rooms.begin(PLAN)
    assert room.code.isdecimal()
    assert len(room.code) == 6
    token, joined = rooms.join(room.code)
    assert joined == room == rooms.led_by(link)
    assert rooms.here(token).room == room
    assert rooms.counts(room, STEP) == (0, 1)


@pytest.mark.parametrize("wrong", ["", "000000", "nonsense"])
def test_a_wrong_code_link_or_token_opens_nothing(
    rooms: Rooms, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codes, "new_code", lambda: "123456")
    rooms.begin(PLAN)
    with pytest.raises(NoRoomError):
        rooms.join(wrong)
    with pytest.raises(NoRoomError):
        rooms.led_by(wrong)
    with pytest.raises(NotInRoomError):
        rooms.here(wrong)


def test_a_link_is_no_token_and_a_token_no_link(rooms: Rooms) -> None:
    link, room = rooms.begin(PLAN)
    token, _ = rooms.join(room.code)
    with pytest.raises(NoRoomError):
        rooms.led_by(token)
    with pytest.raises(NotInRoomError):
        rooms.here(link)


def test_two_rooms_never_have_one_code(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    found = iter(["111111", "111111", "222222"])
    monkeypatch.setattr(codes, "new_code", lambda: next(found))
    assert [rooms.begin(PLAN)[1].code for _ in range(2)] == ["111111", "222222"]


def test_when_no_code_is_left_a_room_is_refused(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codes, "new_code", lambda: "111111")
    rooms.begin(PLAN)
    with pytest.raises(RoomsFullError):
        rooms.begin(PLAN)


def test_many_may_practise_alone_and_nobody_joins_them(rooms: Rooms) -> None:
    alone = [rooms.begin(PLAN, is_alone=True)[1] for _ in range(3)]
    assert {each.code for each in alone} == {""}
    with pytest.raises(NoRoomError):
        rooms.join("")
    token = rooms.let_in(alone[1])
    assert rooms.here(token).room == alone[1]


def test_the_last_answer_to_a_step_counts_and_only_when_it_is_done(rooms: Rooms) -> None:
    _, room = rooms.begin(PLAN)
    token, _ = rooms.join(room.code)
    here = rooms.here(token)
    rooms.tell(here, STEP, told={"home": ["alone"]})
    assert rooms.told_by(here) == {STEP: {"home": ["alone"]}}
    assert rooms.counts(room, STEP) == (0, 1)
    rooms.tell(here, STEP, told={"home": []}, judged={"urgency": "early_help"})
    rooms.tell(here, STEP, told={"home": []}, judged={"urgency": "same_day"})
    assert rooms.counts(room, STEP) == (1, 1)
    assert rooms.judged_at(room, STEP) == [{"urgency": "same_day"}]
    assert rooms.judged_at(room, "other/step/before") == []


def test_what_was_asked_is_closed_once_the_room_has_gone_on(rooms: Rooms) -> None:
    link, room = rooms.begin(PLAN)
    token, _ = rooms.join(room.code)
    before = rooms.here(token)
    rooms.move(room, 2)
    with pytest.raises(StepClosedError):
        rooms.tell(before, STEP, told={}, judged={})
    now = rooms.led_by(link)
    assert (now.at, now.moves) == (2, 1)
    rooms.tell(rooms.here(token), STEP, told={}, judged={})


def test_whoever_steps_out_takes_their_answers_along(rooms: Rooms, engine: Engine) -> None:
    _, room = rooms.begin(PLAN)
    tokens = [rooms.join(room.code)[0] for _ in range(2)]
    for each in tokens:
        rooms.tell(rooms.here(each), STEP, told={}, judged={"urgency": "same_day"})
    rooms.step_out(tokens[0])
    rooms.step_out("somebody unknown")
    assert rooms.counts(room, STEP) == (1, 1)
    with pytest.raises(NotInRoomError):
        rooms.here(tokens[0])
    with engine.connect() as connection:
        assert len(connection.execute(select(tables.answer)).all()) == 1


def test_a_room_ends_by_itself_and_leaves_counts_alone(
    rooms: Rooms, engine: Engine, time: Time
) -> None:
    (link, room), (_, other) = rooms.begin(PLAN), rooms.begin(PLAN)
    tokens = [rooms.join(each.code)[0] for each in (room, room, room, other, other, other)]
    for each in tokens:
        rooms.tell(rooms.here(each), STEP, told={}, judged={})
    rooms.move(room, 1, STEP)
    time.passes(seconds=LASTS.total_seconds())
    for refused in (lambda: rooms.led_by(link), lambda: rooms.join(room.code)):
        with pytest.raises(NoRoomError):
            refused()
    with pytest.raises(NotInRoomError):
        rooms.here(tokens[0])
    assert rooms.purge() == 2
    assert rooms.purge() == 0
    with engine.connect() as connection:
        for table in (tables.room, tables.person, tables.answer, tables.been):
            assert connection.execute(select(table)).all() == []
        rows = connection.execute(select(tables.past)).all()
    assert [(row.rooms, row.people) for row in rows] == [(2, 6)]
    assert rows[0].day == time().date()


def test_a_trainer_can_end_it_and_another_room_stays(rooms: Rooms) -> None:
    link, room = rooms.begin(PLAN)
    other_link, _ = rooms.begin(PLAN)
    rooms.end(room)
    with pytest.raises(NoRoomError):
        rooms.led_by(link)
    rooms.led_by(other_link)


def test_nothing_is_told_to_a_room_that_has_ended(rooms: Rooms) -> None:
    _, room = rooms.begin(PLAN)
    here = rooms.here(rooms.join(room.code)[0])
    rooms.end(room)
    with pytest.raises(StepClosedError):
        rooms.tell(here, STEP, told={}, judged={})


def test_a_full_room_says_so(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_PEOPLE", 2)
    _, room = rooms.begin(PLAN)
    tokens = [rooms.join(room.code)[0] for _ in range(2)]
    with pytest.raises(RoomFullError):
        rooms.join(room.code)
    rooms.step_out(tokens[0])
    rooms.join(room.code)


def test_thirty_phones_at_once_are_all_counted(rooms: Rooms, database_url: str, time: Time) -> None:
    _, room = rooms.begin(PLAN)
    instances = [Rooms(connect(database_url), time) for _ in range(2)]

    def take_part(number: int) -> None:
        mine = instances[number % 2]
        token, _ = mine.join(room.code)
        mine.tell(mine.here(token), STEP, told={"home": []}, judged={"urgency": "same_day"})

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(take_part, number) for number in range(30)]:
            done.result()
    assert rooms.counts(room, STEP) == (30, 30)
    for each in instances:
        each.close()


def test_no_token_and_no_link_is_kept_as_it_is(rooms: Rooms, engine: Engine) -> None:
    link, room = rooms.begin(PLAN)
    token, _ = rooms.join(room.code)
    with engine.connect() as connection:
        kept = [
            str(row)
            for table in ("training_room", "training_person", "training_answer")
            for row in connection.execute(text(f"SELECT * FROM {table}"))  # noqa: S608 - our own
        ]
    assert not any(secret in row for row in kept for secret in (link, token))
