"""A referral as plain text: each way of saying nothing has its own name, and typed words stand."""

import pytest

from app.referrals.given import AnswerGiven, Line, SectionOf, State
from app.referrals.plain import answer_text, findings_text, section_text
from tests.referrals.documents.made_up import STORIES, referral

NOT_SURE = "Not known: the person is not sure"


def given(state: State, *lines: Line, asked: str = "What of it?") -> AnswerGiven:
    return AnswerGiven(question="q", asked=asked, state=state, lines=lines)


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        pytest.param(
            given(State.SAID, Line(words="<b>50% off</b>\n  %(x)s", typed=True)),
            "What of it?\n<b>50% off</b>\n  %(x)s",
            id="typed words as they were typed",
        ),
        pytest.param(
            given(State.SAID, Line(words="Sam", label="Name"), Line(words="Aunt")),
            "What of it?\nName: Sam\nAunt",
            id="a label",
        ),
        pytest.param(
            given(State.SAID, Line(words="Ms Example", label="Who?")),
            "What of it?\nWho? Ms Example",
            id="a label that asks",
        ),
        pytest.param(
            given(State.NOT_SURE), "What of it?\nNot known: the person is not sure", id="not sure"
        ),
        pytest.param(
            given(State.PREFER_NOT_TO_SAY), "What of it?\nPreferred not to say", id="not said"
        ),
        pytest.param(given(State.BLANK), "What of it?\nLeft blank", id="left blank"),
        pytest.param(given(State.NOT_REACHED), "What of it?\nNot asked", id="not asked"),
    ],
)
def test_an_answer_is_its_question_and_what_was_said(answer: AnswerGiven, text: str) -> None:
    assert answer_text(answer) == text


def test_a_section_tells_blank_and_not_asked_apart_and_last() -> None:
    section = SectionOf(
        id="child",
        title="The child",
        answers=(
            given(State.BLANK, asked="One?"),
            given(State.NOT_SURE, asked="Two?"),
            given(State.NOT_REACHED, asked="Three?"),
            given(State.BLANK, asked="Four?"),
        ),
    )
    assert section_text(section) == (
        f"Two?\n{NOT_SURE}\n\nLeft blank:\n- One?\n- Four?\n\nNot asked:\n- Three?"
    )


def test_a_reason_and_a_source_stand_once() -> None:
    text = findings_text(referral(STORIES["same_day"]).findings)
    reasons = [line for line in text.splitlines() if line.startswith("- ")]
    assert reasons
    assert len(set(reasons)) == len(reasons)
    sources = text.splitlines()[-1].removeprefix("Sources: ").split("; ")
    assert len(set(sources)) == len(sources) > 1
