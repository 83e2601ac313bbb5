"""What can be taken away: every document in every form, under a name that tells nothing."""

import io
import re

import pikepdf
import pytest
from flask import Flask

from app.journey.state import EXTENSION, State
from tests.journey.walker import Walker

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = {
    "pdf": ("application/pdf", b"%PDF"),
    "docx": (WORD, b"PK"),
    "txt": ("text/plain", b""),
}
PASSWORD = "wamn-uygq-27ge-xxnu"


@pytest.fixture
def told(walker: Walker) -> Walker:
    """Somebody who has told of danger and a name."""
    return walker.begin().tell(danger="yes", who="known", child_name="Robin Example")


@pytest.fixture
def at_work(whole_app: Flask) -> Walker:
    return Walker(whole_app, journey="c").begin().tell(danger="yes", child_name="Robin Example")


@pytest.mark.parametrize("name", ["letter", "record", "copy"])
def test_each_document_comes_in_each_form(told: Walker, name: str) -> None:
    for form, (kind, begins) in FORMS.items():
        sent = told.client.get(f"/en/a/{name}.{form}")
        assert sent.status_code == 200
        assert sent.mimetype == kind
        assert sent.data.startswith(begins)
        assert sent.headers["Content-Disposition"] == f'attachment; filename="{name}.{form}"'
        assert "no-store" in sent.headers["Cache-Control"]


def test_the_page_lists_them_and_says_to_ring_first(told: Walker) -> None:
    told.go("papers")
    assert "Ring first." in told.page.text
    links = {each.get("href") for each in told.page.all("a")}
    for name in ("letter", "record", "copy"):
        for form in ("", ".pdf", ".docx", ".txt"):
            assert f"/en/a/{name}{form}" in links


def test_what_is_no_form_is_not_found(told: Walker) -> None:
    for path in ("letter.exe", "letter.html", "other.pdf"):
        assert told.client.get(f"/en/a/{path}").status_code == 404


def test_dates_are_offered_where_there_are_any(told: Walker, whole_app: Flask) -> None:
    sent = told.client.get("/en/a/dates.ics")
    assert sent.mimetype == "text/calendar"
    assert b"Robin" not in sent.data
    assert b"Look at your own record: date 1" in sent.data
    checking = Walker(whole_app, journey="o").begin()
    assert checking.client.get("/en/o/dates.ics").status_code == 404
    assert "dates.ics" not in checking.go("papers").page.html


def test_a_letter_with_a_password_opens_with_it_alone(at_work: Walker) -> None:
    offered = at_work.go("lock").page.all("input")
    [key] = [each.get("value") for each in offered if each.get("name") == "key"]
    assert re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", key or "")
    sent = at_work.send({"key": PASSWORD})
    assert sent.mimetype == "application/pdf"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(sent.data))
    assert pikepdf.open(io.BytesIO(sent.data), password=PASSWORD).pages


@pytest.mark.parametrize("typed", ["", "short", "x" * 65, "żółw żółw żółw", "tab\tin the middle"])
def test_a_password_that_will_not_do_is_said_and_stays(at_work: Walker, typed: str) -> None:
    at_work.go("lock")
    assert at_work.send({"key": typed}).status_code == 422
    assert at_work.page.title.startswith("Error:")
    [key] = [e.get("value") for e in at_work.page.all("input") if e.get("name") == "key"]
    assert key == typed.strip()


def test_a_password_is_logged_nowhere(at_work: Walker, capsys: pytest.CaptureFixture[str]) -> None:
    at_work.go("lock").send({"key": PASSWORD})
    said = capsys.readouterr()
    assert PASSWORD not in said.out + said.err


def test_young_people_are_offered_no_password_and_no_check_of_words(whole_app: Flask) -> None:
    young = Walker(whole_app, journey="b").begin().go("papers")
    links = {each.get("href") for each in young.page.all("a")}
    assert not links & {"/en/b/lock", "/en/b/wording"}
    assert young.client.get("/en/b/lock").status_code == 404


def test_a_long_document_is_made_beside_the_others(told: Walker, whole_app: Flask) -> None:
    """So nobody's own letter waits for it."""
    from app.journey.views.documents import LONG, sent
    from app.referrals.documents.jobs import Job

    state: State = whole_app.extensions[EXTENSION]
    page = f"<html lang='en'><head><title>x</title></head><body><p>{'x ' * LONG}</p></body></html>"
    with whole_app.test_request_context("/en/"):
        made = sent(Job(format="docx", body=page), "letter.docx")
    assert made.status_code == 200
    assert state.slow_maker.pid is None  # it ends with its one document
