"""Costly things are done so often and no more; what a person in danger needs is never counted."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from limits.storage import MemoryStorage
from werkzeug.test import TestResponse

from app.web.limits import EXTENSION
from tests.conftest import SECRET
from tests.journey.reading import PageRead, faults_of
from tests.journey.walker import Walker

SCHOOL = "203.0.113.7"
OTHER = "203.0.113.8"
MOST = 600


class Visitor(Walker):
    """Somebody at an address of their own."""

    def from_address(self, address: str) -> "Visitor":
        self.client.environ_base["REMOTE_ADDR"] = address
        return self


@pytest.fixture
def school(whole_app: Flask) -> Iterator[Visitor]:
    """Somebody at a school, of which many begin on one day."""
    storage(whole_app).reset()
    yield Visitor(whole_app).from_address(SCHOOL)
    storage(whole_app).reset()


def storage(app: Flask) -> MemoryStorage:
    """Return where an application counts."""
    found = app.extensions[EXTENSION].own
    assert isinstance(found, MemoryStorage)
    return found


def counters(visitor: Visitor) -> dict[str, int]:
    """Return how often what was counted."""
    return dict(storage(visitor.client.application).storage)


def start_often(visitor: Visitor, times: int) -> list[int]:
    """Press "Start" many times; return each answer."""
    visitor.open("/en/a/")
    boxes = visitor.page.form_fields()
    sent = {name: boxes[name][-1] for name in ("csrf_token", "whose") if name in boxes}
    return [visitor.client.post("/en/a/", data=sent).status_code for _ in range(times)]


def test_many_drafts_from_one_address_end_in_a_minutes_wait(
    whole_app: Flask, school: Visitor
) -> None:
    assert set(start_often(school, MOST)) == {303}
    response = school.send({}, path="/en/a/")
    page = PageRead(response.status_code, "/en/a/", response.text)
    assert (page.status, page.heading) == (429, "Wait a minute")
    assert faults_of(page) == []
    for path in ("/", "/en/", "/en/a/", "/en/danger", "/en/about", "/en/a/now", "/healthz"):
        assert school.client.get(path).status_code in {200, 302}
    assert school.client.post("/en/leave").status_code == 303
    assert start_often(Visitor(whole_app).from_address(OTHER), 1) == [303]


def test_answers_sent_without_a_draft_are_counted_with_every_other_beginning(
    whole_app: Flask, school: Visitor
) -> None:
    school.open("/en/a/")
    assert sent_without_a_draft(school, "Only a nickname").status_code == 303
    (key,) = counters(school)
    assert start_often(school, 1) == [303]
    assert counters(school) == {key: 2}


def test_answers_sent_too_often_without_a_draft_come_back_with_nothing_lost(
    whole_app: Flask, school: Visitor
) -> None:
    assert start_often(school, 1) == [303]
    (key,) = counters(school)
    storage(whole_app).storage[key] = MOST
    kept = school.client.get_cookie(school.state.cookie)
    response = sent_without_a_draft(school, "Only a nickname")
    page = PageRead(response.status_code, "/en/a/age", response.text)
    assert page.status == 429
    assert page.errors == [
        "This was done very often from where you are. Wait a minute, then press Continue"
    ]
    assert page.fields()["child-name"] == ["Only a nickname"]
    assert faults_of(page) == []
    assert school.client.get_cookie(school.state.cookie) is None
    school.client.set_cookie(school.state.cookie, kept.value if kept else "")
    assert start_often(school, 1) == [429]
    assert school.open("/en/a/check").status_code == 200
    assert school.at == "check"


def sent_without_a_draft(visitor: Visitor, words: str) -> TestResponse:
    """Send a page of answers from a browser that has no draft, or has none any more."""
    sent = {"csrf_token": visitor.page.fields()["csrf_token"][0], "child-name": words}
    visitor.client.delete_cookie(visitor.state.cookie)
    return visitor.client.post("/en/a/age", data=sent)


def test_danger_leaving_and_the_first_pages_are_not_even_counted(school: Visitor) -> None:
    for path in ("/", "/en/", "/en/a/", "/en/danger", "/en/about", "/healthz", "/en/nowhere"):
        school.client.get(path)
    school.client.post("/en/leave")
    assert counters(school) == {}


def test_questions_and_the_result_are_not_counted(school: Visitor) -> None:
    school.begin()
    begun = counters(school)
    assert len(begun) == 1
    school.walk({"danger": "yes", "who": "known"})
    for name in ("check", "result", "ring", "letter", "record", "answers.json"):
        assert school.client.get(f"/en/a/{name}").status_code == 200
    assert counters(school) == begun


def test_many_searches_for_a_school_end_in_a_minutes_wait(school: Visitor) -> None:
    school.open("/en/school")
    sent = {"csrf_token": school.page.fields()["csrf_token"][0], "name": "xqz", "do": "search"}
    answers = [school.client.post("/en/school", data=sent).status_code for _ in range(121)]
    assert answers == [200] * 120 + [429]
    assert school.client.get("/en/school").status_code == 200
    assert school.client.post("/en/school", data={"do": "forget"}).status_code == 303
    assert list(counters(school).values()) == [121]


@pytest.mark.parametrize(
    ("claimed", "is_another"),
    [
        pytest.param({"X-Forwarded-For": OTHER}, True, id="the proxy's word"),
        pytest.param({"X-Forwarded-For": f"{OTHER}, {SCHOOL}"}, False, id="what was sent to it"),
        pytest.param({"X-Real-IP": OTHER, "Forwarded": f"for={OTHER}"}, False, id="others"),
    ],
)
def test_over_https_the_nearest_proxy_alone_says_from_where_somebody_comes(
    https_app: Flask, claimed: dict[str, str], *, is_another: bool
) -> None:
    assert named(https_app, {"X-Forwarded-For": SCHOOL}) == named(https_app, {})
    claimed = {"X-Forwarded-For": SCHOOL, **claimed}
    assert (named(https_app, claimed) != named(https_app, {})) is is_another


def test_without_a_proxy_nobodys_word_counts(whole_app: Flask) -> None:
    assert named(whole_app, {"X-Forwarded-For": OTHER}) == named(whole_app, {})


def named(app: Flask, headers: dict[str, str]) -> list[str]:
    """Return what a search is counted under that comes from the school with these headers."""
    storage(app).reset()
    client = Visitor(app, base_url="https://localhost").from_address(SCHOOL)
    client.open("/en/school")
    sent = {"csrf_token": client.page.fields()["csrf_token"][0], "name": "xqz", "do": "search"}
    client.client.post("/en/school", data=sent, headers=headers, base_url="https://localhost")
    found = list(storage(app).storage)
    storage(app).reset()
    assert len(found) == 1
    return found


def test_a_counter_is_not_named_after_an_address(school: Visitor) -> None:
    school.begin()
    (key,) = counters(school)
    assert re.search(r"\b[0-9a-f]{64}\b", key)
    assert SCHOOL not in key


def test_the_same_address_has_another_name_on_another_server(school: Visitor) -> None:
    """A list of every address, hashed, is of no use without the secret."""
    from hashlib import sha256

    school.begin()
    (key,) = counters(school)
    for known in (SCHOOL, f"{SECRET}{SCHOOL}", f"{SCHOOL}{SECRET}"):
        assert sha256(known.encode()).hexdigest() not in key
