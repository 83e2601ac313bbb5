from typing import Any

import pytest
from pydantic import TypeAdapter

from app.questionnaires.answers import (
    Age,
    AgeKind,
    Answer,
    Chosen,
    Council,
    Noticed,
    Unsaid,
    Written,
)
from app.questionnaires.conditions import Condition
from tests.making import filed, page, questionnaire

CONDITION: TypeAdapter[Any] = TypeAdapter(Condition)

ANSWERS: dict[str, Answer | None] = {
    "yes": Chosen(("yes",)),
    "no": Chosen(("no",)),
    "blank": Unsaid.BLANK,
    "unsure": Unsaid.NOT_SURE,
    "held": Unsaid.PREFER_NOT_TO_SAY,
    "unreached": None,
    "signs": Noticed((("bruise", "noticed"), ("bite", "noticed"))),
    "none": Noticed((), none=True),
    "council": Council("E08000018"),
    "ten": Age(AgeKind.YEARS, 10),
    "about-ten": Age(AgeKind.ABOUT, 10),
    "months": Age(AgeKind.MONTHS, 30),
    "unborn": Age(AgeKind.UNBORN),
    "written": Written("yes"),
}

YES = {"question": "yes", "is": "yes"}
NO = {"question": "no", "is": "yes"}
UNKNOWN = {"question": "blank", "is": "yes"}
TRUTH = {True: YES, False: NO, None: UNKNOWN}


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        pytest.param(YES, True, id="is, and it is"),
        pytest.param(NO, False, id="is, and it is another"),
        pytest.param({"question": "blank", "is": "yes"}, None, id="is, blank"),
        pytest.param({"question": "unsure", "is": "yes"}, None, id="is, not sure"),
        pytest.param({"question": "held", "is": "yes"}, None, id="is, held back"),
        pytest.param({"question": "unreached", "is": "yes"}, None, id="is, not answered yet"),
        pytest.param({"question": "closed", "is": "yes"}, False, id="is, of a closed question"),
        pytest.param({"question": "written", "is": "yes"}, False, id="is, of typed words"),
        pytest.param({"question": "yes", "in": ["a", "yes"]}, True, id="in, and it is"),
        pytest.param({"question": "no", "in": ["a", "yes"]}, False, id="in, and it is not"),
        pytest.param({"question": "closed", "in": ["a"]}, False, id="in, of a closed question"),
        pytest.param({"question": "signs", "has": "bite"}, True, id="has, and it has"),
        pytest.param({"question": "signs", "has": "burn"}, False, id="has, and it has not"),
        pytest.param({"question": "none", "has": "bite"}, False, id="has, none of these"),
        pytest.param({"question": "council", "is": "x"}, False, id="is, of another council"),
        pytest.param({"question": "yes", "answered": True}, True, id="answered, yes"),
        pytest.param({"question": "unsure", "answered": True}, False, id="answered, not sure"),
        pytest.param({"question": "blank", "answered": True}, False, id="answered, blank"),
        pytest.param({"question": "closed", "answered": True}, False, id="answered, closed"),
        pytest.param({"question": "blank", "answered": False}, True, id="not answered, blank"),
        pytest.param({"question": "yes", "answered": False}, False, id="not answered, yes"),
        pytest.param({"question": "ten", "below": 10}, False, id="below its own age"),
        pytest.param({"question": "ten", "below": 11}, True, id="below a greater age"),
        pytest.param({"question": "ten", "not_above": 10}, True, id="not above its own age"),
        pytest.param({"question": "ten", "not_above": 9}, False, id="not above a lesser age"),
        pytest.param({"question": "ten", "at_least": 10}, True, id="at least its own age"),
        pytest.param({"question": "ten", "at_least": 11}, False, id="at least a greater age"),
        pytest.param({"question": "about-ten", "below": 9}, True, id="about: the youngest counts"),
        pytest.param({"question": "about-ten", "below": 8}, False, id="about: by two years"),
        pytest.param({"question": "about-ten", "at_least": 10}, True, id="about: may be it"),
        pytest.param({"question": "months", "below": 3}, True, id="months are not years"),
        pytest.param({"question": "months", "below": 2}, False, id="months make whole years"),
        pytest.param({"question": "months", "at_least": 3}, False, id="months: at least"),
        pytest.param({"question": "months", "at_least": 2}, True, id="months: at least whole"),
        pytest.param({"question": "unborn", "below": 1}, True, id="not born is the youngest"),
        pytest.param({"question": "unborn", "at_least": 1}, False, id="not born is not old"),
        pytest.param({"question": "unsure", "below": 18}, None, id="an unknown age"),
    ],
)
def test_a_simple_condition(condition: dict[str, Any], holds: bool | None) -> None:  # noqa: FBT001
    assert CONDITION.validate_python(condition).holds(ANSWERS) is holds


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        pytest.param(True, True, True, True, id="true true"),
        pytest.param(True, None, None, True, id="true unknown"),
        pytest.param(True, False, False, True, id="true false"),
        pytest.param(None, True, None, True, id="unknown true"),
        pytest.param(None, None, None, None, id="unknown unknown"),
        pytest.param(None, False, False, None, id="unknown false"),
        pytest.param(False, True, False, True, id="false true"),
        pytest.param(False, None, False, None, id="false unknown"),
        pytest.param(False, False, False, False, id="false false"),
    ],
)
def test_all_and_any_know_three_values(
    *, left: bool | None, right: bool | None, both: bool | None, either: bool | None
) -> None:
    parts = [TRUTH[left], TRUTH[right]]
    assert CONDITION.validate_python({"all": parts}).holds(ANSWERS) is both
    assert CONDITION.validate_python({"any": parts}).holds(ANSWERS) is either


@pytest.mark.parametrize(
    ("part", "turned"),
    [(True, False), (False, True), (None, None)],
    ids=["true", "false", "unknown"],
)
def test_not_turns_round_and_unknown_stays(*, part: bool | None, turned: bool | None) -> None:
    assert CONDITION.validate_python({"not": TRUTH[part]}).holds(ANSWERS) is turned
    assert CONDITION.validate_python({"not": {"not": TRUTH[part]}}).holds(ANSWERS) is part


def test_a_condition_names_the_questions_it_hangs_on() -> None:
    condition = {"all": [YES, {"any": [NO, {"not": {"question": "ten", "below": 3}}]}]}
    assert list(CONDITION.validate_python(condition).questions()) == ["yes", "no", "ten"]


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        pytest.param({}, True, id="not reached shows"),
        pytest.param({"a": Unsaid.BLANK}, True, id="blank shows"),
        pytest.param({"a": Unsaid.NOT_SURE}, True, id="not sure shows"),
        pytest.param({"a": Chosen(("yes",))}, True, id="true shows"),
        pytest.param({"a": Chosen(("no",))}, False, id="only false hides"),
    ],
)
def test_unknown_shows_a_page(*, answers: dict[str, Answer], shown: bool) -> None:
    small = questionnaire(
        page("one", filed("yes_no", "a", may_answer=["not_sure"])),
        page("two", filed("text", "b"), show_if={"question": "a", "is": "yes"}),
    )
    reached = {"a": None, **answers}
    assert small.pages_by_id["two"].shown_to(reached) is shown
