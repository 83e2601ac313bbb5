"""A copy for the family: shown whole, ticked, and made only where everything allows it."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.config import ROOT
from app.journey.stored import Stored
from app.journey.visit import open_visit, save
from app.questionnaires.answers import Json
from app.questionnaires.case import Case, read_answers
from app.questionnaires.reading import measure
from app.translating.catalogues import build, file_of, fingerprint, read, write
from app.translating.collecting import DOMAINS
from tests.conftest import app_for, close, settings_for
from tests.journey.test_bring import bring
from tests.journey.walker import Walker
from tests.referrals.family_cases import EARLY_HELP, MOTHER, REFERRAL, answers

LETTERS = {REFERRAL: "c", EARLY_HELP: "e"}
HANDED = "Do not hand over your own record instead"


@pytest.fixture
def referring(whole_app: Flask) -> Walker:
    """A professional whose answers all allow a copy for the family."""
    return told(whole_app, REFERRAL)


def told(app: Flask, id: str, **other: Any) -> Walker:
    """Return somebody who has answered all of a questionnaire."""
    walker = Walker(app, journey=LETTERS[id]).begin()
    keep(app, walker, answers(id, **{"child_name": "Robin Example", **other}))
    return walker.go("family")


def keep(app: Flask, walker: Walker, given: dict[str, Json]) -> None:
    """Keep answers in a draft as their pages would, without sending each."""
    with app.test_request_context(f"/en/{walker.journey}/check", headers=cookies(walker)):
        visit = open_visit(walker.journey)
        read = read_answers(visit.questionnaire, given, visit.asking)
        save(visit, visit.questionnaire, read)


def cookies(walker: Walker) -> dict[str, str]:
    cookie = walker.client.get_cookie(walker.state.cookie)
    assert cookie is not None
    return {"Cookie": f"{cookie.key}={cookie.value}"}


def make(walker: Walker, **fields: str) -> TestResponse:
    """Send the form of the page in front."""
    return walker.send(fields, path=f"/en/{walker.journey}/family.pdf")


def hidden(walker: Walker) -> dict[str, str]:
    return {name: values[-1] for name, values in walker.page.fields().items()}


@pytest.mark.parametrize("id", LETTERS)
def test_the_whole_copy_is_shown_before_it_is_made(whole_app: Flask, id: str) -> None:
    walker = told(whole_app, id, family_view="We want help with <b>sleep</b>.")
    text = walker.page.text
    assert walker.page.status == 200
    assert "What was written about Robin" in text
    assert "We want help with <b>sleep</b>." in text
    assert "Your own words may name somebody" in text
    assert MOTHER["name"] in text
    assert HANDED not in text


def test_with_the_tick_it_comes_as_a_pdf_under_a_neutral_name(
    referring: Walker, tmp_path: Path
) -> None:
    sent = make(referring, confirm="yes", read=hidden(referring)["read"])
    assert (sent.status_code, sent.mimetype) == (200, "application/pdf")
    assert sent.headers["Content-Disposition"] == 'attachment; filename="part.pdf"'
    assert sent.headers["Cache-Control"] == "no-store"
    file = tmp_path / "part.pdf"
    file.write_bytes(sent.data)
    done = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True)
    assert "What was written about Robin" in done.stdout
    assert "Sample" not in done.stdout


def test_without_the_tick_the_page_says_what_to_do(referring: Walker) -> None:
    sent = make(referring, read=hidden(referring)["read"])
    assert sent.status_code == 422
    [error] = referring.page.errors
    assert "tick the box" in error
    assert [a.get("href") for a in referring.page.all("a")].count("#confirm") == 1
    assert "What was written about Robin" in referring.page.text
    assert hidden(referring)["read"]


def test_only_what_was_read_is_made(whole_app: Flask, referring: Walker) -> None:
    read = hidden(referring)["read"]
    keep(whole_app, referring, {"family-view": "Something else."})
    sent = make(referring, confirm="yes", read=read)
    assert sent.status_code == 422
    assert "Read it again" in referring.page.errors[0]
    assert "Something else." in referring.page.text
    assert make(referring, confirm="yes", read=hidden(referring)["read"]).status_code == 200


def test_a_tick_that_comes_after_a_worry_makes_nothing(whole_app: Flask, referring: Walker) -> None:
    read = hidden(referring)["read"]
    keep(whole_app, referring, {"must-not-know": "yes"})
    sent = make(referring, confirm="yes", read=read)
    assert (sent.status_code, sent.mimetype) == (403, "text/html")
    assert HANDED in referring.page.text
    assert "What was written about" not in referring.page.text


def test_it_cannot_be_had_by_its_address_or_from_another_site(referring: Walker) -> None:
    path = f"/en/{referring.journey}/family.pdf"
    assert referring.client.get(path).status_code in {404, 405}
    read = hidden(referring)["read"]
    fields = {"confirm": "yes", "read": read}
    assert referring.client.post(path, data=fields).status_code in {400, 403}
    cross = {"Sec-Fetch-Site": "cross-site"}
    token = {**fields, "csrf_token": hidden(referring)["csrf_token"]}
    assert referring.client.post(path, data=token, headers=cross).status_code == 403


WORRIES = [
    pytest.param({"home_strain": {"violence": "before"}}, "one adult may hurt", id="violence"),
    pytest.param(
        {"fears_home": {"marriage": "suspected"}}, "marriage may be forced", id="marriage"
    ),
    pytest.param({"danger": "yes"}, "too urgent", id="urgent"),
    pytest.param({"worry_person": "not_sure"}, "not known who", id="not sure who"),
    pytest.param({"agreement": [{"name": "Alex"}]}, "has not been told", id="not told"),
]


@pytest.mark.parametrize(("other", "words"), WORRIES)
def test_why_there_is_none_is_said_plainly(
    whole_app: Flask, other: dict[str, Any], words: str
) -> None:
    walker = told(whole_app, REFERRAL, **other)
    assert walker.page.status == 200
    assert words in walker.page.text
    assert HANDED in walker.page.text
    assert "Never change a true answer" in walker.page.text
    assert "What was written about" not in walker.page.text
    assert "csrf_token" not in hidden(walker) or "confirm" not in walker.page.html


def test_no_page_leads_back_to_a_question_about_harm(whole_app: Flask) -> None:
    walker = told(whole_app, REFERRAL, must_not_know=None)
    pages = {page.id for page in walker.questionnaire.pages}
    links = {(a.get("href") or "").rpartition("/")[2] for a in walker.page.all("a")}
    assert not links & pages


def test_nobody_gets_one_who_has_only_begun(whole_app: Flask) -> None:
    walker = Walker(whole_app, journey="c").begin().go("family")
    assert walker.page.status == 200
    assert HANDED in walker.page.text


@pytest.mark.parametrize("letter", ["a", "b"])
def test_the_public_and_children_are_not_asked(whole_app: Flask, letter: str) -> None:
    walker = Walker(whole_app, journey=letter).begin()
    assert walker.client.get(f"/en/{letter}/family").status_code == 404


@pytest.mark.parametrize("letter", ["d", "f", "g", "i", "j", "k", "l", "m", "n", "o"])
def test_no_other_kind_of_document_goes_to_a_family(whole_app: Flask, letter: str) -> None:
    walker = Walker(whole_app, journey=letter).begin().go("family")
    assert "No copy for a family is made of this kind" in walker.page.text


def test_both_pages_are_plain_and_small(whole_app: Flask, referring: Walker) -> None:
    refused = told(whole_app, REFERRAL, danger="yes")
    for walker in (referring, refused):
        assert len(walker.page.html.encode()) < 15_000
        [main] = walker.page.all("main")
        words = re.sub(r"\s+", " ", " ".join(main.itertext()))
        assert measure([words]).lix <= 40
        assert walker.page.title in {
            "A copy for the family – Signpost",
            "No copy for the family – Signpost",
        }


def test_what_this_version_cannot_read_forbids_it(whole_app: Flask, referring: Walker) -> None:
    def add(content: bytes) -> bytes:
        stored = Stored.load(content)
        values = {**stored.case.values, "referral.of-an-older-version": "yes"}
        return stored.with_case(Case(values, stored.case.begun)).dump()

    with whole_app.test_request_context("/en/c/check", headers=cookies(referring)):
        referring.state.drafts.save(open_visit("c").token, add)
    assert "cannot be read by this version" in referring.go("family").page.text


def aside(app: Flask, walker: Walker, **other: Any) -> None:
    """Put a sister's record beside the one that is open."""
    case = walker_case(app, walker, answers(REFERRAL, **other))

    def put(content: bytes) -> bytes:
        kim = Stored(case=case, child="0123abcd", number=2, letter=LETTERS[REFERRAL])
        return replace(Stored.load(content), aside=(kim,)).dump()

    change(app, walker, put)


def walker_case(app: Flask, walker: Walker, given: dict[str, Json]) -> Case:
    with app.test_request_context(f"/en/{walker.journey}/check", headers=cookies(walker)):
        visit = open_visit(walker.journey)
        read = read_answers(visit.questionnaire, given, visit.asking)
    return Case().with_answers(walker.questionnaire, read)


def change(app: Flask, walker: Walker, put: Callable[[bytes], bytes]) -> None:
    with app.test_request_context(f"/en/{walker.journey}/check", headers=cookies(walker)):
        walker.state.drafts.save(open_visit(walker.journey).token, put)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"danger": "yes", "must_not_know": "yes"}, id="danger"),
        pytest.param({"must_not_know": None}, id="must not know: blank"),
    ],
)
def test_what_a_sisters_record_says_forbids_it(
    whole_app: Flask, referring: Walker, other: dict[str, Any]
) -> None:
    fields = hidden(referring)
    aside(whole_app, referring)
    assert "What was written about Robin" in referring.go("family").page.text
    aside(whole_app, referring, **other)
    assert make(referring, confirm="yes", read=fields["read"]).status_code == 403
    assert "told of another child" in referring.go("family").page.text


def test_what_cannot_be_read_of_a_sister_forbids_it(whole_app: Flask, referring: Walker) -> None:
    aside(whole_app, referring)

    def add(content: bytes) -> bytes:
        stored = Stored.load(content)
        [kim] = stored.aside
        values = {**kim.case.values, "referral.of-an-older-version": "yes"}
        kim = kim.with_case(Case(values, kim.case.begun))
        return replace(stored, aside=(kim,)).dump()

    change(whole_app, referring, add)
    assert "cannot be read by this version" in referring.go("family").page.text


def test_an_update_of_a_referral_that_was_urgent_forbids_it(whole_app: Flask) -> None:
    walker = told(whole_app, REFERRAL, danger="yes")
    file = walker.client.get("/en/c/answers.json").data
    again = Walker(whole_app, journey="c")
    bring(again, file)
    again.send({"way": "update"})
    keep(whole_app, again, answers(REFERRAL))
    assert "brought an earlier referral back" in again.go("family").page.text
    assert HANDED in again.page.text


def test_with_two_holders_what_one_of_them_said_is_left_out(whole_app: Flask) -> None:
    view = "We want help with sleep."
    both = [MOTHER, {**MOTHER, "name": "Kim Sample, father"}]
    assert view in told(whole_app, REFERRAL, family_view=view).page.text
    walker = told(whole_app, REFERRAL, family_view=view, agreement=both)
    assert "What was written about" in walker.page.text
    assert view not in walker.page.text


def test_a_language_that_nobody_has_checked_cannot_be_had(whole_app: Flask) -> None:
    walker = told(whole_app, REFERRAL)
    assert "No person has checked another language yet" in walker.page.text
    boxes = {**hidden(walker), "confirm": "yes", "language": "pl"}
    sent = walker.client.post("/en/c/family.pdf", data=boxes)
    assert (sent.status_code, sent.mimetype) == (422, "text/html")
    assert "Choose one of these languages" in sent.text


@pytest.mark.every
def test_in_a_checked_language_the_family_gets_a_copy_that_it_reads(tmp_path: Path) -> None:
    """A family handout is made in a language once somebody has read all of its texts."""
    for domain in DOMAINS:
        catalogue = read(file_of(ROOT / "translations", "pl", domain), "pl")
        catalogue.by, catalogue.on = "Anna Nowak", "2026-12-01"
        catalogue.texts = fingerprint(catalogue)
        write(file_of(tmp_path / "read", "pl", domain), catalogue)
    build(tmp_path / "read", tmp_path / "built")
    app = app_for(settings_for(tmp_path, translations=tmp_path / "built"))
    walker = told(app, REFERRAL)
    assert "What was written about Robin" in walker.page.text
    assert "Polski" in walker.page.text
    boxes = {**hidden(walker), "confirm": "yes", "language": "pl"}
    sent = walker.client.post("/en/c/family.pdf", data=boxes)
    assert (sent.status_code, sent.mimetype) == (200, "application/pdf")
    done = subprocess.run(["pdftotext", "-", "-"], input=sent.data, capture_output=True, check=True)
    text = done.stdout.decode()
    assert "Robin" in text
    assert "What was written about" not in text
    assert "dziecka" in text
    close(app)
