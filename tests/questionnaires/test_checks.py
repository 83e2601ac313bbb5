from datetime import date
from typing import Any

import pytest

from app.questionnaires.answers import Answer, Chosen, Day, Somebody, Unsaid, Written
from app.questionnaires.checks import broken
from tests.making import filed, page, questionnaire

MONDAY, TUESDAY = Day(date(2026, 3, 2)), Day(date(2026, 3, 3))
ORDER = {"first": "began", "not_after": "ended", "say": "Put the first day first."}
ONE_OF = {"needs_one_of": ["me.phone", "words"], "say": "Give one of these."}
WHEN = {**ONE_OF, "when": {"question": "may", "is": "yes"}}


def holds(check: dict[str, Any], answers: dict[str, Answer | None]) -> bool:
    asked = questionnaire(
        page(
            "p",
            filed("date", "began"),
            filed("date", "ended"),
            filed("yes_no", "may"),
            filed("person", "me", fields=["name", "phone"]),
            filed("text", "words"),
            checks=[check],
        )
    )
    return not list(broken(asked.pages[0].checks, answers))


@pytest.mark.parametrize(
    ("check", "answers", "right"),
    [
        pytest.param(ORDER, {"began": MONDAY, "ended": TUESDAY}, True, id="in order"),
        pytest.param(ORDER, {"began": MONDAY, "ended": MONDAY}, True, id="the same day"),
        pytest.param(ORDER, {"began": TUESDAY, "ended": MONDAY}, False, id="out of order"),
        pytest.param(ORDER, {"began": TUESDAY, "ended": Unsaid.NOT_SURE}, True, id="not known"),
        pytest.param(ORDER, {"began": TUESDAY}, True, id="not reached"),
        pytest.param(ONE_OF, {}, False, id="neither"),
        pytest.param(ONE_OF, {"words": Unsaid.BLANK}, False, id="a blank is nothing"),
        pytest.param(ONE_OF, {"words": Written("x")}, True, id="one of them"),
        pytest.param(ONE_OF, {"me": Somebody((("phone", "101"),))}, True, id="part of a person"),
        pytest.param(ONE_OF, {"me": Somebody((("name", "Sam"),))}, False, id="another part"),
        pytest.param(WHEN, {"may": Chosen(("yes",))}, False, id="the condition holds"),
        pytest.param(WHEN, {"may": Chosen(("no",))}, True, id="the condition does not hold"),
        pytest.param(WHEN, {"may": Unsaid.BLANK}, True, id="the condition is unknown"),
    ],
)
def test_a_check_holds(
    *, check: dict[str, Any], answers: dict[str, Answer | None], right: bool
) -> None:
    assert holds(check, answers) is right
