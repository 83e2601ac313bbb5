"""A referral brought back as its file: updated, followed up, assessed again or carried on."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.drafts.tables import draft
from app.journey.state import EXTENSION, State
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.reading import measure, overlong
from app.referrals.comparison import LARGEST
from app.referrals.dated import is_about_now
from app.web.headers import LARGEST_FORM
from tests.conftest import app_for, close, settings_for
from tests.journey.reading import XHTML, text_of
from tests.journey.walker import Walker

REFERRAL, TOOLKIT, PUBLIC = "c", "f", "a"
HOME = {"code": "E08000018", "postcode": "S60 1AE"}


def assessed(app: Flask, letter: str, **told: Any) -> Walker:
    return Walker(app, journey=letter).begin().tell(**told)


def file_of(walker: Walker) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(walker.client.get(f"/en/{walker.journey}/answers.json").data)
    return found


def bring(walker: Walker, content: bytes | dict[str, Any] | None) -> TestResponse:
    """Choose a file on the page that asks for it, and send it."""
    walker.open("/en/bring")
    sent = json.dumps(content).encode() if isinstance(content, dict) else content
    [token] = walker.page.form_fields()["csrf_token"]
    parts = [b'name="csrf_token"\r\n\r\n' + token.encode()]
    if sent is not None:
        parts.append(b'name="answers"; filename="answers.json"\r\n\r\n' + sent)
    start = b"--edge\r\nContent-Disposition: form-data; "
    body = b"".join(start + part + b"\r\n" for part in parts) + b"--edge--\r\n"
    return walker.send_body(body, "multipart/form-data; boundary=edge")


def sign(walker: Walker) -> tuple[str, str]:
    question = walker.questionnaire.question("firm-signs")
    assert isinstance(question, SignsQuestion)
    return question.signs[0].id, question.signs[0].label.id


def offered(walker: Walker) -> list[str]:
    return [each.get("value") or "" for each in walker.page.all("input") if _is_radio(each.attrib)]


def _is_radio(attributes: dict[str, str]) -> bool:
    return attributes.get("type") == "radio"


@pytest.fixture(scope="module")
def referral(whole_app: Flask) -> dict[str, Any]:
    """The data file of a referral."""
    return file_of(
        assessed(
            whole_app,
            REFERRAL,
            child_name="Robin Example",
            danger="no",
            with_now="An aunt",
            home_postcode="S60 1AE",
            council=HOME,
            why_now="She told her teacher.",
        )
    )


@pytest.fixture(scope="module")
def assessment(whole_app: Flask) -> dict[str, Any]:
    """The data file of an assessment that found a sign."""
    walker = Walker(whole_app, journey=TOOLKIT)
    steps = {sign(walker)[0]: "now"}
    told: dict[str, Any] = {"firm_signs": steps, "level": {"chosen": "high"}, "role": "Teacher"}
    return file_of(assessed(whole_app, TOOLKIT, child_name="Robin Example", **told))


@pytest.fixture
def fresh(whole_app: Flask) -> Walker:
    """Somebody with nothing in their browser."""
    return Walker(whole_app, journey=REFERRAL)


def test_what_was_read_is_said_before_anything_is_done(
    fresh: Walker, referral: dict[str, Any]
) -> None:
    bring(fresh, referral)
    text = fresh.page.text
    assert "This file is from: Refer a child to social care. It was made on 24 November" in text
    assert "Robin Example" in text
    assert "We could read 4 answers that can come back." in text
    for asked in ("danger", "with-now"):
        assert fresh.questionnaire.question(asked).label.plain.id in text
    assert "could not be read" not in text
    assert "An aunt" not in text
    assert offered(fresh) == ["update", "follow-up"]
    assert fresh.open("/en/c/check").status_code == 200
    assert "Robin" not in fresh.page.text


def test_a_referral_is_updated(fresh: Walker, referral: dict[str, Any]) -> None:
    bring(fresh, referral)
    fresh.send({"way": "update"})
    assert (fresh.page.status, fresh.at) == (200, "now")
    assert "danger" not in fresh.page.fields()
    assert fresh.go("child").page.fields()["child-name"] == ["Robin Example"]
    again = file_of(fresh)
    assert again["updates"] == referral["made_at"]
    asked = fresh.questionnaire.questions
    assert again["answers"] == {
        id: value
        for id, value in referral["answers"].items()
        if asked[id].place != "urgent" and id != "seen-postcode"
    }
    assert again["area"]["name"] == "Rotherham Metropolitan Borough Council"
    assert fresh.open("/en/bring/next").request.path == "/en/bring"
    assert "The file is no longer here" in fresh.page.text


def test_danger_that_is_not_asked_again_counts_and_is_listed(whole_app: Flask) -> None:
    walker = assessed(whole_app, "h", grave="yes").carry_on(REFERRAL)
    walker.tell(danger="no", safe_tonight="yes", reach="no", hurt="no", child_name="Robin")
    then = file_of(walker)
    assert [each["questionnaire"]["id"] for each in then["annexes"]] == ["neglect"]
    later = Walker(whole_app, journey=REFERRAL)
    bring(later, then)
    text = later.page.text
    assert "What still counts from that day" in text
    assert f"for good? Change it in: {walker.carry_on('h').questionnaire.title.id}." in text
    later.send({"way": "update"})
    later.tell(danger="no", safe_tonight="yes", reach="no", hurt="no")
    now = file_of(later)
    assert now["urgency"] == then["urgency"] == "same_day"
    later.carry_on("h").tell(grave="no")
    assert file_of(later.carry_on(REFERRAL))["urgency"] != "same_day"


def test_what_a_way_does_not_ask_again_is_said_before_it_is_chosen(whole_app: Flask) -> None:
    walker = assessed(whole_app, "h", danger="no", grave="yes")
    bring(later := Walker(whole_app, journey="h"), file_of(walker))
    assert "Nothing asks these again for sure" not in later.page.text
    assert "If you carry it on to a questionnaire that does not ask these" in later.page.text
    assert later.page.text.count("harm their health for good?") == 2


def test_a_note_to_file_is_signed_again(whole_app: Flask) -> None:
    level = {"chosen": "universal", "reason": "x", "second_name": "S", "second_role": "Head"}
    walker = assessed(whole_app, "p", level_now=level, second_person="agrees", decided_by="Head")
    then = file_of(walker)
    assert then["decisions"][0]["second_name"] == "S"
    later = Walker(whole_app, journey="p")
    bring(later, then)
    for id in ("level-now", "second-person", "decided-by"):
        assert later.questionnaire.question(id).label.plain.id in later.page.text
    later.send({"way": "update"})
    now = file_of(later)
    assert now["decisions"] == []
    assert {now["answers"].get(id) for id in ("level-now", "second-person", "decided-by")} == {None}


def test_a_first_referral_updates_nothing(referral: dict[str, Any]) -> None:
    assert referral["updates"] is None


def test_a_referral_is_followed_up(fresh: Walker, referral: dict[str, Any]) -> None:
    bring(fresh, referral)
    fresh.send({"way": "follow-up"})
    assert fresh.page.url.endswith("/en/n/now")
    fresh.carry_on("n")
    fields = fresh.go("report").page.fields()
    parts = [fields[f"reported-on.{part}"] for part in ("day", "month", "year")]
    assert parts == [["24"], ["11"], ["2026"]]
    assert fresh.go("child").page.fields()["child-name"] == ["Robin Example"]
    again = file_of(fresh)
    assert again["updates"] is None
    [annex] = again["annexes"]
    assert annex["answers"]["why-now"] == "She told her teacher."
    fresh.tell(reported_on="2026-11-20")
    assert file_of(fresh)["answers"]["reported-on"] == "2026-11-20"


def test_the_next_assessment_stands_beside_the_last(
    fresh: Walker, assessment: dict[str, Any]
) -> None:
    fresh.carry_on(TOOLKIT)
    bring(fresh, assessment)
    assert offered(fresh)[:2] == ["update", "next"]
    assert "The level in it was given then" in fresh.page.text
    assert "This one will stand beside it" in fresh.page.text
    fresh.send({"way": "next"})
    assert fresh.at == "now"
    again = {id: value for id, value in file_of(fresh)["answers"].items() if value is not None}
    assert again == {"child-name": "Robin Example", "role": "Teacher"}
    id, label = sign(fresh)
    fresh.tell(firm_signs={id: "suspected"}).go("result")
    [row] = [each for each in fresh.page.all("tr") if text_of(each).startswith(label)]
    assert [text_of(cell) for cell in row][-1] == "Changed"
    assert row.find(XHTML + "th") is not None


def test_an_assessment_is_carried_on(fresh: Walker, assessment: dict[str, Any]) -> None:
    bring(fresh, assessment)
    assert "referral" in offered(fresh)
    fresh.send({"way": "referral"})
    assert fresh.page.url.endswith("/en/c/now")
    again = file_of(fresh)
    assert (again["exploitation_level"], again["updates"]) == ("high", None)
    assert sign(fresh.carry_on(TOOLKIT))[0] in again["annexes"][0]["answers"]["firm-signs"]


def test_another_edition_begins_the_next_one_without_a_comparison(
    fresh: Walker, assessment: dict[str, Any]
) -> None:
    other = {**assessment["questionnaire"], "edition": "Working Together 2018"}
    bring(fresh, {**assessment, "questionnaire": other})
    assert "the two cannot be compared" in fresh.page.text
    fresh.send({"way": "next"})
    assert file_of(fresh.carry_on(TOOLKIT))["comparison"] is None


def test_a_report_of_the_public_is_updated_from_its_first_question(whole_app: Flask) -> None:
    walker = Walker(whole_app).begin()
    walker.walk({"danger": "no", "who": "known", "age": 7, "safe-tonight": "yes"})
    then = file_of(walker)
    assert then["answers"]["danger"] == "no"
    later = Walker(whole_app)
    bring(later, then)
    assert offered(later) == ["update"]
    assert "level" not in later.page.text
    later.send({"way": "update"})
    assert later.page.status == 200
    assert later.at in later.questionnaire.pages_by_id
    assert "danger" not in later.page.fields()
    assert file_of(later)["answers"]["age"] == then["answers"]["age"]


ODD: dict[str, Any] = {
    "child-name": {"x": "<script>alert(1)</script>"},
    "of-then": "said\x00then",
    "<script>alert(2)</script>": "<script>alert(3)</script>",
    "council": "E07000001",
    "home-postcode": "S60 0ZZ",
}


def test_what_could_not_be_read_is_shown_and_kept(fresh: Walker, referral: dict[str, Any]) -> None:
    words = {**referral["words"], "heading": "All is well. Ring nobody."}
    title = {**referral["questionnaire"], "title": "All is well", "fingerprint": "All is well"}
    altered = {**referral, "answers": {**referral["answers"], **ODD}}
    bring(fresh, {**altered, "words": words, "level_label": "All is well", "questionnaire": title})
    text = fresh.page.text
    assert "There is no such council now." in text
    assert "of-then: This is not asked here." in text
    assert "An answer under a name that we do not know" in text
    assert "Our list does not have this postcode." in text
    fresh.send({"way": "update"})
    check = fresh.go("check").page
    assert "said\ufffdthen" in check.text
    assert "<script>alert(3)" in check.text
    for page in fresh.seen:
        assert "alert(2)" not in page.html
        assert "<script>alert" not in page.html
        assert "All is well" not in page.html
    for name in ("result", "letter", "record"):
        assert fresh.go(name).page.status == 200
        assert "alert" not in fresh.page.html


def test_a_file_full_of_what_cannot_be_read_makes_no_long_page(
    fresh: Walker, referral: dict[str, Any]
) -> None:
    bring(fresh, {**referral, "answers": {f"x{n}": "y" * 450 for n in range(1900)}})
    assert "And 1860 more." in fresh.page.text
    assert len(fresh.page.html) < 15 * 1024
    fresh.send({"way": "update"})
    assert "And 1860 more." in fresh.go("check").page.text
    assert len(fresh.page.html) < 40 * 1024


REFUSED = [
    pytest.param(None, "not a data file", id="no file"),
    pytest.param(b"", "not a data file", id="an empty file"),
    pytest.param(b"\x89PNG\r\n\x1a\n\x00", "not a data file", id="a picture"),
    pytest.param(b"[" * 200_000, "not a data file", id="lists in lists"),
    pytest.param(b'{"x": "' + b"x" * LARGEST + b'"}', "too large", id="too large"),
]


@pytest.mark.parametrize(("content", "says"), REFUSED)
def test_what_is_no_data_file_of_ours_is_refused_in_words(
    fresh: Walker, content: bytes | None, says: str
) -> None:
    assert bring(fresh, content).status_code == 422
    assert says in fresh.page.errors[0]
    assert fresh.client.get_cookie(fresh.state.cookie) is None


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        pytest.param({"reader": "training"}, "made-up child", id="training"),
        pytest.param({"schema_version": "2.0"}, "another version", id="another version"),
        pytest.param({"questionnaire": {"id": "of-then"}}, "not asked here", id="of then"),
        pytest.param({"made_at": "2036-11-24T10:00:00Z"}, "clock of a computer", id="ahead"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(
    fresh: Walker, referral: dict[str, Any], changed: dict[str, Any], says: str
) -> None:
    assert bring(fresh, {**referral, **changed}).status_code == 422
    assert says in fresh.page.errors[0]


def test_a_file_larger_than_any_form_is_stopped(fresh: Walker) -> None:
    assert bring(fresh, b" " * (LARGEST_FORM + 1)).status_code == 413


def test_no_draft_is_lost_without_being_asked(whole_app: Flask, referral: dict[str, Any]) -> None:
    walker = assessed(whole_app, REFERRAL, child_name="Kim")
    bring(walker, referral)
    assert "There are other answers in this browser" in walker.page.text
    assert walker.send({"way": "update"}).status_code == 422
    assert "Tick this to go on" in walker.page.errors[0]
    assert walker.page.fields()["way"] == ["update"]
    assert file_of(walker)["answers"]["child-name"] == "Kim"
    assert walker.open("/en/bring/next").status_code == 200
    assert walker.send({"delete": "yes"}).status_code == 422
    assert walker.page.fields()["delete"] == ["yes"]
    assert "Choose what to do" in walker.page.errors[0]
    walker.open("/en/bring/next")
    walker.send({"way": "update", "delete": "yes"})
    assert file_of(walker)["answers"]["child-name"] == "Robin Example"
    assert "Kim" not in walker.go("check").page.text


def test_a_choice_that_was_read_of_one_file_begins_nothing_with_another(
    whole_app: Flask, fresh: Walker, referral: dict[str, Any]
) -> None:
    bring(fresh, referral)
    shown = fresh.page
    other = {**referral, "answers": {**referral["answers"], "child-name": "Somebody Else"}}
    bring(fresh, other)
    fresh.page = shown
    assert fresh.send({"way": "update"}).status_code == 422
    assert "Another file was brought meanwhile" in fresh.page.text
    assert "Somebody Else" in fresh.page.text


def test_a_file_is_gone_once_a_page_of_the_draft_is_saved(
    whole_app: Flask, referral: dict[str, Any]
) -> None:
    walker = Walker(whole_app, journey=REFERRAL).begin()
    bring(walker, referral)
    walker.go("now").answer(danger="no")
    assert walker.open("/en/bring/next").status_code == 200
    assert urlsplit(walker.page.url).path == "/en/bring"


def test_a_file_is_gone_after_an_hour(
    whole_app: Flask, fresh: Walker, referral: dict[str, Any]
) -> None:
    bring(fresh, referral)
    parts: State = whole_app.extensions[EXTENSION]
    later = parts.now() + timedelta(minutes=61)
    with pytest.MonkeyPatch.context() as changed:
        changed.setitem(whole_app.extensions, EXTENSION, replace(parts, now=lambda: later))
        fresh.open("/en/bring/next")
    assert urlsplit(fresh.page.url).path == "/en/bring"


def test_a_bad_file_leaves_the_draft_and_the_file_before_it(
    whole_app: Flask, referral: dict[str, Any]
) -> None:
    walker = assessed(whole_app, REFERRAL, child_name="Kim")
    bring(walker, referral)
    bring(walker, b"{")
    assert file_of(walker)["answers"]["child-name"] == "Kim"
    assert "Robin Example" in walker.open("/en/bring/next").text


def test_a_way_that_is_not_offered_is_refused(fresh: Walker, referral: dict[str, Any]) -> None:
    bring(fresh, referral)
    for way in ("next", "cse-risk", "", "<b>"):
        assert fresh.send({"way": way}).status_code == 422
        assert "Choose what to do" in fresh.page.errors[0]


def test_without_a_file_one_is_asked_for_it(fresh: Walker) -> None:
    fresh.open("/en/bring/next")
    assert fresh.at == "bring"
    assert "Choose it again" in fresh.page.text


def test_the_chosen_school_goes_on_to_what_is_begun(
    fresh: Walker, referral: dict[str, Any]
) -> None:
    fresh.client.set_cookie(fresh.state.chosen, "100000")
    bring(fresh, referral)
    assert fresh.client.get_cookie(fresh.state.chosen) is not None
    fresh.send({"way": "update"})
    assert fresh.client.get_cookie(fresh.state.chosen) is None


def test_the_file_is_kept_encrypted_only(fresh: Walker, referral: dict[str, Any]) -> None:
    bring(fresh, referral)
    engine = fresh.state.drafts._engine  # noqa: SLF001 - looked at as a thief would
    with engine.connect() as connection:
        kept = connection.scalars(select(draft.c.content)).all()
    assert kept
    assert not any(b"Robin Example" in each for each in kept)


def test_both_ways_in_lead_to_it(fresh: Walker) -> None:
    for start in ("/en/", "/en/work"):
        fresh.open(start)
        assert "/en/bring" in [a.get("href") for a in fresh.page.all("a")]


def test_its_pages_are_plain_and_small(fresh: Walker, assessment: dict[str, Any]) -> None:
    fresh.open("/en/bring")
    bring(fresh, assessment)
    bring(fresh, with_every_danger(fresh, assessment))
    assert "What still counts from that day" in fresh.page.text
    for page in fresh.seen:
        [main] = page.all("main")
        said = [text_of(each) for each in main.iter() if is_spoken(each)]
        assert measure(said).lix <= 30, page.url
        assert [each for text in said for each in overlong(text)] == []
        assert len(page.html) < 15 * 1024


def with_every_danger(walker: Walker, assessment: dict[str, Any]) -> dict[str, Any]:
    """Return a file with every urgent question of every questionnaire answered with yes."""
    annexes = [
        {
            "questionnaire": {"id": each.id},
            "answers": {
                id: "yes" for id, question in each.questions.items() if is_about_now(question)
            },
        }
        for each in walker.state.content.library.questionnaires.values()
    ]
    return {**assessment, "annexes": annexes}


def is_spoken(each: Element) -> bool:
    is_hint = "govuk-hint" in (each.get("class") or "")
    return is_hint or each.tag.removeprefix(XHTML) in {"h1", "h2", "p", "li", "label", "legend"}


@pytest.mark.parametrize("path", ["/en/bring", "/en/bring/next"])
def test_a_form_from_another_site_is_refused(
    fresh: Walker, referral: dict[str, Any], path: str
) -> None:
    bring(fresh, referral)
    sent = fresh.client.post(path, data={"way": "update"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert sent.status_code == 403
    assert fresh.client.post(path, data={"way": "update"}).status_code == 400


def test_it_works_over_https(tmp_path: Path, referral: dict[str, Any]) -> None:
    app = app_for(settings_for(tmp_path, https=True))
    walker = Walker(app, base_url="https://localhost", journey=REFERRAL)
    bring(walker, referral)
    held = walker.client.get_cookie("__Host-signpost")
    walker.send({"way": "update"})
    assert walker.at == "now"
    begun = walker.client.get_cookie("__Host-signpost")
    assert held
    assert begun
    assert held.value != begun.value
    assert begun.secure
    close(app)


def test_an_update_is_updated_again(fresh: Walker, referral: dict[str, Any]) -> None:
    bring(fresh, {**referral, "made_at": "2026-11-03T09:00:00Z"})
    fresh.send({"way": "update"})
    later = file_of(fresh)
    assert later["updates"] == "2026-11-03T09:00:00Z"
    fresh.open("/en/bring")
    bring(fresh, later)
    fresh.send({"way": "update", "delete": "yes"})
    assert file_of(fresh)["updates"] == later["made_at"]
