"""Whom to ring in an area: found without an answer, and nothing is left behind."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.database.engine import connect
from app.drafts.tables import draft
from app.journey.shelf import Shelf
from app.journey.state import EXTENSION, State
from app.questionnaires.reading import measure, overlong
from tests.conftest import app_for, close, settings_for
from tests.databases import database_in
from tests.journey.reading import PageRead, text_of
from tests.journey.walker import Walker
from tests.making import LONDON
from tests.referrals.test_ringing import DOOR, NIGHT, knowing
from tests.web.written import listening

DONCASTER, ROTHERHAM = "E08000017", "E08000018"
AREA = f"/en/ring/{DONCASTER}"
MONDAY = datetime(2026, 11, 23, 16, 50, tzinfo=LONDON)
NIGHTFALL = datetime(2026, 11, 23, 21, 30, tzinfo=LONDON)


@pytest.fixture
def walker(whole_app: Flask) -> Walker:
    walker = Walker(whole_app)
    walker.open("/en/ring")
    return walker


@pytest.fixture
def assured_app(tmp_path: Path) -> Iterator[Flask]:
    """An installation whose partnership has assured the numbers of its council."""
    app = app_for(settings_for(tmp_path))
    yield app
    close(app)


def at(app: Flask, moment: datetime, *records: dict[str, object]) -> Walker:
    """Return somebody at a moment, where these records are assured."""
    state: State = app.extensions[EXTENSION]
    content = knowing(*records)
    app.extensions[EXTENSION] = replace(state, content=content, now=lambda: moment)
    return Walker(app)


def listed(page: PageRead) -> list[str]:
    return [text_of(each) for each in page.all("h2")]


def test_a_postcode_leads_to_the_council_once_it_is_confirmed(walker: Walker) -> None:
    walker.send({"postcode": "s640aa"}, path="/en/ring")
    assert walker.page.heading == "Is this right?"
    assert "S64 0AA is in the area of City of Doncaster Council." in walker.page.text
    [yes] = [each for each in walker.page.all("button") if each.get("name") == "code"]
    response = walker.client.post("/en/ring", data={"code": yes.get("value")})
    assert (response.status_code, response.location) == (303, AREA)
    walker.open(AREA)
    assert walker.page.heading == "Who to ring: Doncaster"
    assert "City of Doncaster Council" in walker.page.text


def test_another_council_can_be_chosen_instead(walker: Walker) -> None:
    walker.send({"postcode": "S64 0AA"}, path="/en/ring")
    [no] = [each for each in walker.page.all("button") if each.get("name") == "nation"]
    kept = walker.page.fields()["postcode"]
    walker.send({"nation": no.get("value"), "postcode": kept[-1]}, path="/en/ring")
    assert "Rotherham" in walker.page.text
    assert walker.page.fields()["postcode"] == ["S64 0AA"]
    walker.send({"code": ROTHERHAM, "nation": "england"}, path="/en/ring")
    assert walker.page.heading == "Who to ring: Rotherham"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        pytest.param("S6", "Check the postcode. It looks like S60 1AE", id="too short"),
        pytest.param("Mexborough", "Check the postcode. It looks like S60 1AE", id="a name"),
        pytest.param("S" * 300, "Check the postcode. It looks like S60 1AE", id="too long"),
        pytest.param("<b>", "Check the postcode. It looks like S60 1AE", id="markup"),
        pytest.param("", "Type a postcode, or find the council by its name", id="nothing"),
    ],
)
def test_what_is_no_postcode_is_kept_and_said(walker: Walker, typed: str, problem: str) -> None:
    response = walker.send({"postcode": typed}, path="/en/ring")
    assert response.status_code == 422
    assert walker.page.errors == [problem]
    assert walker.faults() == []
    assert walker.page.fields()["postcode"][0] == typed[:200]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        pytest.param("ZE9 9ZZ", "We do not know this postcode", id="unknown"),
        pytest.param("JE2 3AB", "This postcode is outside the United Kingdom", id="an island"),
        pytest.param("BFPO 57", "This is a forces address", id="the forces"),
    ],
)
def test_a_postcode_without_a_council_says_why_and_offers_the_choice_by_name(
    walker: Walker, typed: str, reason: str
) -> None:
    assert walker.send({"postcode": typed}, path="/en/ring").status_code == 200
    assert walker.page.heading == reason
    assert walker.page.title == f"{reason} – Signpost"
    assert "Below you can look for the council by its name." in walker.page.text
    assert walker.page.fields()["postcode"] == [typed]
    assert "name" in walker.page.fields()


def test_in_northern_ireland_the_trust_is_chosen(walker: Walker) -> None:
    walker.send({"postcode": "BT1 1AA"}, path="/en/ring")
    assert "A postcode does not tell which trust it is in Northern Ireland." in walker.page.text
    walker.send({"code": "NI-HSCT-BELFAST", "nation": "northern_ireland"}, path="/en/ring")
    assert walker.page.heading == "Who to ring: Belfast Trust"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("Doncaster", DONCASTER, id="as it is"),
        pytest.param("donkaster", DONCASTER, id="misspelt"),
        pytest.param("Elmbridge", "E10000030", id="a district"),
        pytest.param("Lisburn", "NI-HSCT-SOUTH-EASTERN", id="a council whose trust may serve it"),
    ],
)
def test_a_name_leads_to_the_council_however_it_is_spelt(
    walker: Walker, typed: str, code: str
) -> None:
    assert walker.send({"name": typed}, path="/en/ring").status_code == 200
    assert f"/en/ring/{code}" in [a.get("href") for a in walker.page.all("a")]
    assert walker.page.fields()["name"] == [typed]
    assert walker.page.heading == "Do you mean one of these?"
    assert walker.page.title == "Do you mean one of these? – Signpost"


def test_a_name_that_is_nowhere_is_kept_and_said(walker: Walker) -> None:
    assert walker.send({"name": "Xqzw"}, path="/en/ring").status_code == 422
    assert walker.page.errors == ["We know no council by this name. Check it, or use the list"]
    assert walker.page.fields()["name"] == ["Xqzw"]


@pytest.mark.parametrize("code", ["", "x"])
def test_what_is_on_no_list_is_not_taken(walker: Walker, code: str) -> None:
    assert walker.send({"code": code, "nation": "wales"}, path="/en/ring").status_code == 422
    assert walker.page.errors == ["Choose one from the list"]
    assert walker.faults() == []


@pytest.mark.parametrize("code", ["", "x"])
def test_a_council_that_is_gone_once_it_is_confirmed_is_no_fault_of_a_box(
    walker: Walker, code: str
) -> None:
    assert walker.send({"code": code}, path="/en/ring").status_code == 404
    assert walker.page.heading == "No council at this address"
    assert "There is no council at this address now." in walker.page.text
    assert walker.page.errors == []
    assert not any("govuk-input--error" in (a.get("class") or "") for a in walker.page.all("input"))
    assert walker.faults() == []


@pytest.mark.parametrize("nation", ["england", "wales", "scotland", "northern_ireland"])
def test_each_nation_lists_the_councils_of_today(walker: Walker, nation: str) -> None:
    walker.send({"nation": nation}, path="/en/ring")
    [chooser] = walker.page.all("select")
    codes = [each.get("value") for each in chooser][1:]
    there = walker.state.content.directory.authorities(nation, day=MONDAY.date())  # type: ignore[arg-type]
    assert codes == [each.code for each in there]


@pytest.mark.parametrize("code", ["E99999999", "x", "EN-EAST-SURREY", "E10000030.html"])
@pytest.mark.parametrize("end", ["", "/card.pdf", "/wall.pdf"])
def test_a_code_of_no_council_leads_to_where_one_is_found(
    walker: Walker, code: str, end: str
) -> None:
    response = walker.open(f"/en/ring/{code}{end}")
    assert response.status_code == 404
    assert "There is no council at this address now." in walker.page.text
    assert "postcode" in walker.page.fields()
    assert walker.faults() == []


def test_a_council_that_has_ended_is_not_shown(assured_app: Flask) -> None:
    walker = at(assured_app, datetime(2027, 4, 1, 9, 0, tzinfo=LONDON))
    assert walker.open("/en/ring/E10000030").status_code == 404
    assert walker.open("/en/ring/EN-EAST-SURREY").status_code == 200


def test_a_council_that_nobody_has_assured_shows_who_stands_in(whole_app: Flask) -> None:
    walker = Walker(whole_app)
    walker.open(AREA)
    assert "999" in listed(walker.page)[0]
    assert walker.page.text.count("We hold no checked phone number") == 1
    for number in ("0808 800 5000", "0800 1111"):
        assert walker.page.text.count(number) == 1
    assert "tel:101" in [a.get("href") for a in walker.page.all("a")]


def test_an_assured_council_shows_its_number_and_until_when_it_is_open(assured_app: Flask) -> None:
    walker = at(assured_app, MONDAY, DOOR, NIGHT)
    walker.open(f"/en/ring/{ROTHERHAM}")
    assert listed(walker.page)[1] == "A worry about a child"
    assert "Open now, until 17:00." in walker.page.text
    assert "01632 960 001" in walker.page.text
    assert "Checked on 1 November 2026." in walker.page.text
    assert "We hold no checked phone number for this area's team" in walker.page.text  # the LADO


def test_at_night_whoever_is_open_comes_first(assured_app: Flask) -> None:
    walker = at(assured_app, NIGHTFALL, DOOR, NIGHT)
    walker.open(f"/en/ring/{ROTHERHAM}")
    assert listed(walker.page)[1] == "At night, at weekends and on bank holidays"
    assert "Open now, until Tuesday, 24 November 2026, 08:30." in walker.page.text
    assert "Closed now. Opens Tuesday, 24 November 2026, 08:30." in walker.page.text


def test_what_holds_only_now_is_not_printed_and_the_week_is(assured_app: Flask) -> None:
    walker = at(assured_app, MONDAY, DOOR)
    walker.open(f"/en/ring/{ROTHERHAM}")
    hidden = [
        each for each in walker.page.root.iter() if "app-no-print" in (each.get("class") or "")
    ]
    assert any("Open now" in text_of(each) for each in hidden)
    week = "Monday to Friday, 08:30 to 17:00. Closed on bank holidays."
    assert week.partition(". ")[0] in walker.page.text
    assert not any(week.partition(". ")[0] in text_of(each) for each in hidden)
    assert "This was looked up on Monday, 23 November 2026, 16:50." in walker.page.text
    assert "Use until 1 February 2027." in walker.page.text


@pytest.mark.parametrize("name", ["card", "wall"])
def test_it_is_printed_with_a_code_that_leads_back(
    whole_app: Flask, tmp_path: Path, name: str
) -> None:
    response = whole_app.test_client().get(f"{AREA}/{name}.pdf", base_url="http://127.0.0.1:5000")
    assert response.mimetype == "application/pdf"
    assert f'filename="{name}.pdf"' in response.headers["Content-Disposition"]
    assert "Set-Cookie" not in response.headers
    said = printed(response.data, tmp_path)
    for words in ("Doncaster", "999", "08088005000", f"http://127.0.0.1:5000{AREA}", "Useuntil"):
        assert words in said


def printed(pdf: bytes, folder: Path) -> str:
    """Return the words of a PDF without their white space."""
    (folder / "x.pdf").write_bytes(pdf)
    command = ["pdftotext", str(folder / "x.pdf"), "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return re.sub(r"\s", "", said)


PLACES = [
    pytest.param({}, "http://evil.example", "", id="a made-up host"),
    pytest.param(
        {"https": True},
        "https://evil.example",
        "",
        id="one over https",
        marks=pytest.mark.every,
    ),
    pytest.param({"https": True}, "https://localhost", "", id="this machine over https"),
    pytest.param(
        {"https": True, "public_url": "https://signpost.example:8443"},
        "https://localhost",
        f"https://signpost.example:8443{AREA}",
        id="the address that is set",
    ),
]


@pytest.mark.parametrize(("given", "reached_at", "address"), PLACES)
def test_only_an_address_that_is_ours_is_printed(
    tmp_path: Path, given: dict[str, object], reached_at: str, address: str
) -> None:
    app = app_for(settings_for(tmp_path, **given))
    for name in ("card", "wall"):
        response = app.test_client().get(f"{AREA}/{name}.pdf", base_url=reached_at)
        said = printed(response.data, tmp_path)
        assert "Doncaster" in said
        assert "Useuntil" in said
        assert address in said
        assert (AREA in said) is bool(address)
        assert ("Whoisopennow" in said) is (bool(address) and name == "wall")
        assert "evil" not in said
    close(app)


def test_beside_the_files_it_says_that_they_stay(walker: Walker) -> None:
    walker.open(AREA)
    said = "A file stays on your phone or computer until you delete it."
    assert walker.page.text.index("(PDF)") < walker.page.text.index(said)


def test_nothing_is_kept_of_a_search(
    assured_app: Flask, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    walker = Walker(assured_app)
    with listening(capfd) as written:
        for data in (
            *({"postcode": "S64 0AA"}, {"postcode": "S64 0A"}, {"postcode": "ZE9 9ZZ"}),
            *({"name": "Donkaster"}, {"nation": "wales"}, {"code": DONCASTER}),
        ):
            walker.open("/en/ring")
            walker.send(data, path="/en/ring")
        walker.open(AREA)
        everything = "\n".join([*written.to_streams(), written.to_logs()])
    assert [each for each in ("S64", "Donkaster", DONCASTER) if each in everything] == []
    assert {page.url.rpartition("localhost")[2] for page in walker.seen} == {"/en/ring", AREA}
    assert walker.client.get_cookie(walker.state.cookie) is None
    assert walker.client.get_cookie("session") is None
    engine = connect(database_in(tmp_path))
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(draft)) == 0
    engine.dispose()


@pytest.mark.parametrize("sent_from", ["cross-site", "same-site", "made-up"])
def test_a_form_from_another_site_is_refused(whole_app: Flask, sent_from: str) -> None:
    sent = whole_app.test_client().post(
        "/en/ring", data={"code": DONCASTER}, headers={"Sec-Fetch-Site": sent_from}
    )
    assert sent.status_code == 403


@pytest.mark.parametrize("path", ["/en/", "/en/work", "/en/danger", AREA])
def test_pages_lead_to_it(whole_app: Flask, path: str) -> None:
    walker = Walker(whole_app)
    walker.open(path)
    assert "/en/ring" in [a.get("href") for a in walker.page.all("a")]


SHOWN = [
    pytest.param(path, data, id=f"{path} {data}")
    for path, data in [
        ("/en/ring", {}),
        ("/en/ring", {"postcode": "ZE9 9ZZ"}),
        ("/en/ring", {"postcode": "JE2 3AB"}),
        ("/en/ring", {"name": "Doncaster"}),
        ("/en/ring", {"postcode": "BT1 1AA"}),
        (AREA, {}),
        ("/en/ring/NI-HSCT-BELFAST", {}),
    ]
]


@pytest.mark.parametrize(("path", "data"), SHOWN)
def test_its_pages_are_easy_to_read(walker: Walker, path: str, data: dict[str, str]) -> None:
    walker.send(data, path=path) if data else walker.open(path)
    said = [
        text_of(each)
        for part in walker.page.all("main")
        for each in part.iter()
        if each.tag.rpartition("}")[2] in {"h1", "h2", "p", "label", "a", "button", "div"}
        and not len(each)
    ]
    names = {each.name for each in walker.state.content.directory.authorities()}
    words = [each for each in said if each and each not in names and "://" not in each]
    assert measure(words).lix <= 30
    assert [each for each in words if overlong(each)] == []


def test_what_was_made_once_is_kept_for_the_day(assured_app: Flask) -> None:
    walker = at(assured_app, MONDAY)
    first = {name: poster(walker, name) for name in ("card", "wall")}
    walker.state.documents.close()  # whoever asks again does not wait for the document process
    for name, pdf in first.items():
        assert poster(walker, name) == pdf
    assert walker.state.documents.pid is None
    assert first["card"] != first["wall"]


def test_another_day_council_or_address_is_made_anew(assured_app: Flask) -> None:
    walker = at(assured_app, MONDAY)
    made = [
        poster(walker, "card"),
        poster(at(assured_app, NIGHTFALL.replace(day=24)), "card"),
        poster(walker, "card", code=ROTHERHAM),
        poster(walker, "card", base_url="http://localhost:5001"),
        poster(at(assured_app, MONDAY, DOOR), "card", code=ROTHERHAM),
    ]
    assert len(set(made)) == len(made)


def test_only_so_many_are_kept_the_last_asked_for() -> None:
    shelf = Shelf(2)
    for html in ("a", "b"):
        shelf.put(html, html.encode())
    assert shelf.get("a") == b"a"
    shelf.put("c", b"c")
    assert [shelf.get(each) for each in ("a", "b", "c")] == [b"a", None, b"c"]


def test_card_and_wall_share_one_count(assured_app: Flask) -> None:
    walker = at(assured_app, MONDAY)
    for name in ("card", "wall"):
        poster(walker, name)
    assert list(assured_app.extensions["limits"].own.storage.values()) == [2]


def poster(
    walker: Walker, name: str, *, code: str = DONCASTER, base_url: str = "http://127.0.0.1:5000"
) -> bytes:
    response = walker.client.get(f"/en/ring/{code}/{name}.pdf", base_url=base_url)
    assert response.status_code == 200
    assert response.mimetype == "application/pdf"
    assert f'filename="{name}.pdf"' in response.headers["Content-Disposition"]
    return bytes(response.data)
