from typing import Any

import pytest
from pydantic import ValidationError

from app.questionnaires.answers import (
    Answer,
    Chosen,
    Day,
    Noticed,
    Postcode,
    Somebody,
    Unsaid,
    Written,
)
from app.questionnaires.text import English, render
from app.questionnaires.wording import Wording
from tests.making import AT, CONTEXT

NAMED = {"text": "Is %(name)s safe?", "fill": {"name": "who"}, "otherwise": "Is the child safe?"}
COUNTED = {
    "one": "When did you see this?",
    "other": "When did you see these %(count)s things?",
    "count": ["looks", "mood"],
    "otherwise": "When did it begin?",
}
TWO = Noticed((("a", "noticed"), ("b", "noticed")))


def said(form: Any, answers: dict[str, Answer]) -> str:
    wording = Wording.model_validate(form, context=CONTEXT)
    return render(wording.fitted(answers), English())


@pytest.mark.parametrize(
    ("form", "answers", "words"),
    [
        pytest.param("Plain %  words", {}, "Plain % words", id="plain words, spaces made one"),
        pytest.param(NAMED, {"who": Written("Sam")}, "Is Sam safe?", id="a name"),
        pytest.param(NAMED, {"who": Written("%(x)s")}, "Is %(x)s safe?", id="an odd name"),
        pytest.param(NAMED, {"who": Unsaid.BLANK}, "Is the child safe?", id="a blank"),
        pytest.param(NAMED, {"who": Unsaid.NOT_SURE}, "Is the child safe?", id="not sure"),
        pytest.param(NAMED, {}, "Is the child safe?", id="not reached"),
        pytest.param(NAMED, {"who": Somebody((("name", "Sam"),))}, "Is Sam safe?", id="a person"),
        pytest.param(NAMED, {"who": Day(AT.date())}, "Is 24 November 2026 safe?", id="a day"),
        pytest.param(NAMED, {"who": Postcode("S60 1AE")}, "Is S60 1AE safe?", id="a postcode"),
        pytest.param(COUNTED, {}, "When did it begin?", id="nothing counted"),
        pytest.param(COUNTED, {"looks": Noticed((), none=True)}, "When did it begin?", id="none"),
        pytest.param(
            COUNTED, {"looks": Noticed((("a", "noticed"),))}, "When did you see this?", id="one"
        ),
        pytest.param(COUNTED, {"looks": TWO}, "When did you see these 2 things?", id="two"),
        pytest.param(
            COUNTED,
            {"looks": TWO, "mood": Chosen(("c",))},
            "When did you see these 3 things?",
            id="two and one",
        ),
    ],
)
def test_a_text_fits_the_answers(form: Any, answers: dict[str, Answer], words: str) -> None:
    assert said(form, answers) == words


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        pytest.param({"fill": {"name": "who"}}, "either text, or one and other", id="no text"),
        pytest.param({**NAMED, **COUNTED}, "either text, or one and other", id="two texts"),
        pytest.param(
            {"one": "A", "otherwise": "B"}, "either text, or one and other", id="one without other"
        ),
        pytest.param(
            {"one": "A", "other": "B", "otherwise": "C"}, "belong together", id="nothing to count"
        ),
        pytest.param({**NAMED, "count": ["who"]}, "belong together", id="a count of a plain text"),
        pytest.param(
            {"text": "Is %(name)s?", "fill": {"name": "who"}}, "otherwise", id="nothing for a blank"
        ),
    ],
)
def test_a_text_with_a_hole_is_refused(form: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        Wording.model_validate(form, context=CONTEXT)
