"""The numbers for whoever keeps Signpost running: shown to them alone, and telling of no one."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.database.engine import connect
from app.training.state import EXTENSION as TRAINING
from app.training.state import State
from app.web.metrics import ENDED, EXTENSION, GROUPS
from app.web.tallies import Tallies
from tests.conftest import app_for, close, settings_for
from tests.journey.walker import Walker

TOKEN = "made-up token for the numbers, long enough"
SENT = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def metered_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Signpost with a token for its numbers."""
    app = app_for(settings_for(tmp_path_factory.mktemp("metered"), metrics=TOKEN))
    yield app
    close(app)


@pytest.fixture
def fresh_app(metered_app: Flask) -> Flask:
    """The same where nothing was counted yet."""
    metered_app.extensions[EXTENSION].forget()
    return metered_app


def numbers(app: Flask) -> dict[str, int]:
    """Return every number that is published, by its name and labels."""
    response = app.test_client().get("/metrics", headers=SENT)
    assert response.status_code == 200
    assert response.content_type == "text/plain; version=0.0.4; charset=utf-8"
    assert "Set-Cookie" not in response.headers
    lines = [each for each in response.text.splitlines() if not each.startswith("#")]
    return {name: int(number) for name, _, number in (each.rpartition(" ") for each in lines)}


def many(app: Flask, times: int, path: str = "/en/danger") -> None:
    for _ in range(times):
        app.test_client().get(path)


def test_without_a_token_set_there_is_no_such_page(whole_app: Flask) -> None:
    client = whole_app.test_client()
    assert client.get("/metrics", headers=SENT, follow_redirects=True).status_code == 404


@pytest.mark.parametrize(
    "given", ["", TOKEN, f"Basic {TOKEN}", "Bearer ", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}"]
)
def test_whoever_has_no_token_sees_no_such_page(metered_app: Flask, given: str) -> None:
    client = metered_app.test_client()
    response = client.get("/metrics", headers={"Authorization": given})
    assert response.status_code == 404
    assert "signpost_" not in response.text


def test_every_endpoint_of_a_group_is_there(metered_app: Flask) -> None:
    known = set(metered_app.view_functions)
    assert {each for group in GROUPS.values() for each in group} <= known
    assert ENDED.keys() <= known


def test_a_walk_of_one_person_leaves_no_trace_in_the_numbers(fresh_app: Flask) -> None:
    before = numbers(fresh_app)
    walker = Walker(fresh_app).begin()
    walker.walk({"danger": "no", "who": "known", "saw": "Umbrella marmalade."})
    for page in ("result", "letter", "letter.txt", "answers.json"):
        walker.client.get(f"/en/a/{page}?who=Zebedee")
    walker.client.post("/en/leave")
    assert numbers(fresh_app) == before


def test_what_many_do_is_counted_in_whole_hundreds(fresh_app: Flask) -> None:
    name = 'signpost_requests_total{group="emergency",status="2xx"}'
    count = 'signpost_request_seconds_count{group="emergency"}'
    many(fresh_app, 250)
    after = numbers(fresh_app)
    assert (after[name], after[count]) == (200, 200)
    assert {each for each in after if after[each] and "live" not in each} == {
        each for each in after if after[each] and "emergency" in each
    }
    buckets = [after[each] for each in after if "bucket" in each and "emergency" in each]
    assert buckets == sorted(buckets)
    assert buckets[-1] == 200


def test_drafts_are_counted_in_whole_tens_by_how_they_end(metered_app: Flask) -> None:
    before = numbers(metered_app)
    walkers = [Walker(metered_app).begin() for _ in range(20)]
    between = numbers(metered_app)
    assert between["signpost_drafts_begun_total"] - before["signpost_drafts_begun_total"] == 20
    assert between["signpost_drafts_live"] - before["signpost_drafts_live"] == 20
    for each in walkers:
        each.client.post("/en/leave")
        each.client.post("/en/leave")
    after = numbers(metered_app)
    assert after["signpost_drafts_live"] == before["signpost_drafts_live"]
    left = 'signpost_drafts_ended_total{how="left"}'
    assert after[left] - before[left] == 20


def test_files_are_counted_by_their_format(metered_app: Flask) -> None:
    walker = Walker(metered_app).begin()
    before = numbers(metered_app)
    for _ in range(10):
        walker.client.get("/en/a/answers.json")
    after = numbers(metered_app)
    name = 'signpost_documents_total{format="json"}'
    assert after[name] - before[name] == 10


def test_the_first_failure_shows(metered_app: Flask) -> None:
    before = numbers(metered_app)
    for _ in range(41):
        metered_app.test_client().get("/en/ring/nowhere/card.pdf")
    walker = Walker(metered_app).begin()
    waiting = walker.state.documents._waiting  # noqa: SLF001 - as if others waited
    taken = [waiting.acquire(blocking=False) for _ in range(3)]
    walker.client.get("/en/a/letter.pdf")
    for _ in filter(None, taken):
        waiting.release()
    with (
        walker.state.drafts._engine.connect() as connection,  # noqa: SLF001 - as if it failed
        pytest.raises(DBAPIError),
    ):
        connection.execute(text("SELECT * FROM nothing"))
    after = numbers(metered_app)
    for what in ("limit", "document", "database"):
        name = f'signpost_failures_total{{what="{what}"}}'
        assert after[name] - before[name] == 1, what


def test_without_a_database_the_other_numbers_are_shown(metered_app: Flask) -> None:
    engine = connect(str(Walker(metered_app).state.drafts._engine.url))  # noqa: SLF001 - its file
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE draft RENAME TO away"))
    assert "signpost_drafts_live" not in numbers(metered_app)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE away RENAME TO draft"))
    engine.dispose()
    assert "signpost_drafts_live" in numbers(metered_app)


def test_no_name_or_label_is_of_a_questionnaire_a_language_or_a_place(metered_app: Flask) -> None:
    labels = {name for each in numbers(metered_app) for name in re.findall(r"(\w+)=", each)}
    assert labels == {"group", "status", "how", "format", "what", "le"}


def test_what_threads_count_is_whole() -> None:
    from concurrent.futures import ThreadPoolExecutor

    tallies = Tallies(3)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: tallies.add(0, 2), range(4000)))
    assert tallies.read() == [4000, 0, 4000]


def test_rooms_are_counted_in_whole_tens_and_not_at_all_without_their_database(
    metered_app: Flask,
) -> None:
    training: State = metered_app.extensions[TRAINING]
    rooms = [training.rooms.begin(("pitfalls",))[1] for _ in range(19)]
    assert numbers(metered_app)["signpost_rooms_live"] == 10
    for each in rooms[:10]:
        training.rooms.end(each)
    assert numbers(metered_app)["signpost_rooms_live"] == 0
    engine = connect(str(training.rooms._engine.url))  # noqa: SLF001 - its file
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE training_room RENAME TO away"))
    found = numbers(metered_app)
    assert "signpost_rooms_live" not in found
    assert "signpost_drafts_live" in found
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE away RENAME TO training_room"))
    engine.dispose()
