"""Every way to refuse an answer has words, and the words say what to do."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import app
from app.questionnaires.answers import AgeKind
from app.questionnaires.error_words import WORDS, words_for
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds.person import SHAPES
from app.questionnaires.reading import LONGEST_SENTENCE, sentences, words
from app.questionnaires.text import English, Text, render

ROOT = Path(app.__file__).parent
FILLED = {
    "f'age_too_many_{kind}'": [f"age_too_many_{kind}" for kind in AgeKind if kind != "unborn"],
    "f'{part}_missing'": ["reason_missing", "second_name_missing", "second_role_missing"],
    "f'not_{field}'": [f"not_{field}" for field in SHAPES],
}
"""What the codes come to that are put together while the program runs."""

TELLS = ("Answer", "Check", "Choose", "Give", "Make", "Name", "Say", "Take", "Write")
"""How an instruction begins."""


def codes() -> Iterator[str]:
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="AnswerError"), args=[code, *_]):
                    yield from _codes_of(code)


def _codes_of(code: ast.expr) -> list[str]:
    if isinstance(code, ast.Constant):
        return [str(code.value)]
    return FILLED[ast.unparse(code)]


def test_the_source_raises_the_codes_that_were_looked_for() -> None:
    assert {"required", "age_too_many_months", "not_email", "too_long"} <= set(codes())


def test_every_code_that_can_be_raised_has_words() -> None:
    assert set(codes()) - set(WORDS) == set()


@pytest.mark.parametrize("code", WORDS)
def test_the_words_tell_what_to_do(code: str) -> None:
    text = WORDS[code]
    for said in filter(None, (text.id, text.plural)):
        assert any(each.strip().startswith(TELLS) for each in sentences(said))
        assert all(len(words(each)) <= LONGEST_SENTENCE for each in sentences(said))
        assert "please" not in said.lower()
        assert not {"invalid", "error", "must", "enter", "valid"} & {
            word.lower() for word in words(said)
        }


@pytest.mark.parametrize(
    ("error", "said"),
    [
        pytest.param(
            AnswerError("too_long", {"most": 40, "count": 1}),
            "Make this shorter by 1 character. The most is 40",
            id="one too many",
        ),
        pytest.param(
            AnswerError("too_long", {"most": 40, "count": 2}),
            "Make this shorter by 2 characters. The most is 40",
            id="two too many",
        ),
        pytest.param(
            AnswerError("none_and_some", {"none": Text("Not any", "q")}),
            'Choose what you noticed, or choose "Not any", but not both',
            id="the question's own words",
        ),
        pytest.param(
            AnswerError("age_too_many_months", {"most": 36}, part="months"),
            "Give the age in years if it is over 36 months",
            id="months",
        ),
        pytest.param(AnswerError("required"), "Choose an answer", id="nothing to fill"),
    ],
)
def test_the_words_hold_the_numbers(error: AnswerError, said: str) -> None:
    assert render(words_for(error), English()) == said


def test_an_error_names_its_question_and_part_for_a_log() -> None:
    error = AnswerError("too_long", {"most": 3}, part="phone", question="reporter")
    assert str(error) == "reporter.phone: too_long {'most': 3}"
    assert str(AnswerError("required")) == ": required"
