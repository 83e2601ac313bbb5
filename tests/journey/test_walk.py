"""The walk from the first page to the documents."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import app_for, close, settings_for
from tests.journey.walker import Walker
from tests.postgresql import Server


def pdf_text(file: Path) -> str:
    """Return what a reader of a PDF reads."""
    command = ["pdftotext", str(file), "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


BABY = {
    "danger": "no",
    "who": "known",
    "child-name": "Robin",
    "age": {"months": 3},
    "looks": ["bruise-baby"],
    "saw": "On Friday he had a bruise on his cheek.",
    "home-postcode": "S64 0AA",
    "council": {"code": "E08000017", "postcode": "S64 0AA"},
}


@pytest.mark.parametrize(
    ("postcode", "council"),
    [
        pytest.param("S64 0AA", "City of Doncaster Council", id="Doncaster"),
        pytest.param("s64 8aa", "Rotherham Metropolitan Borough Council", id="Rotherham"),
    ],
)
def test_the_full_postcode_leads_to_the_right_council(
    walker: Walker, postcode: str, council: str
) -> None:
    walker.begin()
    while walker.at != "area":
        walker.answer(**{"now": {"danger": "no"}, "who": {"who": "known"}}.get(walker.at, {}))
    walker.send({"home-postcode": postcode})
    assert council in walker.page.text
    walker.send({"council.confirm": "yes"})
    walker.open("/en/a/result")
    assert council in walker.page.text


def test_the_result_says_first_that_nobody_knows_yet_and_whom_to_ring(walker: Walker) -> None:
    walker.begin().walk(BABY)
    walker.open("/en/a/result")
    text = walker.page.text
    order = ["Nobody has been told yet", "Ring now", "Doncaster", "0808 800 5000", "Why", "bruise"]
    found = [text.index(words) for words in order]
    assert found == sorted(found)


def test_documents_of_the_public_print_no_level(walker: Walker) -> None:
    walker.begin().walk(BABY)
    for page in ("result", "letter", "record"):
        walker.open(f"/en/a/{page}")
        assert not re.search(r"child.protection|section 47|level of need", walker.page.text, re.I)


def test_danger_stops_the_walk_once_to_say_ring_999(walker: Walker) -> None:
    walker.begin().answer(danger="yes")
    assert walker.at == "ring"
    assert walker.page.heading == "Ring 999 now"
    walker.open("/en/a/who")
    walker.answer(who="known")
    assert walker.at == "age"


def test_the_result_opens_at_any_point_and_says_what_it_goes_by(walker: Walker) -> None:
    walker.begin().answer(danger="not_sure")
    walker.open("/en/a/result")
    assert "so far" in walker.page.text
    assert "999" in walker.page.text


def test_a_changed_answer_closes_the_pages_that_hung_on_it(walker: Walker) -> None:
    walker.begin().walk({"danger": "no", "who": "known", "saw": "Something that I saw."})
    walker.open("/en/a/who")
    walker.answer(who="adult")
    walker.walk({})
    walker.open("/en/a/check")
    assert "How old is the child" not in walker.page.text


def test_a_change_from_the_check_page_leads_back_to_it(walker: Walker) -> None:
    walker.begin().walk(BABY)
    walker.open("/en/a/account")
    walker.answer(saw="On Saturday.")
    assert walker.at == "check"
    assert "On Saturday." in walker.page.text


def test_another_postcode_asks_for_the_council_again(walker: Walker) -> None:
    walker.begin().walk(BABY)
    walker.open("/en/a/area")
    walker.answer(home_postcode="S64 8AA")
    assert walker.at == "council"
    assert "Rotherham" in walker.page.text


BY_NAME = [
    pytest.param("ZZ99 9ZZ", "Check the postcode", id="not a postcode at all"),
    pytest.param("S64 9ZZ", "We do not know this postcode", id="unknown"),
    pytest.param("BT1 5GS", "health and social care trust", id="Northern Ireland"),
    pytest.param("JE2 3AB", "outside the United Kingdom", id="Jersey"),
    pytest.param("BFPO 12", "forces address", id="forces"),
]


@pytest.mark.parametrize(("postcode", "says"), BY_NAME)
def test_a_postcode_that_leads_nowhere_leads_to_choosing_by_name(
    walker: Walker, postcode: str, says: str
) -> None:
    walker.begin()
    while walker.at != "area":
        walker.answer(**{"now": {"danger": "no"}, "who": {"who": "known"}}.get(walker.at, {}))
    walker.send({"home-postcode": postcode})
    assert says in walker.page.text


def test_a_council_is_chosen_by_nation_and_name_without_javascript(walker: Walker) -> None:
    walker.begin()
    while walker.at != "council":
        walker.answer(**{"now": {"danger": "no"}, "who": {"who": "known"}}.get(walker.at, {}))
    walker.send({"council.nation": "wales"})
    assert "Gwynedd" in walker.page.text
    walker.send({"council.nation": "wales", "council.code": "W06000002"})
    walker.open("/en/a/result")
    assert "Gwynedd" in walker.page.text


def test_a_council_that_is_found_must_be_confirmed_or_refused(walker: Walker) -> None:
    walker.begin()
    while walker.at != "area":
        walker.answer(**{"now": {"danger": "no"}, "who": {"who": "known"}}.get(walker.at, {}))
    walker.send({"home-postcode": "S64 0AA"})
    assert walker.send({}).status_code == 422
    walker.send({"council.confirm": "no"})
    assert "Barnsley" in walker.page.text


def test_the_documents_can_be_fetched_again_until_the_answers_are_deleted(
    walker: Walker, tmp_path: Path
) -> None:
    walker.begin().walk(BABY)
    for name in ("letter.pdf", "record.pdf", "letter.pdf"):
        response = walker.client.get(f"/en/a/{name}")
        assert response.mimetype == "application/pdf"
        assert name in response.headers["Content-Disposition"]
        (tmp_path / name).write_bytes(response.data)
    text = pdf_text(tmp_path / "letter.pdf")
    first_page = text.split("\f")[0]
    order = ["Ring now, write after", "Doncaster", "0808 800 5000", "bruise"]
    found = [first_page.index(words) for words in order]
    assert found == sorted(found)
    assert "On Friday he had a bruise on his cheek." in text
    walker.open("/en/a/result")
    walker.send({}, path="/en/a/done")
    assert "Your answers are deleted" in walker.page.text
    assert walker.client.get("/en/a/letter.pdf").status_code == 303


def test_the_data_file_can_be_read_back(whole_app: Flask, walker: Walker) -> None:
    walker.begin().walk(BABY)
    data = json.loads(walker.client.get("/en/a/answers.json").data)
    assert data["schema_version"] == "1.0"
    assert data["area"]["code"] == "E08000017"
    again = Walker(whole_app).begin().walk(data["answers"])
    other = json.loads(again.client.get("/en/a/answers.json").data)
    assert {**other, "made_at": "", "clocks": ""} == {**data, "made_at": "", "clocks": ""}


def test_leaving_ends_the_draft_and_goes_to_a_dull_site(walker: Walker) -> None:
    walker.begin().walk(BABY)
    response = walker.client.post("/en/leave")
    assert response.status_code == 303
    assert response.location == "https://www.bbc.co.uk/weather"
    assert walker.client.get_cookie(walker.state.cookie) is None
    assert walker.client.get_cookie("session") is None
    walker.open("/en/a/check")
    assert "Your answers are no longer here" in walker.page.text


def test_pages_that_ask_nothing_set_no_cookie(whole_app: Flask) -> None:
    for path in ("/en/", "/en/danger", "/en/about"):
        assert "Set-Cookie" not in whole_app.test_client().get(path).headers


def test_a_fresh_visit_tells_nothing_of_the_last(whole_app: Flask, walker: Walker) -> None:
    walker.begin().walk(BABY)
    other = Walker(whole_app)
    other.open("/en/a/check")
    assert "Robin" not in other.page.text


def test_every_post_works_over_https(tmp_path: Path) -> None:
    app = app_for(settings_for(tmp_path, https=True))
    walker = Walker(app, base_url="https://localhost")
    walker.begin().walk(BABY)
    for name in ("__Host-session", "__Host-signpost"):
        cookie = walker.client.get_cookie(name)
        assert cookie
        assert cookie.secure
    walker.open("/en/a/result")
    walker.send({}, path="/en/a/done")
    assert walker.page.status == 200
    close(app)


@pytest.mark.postgresql
def test_the_walk_works_on_postgresql(postgresql: Server, tmp_path: Path) -> None:
    app = app_for(settings_for(tmp_path, DATABASE_URL=postgresql.database_for(tmp_path)))
    walker = Walker(app).begin().walk(BABY)
    walker.open("/en/a/result")
    assert "City of Doncaster Council" in walker.page.text
    walker.client.post("/en/leave")
    walker.open("/en/a/check")
    assert "Robin" not in walker.page.text
    close(app)


@pytest.mark.postgresql
def test_each_folder_of_a_test_has_a_database_of_its_own(
    postgresql: Server, tmp_path: Path
) -> None:
    own = postgresql.database_for(tmp_path / "own")
    assert own != postgresql.database_for(tmp_path / "other")
    assert own == postgresql.database_for(tmp_path / "own")


def test_an_answer_that_this_version_cannot_read_is_shown_and_kept(walker: Walker) -> None:
    walker.begin().walk(BABY)
    drafts = walker.state.drafts
    token = walker.client.get_cookie(walker.state.cookie)
    assert token

    def older(content: bytes) -> bytes:
        data = json.loads(content)
        data["answers"]["worried-about-a-child.an-older-question"] = "An older answer"
        return json.dumps(data).encode()

    drafts.save(token.value, older)
    walker.open("/en/a/check")
    assert "An older answer" in walker.page.text
    walker.open("/en/a/account")
    walker.answer(saw="Changed.")
    assert b"An older answer" in drafts.open(token.value).content
