"""The schemas that `signpost forms schema` prints, held against the real content."""

from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from app.directory.paths import FORMS
from app.questionnaires.answers import Answer, Json
from app.questionnaires.schema import answers_schema, format_schema
from app.questionnaires.source import read_yaml
from tests.answering import answers_to
from tests.making import cases, content, worried

FILES = sorted((FORMS / "questionnaires").glob("*.yaml"))
CASES = [(id, place.item) for id, place in cases()]
ANSWERS = Draft202012Validator(answers_schema(worried()))
FORMAT = Draft202012Validator(format_schema())


def test_both_are_json_schemas() -> None:
    Draft202012Validator.check_schema(format_schema())
    Draft202012Validator.check_schema(answers_schema(worried()))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_format_fits_every_questionnaire_as_its_file_has_it(file: Path) -> None:
    FORMAT.validate(read_yaml(file).data)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"pages": []}, id="no pages"),
        pytest.param({"address": "aa"}, id="a long address"),
        pytest.param({"audience": ["everyone"]}, id="an unknown audience"),
        pytest.param({"colour": "red"}, id="an unknown key"),
        pytest.param(
            {"pages": [{"id": "p", "title": "P", "questions": [{}]}]}, id="a bare question"
        ),
    ],
)
def test_the_format_does_not_fit_what_is_broken(broken: dict[str, Json]) -> None:
    data = read_yaml(FILES[0]).data
    assert FORMAT.is_valid(data)
    assert not FORMAT.is_valid({**data, **broken})


@pytest.mark.parametrize("id", content().library.questionnaires)
def test_the_answers_of_every_case_fit(id: str) -> None:
    fits = Draft202012Validator(answers_schema(content().library.questionnaire(id)))
    cases = [case for questionnaire, case in CASES if questionnaire == id]
    assert [case.name for case in cases if not fits.is_valid(case.answers)] == []


@given(answers_to(worried()))
def test_any_valid_answers_fit(answers: dict[str, Answer]) -> None:
    ANSWERS.validate({id: worried().question(id).dump(each) for id, each in answers.items()})


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"dangers": "yes"}, id="an unknown question"),
        pytest.param({"danger": "maybe"}, id="an unknown option"),
        pytest.param({"danger": None}, id="a required one left blank"),
        pytest.param({"looks": ["nothing"]}, id="an unknown sign"),
        pytest.param({"age": {"years": 300}}, id="too old"),
        pytest.param({"reporter": {"shoe": "9"}}, id="an unknown part"),
    ],
)
def test_other_answers_do_not_fit(values: dict[str, Json]) -> None:
    assert not ANSWERS.is_valid(values)
