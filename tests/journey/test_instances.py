"""Two instances on one PostgreSQL behind nginx: whichever part fails, no answer is lost."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import cycle

import pytest

from app.config import read_settings
from app.database.engine import connect
from app.drafts.codes import Code
from app.drafts.keeping import Keeper
from app.drafts.schema import upgrade
from app.drafts.store import Limits
from app.journey import _keyring
from tests.conftest import SECRET
from tests.journey.instances import Instances, Person, running
from tests.postgresql import Server

pytestmark = pytest.mark.postgresql
HOME = "/en/c/"
BOXES = {
    "account": "thought",
    "effect": "if-nothing",
    "strengths": "tried",
    "home": "household",
    "words": "child-words",
    "wishes": "wishes",
    "steps": "steps-taken",
    "ask": "more-to-say",
}
"""Pages of a referral, and a box on each."""


@pytest.fixture(scope="module")
def instances(postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instances]:
    database = postgresql.new_database("instances")
    engine = connect(database)
    upgrade(engine)
    engine.dispose()
    with running(database, SECRET, tmp_path_factory.mktemp("instances")) as found:
        yield found


def begun(port: int) -> Person:
    """Return somebody who has begun a referral."""
    person = Person(port)
    assert person.get(HOME) == 200
    assert person.send(HOME) == 303
    return person


def tell(person: Person, page: str, words: str) -> int:
    """Answer a page, and return the status."""
    assert person.get(HOME + page) == 200, page
    return person.send(HOME + page, **{BOXES[page]: words})


def reads(person: Person, *told: str) -> bool:
    """Say whether the check page shows all that was told."""
    assert person.get(HOME + "check") == 200
    return all(each in person.page.text for each in told)


def test_a_draft_of_one_instance_opens_on_the_other(instances: Instances) -> None:
    first, second = instances.each
    person = begun(first.port)
    assert tell(person, "account", "told to the first") == 303
    other = Person(second.port, dict(person.cookies))
    assert tell(other, "effect", "told to the second") == 303
    assert reads(person, "told to the first", "told to the second")


def test_a_resume_code_of_one_instance_opens_on_the_other(
    instances: Instances, postgresql: Server
) -> None:
    first, second = instances.each
    person = begun(first.port)
    assert tell(person, "account", "told before the code") == 303
    engine = connect(postgresql.url_of("instances"))
    settings = read_settings(secret=SECRET, https=False)
    keepers = [
        Keeper(engine, _keyring(settings), Limits(), lambda: datetime.now(UTC)) for _ in range(2)
    ]
    code: Code
    code, _ = keepers[0].keep(person.cookies["signpost"], timedelta(hours=72), lambda c, _: c)
    token, _ = keepers[1].resume(code)
    deputy = Person(second.port, {"signpost": token})
    assert reads(deputy, "told before the code")
    assert person.get(HOME + "check") == 200
    assert "Your answers are no longer here" in person.page.text
    engine.dispose()


def test_two_tabs_on_two_instances_lose_nothing(instances: Instances) -> None:
    first, second = instances.each
    tab = begun(first.port)
    other = Person(second.port, dict(tab.cookies))
    told: list[str] = []

    def write(person: Person, pages: list[str]) -> None:
        told.extend(f"of {page}" for page in pages if tell(person, page, f"of {page}") == 303)

    pages = list(BOXES)
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(write, tab, pages[::2]), pool.submit(write, other, pages[1::2])]:
            done.result()
    assert len(told) == len(BOXES)
    assert reads(tab, *told)


@pytest.mark.every
def test_limits_are_of_all_instances_together(instances: Instances) -> None:
    people = [begun(instances.each[0].port)]
    people.append(Person(instances.each[1].port, dict(people[0].cookies)))
    turns = cycle(people)
    answers = [next(turns).get(HOME + "letter.txt") for _ in range(42)]
    # A minute may end meanwhile, and the count begins anew: then as many are let through again.
    assert answers[-2:] == [429, 429] or 429 not in answers[:40]
    assert {200, 429} >= set(answers)
    assert people[0].get("/en/danger") == 200


def test_a_database_that_starts_again_loses_no_answer(
    instances: Instances, postgresql: Server
) -> None:
    person = begun(instances.port)
    assert tell(person, "account", "told before") == 303
    assert person.get(HOME + "effect") == 200
    postgresql.stop()
    try:
        for _ in range(2):
            assert person.send(HOME + "effect", if_nothing="typed meanwhile") == 503
            assert person.headers["Retry-After"] == "5"
            assert person.page.fields()["if-nothing"] == ["typed meanwhile"]
        page = person.page
        assert person.get(HOME + "check") == 503
        assert "Your answers cannot be read just now. They are kept." in person.page.text
        assert person.get("/en/danger") == 200
        person.page = page
    finally:
        postgresql.start()
    for _ in range(2):  # both instances find it again
        assert person.send(HOME + "effect", if_nothing="typed meanwhile") == 303
    assert reads(person, "told before", "typed meanwhile")


def test_an_instance_that_is_killed_takes_no_answer_with_it(instances: Instances) -> None:
    people = [begun(instances.port) for _ in range(4)]
    told: list[list[str]] = [[] for _ in people]
    refused: list[str] = []
    half = threading.Barrier(len(people) + 1, timeout=60)

    def walk(number: int) -> None:
        for at, page in enumerate(BOXES):
            if at == len(BOXES) // 2:
                half.wait()  # and then it is killed while everybody goes on
            words = f"of {page} by {number}"
            status = tell(people[number], page, words)
            (told[number] if status == 303 else refused).append(words)

    with ThreadPoolExecutor(len(people)) as pool:
        walks = [pool.submit(walk, number) for number in range(len(people))]
        half.wait()
        instances.each[0].kill()
        for done in walks:
            done.result()
    assert refused == []
    for number, person in enumerate(people):
        assert len(told[number]) == len(BOXES)
        assert reads(person, *told[number])
