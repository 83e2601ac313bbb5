"""The soak runs, and it notices what it is there to notice."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from itertools import count

import pytest

from app.config import ROOT
from tests.soak.happenings import Happening
from tests.soak.journeys import record_all
from tests.soak.memory import Sample, slope, steps
from tests.soak.person import Person, is_shown
from tests.soak.places import Place, on_sqlite, served
from tests.soak.told import Told

pytestmark = pytest.mark.every
SHORT = "l"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with served(on_sqlite, tmp_path_factory.mktemp("soak")) as place:
        yield place


@pytest.fixture
def happened() -> list[Happening]:
    return []


@pytest.fixture
def person(place: Place, happened: list[Happening]) -> Iterator[Person]:
    addresses = (f"127.6.0.{number}" for number in count(1))
    person = Person(place.server.port, record_all(SHORT), addresses, happened.append)
    yield person
    person.window.close()


def walk(person: Person, presses: int) -> None:
    while person.pressed < presses:
        person.act()


def kept(place: Place) -> list[tuple[object, ...]]:
    with sqlite3.connect(str(place.database)) as connection:
        return connection.execute("SELECT version, content, id FROM draft").fetchall()


def test_a_whole_journey_loses_nothing(person: Person, happened: list[Happening]) -> None:
    while not any(each.what == "journey" for each in happened):
        person.act()
    told = Told(happened=happened)
    assert (told.faults(), told.refused, told.unanswered) == ([], 0, 0)
    assert told.read_back >= 26


def test_answers_that_are_put_back_to_an_earlier_day_are_lost(
    place: Place, person: Person, happened: list[Happening]
) -> None:
    walk(person, 4)
    earlier = kept(place)
    walk(person, 7)
    with sqlite3.connect(str(place.database)) as connection:
        connection.executemany("UPDATE draft SET version = ?, content = ? WHERE id = ?", earlier)
    assert person.read_back()
    assert Told(happened=happened).lost > 0


def test_a_draft_that_is_gone_is_lost_unless_its_time_was_up(
    place: Place, person: Person, happened: list[Happening]
) -> None:
    walk(person, 4)
    with sqlite3.connect(str(place.database)) as connection:
        connection.execute("DELETE FROM draft")
    assert person.read_back()
    assert Told(happened=happened).lost > 0
    rightly = Told(happened=happened, may_expire=True)
    assert (rightly.lost, rightly.expired > 0) == (0, True)


def test_a_page_shows_what_was_typed_only_with_all_of_it() -> None:
    typed = (("story", 'He said "no"\nand left'), ("often", "weekly"))
    page = (
        b'<textarea name="story">He said &#34;no&#34;\r\nand left</textarea>'
        b'<input type="hidden" name="often" value="weekly">'
    )
    assert is_shown(typed, page)
    assert not is_shown(typed, page.replace(b"and left", b""))
    assert not is_shown(typed, page.replace(b'name="often"', b""))


@pytest.mark.parametrize(
    ("happening", "fault"),
    [
        (Happening(at=1, what="sent", status=500), "1 500s"),
        (Happening(at=1, what="page", status=502), "1 500s"),
        (
            Happening(at=1, what="sent", status=503, note="no"),
            "1 forms without what was typed",
        ),
        (Happening(at=1, what="unread", count=3), "3 answers lost"),
        (Happening(at=1, what="differs", count=1), "1 answers lost"),
        (Happening(at=1, what="revived", count=1), "1 drafts back from the dead"),
    ],
)
def test_what_may_not_be_is_told(happening: Happening, fault: str) -> None:
    assert Told(happened=[happening]).faults() == [fault]


def test_a_503_with_what_was_typed_is_allowed() -> None:
    assert Told(happened=[Happening(at=1, what="sent", status=503)]).faults() == []


def test_growth_is_the_slope_past_warm_up() -> None:
    assert slope([(0, 10.0), (1000, 12.0), (2000, 14.0)]) == pytest.approx(0.002)
    samples = [Sample(journeys=n, workers=float(n), makers=0) for n in range(10)]
    assert steps(samples) == [0.5, 2.5, 4.5, 6.5, 8.5]


def test_a_run_is_done_and_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", "--brief", "--runs", "growth"],
        cwd=ROOT,
        env=os.environ | {"PYTHONWARNINGS": "error"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "more in 1000 journeys" in done.stdout
