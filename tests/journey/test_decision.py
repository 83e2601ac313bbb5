"""Promise 5: a professional gives the level, with reasons where it is not the suggested one."""

import json
from typing import Any

import pytest
from flask import Flask

from app.questionnaires.kinds.signs import SignsQuestion
from tests.journey.reading import text_of
from tests.journey.walker import Walker

PAGE = "level-now"
SECOND = {"level.second_name": "Kim Example", "level.second_role": "Deputy safeguarding lead"}
REASON = {"level.reason": "All three signs were explained by the school."}


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    """A professional with a toolkit on exploitation."""
    return Walker(whole_app, journey="f").begin()


def firm(walker: Walker) -> dict[str, str]:
    """Return answers that suggest a high level."""
    question = walker.questionnaire.question("firm-signs")
    assert isinstance(question, SignsQuestion)
    return {sign.id: "now" for sign in question.signs}


def data(walker: Walker) -> dict[str, Any]:
    """Return the data file, which holds all that the documents print."""
    response = walker.client.get(f"/en/{walker.journey}/answers.json")
    assert response.mimetype == "application/json", response.location
    found: dict[str, Any] = json.loads(response.data)
    return found


def suggested_high(walker: Walker) -> Walker:
    return walker.tell(firm_signs=firm(walker)).go(PAGE)


def test_the_suggested_level_stands_beside_the_question(walker: Walker) -> None:
    assert "The answers so far suggest: High." in suggested_high(walker).page.text
    assert not walker.page.fields().get("level")


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        pytest.param({}, ["Say why", "Name a second", "Give the role"], id="nothing more"),
        pytest.param(REASON, ["Name a second", "Give the role"], id="a reason alone"),
        pytest.param(SECOND, ["Say why"], id="a second person alone"),
        pytest.param(
            {**REASON, "level.second_name": "Kim"}, ["Give the role"], id="a person without a role"
        ),
        pytest.param({**REASON, **SECOND, "level.reason": "  "}, ["Say why"], id="an empty reason"),
    ],
)
def test_a_lower_level_needs_a_reason_and_a_second_person(
    walker: Walker, given: dict[str, str], missing: list[str]
) -> None:
    typed = {"level": "low", **given}
    response = suggested_high(walker).send(typed)
    assert (response.status_code, walker.at) == (422, PAGE)
    assert [each for each in missing if not any(each in e for e in walker.page.errors)] == []
    assert len(walker.page.errors) == len(missing)
    ids = {each.get("id") for each in walker.page.root.iter()}
    for error in walker.page.errors:
        [link] = [a.get("href") or "" for a in walker.page.all("a") if text_of(a) == error]
        assert link[1:] in ids
    held = walker.page.fields()
    assert {name: held[name][0].strip() for name in typed} == {
        name: each.strip() for name, each in typed.items()
    }
    assert "level" not in data(walker)["answers"]


def test_a_lower_level_with_both_is_printed_beside_the_suggested_one_and_changes_nothing(
    walker: Walker,
) -> None:
    suggested_high(walker)
    before = data(walker)
    walker.send({"level": "low", **REASON, **SECOND})
    assert walker.at == "tasks"
    after = data(walker)
    for each in ("urgency", "level", "exploitation_level", "destinations", "findings"):
        assert after[each] == before[each], each
    assert [each["text"] for each in after["clocks"]] == [each["text"] for each in before["clocks"]]
    [decision] = after["decisions"]
    assert (decision["suggested"], decision["chosen"]) == ("high", "low")
    for page in ("letter", "record"):
        text = walker.go(page).page.text
        for words in ("suggested by the answers: High", REASON["level.reason"], "Kim Example"):
            assert words in text, page
        assert (
            "Given by the person who refers, in: Child sexual exploitation risk toolkit: Low"
            in text
        )
        assert SECOND["level.second_role"] in text
    result = walker.go("result").page.text
    assert "needs its reasons" not in result
    assert "Ring now" in result


@pytest.mark.parametrize(
    ("level", "given"),
    [
        pytest.param("none_identified", {}, id="as suggested"),
        pytest.param("high", REASON, id="higher, with a reason"),
    ],
)
def test_no_second_person_is_asked_for_where_nothing_is_lowered(
    walker: Walker, level: str, given: dict[str, str]
) -> None:
    walker.tell(this_assessment="first").go(PAGE)
    assert "suggest: No sign recorded so far" in walker.page.text
    walker.send({"level": level, **given})
    assert walker.page.errors == []
    assert data(walker)["decisions"][0]["missing"] == []


def test_a_higher_level_needs_its_reason(walker: Walker) -> None:
    walker.tell(this_assessment="first").go(PAGE).send({"level": "high"})
    assert walker.page.errors == ["Say why your level differs from the suggested one"]


def test_a_reason_without_a_level_is_not_lost(walker: Walker) -> None:
    suggested_high(walker).send({**REASON, **SECOND})
    assert walker.page.status == 422
    assert walker.page.errors == ["Choose an answer"]
    held = walker.page.fields()
    assert {name: held[name] for name in (*REASON, *SECOND)} == {
        name: [each] for name, each in {**REASON, **SECOND}.items()
    }


def test_the_page_may_be_left_blank(walker: Walker) -> None:
    suggested_high(walker).send({})
    assert walker.at == "tasks"
    assert data(walker)["decisions"] == []


@pytest.fixture
def risen(walker: Walker) -> Walker:
    """A level that was as suggested, and then one more sign was told."""
    walker.tell(this_assessment="first", level="none_identified")
    assert data(walker)["decisions"][0]["missing"] == []
    return walker.tell(firm_signs=firm(walker))


@pytest.mark.parametrize(
    "document", ["letter", "record", "letter.pdf", "record.pdf", "answers.json"]
)
def test_a_suggestion_that_rose_leads_from_the_documents_to_the_level(
    risen: Walker, document: str
) -> None:
    risen.open(f"/en/f/{document}")
    assert risen.at == PAGE
    assert "Your level differs from the suggested one" in risen.page.text
    assert risen.page.fields()["level"] == ["none_identified"]
    risen.send({"level": "high"})
    assert risen.client.get(f"/en/f/{document}").status_code == 200


def test_the_result_opens_all_the_same_and_says_what_is_wanting(risen: Walker) -> None:
    text = risen.go("result").page.text
    assert "Ring now" in text
    assert "still needs its reasons" in text
    [link] = [a for a in risen.page.all("a") if text_of(a).startswith("Give the reasons")]
    risen.open(link.get("href") or "")
    assert risen.at == PAGE


def test_a_level_that_lost_its_reasons_holds_back_the_next_questionnaires_documents_too(
    risen: Walker,
) -> None:
    risen.carry_on("c").tell(why_now="One more sign was told.")
    text = risen.go("letter").page.text
    if risen.at == "letter":
        annex = text[text.index("Told before, in") :]
        assert "No sign recorded so far" not in annex
    else:
        assert risen.at == PAGE


def test_a_reason_is_only_ever_text(walker: Walker) -> None:
    hostile = "<script>alert(1)</script> {{ 7*7 }} %(x)s"
    suggested_high(walker)
    given = {"level.reason": hostile, "level.second_name": hostile, "level.second_role": hostile}
    walker.send({"level": "low", **given})
    for page in ("result", "check", "letter", "record"):
        assert hostile in walker.go(page).page.text, page


def test_a_level_that_is_none_is_refused(walker: Walker) -> None:
    suggested_high(walker).send({"level": "safe", **REASON})
    assert walker.page.errors == ["Choose one of the answers given"]
    assert walker.page.fields()["level.reason"] == [REASON["level.reason"]]
