"""Whoever leads shuts the door, changes the code, steps back; who is in stays, and so do counts."""

import pytest

from app.training.content.steps import Doing, Step
from app.training.room import codes
from app.training.room.errors import (
    NoRoomError,
    RoomsFullError,
    RoomShutError,
    StepClosedError,
)
from app.training.room.leading import Leading
from app.training.room.store import Here, Room, Rooms
from tests.drafts.made_up import Time

CASE = ("through-the-wall",)


def at(doing: Doing, *, again: bool = False) -> Step:
    return Step(doing=doing, item="through-the-wall", part="autumn", again=again)


WORK, RESULTS = at(Doing.WORK), at(Doing.RESULTS)
WORK_AGAIN, RESULTS_AGAIN = at(Doing.WORK, again=True), at(Doing.RESULTS, again=True)
VOTE, TRUTH = at(Doing.VOTE), at(Doing.TRUTH)


def test_a_shut_door_lets_nobody_in_until_it_is_opened(rooms: Rooms, leading: Leading) -> None:
    link, room = rooms.begin(CASE)
    token, _ = rooms.join(room.code)
    leading.shut(room)
    with pytest.raises(RoomShutError):
        rooms.join(room.code)
    assert rooms.here(token).room.is_shut
    leading.open(room)
    rooms.join(room.code)
    assert rooms.counts(room, WORK.key) == (0, 2)
    assert (rooms.led_by(link).doors, rooms.led_by(link).moves) == (2, 0)


def test_with_a_new_code_the_old_one_is_dead_at_once_and_who_is_in_stays(
    rooms: Rooms, leading: Leading, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, room = rooms.begin(CASE)
    _, other = rooms.begin(CASE)
    token, looked_up = rooms.join(room.code)
    found = iter([other.code, room.code, "777777"])
    monkeypatch.setattr(codes, "new_code", lambda: next(found))
    leading.change_code(room)
    assert rooms.led_by(link).code == "777777"
    with pytest.raises(NoRoomError):
        rooms.join(room.code)
    with pytest.raises(NoRoomError):
        rooms.let_in(looked_up)
    here = rooms.here(token)
    rooms.tell(here, WORK.key, told={}, judged={})
    rooms.join("777777")


def test_when_no_code_is_left_the_old_one_stays(
    rooms: Rooms, leading: Leading, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, room = rooms.begin(CASE)
    _, other = rooms.begin(CASE)
    monkeypatch.setattr(codes, "new_code", lambda: other.code)
    with pytest.raises(RoomsFullError):
        leading.change_code(room)
    rooms.join(room.code)


def test_a_press_that_is_sent_twice_is_one_person(rooms: Rooms, leading: Leading) -> None:
    _, room = rooms.begin(CASE)
    token = rooms.let_in(room, "what one page holds")
    leading.shut(room)
    assert rooms.let_in(room, "what one page holds") == token
    assert rooms.counts(room, "") == (0, 1)


def test_a_room_knows_since_when_it_is_where_it_is(rooms: Rooms, time: Time) -> None:
    link, room = rooms.begin(CASE)
    assert room.moved is None
    time.passes(seconds=60)
    rooms.move(room, 1, WORK.name)
    assert rooms.led_by(link).moved == time()


@pytest.mark.parametrize(
    ("way", "asked", "is_open"),
    [
        pytest.param([WORK], WORK, True, id="while it is asked"),
        pytest.param([WORK, RESULTS, WORK], WORK, False, id="its answers were seen"),
        pytest.param([WORK, WORK_AGAIN, WORK], WORK, False, id="the room talked"),
        pytest.param([WORK, RESULTS_AGAIN, WORK], WORK, False, id="ours was told"),
        pytest.param([RESULTS, WORK_AGAIN], WORK_AGAIN, True, id="asked once more"),
        pytest.param([RESULTS_AGAIN, WORK_AGAIN], WORK_AGAIN, False, id="asked after ours"),
        pytest.param([TRUTH, VOTE], VOTE, False, id="what is so was told"),
    ],
)
def test_a_step_back_changes_no_answer_that_was_shown(
    rooms: Rooms, leading: Leading, *, way: list[Step], asked: Step, is_open: bool
) -> None:
    link, room = rooms.begin(CASE)
    token, _ = rooms.join(room.code)
    rooms.tell(rooms.here(token), asked.key, told={}, judged={"urgency": "same_day"})
    go(rooms, room, way)
    assert leading.been(room) == {each.name for each in way}
    here = rooms.here(token)
    assert rooms.is_closed(here, asked.key) is not is_open
    assert is_told(rooms, here, asked, urgency="advice_only") is is_open
    kept = "advice_only" if is_open else "same_day"
    assert rooms.judged_at(rooms.led_by(link), asked.key) == [{"urgency": kept}]


@pytest.mark.parametrize(
    ("way", "may_finish"),
    [
        pytest.param([WORK, RESULTS, WORK], True, id="Next was pressed too early"),
        pytest.param([WORK, RESULTS, WORK_AGAIN, WORK], False, id="the room talked"),
        pytest.param([VOTE, TRUTH, VOTE], False, id="what is so was told"),
    ],
)
def test_who_was_still_at_it_may_finish_before_anything_was_told(
    rooms: Rooms, *, way: list[Step], may_finish: bool
) -> None:
    _, room = rooms.begin(CASE)
    token, _ = rooms.join(room.code)
    rooms.tell(rooms.here(token), WORK.key, told={"home": []})
    go(rooms, room, way)
    assert is_told(rooms, rooms.here(token), way[-1], urgency="same_day") is may_finish
    # What is counted now stands as well.
    assert not is_told(rooms, rooms.here(token), way[-1], urgency="advice_only")


def test_alone_everything_can_be_answered_anew(rooms: Rooms) -> None:
    _, room = rooms.begin(CASE, is_alone=True)
    token = rooms.let_in(room)
    rooms.tell(rooms.here(token), WORK.key, told={}, judged={})
    go(rooms, room, [RESULTS, WORK])
    assert is_told(rooms, rooms.here(token), WORK, urgency="same_day")


def go(rooms: Rooms, room: Room, way: list[Step]) -> None:
    for number, step in enumerate(way):
        rooms.move(room, number, step.name)


def is_told(rooms: Rooms, here: Here, step: Step, **judged: str) -> bool:
    """Answer, and say whether that is counted."""
    try:
        rooms.tell(here, step.key, told={}, judged=judged)
    except StepClosedError:
        return False
    return True
