"""`signpost forms` as a reviewer types it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from app.cli import main
from app.directory.paths import FORMS
from tests.making import ROTHERHAM, WORRIED, content, edit, forms_copy, line_of, worried

AT = "2026-03-13T16:55"
DANGER = {"danger": "yes", "who": "known"}
CALM = {
    "danger": "no",
    "who": "known",
    "safe-tonight": "yes",
    "reach": "no",
    "hurt": "no",
    "age": 10,
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def printed(*arguments: object) -> Any:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    return tmp_path / "answers.json"


def assess(file: Path, values: object, *options: str) -> Result:
    file.write_text(values if isinstance(values, str) else json.dumps(values), encoding="utf-8")
    return run("forms", "assess", WORRIED, file, "--at", AT, *options)


def outcome(file: Path, values: object, *options: str) -> Any:
    result = assess(file, values, *options)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_list_names_every_questionnaire() -> None:
    rows = printed("forms", "list", "--json")
    assert [row["id"] for row in rows] == list(content().library.questionnaires)
    assert len(rows) == 16
    [row] = [row for row in rows if row["id"] == WORRIED]
    assert row == {
        "id": WORRIED,
        "title": "Worried about a child",
        "edition": "Working Together 2023",
        "review_by": "2027-03-01",
        "audience": ["public"],
        "pages": len(worried().pages),
        "questions": len(worried().questions),
    }
    assert f"\n{WORRIED}: Worried about a child (" in run("forms", "list").output


def test_show_gives_every_page_question_option_and_sign_with_its_source() -> None:
    shown = printed("forms", "show", WORRIED, "--json")
    assert [page["id"] for page in shown["pages"]] == [page.id for page in worried().pages]
    questions = {each["id"]: each for page in shown["pages"] for each in page["questions"]}
    assert questions.keys() == worried().questions.keys()
    assert questions["danger"]["label"] == "Is a child in danger right now?"
    assert [option["id"] for option in questions["danger"]["options"]] == ["yes", "no"]
    assert questions["danger"]["may_answer"] == ["not_sure"]
    bite = next(sign for sign in questions["looks"]["signs"] if sign["id"] == "bite")
    assert bite == {
        "id": "bite",
        "label": "Bite marks",
        "means": ["bite-mark"],
        "source": "public C1",
    }
    text = run("forms", "show", WORRIED).output
    assert "    - bite: Bite marks  [public C1]" in text


@pytest.mark.parametrize("command", [["show"], ["schema"]], ids=["show", "schema"])
def test_an_unknown_questionnaire_is_named(command: list[str]) -> None:
    result = run("forms", *command, "nothing")
    assert result.exit_code == 1
    assert "no questionnaire is called 'nothing'" in result.output
    assert "Traceback" not in result.output


@pytest.mark.every  # `make check` does the same
def test_lint_is_clean_on_the_real_content() -> None:
    result = run("forms", "lint", "--at", AT)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "clean" in result.output


def test_lint_says_what_is_due_for_review_and_still_passes() -> None:
    result = run("forms", "lint", "--at", "2027-03-01")
    assert result.exit_code == 0
    assert "due: " in result.stdout
    assert "was to be reviewed by 2027-03-01" in result.stdout


def test_lint_fails_and_names_file_and_line(tmp_path: Path) -> None:
    forms = forms_copy(tmp_path)
    file = forms / "rules" / "young-carer.yaml"
    edit(file, "when: {fact: young-carer}", "when: {fact: old-carer}")
    result = run("forms", "lint", "--forms", forms)
    assert result.exit_code == 1
    line = line_of(file, "- id: carer-support")
    assert f"{file}:{line}: unknown fact 'old-carer'" in result.stderr


def test_lint_names_the_line_of_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    forms = forms_copy(tmp_path)
    edit(forms / "clocks.yaml", "working_days: 1", "working_dayz: 1")
    result = run("forms", "lint", "--forms", forms)
    assert result.exit_code == 1
    assert f"{forms / 'clocks.yaml'}:" in result.output
    assert "working_dayz" in result.output
    assert "Traceback" not in result.output


@pytest.mark.every  # tests/content/test_cases.py tries the same cases
def test_the_cases_come_out_as_they_say() -> None:
    result = run("forms", "test", "--at", AT)
    assert result.exit_code == 0
    assert "cases, 0 differences" in result.output


def test_a_case_that_comes_out_otherwise_fails(tmp_path: Path) -> None:
    forms = forms_copy(tmp_path)
    few = forms / "cases" / f"{WORRIED}.yaml"
    for file in forms.glob("cases/*.yaml"):
        if file != few:
            file.unlink()
    result = run("forms", "test", "--forms", forms)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "cases, 0 differences" in result.output
    edit(few, "urgency: emergency_now", "urgency: early_help")
    result = run("forms", "test", "--forms", forms)
    assert result.exit_code == 1
    assert "urgency is emergency_now, not early_help" in result.stderr


def test_both_schemas_are_printed(answers: Path) -> None:
    Draft202012Validator.check_schema(printed("forms", "schema"))
    schema = printed("forms", "schema", WORRIED)
    Draft202012Validator(schema).validate(DANGER)
    assert not Draft202012Validator(schema).is_valid({"danger": "perhaps"})


def test_assess_prints_the_whole_outcome(answers: Path) -> None:
    found = outcome(answers, DANGER, "--authority", ROTHERHAM)
    assert found.keys() >= {
        *("questionnaire", "edition", "urgency", "level", "exploitation_level", "findings"),
        *("destinations", "clocks", "cautions"),
    }
    assert (found["questionnaire"], found["edition"]) == (WORRIED, "Working Together 2023")
    assert (found["urgency"], found["level"]) == ("emergency_now", "child_protection")
    assert found["exploitation_level"] is None
    first = found["findings"][0]
    assert first.keys() >= {"rule", "urgency", "level", "destinations", "because", "source"}
    assert first["rule"] == "danger-now"
    for destination in found["destinations"]:
        assert destination.keys() >= {
            *("code", "group", "name", "area", "channel", "contact", "assured", "fallback"),
            "open_now",
        }
        assert destination["group"] in {"first", "also", "ask_for", "not_yet"}
        assert destination["channel"] in {"phone", "web"}
        assert destination["area"].startswith("Rotherham")
    [clock] = found["clocks"]
    assert clock.keys() >= {"id", "text", "due", "source", "local"}
    assert clock["due"].startswith("2026-03-16T17:00:00")
    assert all(caution.keys() >= {"id", "text"} for caution in found["cautions"])


def test_answers_to_what_an_area_asks_are_read(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    for values, options in (({}, ["--authority", ROTHERHAM]), ({"council": ROTHERHAM}, [])):
        file.write_text(
            json.dumps({"danger": "no", "rotherham-agency-steps": ["school"], **values})
        )
        found = run("forms", "assess", "referral", str(file), *options)
        assert found.exit_code == 0, found.output
    assert run("forms", "assess", "referral", str(file), "--authority", "E08000017").exit_code


def test_an_area_comes_from_a_postcode_an_authority_or_an_answer(answers: Path) -> None:
    def areas(values: dict[str, Any], *options: str) -> set[str | None]:
        return {each["area"] for each in outcome(answers, values, *options)["destinations"]}

    [rotherham] = areas(CALM, "--authority", ROTHERHAM)
    assert rotherham is not None
    assert areas(CALM, "--postcode", "s601ae") == {rotherham}
    assert areas({**CALM, "council": ROTHERHAM}) == {rotherham}
    assert areas({**CALM, "council": ROTHERHAM}, "--authority", "E06000034") == {"Thurrock Council"}
    assert areas(CALM) == {None}


@pytest.mark.parametrize(
    ("values", "options", "words"),
    [
        pytest.param({"dangr": "yes"}, [], "'dangr'", id="an unknown question"),
        pytest.param({"danger": 3}, [], "danger: wrong_type", id="a wrong type"),
        pytest.param({"danger": "maybe"}, [], "danger: unknown_option", id="an unknown option"),
        pytest.param({"danger": None}, [], "danger: required", id="a required one left blank"),
        pytest.param({"reporter": {"phone": "x"}}, [], "reporter.phone: not_phone", id="a part"),
        pytest.param("{", [], "is not JSON", id="no JSON"),
        pytest.param("[1]", [], "must hold {question id: value}", id="a list"),
        pytest.param({}, ["--postcode", "S60"], "not_a_postcode", id="half a postcode"),
        pytest.param({}, ["--postcode", "BT1 1AA"], "--authority", id="a postcode of no area"),
        pytest.param({}, ["--authority", "E99"], "E99", id="an unknown authority"),
    ],
)
def test_what_is_wrong_is_named(
    answers: Path, values: object, options: list[str], words: str
) -> None:
    result = assess(answers, values, *options)
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.output


def test_assess_refuses_an_unknown_questionnaire_and_a_file_that_is_not_there(
    answers: Path,
) -> None:
    answers.write_text("{}", encoding="utf-8")
    assert "no questionnaire is called 'x'" in run("forms", "assess", "x", answers).output
    assert run("forms", "assess", WORRIED, answers.with_name("none.json")).exit_code == 2


def test_the_moment_decides_whether_it_is_open(answers: Path) -> None:
    assert run("forms", "assess", WORRIED, answers, "--at", "yesterday").exit_code == 2
    answers.write_text(json.dumps(DANGER), encoding="utf-8")
    for at, day in (("2026-08-28T16:55", "2026-09-01"), ("2026-03-10", "2026-03-11")):
        found = printed("forms", "assess", WORRIED, answers, "--at", at)
        assert found["clocks"][0]["due"].startswith(f"{day}T17:00")


def test_another_folder_of_content_is_read(tmp_path: Path, answers: Path) -> None:
    forms = forms_copy(tmp_path)
    edit(forms / "rules" / "advice.yaml", "urgency: advice_only", "urgency: early_help")
    answers.write_text(json.dumps(CALM), encoding="utf-8")
    found = [
        printed("forms", "assess", WORRIED, answers, "--forms", folder)["urgency"]
        for folder in (FORMS, forms)
    ]
    assert found == ["advice_only", "early_help"]


def test_a_referral_has_a_published_schema() -> None:
    schema = printed("referral", "schema")
    Draft202012Validator.check_schema(schema)
    assert {"urgency", "sections", "findings", "answers"} <= schema["properties"].keys()
