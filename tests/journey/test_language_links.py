"""What leads to another language leads to the same place, and takes along what is there."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from app.languages import OFFERED
from app.web.language_choice import PAGE_OF
from tests.conftest import app_for, close, settings_for
from tests.journey.reading import PageRead, text_of
from tests.journey.test_family import hidden, told
from tests.journey.walker import Walker
from tests.referrals.family_cases import REFERRAL

OTHER_SITE = {"Sec-Fetch-Site": "cross-site"}


def links(page: PageRead) -> list[str]:
    """Return where each language of a page leads, however it does so."""
    ways = [a.get("href") or "" for a in page.all("a") if a.get("hreflang") and a.get("lang")]
    return ways + [
        button.get("formaction") or ""
        for button in page.all("button")
        if button.get("name") == "say_in"
    ]


def posted(app: Flask) -> list[str]:
    """Return the endpoints whose address answers to forms alone."""
    rules = list(app.url_map.iter_rules())
    read = {rule.rule for rule in rules if "GET" in (rule.methods or ())}
    return [rule.endpoint for rule in rules if rule.rule not in read]


def test_whatever_answers_to_forms_alone_has_a_page_to_lead_to(whole_app: Flask) -> None:
    real = {each for each in posted(whole_app) if not each.startswith("training.")}
    assert real == {"journey.family_pdf", "safety.leave"}
    assert set(posted(whole_app)) <= set(PAGE_OF)
    rules = {rule.endpoint: rule for rule in whole_app.url_map.iter_rules()}
    for endpoint, page in PAGE_OF.items():
        assert "GET" in (rules[page].methods or ())
        assert rules[page].arguments <= rules[endpoint].arguments


PLACES = [
    pytest.param("/en/leave", "/{}/", id="leaving"),
    pytest.param("/en/a/done", "/{}/a/result", id="done: nothing is deleted yet"),
    pytest.param("/en/c/family.pdf", "/{}/c/family", id="a copy for the family"),
    pytest.param("/en/a/lock", "/{}/a/lock", id="a page with a GET of its own"),
]


@pytest.mark.parametrize(("path", "there"), PLACES)
def test_a_form_that_is_refused_leads_to_the_page_that_it_is_on(
    whole_app: Flask, path: str, there: str
) -> None:
    sent = whole_app.test_client().post(path, headers=OTHER_SITE)
    found = links(PageRead(sent.status_code, path, sent.text))
    assert sent.status_code == 403
    assert there.format("cy") in found
    assert found[0] == there.format("en")


def test_the_family_page_without_its_tick_leads_to_itself(whole_app: Flask) -> None:
    walker = told(whole_app, REFERRAL)
    walker.send({"read": hidden(walker)["read"]}, path="/en/c/family.pdf")
    assert walker.page.errors
    assert links(walker.page) == ["/en/c/family", "/cy/c/family"]
    assert walker.open("/cy/c/family").status_code == 200


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        pytest.param("a/?why=gone", "?why=gone", id="an hour passed"),
        pytest.param("bring?why=gone", "?why=gone", id="the file is gone"),
        pytest.param("a/?why=x", "", id="a reason that there is not"),
        pytest.param("a/?why=gone&x=1", "?why=gone", id="something else"),
        pytest.param("b/whole?size=large", "?size=large", id="large print"),
        pytest.param("b/whole?size=x", "", id="no size"),
    ],
)
def test_what_a_page_says_in_one_language_it_says_in_another(
    whole_app: Flask, path: str, kept: str
) -> None:
    walker = Walker(whole_app)
    walker.open(f"/en/{path}")
    assert f"/pl/{path.partition('?')[0]}{kept}" in links(walker.page)


@pytest.mark.parametrize("why", ["turn", "kept", "reasons"])
def test_a_page_of_questions_keeps_why_somebody_was_led_there(whole_app: Flask, why: str) -> None:
    walker = Walker(whole_app).begin()
    walker.open(f"/en/a/now?why={why}")
    noted = notes(walker.page)
    assert f"/cy/a/now?why={why}" in links(walker.page)
    data = {**walker.page.form_fields(), "say_in": "cy"}
    said = walker.client.post(f"/cy/a/now?why={why}", data=data)
    [there] = notes(PageRead(said.status_code, "", said.text))
    assert there
    assert [there] != noted


def notes(page: PageRead) -> list[str]:
    [main] = page.all("main")
    return [text_of(each) for each in main.iter() if each.get("class") == "govuk-inset-text"]


def switched(walker: Walker, language: str, **typed: str) -> PageRead:
    """Press another language on the page that asks where."""
    [form] = [each for each in walker.page.all("form") if each.get("id")]
    inside = {box.get("name"): "" for box in form.iter() if box.get("name")}
    data = {name: each[-1] for name, each in walker.page.fields().items() if name in inside}
    button = next(b for b in walker.page.all("button") if b.get("value") == language)
    assert button.get("form") == form.get("id")
    where = button.get("formaction") or ""
    sent = walker.client.post(where, data={**data, **typed, "say_in": language})
    walker.page = PageRead(sent.status_code, where, sent.text)
    assert walker.faults() == []
    return walker.page


@pytest.fixture
def asked(whole_app: Flask) -> Walker:
    walker = Walker(whole_app)
    walker.open("/en/ring")
    return walker


def test_with_nothing_typed_it_asks_where_again(asked: Walker) -> None:
    assert links(asked.page) == [f"/{code}/ring" for code in OFFERED]
    page = switched(asked, "pl")
    assert (page.status, page.root.get("lang"), page.errors) == (200, "pl", [])


def test_what_was_typed_to_find_somebody_to_ring_goes_along(asked: Walker) -> None:
    assert switched(asked, "pl", postcode="S6").fields()["postcode"] == ["S6"]
    assert switched(asked, "ar", postcode="ZE9 9ZZ").fields()["postcode"] == ["ZE9 9ZZ"]
    found = switched(asked, "bn", name="Donkaster")
    assert found.fields()["name"] == ["Donkaster"]
    assert found.fields()["postcode"] == ["ZE9 9ZZ"]
    assert "/bn/ring/E08000017" in [a.get("href") for a in found.all("a")]
    assert switched(asked, "en").heading == "Do you mean one of these?"


def test_enter_looks_for_what_is_new(asked: Walker) -> None:
    asked.send({"shown": "", "postcode": "ZE9 9ZZ", "name": ""}, path="/en/ring")
    assert asked.page.heading == "We do not know this postcode"
    shown = asked.page.fields()["shown"][0]
    asked.send({"shown": shown, "postcode": shown, "name": "Donkaster"}, path="/en/ring")
    assert asked.page.heading == "Do you mean one of these?"
    asked.send({"shown": shown, "postcode": "S64 0AA", "name": "Donkaster"}, path="/en/ring")
    assert asked.page.heading == "Is this right?"
    both = {"shown": "", "postcode": "S64 0AA", "name": "Rotherham"}
    asked.send({**both, "by": "name"}, path="/en/ring")
    assert asked.page.heading == "Do you mean one of these?"


def test_the_council_to_confirm_is_to_be_confirmed_in_any_language(asked: Walker) -> None:
    asked.send({"postcode": "S64 0AA"}, path="/en/ring")
    page = switched(asked, "pl")
    assert "S64 0AA" in page.text
    assert "E08000017" in [b.get("value") for b in page.all("button") if b.get("name") == "code"]
    assert switched(asked, "en").heading == "Is this right?"


def test_a_list_keeps_the_council_that_was_chosen_and_goes_nowhere(asked: Walker) -> None:
    asked.send({"postcode": "BT1 1AA"}, path="/en/ring")
    why = "A postcode does not tell which trust it is in Northern Ireland."
    assert why in asked.page.text
    page = switched(asked, "pl", code="NI-HSCT-BELFAST")
    assert (page.status, page.errors) == (200, [])
    assert page.fields()["code"] == ["NI-HSCT-BELFAST"]
    again = switched(asked, "en")
    assert again.fields()["code"] == ["NI-HSCT-BELFAST"]
    assert why in again.text


def test_a_council_that_is_gone_says_so_in_any_language(whole_app: Flask) -> None:
    walker = Walker(whole_app)
    walker.open("/en/ring/nowhere")
    assert "/pl/ring/nowhere" in links(walker.page)
    assert not [each for each in walker.page.all("button") if each.get("name") == "say_in"]


WISHES = [
    pytest.param("pl-PL,pl;q=0.9,en;q=0.5", "pl", id="Polish"),
    pytest.param("pl-PL,en;q=0.5", "pl", id="Polish as in Poland alone"),
    pytest.param("ur-PK,en-GB;q=0.9,en;q=0.8", "ur", id="Urdu"),
    pytest.param("ja,pl;q=0.5,en;q=0.3", "pl", id="the first one that we have"),
    pytest.param("en;q=0.3,pl;q=0.5", "pl", id="written in another order"),
    pytest.param("PL", "pl", id="capitals"),
    pytest.param("en-GB,pl;q=0.1", "", id="English first"),
    pytest.param("en-GB,en-US;q=0.9,pl;q=0.5", "", id="English twice"),
    pytest.param("ja,en;q=0.9,pl;q=0.5", "", id="English before Polish"),
    pytest.param("pl;q=0,ja", "", id="not wanted"),
    pytest.param("*", "", id="any"),
    pytest.param("plx;;q=,-", "", id="nonsense"),
    pytest.param("", "", id="nothing"),
]


@pytest.mark.parametrize(("wish", "offered"), WISHES)
def test_the_first_wish_that_we_have_decides_what_is_offered(
    whole_app: Flask, wish: str, offered: str
) -> None:
    page = whole_app.test_client().get("/en/", headers={"Accept-Language": wish}).text
    offers = re.findall(r'<nav class="app-offer[^>]* lang="(\w+)"', page)
    assert offers == ([offered] if offered else [])


def test_the_family_page_keeps_the_language_that_was_chosen(tmp_path: Path) -> None:
    app = app_for(settings_for(tmp_path))
    languages = app.extensions["languages"]
    read = {**languages.known, "pl": replace(languages.known["pl"], is_checked=True)}
    app.extensions["languages"] = replace(languages, known=read)
    walker = told(app, REFERRAL)
    assert walker.page.fields()["language"] == ["en"]
    read_it = hidden(walker)["read"]
    walker.send({"read": read_it, "language": "pl"}, path="/en/c/family.pdf")
    assert walker.page.fields()["language"] == ["pl"]
    walker.send({"read": "x", "language": "pl", "confirm": "yes"}, path="/en/c/family.pdf")
    assert walker.page.fields()["language"] == ["pl"]
    for wrong in ({"language": "xx"}, {}):
        fields = {"read": read_it, "confirm": "yes", **wrong}
        walker.send(fields, path="/en/c/family.pdf")
        assert "Choose one of these languages" in walker.page.errors[0]
        assert "language" not in walker.page.fields()
    close(app)
