"""Answers taken along as a file: the row goes with its last byte, and the file brings them back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from limits.storage import MemoryStorage
from sqlalchemy import Engine, func, select
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder, TestResponse, run_wsgi_app

from app.database.engine import connect
from app.drafts import tables
from app.drafts.deletions import Why, deletions
from app.drafts.errors import DraftGoneError
from app.drafts.keyring import Keyring
from app.drafts.schema import upgrade
from app.drafts.store import DraftStore
from app.drafts.store import Limits as DraftLimits
from app.journey import SEALER
from app.journey.state import EXTENSION, State, keep
from app.journey.stored import Stored
from app.questionnaires.case import Case
from app.referrals.documents.container import LARGEST, MAGIC, OURS, begins
from app.referrals.documents.process import DocumentMaker, Limits
from app.referrals.documents.sealed import seal
from app.web.limits import EXTENSION as COUNTED
from tests.conftest import SECRET
from tests.journey.walker import Walker

PASSWORD = "Żółw, kot 27 i pies"
WRONG = "zolw, kot 27 i pies"
TOLD: dict[str, Any] = {
    "danger": "no",
    "who": "known",
    "child_name": "Zażółć Gęślą",
}
WALKED: dict[str, Any] = {
    "danger": "no",
    "who": "known",
    "child-name": "Zażółć Gęślą",
    "child-words": "„Boję się wracać.”\n\nThen she cried. 🙂",
}
READABLE = ("Zażółć", "Gęślą", "Boję", "answers", "child", "ignpost", "danger")


@pytest.fixture
def database(whole_app: Flask, tmp_path: Path) -> Iterator[Engine]:
    """A database that holds no answers but this test's, behind the application."""
    engine = connect(f"sqlite:///{tmp_path / 'signpost.db'}")
    upgrade(engine)
    keyring = Keyring(current="k", secrets={"k": SECRET.encode()})
    drafts = DraftStore(engine, keyring, DraftLimits(), now=lambda: datetime.now(UTC))
    before: State = whole_app.extensions[EXTENSION]
    keep(whole_app, replace(before, drafts=drafts))
    yield engine
    keep(whole_app, before)
    engine.dispose()


@pytest.fixture
def person(whole_app: Flask) -> Walker:
    """Somebody who has told of a child in Polish and English."""
    return Walker(whole_app).begin().tell(**TOLD)


@pytest.fixture(scope="module")
def file() -> bytes:
    return seal(sealed_content(), PASSWORD)


def sealed_content() -> bytes:
    case = Case({"child-name": "Zażółć Gęślą"}, frozenset({"worried-about-a-child"}))
    return Stored(case=case, child="0123abcd", letter="a").dump()


def content_of(walker: Walker) -> bytes:
    return walker.state.drafts.open(token_of(walker)).content


def token_of(walker: Walker) -> str:
    cookie = walker.client.get_cookie(walker.state.cookie)
    return cookie.value if cookie else ""


def is_here(walker: Walker) -> bool:
    try:
        content_of(walker)
    except DraftGoneError:
        return False
    return True


def take(walker: Walker, password: str = PASSWORD) -> TestResponse:
    walker.open("/en/take")
    return walker.send({"key": password})


def load(walker: Walker, file: bytes, password: str = PASSWORD, **also: str) -> TestResponse:
    """Choose a file on the page that asks for it, type the password, and send both."""
    walker.open("/en/load")
    [token] = walker.page.form_fields()["csrf_token"]
    boxes = {"csrf_token": token, "key": password, **also}
    parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in boxes.items()]
    parts.append(b'name="answers"; filename="notes.dat"\r\n\r\n' + file)
    start = b"--edge-of-it\r\nContent-Disposition: form-data; "
    body = b"".join(start + part + b"\r\n" for part in parts) + b"--edge-of-it--\r\n"
    return walker.send_body(body, "multipart/form-data; boundary=edge-of-it")


def rows(engine: Engine) -> int:
    with engine.connect() as connection:
        counts = (select(func.count()).select_from(each) for each in tables.metadata.sorted_tables)
        return sum(connection.scalar(each) or 0 for each in counts)


def test_answers_go_along_and_come_back_in_another_browser(
    whole_app: Flask, database: Engine, tmp_path: Path
) -> None:
    person = Walker(whole_app).begin().walk(WALKED)
    before, token = content_of(person), token_of(person)
    file = take(person)
    assert file.status_code == 200
    assert file.headers["Content-Disposition"] == 'attachment; filename="notes.dat"'
    assert file.headers["Content-Length"] == str(len(file.data))
    assert file.mimetype == "application/octet-stream"
    assert "no-store" in file.headers["Cache-Control"]
    assert not any(each.encode() in file.data for each in READABLE)

    assert [(each.why, each.drafts) for each in deletions(database)] == [(Why.TAKEN, 1)]
    assert rows(database) == 1  # the count of what was deleted
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not any(each in kept for each in (file.data[:200], token.encode(), MAGIC))

    person.open("/en/a/result")
    assert person.at == "a"
    assert "no longer here" in person.page.text
    assert "/en/load" in {each.get("href") for each in person.page.all("a")}
    pressed = {"key": PASSWORD, "csrf_token": person.page.form_fields()["csrf_token"][-1]}
    person.send(pressed, path="/en/take")
    assert person.at == "load"
    assert "no longer here" in person.page.text

    other = Walker(whole_app)
    assert load(other, file.data, PASSWORD.upper().replace(",", "")).status_code == 200
    assert (other.page.status, other.at) == (200, "check")
    assert json.loads(content_of(other)) == json.loads(before)
    assert other.go("check").page.text.count("Zażółć Gęślą") > 0


def test_a_draft_with_several_children_comes_back_exactly(whole_app: Flask) -> None:
    state: State = whole_app.extensions[EXTENSION]
    first = Stored(
        case=Case(
            {"child-name": "Ała", "later.unknown": {"x": [1, None]}}, written={"child-name": "pl"}
        ),
        child="0123abcd",
        letter="c",
        told_999=True,
        spoken="pl",
        school="100000",
        updates={"referral": "2026-03-13T16:55:00+00:00"},
        other={"format": 1, "from_later": {"y": [True]}},
    )
    second = Stored(
        case=Case({"child-name": "Łukasz"}),
        child="4567abcd",
        number=2,
        letter="h",
        tie="apart",
        from_other={"home-postcode": "S60 1AE"},
        other={"format": 1},
    )
    stored = replace(first, aside=(second,))
    file = seal(replace(stored, code="0123456789ABCDEF").dump(), PASSWORD)
    walker = Walker(whole_app, journey="c")
    load(walker, file)
    assert (walker.page.status, walker.at) == (200, "tasks")
    assert Stored.load(state.drafts.open(token_of(walker)).content) == stored


def test_the_way_there_is_shown_to_the_public_alone(whole_app: Flask, person: Walker) -> None:
    person.go("result")
    assert "/en/take" in {each.get("href") for each in person.page.all("a")}
    at_work = Walker(whole_app, journey="c").begin().tell(child_name="Robin")
    at_work.go("result")
    assert "/en/take" not in {each.get("href") for each in at_work.page.all("a")}
    assert at_work.open("/en/take").status_code == 404
    assert is_here(at_work)


def test_whoever_has_no_answers_is_led_to_where_a_file_is_loaded(walker: Walker) -> None:
    walker.open("/en/take")
    assert walker.at == "load"
    walker.open("/en/bring")
    assert "/en/load" in {each.get("href") for each in walker.page.all("a")}


def test_a_password_is_offered_and_differs_each_time(person: Walker) -> None:
    offered = set()
    for _ in range(3):
        person.open("/en/take")
        offered.add(person.page.fields()["key"][0])
    assert [len(each) for each in offered] == [19] * 3


@pytest.mark.parametrize("password", ["", "short-pass-1", "!" * 40, "long" * 51])
def test_a_weak_password_is_refused_and_nothing_is_deleted(person: Walker, password: str) -> None:
    assert take(person, password).status_code == 422
    assert person.page.errors == ["Use 12 letters and digits or more. 200 at most"]
    assert person.page.fields()["key"] == [""]
    assert not password or password not in person.page.html
    assert is_here(person)


# What the server does while the file is on its way.


def served(person: Walker) -> tuple[Iterator[bytes], Any]:
    """Press the button, and return what the server sends, piece by piece."""
    person.open("/en/take")
    names = (person.state.cookie, "session")
    found = [person.client.get_cookie(name) for name in names]
    cookies = "; ".join(f"{each.key}={each.value}" for each in found if each)
    builder = EnvironBuilder(
        method="POST",
        path="/en/take",
        data={"key": PASSWORD, "csrf_token": person.page.form_fields()["csrf_token"][-1]},
        headers=Headers([("Cookie", cookies)]),
        environ_base={"REMOTE_ADDR": "127.8.0.1"},
    )
    pieces, status, headers = run_wsgi_app(person.client.application, builder.get_environ())
    assert status == "200 OK"
    assert not any(person.state.cookie in each for each in headers.getlist("Set-Cookie"))
    return iter(pieces), pieces


def test_a_connection_that_breaks_leaves_the_answers(person: Walker) -> None:
    pieces, response = served(person)
    assert next(pieces).startswith(MAGIC)
    response.close()
    assert is_here(person)
    assert person.open("/en/a/check").status_code == 200
    assert person.at == "check"


def test_they_go_when_the_server_asks_for_more_after_the_last_byte(person: Walker) -> None:
    pieces, _ = served(person)
    assert next(pieces).startswith(MAGIC)
    assert is_here(person)
    assert next(pieces, None) is None
    assert not is_here(person)


def test_what_another_tab_saved_meanwhile_stays(person: Walker) -> None:
    pieces, _ = served(person)
    next(pieces)
    person.tell(child_name="Another name")
    assert next(pieces, None) is None
    assert json.loads(content_of(person))["answers"]["child-name"] == "Another name"


def test_to_ask_for_the_head_alone_deletes_nothing(person: Walker) -> None:
    for path in ("/en/take", "/en/load"):
        assert person.client.head(path).status_code == 200
    assert is_here(person)


def test_where_no_file_can_be_made_nothing_is_lost(
    whole_app: Flask, person: Walker, file: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    before: State = whole_app.extensions[EXTENSION]
    hasty = DocumentMaker(Path(), limits=Limits(seconds=0.01), worker=SEALER)
    keep(whole_app, replace(before, sealer=hasty))
    try:
        assert take(person).status_code == 503
        assert person.page.errors[0].startswith("We could not make the file just now.")
        assert person.page.fields()["key"] == [""]
        assert is_here(person)
        assert load(Walker(whole_app), file).status_code == 422
    finally:
        keep(whole_app, before)
    logged = capsys.readouterr()
    assert "journey.taken" in logged.out
    assert PASSWORD not in logged.out + logged.err


# What is not loaded.


def test_a_wrong_password_opens_nothing_and_too_many_end_in_a_minutes_wait(
    whole_app: Flask, file: bytes
) -> None:
    walker, counts = Walker(whole_app), storage(whole_app)
    before = set(counts.storage)
    assert load(walker, file, WRONG).status_code == 422
    assert walker.page.errors[0].startswith("This is not the password of this file, or the file is")
    assert WRONG not in walker.page.html
    assert not is_here(walker)
    (key,) = {each for each in counts.storage if each not in before}
    counts.storage[key] = 10
    assert load(walker, file).status_code == 429
    assert walker.open("/en/danger").status_code == 200


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("nothing", "Choose the file that you took here. It is called notes.dat"),
        ("a picture", "Choose the file that you took here. It is called notes.dat"),
        ("another version", "This file was made by another version of Signpost"),
        ("cut short", "This is not the password of this file, or the file is damaged."),
        ("too large", "This file is too large."),
    ],
)
def test_what_is_no_whole_file_is_refused_before_it_costs_anything(
    whole_app: Flask, file: bytes, name: str, error: str
) -> None:
    files = {
        "nothing": b"",
        "a picture": b"\x89PNG\r\n\x1a\n",
        "another version": MAGIC + bytes(40),
        "cut short": file[:-1],
        "too large": begins(OURS) + bytes(LARGEST),
    }
    walker = Walker(whole_app)
    counted = tries(whole_app)
    assert load(walker, files[name]).status_code == 422
    assert walker.page.errors[0].startswith(error)
    assert tries(whole_app) == counted


def tries(app: Flask) -> dict[str, int]:
    """Return how often each address has tried to open a file."""
    return {key: n for key, n in storage(app).storage.items() if "/open/" in key}


def storage(app: Flask) -> MemoryStorage:
    found = app.extensions[COUNTED].own
    assert isinstance(found, MemoryStorage)
    return found


def test_answers_that_are_here_go_only_if_that_was_ticked(person: Walker, file: bytes) -> None:
    assert load(person, file).status_code == 422
    assert person.page.errors == ["Tick this to go on, or go back to the answers that are here"]
    assert "danger" in json.loads(content_of(person))["answers"]
    load(person, file, delete="yes")
    assert person.page.status == 200
    assert content_of(person) == sealed_content()


def test_our_script_has_the_answers_deleted_once_it_has_the_whole_file(
    database: Engine, person: Walker
) -> None:
    person.open("/en/take")
    token = person.page.form_fields()["csrf_token"][-1]
    sent = {"csrf_token": token, "key": PASSWORD}
    file = person.client.post("/en/take", data={**sent, "wait": "yes"})
    assert file.mimetype == "application/octet-stream"
    assert file.data
    assert person.client.get("/en/a/check").status_code == 200, "gone before anybody had it"
    version = file.get_etag()[0]
    assert version is not None
    for wrong in ("", "0", str(int(version) + 1), "x"):
        assert person.client.post("/en/take", data={**sent, "got": wrong}).status_code == 409
    assert person.client.post("/en/take", data={**sent, "got": version}).status_code == 204
    assert person.client.get("/en/a/check").status_code == 303
    assert [(each.why, each.drafts) for each in deletions(database)] == [(Why.TAKEN, 1)]
