"""What anybody can take away from training, and what a room takes away from its day."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.journey.views.bring import UNPROCESSABLE
from app.training.papers.attendance import PARTS
from tests.journey.test_bring import bring
from tests.journey.walker import Walker
from tests.training.web.people import Phone, Trainer, Visitor
from tests.training.web.test_session import ADVICE, CASE, SOON
from tests.web.written import listening

NAME = "Quillfeather"


@pytest.fixture
def visitor(whole_app: Flask) -> Visitor:
    """Somebody in no room."""
    return Visitor(whole_app)


def got(visitor: Visitor, path: str) -> TestResponse:
    return visitor.client.get(f"/en/training{path}", base_url=visitor.base_url)


def is_pdf(response: TestResponse, name: str) -> bool:
    return (
        response.status_code == 200
        and response.mimetype == "application/pdf"
        and response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        and response.data.startswith(b"%PDF")
    )


def test_anybody_finds_the_papers_of_each_case_and_exercise(visitor: Visitor) -> None:
    visitor.visit("/papers")
    assert len(visitor.page.html.encode()) < 15_000
    links = [each.get("href") or "" for each in visitor.page.all("a")]
    items = {*visitor.training.training.cases, *visitor.training.training.exercises}
    assert {each.rpartition("/")[2] for each in links if "/papers/" in each} == items
    visitor.visit(f"/papers/{CASE}")
    links = [each.get("href") or "" for each in visitor.page.all("a")]
    files = [each for each in links if each.endswith(".pdf")]
    assert [each.rpartition("/")[2] for each in files] == [
        "handout.pdf",
        "answers.pdf",
        "notes.pdf",
        "slips.pdf",
    ]
    assert is_pdf(visitor.client.get(files[0]), f"training-{CASE}-handout.pdf")


@pytest.mark.parametrize(
    "path", ["/nothing", "/nothing/notes.pdf", "/words-that-blame/slips.pdf", f"/{CASE}/all.pdf"]
)
def test_what_there_is_not_is_not_found(visitor: Visitor, path: str) -> None:
    assert got(visitor, f"/papers{path}").status_code == 404


def test_a_paper_cannot_be_brought_back_as_a_real_one(whole_app: Flask, visitor: Visitor) -> None:
    paper = got(visitor, "/papers/pitfalls/handout.pdf").data
    assert paper.startswith(b"%PDF")
    walker = Walker(whole_app, journey="c")
    assert bring(walker, paper).status_code == UNPROCESSABLE


def asked_for(visitor: Visitor, **typed: object) -> TestResponse:
    visitor.visit("/attendance")
    day = {each: visitor.page.fields()[each][0] for each in PARTS}
    return visitor.send({"name": NAME, **day, "item": [CASE], **typed})


def test_a_name_goes_into_the_file_and_nowhere_else(
    visitor: Visitor, capfd: pytest.CaptureFixture[str]
) -> None:
    with listening(capfd) as written:
        response = asked_for(visitor)
        told = "".join((*written.to_streams(), written.to_logs()))
    assert is_pdf(response, "training-attendance.pdf")
    assert NAME not in str(response.headers)
    assert NAME not in told
    assert NAME not in visitor.visit("/attendance").page.html


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"name": " "}, "Type your name, in at most 80 letters", id="no name"),
        pytest.param({"name": "a" * 81}, "Type your name, in at most 80 letters", id="too long"),
        pytest.param(
            {"year": "1999"}, "Type the day of the training, within the last year", id="no day"
        ),
        pytest.param({"item": ["nothing"]}, "Choose what you took part in", id="nothing"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    visitor: Visitor, typed: dict[str, object], said: str
) -> None:
    response = asked_for(visitor, **typed)
    assert response.status_code == 422
    assert visitor.page.errors == [said]
    fields = visitor.page.fields()
    assert fields["name"] == [typed.get("name", NAME)]
    assert fields["year"] == [typed.get("year", str(visitor.training.now().year))]
    assert fields.get("item", []) == ([CASE] if "item" not in typed else [])


def test_what_the_room_works_on_is_ticked_already(trainer: Trainer, phone: Phone) -> None:
    phone.joins(trainer.opens(CASE, "pitfalls").code)
    for each in (phone, trainer):
        assert each.visit("/attendance").page.fields()["item"] == [CASE, "pitfalls"]
    assert CASE in trainer.visit("/papers").page.html.partition("Cases")[0]


def test_the_trainer_takes_the_session_along_in_numbers(whole_app: Flask, trainer: Trainer) -> None:
    code = trainer.opens(CASE, "pitfalls", "words-that-blame").code
    phones = [Phone(whole_app).joins(code) for _ in range(3)]
    trainer.next(2)
    for each, judged in zip(phones, (SOON, SOON, ADVICE), strict=True):
        each.works(judged, body=["hungry"])
    assert is_pdf(got(trainer, "/desk/summary.pdf"), "training-summary.pdf")
    trainer.visit("/desk/end")
    assert "/desk/summary.pdf" in trainer.page.html
    trainer.press("/desk/end")
    assert got(trainer, "/desk/summary.pdf").status_code == 410


def test_nobody_but_the_trainer_takes_it(visitor: Visitor) -> None:
    assert got(visitor, "/desk/summary.pdf").status_code == 410
