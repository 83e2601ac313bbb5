"""An assessment beside an earlier one: its data file comes back, and nothing in it is trusted."""

import io
import json
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.questionnaires.kinds.signs import SignsQuestion
from app.referrals.comparison import LARGEST
from app.web.headers import LARGEST_FORM
from tests.journey.reading import XHTML, text_of
from tests.journey.walker import Walker

TOOLKIT = "f"


def signs(walker: Walker) -> list[tuple[str, str]]:
    question = walker.questionnaire.question("firm-signs")
    assert isinstance(question, SignsQuestion)
    return [(sign.id, sign.label.id) for sign in question.signs]


def assessed(app: Flask, letter: str = TOOLKIT, **told: Any) -> Walker:
    """Return somebody who assessed a child."""
    return Walker(app, journey=letter).begin().tell(**told)


def file_of(walker: Walker) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(walker.client.get(f"/en/{walker.journey}/answers.json").data)
    return found


def bring(walker: Walker, content: bytes | dict[str, Any] | None) -> TestResponse:
    """Choose a file on the page that compares, and send it."""
    walker.go("compare")
    sent = json.dumps(content).encode() if isinstance(content, dict) else content
    [token] = walker.page.form_fields()["csrf_token"]
    parts = [b'name="csrf_token"\r\n\r\n' + token.encode()]
    if sent is not None:
        parts.append(b'name="earlier"; filename="answers.json"\r\n\r\n' + sent)
    # Written by hand: the client's own way leaves a large file open.
    start = b"--edge\r\nContent-Disposition: form-data; "
    body = b"".join(start + part + b"\r\n" for part in parts) + b"--edge--\r\n"
    return walker.send_body(body, "multipart/form-data; boundary=edge")


@pytest.fixture
def then(whole_app: Flask) -> dict[str, Any]:
    """The data file of an earlier assessment, with its first, second and third sign."""
    walker = Walker(whole_app, journey=TOOLKIT)
    ids = [id for id, _ in signs(walker)]
    steps = {ids[0]: "now", ids[1]: "now", ids[2]: "now"}
    return file_of(assessed(whole_app, child_name="Robin Example", firm_signs=steps))


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    """Somebody who assesses the same child again."""
    walker = Walker(whole_app, journey=TOOLKIT)
    ids = [id for id, _ in signs(walker)]
    steps = {ids[0]: "now", ids[1]: "suspected", ids[3]: "now"}
    return assessed(whole_app, child_name=" robin  EXAMPLE ", firm_signs=steps)


def changes(walker: Walker) -> dict[str, tuple[str, str, str]]:
    """Return each sign that is compared on the page in front: then, now, and what changed."""
    rows = [
        row for row in walker.page.all("tr") if row.find(XHTML + "th[@scope='row']") is not None
    ]
    cells = [[text_of(cell) for cell in row] for row in rows]
    return {sign: (was, is_now, change) for sign, was, is_now, change in cells}


def test_what_is_new_gone_changed_and_as_before_is_shown(
    walker: Walker, then: dict[str, Any]
) -> None:
    bring(walker, then)
    assert walker.at == "result"
    labels = [label for _, label in signs(walker)]
    found = changes(walker)
    assert found[labels[0]][2] == "As before"
    assert found[labels[1]][2] == "Changed"
    assert found[labels[2]][1:] == ("Not told", "Not told this time")
    assert (found[labels[3]][0], found[labels[3]][2]) == ("Not told", "New")
    assert len(found) == 4
    assert "Signs then: 3. Signs now: 3." in walker.page.html
    assert "Suggested then: High. Suggested now: High." in walker.page.text
    assert "Check that both are about the same child" not in walker.page.text


def test_it_is_printed_in_the_documents_and_changes_nothing_else(
    walker: Walker, then: dict[str, Any]
) -> None:
    before = file_of(walker)
    bring(walker, then)
    after = file_of(walker)
    assert after["comparison"]["groups"]
    for each in ("urgency", "level", "exploitation_level", "findings", "destinations", "answers"):
        assert after[each] == before[each]
    for page in ("letter", "record"):
        assert "Not told this time" in walker.go(page).page.text


def test_fewer_signs_are_never_called_good(walker: Walker, then: dict[str, Any]) -> None:
    walker.tell(firm_signs={signs(walker)[0][0]: "no"})
    bring(walker, then)
    text = walker.page.text
    assert "Fewer may mean that less was seen" in text
    assert "never as a count" in text


def test_without_a_name_or_birthday_in_both_one_is_told_to_check(
    whole_app: Flask, then: dict[str, Any]
) -> None:
    walker = assessed(whole_app, this_assessment="first")
    bring(walker, then)
    assert walker.at == "result"
    assert "Check that both are about the same child" in walker.page.text


REFUSED = [
    pytest.param(None, "not a data file", id="no file"),
    pytest.param(b"", "not a data file", id="an empty file"),
    pytest.param(b"\x89PNG\r\n\x1a\n\x00", "not a data file", id="a picture"),
    pytest.param(b"{", "not a data file", id="half of JSON"),
    pytest.param(b'"answers"', "not a data file", id="a text"),
    pytest.param(b'{"answers": {}}', "not a data file", id="other JSON"),
    pytest.param(b"[" * 200_000, "not a data file", id="lists in lists"),
    pytest.param(b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "not a data file", id="deep"),
    pytest.param(b"\xff\xfe{\x00}\x00", "not a data file", id="another encoding"),
    pytest.param(b"9" * 100_000, "not a data file", id="a long number"),
    pytest.param(b'{"x": "' + b"x" * LARGEST + b'"}', "too large", id="too large"),
]


@pytest.mark.parametrize(("content", "says"), REFUSED)
def test_what_is_no_data_file_of_ours_is_refused_in_words(
    walker: Walker, content: bytes | None, says: str
) -> None:
    response = bring(walker, content)
    assert (response.status_code, walker.at) == (422, "compare")
    [error] = walker.page.errors
    assert says in error
    [beside] = [p for p in walker.page.all("p") if "error-message" in (p.get("class") or "")]
    assert says in text_of(beside)
    assert [a.get("href") for a in walker.page.all("a") if text_of(a) == error] == ["#earlier"]
    assert not changes(walker.go("result"))


def test_what_is_far_too_large_is_refused_before_it_is_read(walker: Walker) -> None:
    response = bring(walker, b"x" * (LARGEST_FORM + 1))
    assert response.status_code == 413
    assert "999" in walker.page.text
    assert walker.go("result").page.status == 200


ANOTHER = [
    pytest.param(
        {"questionnaire": {"id": "exploitation"}}, "another questionnaire", id="of another"
    ),
    pytest.param(
        {"questionnaire": {"edition": "Working Together 2018"}}, "another edition", id="edition"
    ),
    pytest.param({"answers": {"child-name": "Kim"}}, "about another child", id="a name"),
    pytest.param({"answers": {"birth-date": "2012-03-04"}}, "about another child", id="a birthday"),
    pytest.param({"made_at": "yesterday"}, "not a data file", id="no time"),
    pytest.param({"schema_version": "9.9"}, "not a data file", id="another version"),
    pytest.param({"more": 1}, "not a data file", id="one thing more"),
    pytest.param({"answers": [1]}, "not a data file", id="answers as a list"),
]


@pytest.mark.parametrize(("changed", "says"), ANOTHER)
def test_a_file_of_something_else_is_refused_in_words(
    walker: Walker, then: dict[str, Any], changed: dict[str, Any], says: str
) -> None:
    walker.tell(child_name="Robin Example", birth_date="2011-03-04")
    for key, value in changed.items():
        is_part = isinstance(value, dict)
        then[key] = {**then[key], **value} if is_part else value
    assert bring(walker, then).status_code == 422
    assert says in walker.page.errors[0]


MARKUP = "<script>alert(1)</script>"


def test_nothing_in_the_file_is_ever_markup_or_spoken_as_ours(
    walker: Walker, then: dict[str, Any]
) -> None:
    then["exploitation_label"] = then["level_label"] = MARKUP
    then["questionnaire"]["title"] = then["questionnaire"]["fingerprint"] = MARKUP
    then["words"]["heading"] = then["words"]["do"] = "All is well. Ring nobody."
    then["answers"]["firm-signs"] |= {MARKUP: "now", "sign-of-then": "now", "x\x00": "now"}
    then["answers"][MARKUP] = MARKUP
    bring(walker, then)
    for page in ("result", "letter", "record"):
        html = walker.go(page).page.html
        assert "alert(1)" not in html
        assert "All is well" not in html
        assert "\x00" not in html
        assert "no longer asked: sign-of-then." in walker.page.text
    for name in ("letter.pdf", "record.pdf"):
        assert walker.client.get(f"/en/{TOOLKIT}/{name}").data[:5] == b"%PDF-"


ODD = [
    pytest.param({"firm-signs": {"made-up": {"deep": [1]}}}, id="a step that is none"),
    pytest.param({"firm-signs": [1, None]}, id="a list for signs"),
    pytest.param({"firm-signs": {"unsaid": "not_sure"}}, id="not sure"),
    pytest.param({"child-name": {"x": 1}}, id="a name that is none"),
    pytest.param({"level": {"chosen": "low"}, "events": "x"}, id="answers elsewhere"),
]


@pytest.mark.parametrize("answers", ODD)
@pytest.mark.parametrize("made_at", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59"])
def test_odd_answers_in_a_file_stop_nothing(
    walker: Walker, then: dict[str, Any], answers: dict[str, Any], made_at: str
) -> None:
    bring(walker, {**then, "answers": answers, "made_at": made_at})
    assert (walker.page.status, walker.at) == (200, "result")
    for page in ("letter", "record"):
        assert walker.go(page).page.status == 200


def test_a_later_file_takes_the_place_of_the_first(walker: Walker, then: dict[str, Any]) -> None:
    bring(walker, then)
    assert len(changes(walker)) == 4
    bring(walker, {**then, "answers": {}})
    assert {change for _, _, change in changes(walker).values()} == {"New"}


def test_another_child_told_after_the_file_was_brought_is_no_stop(
    walker: Walker, then: dict[str, Any]
) -> None:
    bring(walker, then)
    walker.tell(child_name="Kim")
    for page in ("result", "letter", "record"):
        assert walker.go(page).page.status == 200, page
        assert "Not told this time" not in walker.page.text


def test_only_what_is_written_again_is_compared(whole_app: Flask) -> None:
    for each in Walker(whole_app).state.content.library.questionnaires.values():
        walker = Walker(whole_app, journey=each.address).begin().go("compare")
        is_compared = any(ending.kind == "exploitation-assessment" for ending in each.kinds)
        assert walker.page.status == (200 if is_compared else 404)
        offered = "Compare with an earlier assessment" in walker.go("result").page.text
        assert offered is is_compared


def test_a_file_sent_from_another_site_is_refused(walker: Walker, then: dict[str, Any]) -> None:
    response = walker.client.post(
        f"/en/{TOOLKIT}/compare",
        data={"earlier": (io.BytesIO(json.dumps(then).encode()), "answers.json")},
        headers={"Sec-Fetch-Site": "cross-site"},
    )
    assert response.status_code == 403
    assert not changes(walker.go("result"))
