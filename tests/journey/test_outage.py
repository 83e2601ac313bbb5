"""While no draft can be read or written nothing that was typed is lost, and help is there."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine

from app.database.engine import connect
from app.database.purging import Purger
from app.drafts.keeping import Keeper
from app.drafts.keyring import Keyring
from app.drafts.opening import Draft
from app.drafts.schema import downgrade, upgrade
from app.drafts.store import DraftStore, Limits
from app.journey.state import EXTENSION, State, keep
from tests.breaking import Fault, answers_lost, full, gone, locked, read_only, spoilt
from tests.conftest import SECRET
from tests.journey.reading import text_of
from tests.journey.test_children import REFERRAL, add, open_record, stored
from tests.journey.walker import Walker
from tests.postgresql import Server
from tests.web.written import listening

TYPED = "He said that no one was at home, and that the door was locked."
LONG = " ".join([TYPED] * 50)  # a full disk still has room for a few words
NOT_SAVED = "Your answers could not be saved just now. Press Continue once more"
NOT_DONE = "This could not be done just now. Press the button once more"
TELLING = re.compile(r"sqlite|psycopg|postgres|sqlalchemy|database|Error\b|Traceback|SELECT", re.I)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """An application on a database that a test can break."""

    app: Flask
    engine: Engine
    fault: Fault

    def failing(self) -> AbstractContextManager[None]:
        """Break it for as long as this lasts."""
        return self.fault(self.engine)


def stopped(server: Server) -> Fault:
    """Return the fault that the server is not running."""

    @contextmanager
    def stop(_: Engine) -> Iterator[None]:
        server.stop()
        try:
            yield
        finally:
            server.start()

    return stop


@contextmanager
def on(app: Flask, url: str) -> Iterator[Engine]:
    """Let the application keep its drafts in another database meanwhile."""
    engine = connect(url)
    upgrade(engine)
    kept_in = (engine, Keyring(current="k", secrets={"k": SECRET.encode()}), Limits())
    drafts = DraftStore(*kept_in, now=lambda: datetime.now(UTC))
    before: State = app.extensions[EXTENSION]
    keeper = Keeper(*kept_in, now=lambda: datetime.now(UTC))
    purger = Purger(drafts, now=lambda: datetime.now(UTC))
    keep(app, replace(before, drafts=drafts, keeper=keeper, purger=purger))
    yield engine
    keep(app, before)
    downgrade(engine)
    engine.dispose()


def sqlite_with(fault: Fault, name: str) -> object:
    return pytest.param(("sqlite", fault), id=name)


UNREADABLE = [
    sqlite_with(gone, "no file"),
    sqlite_with(spoilt, "no database"),
    pytest.param(("postgresql", None), id="stopped", marks=pytest.mark.postgresql),
]
UNWRITABLE = [
    sqlite_with(read_only, "read-only"),
    sqlite_with(full, "disk full"),
    sqlite_with(locked, "locked"),
]
LOST = pytest.param(("postgresql", answers_lost), id="postgresql", marks=pytest.mark.postgresql)
EITHER = [*UNREADABLE, *UNWRITABLE]
ONE_OF_EACH = [UNREADABLE[0], UNWRITABLE[0]]


@pytest.fixture
def place(request: pytest.FixtureRequest, whole_app: Flask, tmp_path: Path) -> Iterator[Place]:
    kind, fault = request.param
    url = f"sqlite:///{tmp_path / 'signpost.db'}"
    if kind == "postgresql":
        server: Server = request.getfixturevalue("postgresql")
        url, fault = server.url, fault or stopped(server)
    with on(whole_app, url) as engine:
        yield Place(app=whole_app, engine=engine, fault=fault)


def of(faults: list[object]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("place", faults, indirect=True)


def writing(app: Flask) -> Walker:
    """Return somebody who writes about Robin, with a page in front that is still empty."""
    return Walker(app, journey=REFERRAL).begin().tell(child_name="Robin").go("account")


def thought(walker: Walker) -> object:
    """Return what is stored of what was typed on that page."""
    return stored(walker).case.values.get("thought")


def has_to_wait(walker: Walker) -> None:
    """Hold the page in front to what every page of an outage must be."""
    assert walker.page.status == 503
    assert walker.faults() == []  # 999 and the way to leave are there
    assert not TELLING.search(walker.page.text.replace("Error:", ""))


@of(EITHER)
def test_what_was_typed_comes_back_and_is_saved_when_it_is_pressed_again(place: Place) -> None:
    walker = writing(place.app)
    with place.failing():
        for _ in range(2):
            response = walker.send({"thought": LONG})
            has_to_wait(walker)
            assert response.headers["Retry-After"] == "5"
            assert walker.page.errors == [NOT_SAVED]
            assert walker.page.fields()["thought"] == [LONG]
    assert thought(walker) is None
    walker.send({"thought": walker.page.fields()["thought"]})
    assert (walker.page.status, walker.page.errors) == (200, [])
    assert thought(walker) == LONG
    assert stored(walker).case.values["child-name"] == "Robin"


@of(ONE_OF_EACH)
def test_another_language_keeps_what_was_typed(place: Place) -> None:
    walker = writing(place.app)
    with place.failing():
        walker.speak("cy", thought=TYPED)
        assert walker.page.fields()["thought"] == [TYPED]
        assert walker.page.root.get("lang") == "cy"
        assert walker.page.fields()["written_in"] == ["en"]
    walker.send({"thought": TYPED, "written_in": "en"})
    assert thought(walker) == TYPED


@of(UNREADABLE)
def test_a_page_that_cannot_be_read_says_that_the_answers_are_kept(place: Place) -> None:
    walker = writing(place.app)
    with place.failing():
        for path in ("c/account", "c/check", "c/letter.pdf", "c/", "a/", "work", "bring/next"):
            response = walker.open(f"/en/{path}")
            has_to_wait(walker)
            assert response.headers["Retry-After"] == "5"
            assert "tel:999" in {each.get("href") for each in walker.page.all("a")}
            assert "Your answers cannot be read just now. They are kept." in walker.page.text
    walker.open("/en/c/check")
    assert "Robin" in walker.page.text


@of([UNREADABLE[0], UNREADABLE[2]])
def test_help_and_the_first_pages_need_no_database(place: Place) -> None:
    with place.failing():
        walker = Walker(place.app)
        for path in ("", "danger", "ring", "ring/E08000018", "about", "a/", "c/", "work", "bring"):
            assert walker.open(f"/en/{path}").status_code == 200, path
        walker.open("/en/ring")
        walker.send({"postcode": "S64 8AA"})
        assert "Rotherham" in walker.page.text
        assert walker.client.get("/healthz").status_code == 200
        walker.open("/en/a/")
        walker.send({})
        has_to_wait(walker)
        assert walker.client.get_cookie(walker.state.cookie) is None


@of(ONE_OF_EACH)
def test_leaving_waits_for_no_database(place: Place) -> None:
    walker = writing(place.app)
    with place.failing():
        response = walker.client.post("/en/leave")
    assert response.status_code == 303
    assert response.location == place.app.config["EXIT_URL"]
    assert walker.client.get_cookie(walker.state.cookie) is None
    assert walker.client.get_cookie("session") is None


@of(ONE_OF_EACH)
def test_nobody_is_told_that_answers_are_deleted_when_they_are_not(place: Place) -> None:
    walker = writing(place.app)
    walker.go("result")
    hidden = walker.page.fields()["csrf_token"][0]
    with place.failing():
        walker.send({"csrf_token": hidden}, path="/en/c/done")
        has_to_wait(walker)
        assert walker.page.heading == "Your answers are not deleted yet"
    assert stored(walker).case.values["child-name"] == "Robin"
    cookie = walker.client.get_cookie(walker.state.cookie)
    assert cookie
    walker.send({"csrf_token": hidden}, path="/en/c/done")
    assert walker.page.heading == "Your answers are deleted"
    walker.client.set_cookie(walker.state.cookie, cookie.value)
    assert walker.client.get("/en/c/letter").status_code == 303


@of(ONE_OF_EACH)
def test_a_council_that_is_confirmed_stays_confirmed(place: Place) -> None:
    walker = Walker(place.app, journey=REFERRAL).begin().go("area")
    walker.send({"home-postcode": "S64 8AA"})
    with place.failing():
        walker.send({"council.confirm": "yes"})
        assert walker.page.errors == [NOT_SAVED]
        assert walker.page.fields()["council.confirm"] == ["yes"]
    walker.send({"council.confirm": "yes"})
    council = stored(walker).case.values["council"]
    assert council == {"code": "E08000018", "postcode": "S64 8AA"}


@of(ONE_OF_EACH)
def test_a_page_about_one_of_two_children_stays_with_its_child(place: Place) -> None:
    walker = Walker(place.app, journey=REFERRAL).begin().tell(child_name="Robin", age=6)
    add(walker).tell(child_name="Kim", age=3)
    open_record(walker, 1).go("account")
    whose = walker.page.fields()["whose"]
    with place.failing():
        walker.send({"thought": TYPED})
        assert walker.page.fields()["whose"] == whose
    other = Walker(place.app, journey=REFERRAL)
    other.client = walker.client
    open_record(other, 2)
    walker.send({"thought": TYPED})
    assert walker.page.status == 409, "it is about Robin, and Kim's record is open"
    walker.send({"thought": TYPED, "switch": "yes"})
    told = {
        e.case.values["child-name"]: e.case.values.get("thought") for e in stored(walker).records
    }
    assert told == {"Robin": TYPED, "Kim": None}


@of([UNWRITABLE[0]])
def test_opening_the_other_record_to_save_in_it_can_be_pressed_again(place: Place) -> None:
    walker = Walker(place.app, journey=REFERRAL).begin().tell(child_name="Robin", age=6)
    add(walker).tell(child_name="Kim", age=3)
    open_record(walker, 1).go("account")
    page = walker.page
    open_record(walker, 2)
    walker.page = page
    with place.failing():
        walker.send({"thought": TYPED, "switch": "yes"})
        has_to_wait(walker)
        assert walker.page.fields()["thought"] == [TYPED]
    walker.send({"thought": TYPED, "switch": "yes"})
    assert stored(walker).case.values["thought"] == TYPED
    assert stored(walker).case.values["child-name"] == "Robin"


@of(ONE_OF_EACH)
def test_answers_whose_draft_is_gone_are_not_lost_either(place: Place) -> None:
    walker = writing(place.app)
    cookie = walker.client.get_cookie(walker.state.cookie)
    assert cookie
    walker.state.drafts.end(cookie.value)
    with place.failing():
        walker.send({"thought": TYPED})
        has_to_wait(walker)
        assert walker.page.fields()["thought"] == [TYPED]
    walker.send({"thought": TYPED})
    assert thought(walker) == TYPED


@of(ONE_OF_EACH)
def test_a_new_beginning_that_fails_leaves_what_was_there(place: Place) -> None:
    walker = writing(place.app)
    walker.open("/en/a/")
    hidden = walker.page.fields()["csrf_token"][0]
    with place.failing():
        walker.send({"csrf_token": hidden}, path="/en/a/")
        has_to_wait(walker)
    assert stored(walker).case.values["child-name"] == "Robin"


@of([UNREADABLE[0]])
def test_a_search_and_a_password_are_not_typed_twice(place: Place) -> None:
    walker = Walker(place.app, journey=REFERRAL).begin().tell(child_name="Robin", age=6)
    lock = walker.go("lock").page
    walker.open("/en/school")
    school = walker.page
    with place.failing():
        walker.page = lock
        walker.send({"key": "a password of mine"})
        assert walker.page.errors == [NOT_DONE]
        assert walker.page.fields()["key"] == ["a password of mine"]
        assert walker.page.fields()["whose"] == lock.fields()["whose"]
        has_to_wait(walker)
        walker.page = school
        walker.send({"name": "Wales High", "council": "Rotherham", "do": "search"})
        has_to_wait(walker)
        assert walker.page.errors == [NOT_DONE]
        assert walker.page.fields()["name"] == ["Wales High"]
        assert walker.page.fields()["council"] == ["Rotherham"]
        walker.send({"urn": "136331", "do": "choose"})
        assert walker.page.status == 200, "which school it is needs no draft"
        walker.send({"urn": "136331", "do": "use", "remember": "yes"})
        has_to_wait(walker)
        assert walker.page.fields()["remember"] == ["yes"]
    walker.send({"urn": "136331", "do": "use", "remember": "yes"})
    assert walker.page.url.endswith("/en/work")
    assert "Wales High School" in walker.page.text


@of(ONE_OF_EACH)
def test_choices_wait_and_are_made_again(place: Place) -> None:
    walker = Walker(place.app, journey=REFERRAL).begin().tell(child_name="Robin", age=6)
    walker.go("records")
    page = walker.page
    with place.failing():
        walker.send({"do": "add", "home": "yes", "harm": "no"})
        has_to_wait(walker)
        assert "This could not be done just now. Your answers are kept." in walker.page.text
    walker.page = page
    walker.send({"do": "add", "home": "yes", "harm": "no"})
    assert len(stored(walker).records) == 2


@pytest.mark.parametrize("place", [("sqlite", answers_lost), LOST], indirect=True)
def test_what_was_saved_without_our_hearing_of_it_is_saved_once(place: Place) -> None:
    walker = Walker(place.app, journey=REFERRAL).begin().tell(child_name="Robin", age=6)
    walker.go("account")
    with place.failing():
        walker.send({"thought": TYPED})
        has_to_wait(walker)
    assert stored(walker).case.values["thought"] == TYPED, "it was saved"
    walker.send({"thought": TYPED})
    assert (walker.page.status, walker.page.errors) == (200, [])
    assert stored(walker).case.values["thought"] == TYPED
    walker.go("records")
    page = walker.page
    with place.failing():
        walker.send({"do": "add", "home": "yes", "harm": "no"})
        has_to_wait(walker)
    walker.page = page
    walker.send({"do": "add", "home": "yes", "harm": "no"})
    assert walker.page.status == 409, "the new record is open, and this page is about the first"
    assert len(stored(walker).records) == 2


@of([UNREADABLE[0]])
def test_an_outage_is_logged_by_its_code_and_nothing_else(
    place: Place, capfd: pytest.CaptureFixture[str]
) -> None:
    walker = writing(place.app)
    with listening(capfd) as written, place.failing():
        walker.send({"thought": TYPED})
        out, _ = written.to_streams()
        assert TYPED not in written.to_logs()
    assert '"error": "DatabaseUnavailableError SQLITE_CANTOPEN"' in out
    assert TYPED not in out
    assert "signpost.db" not in out


@of(ONE_OF_EACH)
def test_a_code_that_was_typed_comes_back(place: Place) -> None:
    walker = Walker(place.app)
    walker.open("/en/back")
    with place.failing():
        walker.send({"code": "ABCD-EFGH-JKMN-PQRS"})
        if walker.page.status != 422:  # a disk that is only full can still be read
            has_to_wait(walker)
        assert walker.page.fields()["code"] == ["ABCD-EFGH-JKMN-PQRS"]


def test_answers_that_go_while_they_are_saved_begin_again_with_what_was_sent(
    whole_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    walker = writing(whole_app)
    cookie = walker.client.get_cookie(walker.state.cookie)
    assert cookie
    save = DraftStore.save

    def late(*args: Any) -> Draft:
        """Save once the draft has ended, as it may between reading and writing it."""
        walker.state.drafts.end(cookie.value)
        return save(*args)

    with monkeypatch.context() as patched:
        patched.setattr(DraftStore, "save", late)
        walker.send({"thought": TYPED})
    assert walker.page.status == 200
    assert "What you just sent is kept." in walker.page.text
    assert thought(walker) == TYPED


@of(ONE_OF_EACH)
def test_danger_that_could_not_be_saved_leads_to_999_all_the_same(place: Place) -> None:
    walker = Walker(place.app).begin()
    with place.failing():
        walker.send({"danger": "yes"})
        has_to_wait(walker)
        main = text_of(walker.page.all("main")[0])
    assert "If a child is in danger now, do not wait for this page. Ring 999." in main
