"""Whatever is sent to any page, the answer is a page, and what was kept stays."""

import json

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.config import ROOT
from app.journey.inputs import INPUTS
from app.journey.inputs.base import box
from app.journey.state import EXTENSION, State
from app.questionnaires.kinds.choice import ChoiceQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.library import load_library
from tests.journey.walker import Walker

PAGES = load_library(ROOT / "forms").questionnaire("worried-about-a-child").pages
HOSTILE = st.sampled_from(
    [
        "",
        " ",
        "\x00",
        "<b>",
        "{{7*7}}",
        "%(name)s",
        "\u202e",
        "\r\n",
        "none",
        "not_sure",
        "-1",
        "9" * 30,
        "٣",
        "1e9",
        "NaN",
        "E08000018",
        "S64 0AA",
        "🙂" * 5000,
        "null",
        "[]",
        "yes",
        "no",
    ]
)
EXPECTED = {200, 303, 409, 422}


def values_for(question: object) -> st.SearchStrategy[str]:
    """Return what may stand in a box: often something that fits, often not."""
    options: list[str] = []
    if isinstance(question, ChoiceQuestion):
        options = [option.id for option in question.offered()]
    elif isinstance(question, SignsQuestion):
        options = [sign.id for sign in question.signs]
    fitting = st.sampled_from(options) if options else st.text(max_size=40)
    return fitting | HOSTILE | st.text(max_size=200)


@st.composite
def forms(draw: st.DrawFn) -> tuple[str, dict[str, list[str]]]:
    """Draw a page and something to send to it."""
    page = draw(st.sampled_from(PAGES))
    fields: dict[str, list[str]] = {}
    for question in page.questions:
        for part in INPUTS[question.type].parts(question):
            fields[box(question.id, part)] = draw(st.lists(values_for(question), max_size=3))
    return page.id, fields


@given(sent=st.lists(forms(), min_size=1, max_size=6))
def test_nothing_that_is_sent_breaks_a_page_or_loses_an_answer(
    whole_app: Flask, sent: list[tuple[str, dict[str, list[str]]]]
) -> None:
    walker = Walker(whole_app).begin()
    state: State = whole_app.extensions[EXTENSION]
    token = walker.page.form_fields()["csrf_token"][-1]
    cookie = walker.client.get_cookie(state.cookie)
    assert cookie is not None
    for page, fields in sent:
        before = json.loads(state.drafts.open(cookie.value).content)["answers"]
        response = walker.client.post(f"/en/a/{page}", data={**fields, "csrf_token": token})
        assert response.status_code in EXPECTED
        after = json.loads(state.drafts.open(cookie.value).content)["answers"]
        assert set(before) <= set(after)
        if response.status_code != 303:
            assert after == before
    for page in ("check", "result", "ring", "letter", "record", "answers.json"):
        assert walker.client.get(f"/en/a/{page}").status_code == 200
