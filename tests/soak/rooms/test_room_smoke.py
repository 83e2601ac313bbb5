"""The load of training rooms runs, and it notices what it is there to notice."""

import sqlite3
from collections.abc import Iterator

import pytest

from app.database.engine import connect
from app.training.room.schema import rooms_url
from tests.soak.happenings import Happening
from tests.soak.places import Place, on_sqlite, served
from tests.soak.rooms.classes import Class, Plan, open_classes
from tests.soak.rooms.lesson import Lesson
from tests.soak.rooms.recording import record_lesson
from tests.soak.rooms.room import Room
from tests.soak.told import Told

WORKING = 2
"""The stage at which a case is worked on first."""
LONG = 600.0

every = pytest.mark.every


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with served(on_sqlite, tmp_path_factory.mktemp("rooms")) as place:
        yield place


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return record_lesson()


@pytest.fixture
def happened() -> list[Happening]:
    return []


class Clock:
    """A clock that jumps to whatever is due next, so that nobody waits."""

    def __init__(self) -> None:
        self.moment = 0.0

    def now(self) -> float:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def one(place: Place, lesson: Lesson, happened: list[Happening], clock: Clock) -> Iterator[Class]:
    plan = Plan(port=place.server.port, network=7, rooms=1, people=4)
    (one,) = open_classes(plan, lesson, happened.append, clock.now)
    one.room.start = WORKING
    yield one
    one.hang_up()


def work(one: Class, clock: Clock) -> None:
    """Let all work on the case and say what they think, before the trainer goes on."""
    one.trainer.act()
    there = [one.wall, *one.phones]
    while len(one.room.taken.get(WORKING, ())) < len(one.phones):
        following = min(there, key=lambda each: each.due)
        clock.moment = max(clock.moment, following.due)
        assert clock.moment < LONG
        following.act()
    assert one.trainer.goes_to(WORKING + 1)


@every
def test_a_room_works_a_case_and_loses_nothing(
    one: Class, clock: Clock, happened: list[Happening]
) -> None:
    work(one, clock)
    assert one.is_in
    assert one.count()
    told = Told(happened=happened)
    assert (told.faults(), told.refused, told.unanswered) == ([], 0, 0)
    # The count of each stage, and what each person ticked on its pages.
    assert told.read_back > len(one.room.taken[WORKING])
    behind = [each.ms for each in happened if each.what == "behind"]
    assert behind
    assert max(behind) < 1100, "the wall looks once a second"


@every
def test_answers_of_a_room_that_are_gone_are_lost(
    place: Place, one: Class, clock: Clock, happened: list[Happening]
) -> None:
    work(one, clock)
    file = connect(rooms_url(place.url)).url.database
    with sqlite3.connect(str(file)) as connection:
        connection.execute("DELETE FROM training_answer")
    assert one.count()
    lost = [each.count for each in happened if each.what == "lost"]
    assert sum(lost) == sum(map(len, one.room.taken.values()))
    assert any(each.what == "differs" for each in happened)


def test_the_wall_is_behind_until_it_shows_as_many_as_were_taken(
    happened: list[Happening],
) -> None:
    room = Room(start=0, tell=happened.append)
    room.take(0, 1, 10.0)
    room.take(0, 2, 10.5)
    room.shows(0, 1, 11.0)
    assert [(each.what, each.ms) for each in happened] == [("behind", 1000.0)]
    room.shows(0, 2, 12.0)
    assert happened[-1].ms == 1500.0
    room.take(0, 2, 13.0)
    assert len(happened) == 2, "who changes an answer is counted already"


def test_what_the_wall_does_not_show_before_the_room_goes_on_is_told(
    happened: list[Happening],
) -> None:
    room = Room(start=0, tell=happened.append)
    room.take(0, 1, 10.0)
    room.goes_to(1, 10.5)
    room.shows(1, 1, 11.0)
    assert [(each.what, each.ms) for each in happened] == [("unseen", 500.0)]


def test_an_answer_that_the_wall_shows_already_is_not_behind(happened: list[Happening]) -> None:
    room = Room(start=0, tell=happened.append)
    room.shows(0, 1, 9.9)
    room.take(0, 1, 10.0)
    assert [(each.what, each.ms) for each in happened] == [("behind", 0.0)]
