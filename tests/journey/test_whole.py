"""Every questionnaire can be read whole and printed blank, before anything is answered."""

import re
import subprocess
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.questionnaires.kinds.choice import ChoiceQuestion
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Questionnaire
from app.questionnaires.text import English, render
from tests.journey.walker import Walker


def squeezed(text: str) -> str:
    """Return a text without white space, which a PDF breaks as it likes."""
    return re.sub(r"\s|\xad", "", text)


def printed_words(asked: Questionnaire) -> list[str]:
    """Return what stands on paper: each page, question, sign, option and column."""
    texts = [task.title for task in asked.tasks] + [page.title for page in asked.pages]
    for question in asked.questions.values():
        texts.append(question.label.plain)
        match question:
            case SignsQuestion():
                texts += [sign.label for sign in question.signs]
            case ChoiceQuestion() if question.type != "body_map":
                texts += [option.label for option in question.offered()]
            case EntriesQuestion():
                texts += [column.label for column in question.columns]
    return [render(text, English()) for text in texts]


def test_the_whole_of_every_questionnaire_stands_on_its_page(whole_app: Flask) -> None:
    for each in Walker(whole_app).state.content.library.questionnaires.values():
        walker = Walker(whole_app, journey=each.address).go("whole")
        text = squeezed(walker.page.text)
        assert [words for words in printed_words(each) if squeezed(words) not in text] == []


def test_reading_it_needs_no_draft_and_keeps_nothing(whole_app: Flask) -> None:
    response = whole_app.test_client().get("/en/c/whole")
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers


def test_the_page_may_be_shown_in_large_print_and_back(whole_app: Flask) -> None:
    walker = Walker(whole_app, journey="c")
    assert "app-form-on-paper--large" not in walker.go("whole").page.html
    assert "app-form-on-paper--large" in walker.go("whole?size=large").page.html
    assert "Show this page in ordinary print" in walker.page.text
    assert "app-form-on-paper--large" not in walker.go("whole?size=x").page.html


def test_nothing_that_somebody_answered_stands_on_a_blank_form(whole_app: Flask) -> None:
    walker = Walker(whole_app, journey="c").begin().tell(child_name="Robin Secret")
    assert "Robin Secret" not in walker.go("whole").page.html


def text_of_pdf(content: bytes, folder: Path) -> list[str]:
    """Return the text of a PDF, page by page."""
    file = folder / "form.pdf"
    file.write_bytes(content)
    done = subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout.split("\f")[:-1]


def form_of(walker: Walker, path: str) -> TestResponse:
    """Fetch a form; where the machine is slow, press the link again as the page says."""
    response = walker.client.get(path)
    for _ in range(2):
        if response.status_code == 503:
            response = walker.client.get(path)
    return response


@pytest.mark.parametrize("letter", ["l"])
def test_the_blank_form_asks_everything_in_ordinary_and_in_large_print(
    whole_app: Flask, tmp_path: Path, letter: str
) -> None:
    walker = Walker(whole_app, journey=letter)
    lengths = []
    for size in ("", "?size=large"):
        response = form_of(walker, f"/en/{letter}/whole.pdf{size}")
        assert response.mimetype == "application/pdf"
        assert "form.pdf" in response.headers["Content-Disposition"]
        pages = text_of_pdf(response.data, tmp_path)
        text = squeezed("".join(pages))
        missing = [
            each for each in printed_words(walker.questionnaire) if squeezed(each) not in text
        ]
        assert missing == []
        assert "999" in pages[0]
        assert "Sendsnothing".lower() in text.lower()
        lengths.append(len(pages))
    assert lengths[1] > lengths[0] * 1.2


def test_a_form_that_was_made_once_is_the_same_for_all(whole_app: Flask) -> None:
    first, again = (whole_app.test_client().get("/en/o/whole.pdf") for _ in range(2))
    assert first.data == again.data
    assert first.data[:5] == b"%PDF-"
    large = whole_app.test_client().get("/en/o/whole.pdf?size=large")
    assert large.data != first.data


def test_there_is_no_form_of_what_is_not_there(whole_app: Flask) -> None:
    for path in ("/en/z/whole", "/en/z/whole.pdf", "/en/c/whole.docx"):
        assert whole_app.test_client().get(path).status_code == 404
