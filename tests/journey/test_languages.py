"""A walk in somebody's own language: their words, the council's English, and nothing lost."""

import json
import re
from typing import Any

import pytest
from flask import Flask

from app.config import ROOT
from app.languages import OFFERED, WORK
from app.translating.catalogues import codes_in
from tests.conftest import app_for, close, settings_for
from tests.journey.english import english_in, in_each, names_of
from tests.journey.reading import text_of
from tests.journey.walker import Walker

TYPED = {
    "pl": "Widziałam siniaki na jej ręce.",
    "ar": "رأيت كدمات على ذراعها.",
    "bn": "আমি তার হাতে কালশিটে দেখেছি।",
}
ANSWERS: dict[str, Any] = {
    "danger": "no",
    "who": "known",
    "child-name": "Amina",
    "age": {"about": 9},
    "safe-tonight": "not_sure",
    "reach": "yes",
    "looks": ["bite", "story"],
    "mood": ["flinch"],
    "told": "yes",
    "home-postcode": "S60 1AA",
    "council": {"code": "E08000018", "postcode": "S60 1AA"},
    "may-name": "no",
    "my-interpreter": {"chosen": "spoken", "details": {"spoken": "Sylheti"}},
}
PAGES = ("check", "result", "ring", "record", "copy", "papers", "lock", "call", "wording")


def walked(app: Flask, language: str, **typed: str) -> Walker:
    """Return somebody who has answered all of it in a language."""
    walker = Walker(app, language=language)
    walker.begin().walk({**ANSWERS, **typed})
    return walker


def test_every_language_of_the_plan_is_there() -> None:
    assert set(codes_in(ROOT / "translations")) | {"en"} == set(OFFERED)


@in_each
def test_no_page_of_the_public_shows_an_english_sentence(whole_app: Flask, code: str) -> None:
    walker = walked(whole_app, code, saw="12345")
    for page in PAGES:
        walker.go(page)
    for path in (
        "",
        "danger",
        "about",
        "nowhere",
        "ring",
        "ring/E08000018",
        "b/",
        "a/now",
        "bring",
    ):
        walker.open(f"/{code}/{path}")
    walker.go("now")
    walker.send({})
    names = names_of(walker)
    left = {page.url: english_in(page, names) for page in walker.seen}
    assert len(left) > 40
    assert {url: texts for url, texts in left.items() if texts} == {}


@in_each
def test_no_page_for_a_young_person_shows_an_english_sentence(whole_app: Flask, code: str) -> None:
    walker = Walker(whole_app, language=code, journey="b")
    walker.begin().walk(
        {"my-danger": "no", "my-tonight": "no", "age": 14, "my-home": ["hit", "plans"]}
    )
    for page in ("result", "record", "copy", "call", "papers"):
        walker.go(page)
    names = names_of(walker)
    assert {p.url: found for p in walker.seen if (found := english_in(p, names))} == {}


def agency(walker: Walker) -> dict[str, Any]:
    """Return the referral as data."""
    walker.go("answers.json")
    found: dict[str, Any] = json.loads(walker.client.get(walker.page.url).text)
    return found


def test_the_same_answers_are_the_same_referral_but_for_language_and_own_words(
    whole_app: Flask,
) -> None:
    made = {
        code: agency(walked(whole_app, code, saw=TYPED.get(code, "Bruises on her arm.")))
        for code in ("en", "pl", "ar", "bn")
    }
    own = {code: json.dumps(data["answers"]["saw"]) for code, data in made.items()}
    assert len(set(own.values())) == len(own)
    plain = {code: strip(data) for code, data in made.items()}
    for code in ("pl", "ar", "bn"):
        assert plain[code] == plain["en"], code
        assert made[code]["language"] == code
        assert made[code]["written"]["saw"] == code
    assert made["en"]["written"] == {}


def strip(value: Any) -> Any:
    """Return a referral without its language and without what somebody typed."""
    match value:
        case {"typed": True, **line}:
            return {**line, "words": "", "language": ""}
        case dict():
            left = {"language", "written", "speaks"}
            return {
                key: strip(each) for key, each in value.items() if key not in left and key != "saw"
            }
        case list():
            return [strip(each) for each in value]
    return value


def test_page_one_asks_for_an_interpreter_in_the_persons_own_words(whole_app: Flask) -> None:
    walker = walked(whole_app, "bn", saw=TYPED["bn"])
    walker.go("letter")
    letter = next(each for each in walker.page.all("div") if each.get("lang") == "en")
    said = text_of(letter)
    assert "Please arrange an interpreter. In their own words: Sylheti" in said
    assert "The person answered in Bengali." in said
    assert "translated by a computer, and no person had checked that" in said
    assert f"{TYPED['bn']} (written on a page in Bengali)" in said
    marked = [each for each in letter.iter() if each.get("lang") == "bn"]
    assert any(TYPED["bn"] in text_of(each) for each in marked)


def test_the_own_copy_is_in_the_persons_language(whole_app: Flask) -> None:
    walker = walked(whole_app, "pl", saw=TYPED["pl"])
    walker.go("copy")
    copy = next(each for each in walker.page.all("div") if each.get("class") == "app-document")
    assert (copy.get("lang"), copy.get("dir")) == ("pl", "ltr")
    assert TYPED["pl"] in text_of(copy)
    assert "Polski" in text_of(copy)


def test_ten_changes_of_language_lose_nothing(whole_app: Flask) -> None:
    walker = Walker(whole_app)
    walker.begin().answer(danger="no").answer(who="known")
    hostile = "Zosia <b>&amp; “x”\u200f"
    typed = {"child-name": hostile, "age": "about", "age.about": "not a number", "disabled": "yes"}
    walker.speak(
        "pl",
        **{"child-name": hostile, "age": "about", "age__about": "not a number", "disabled": "yes"},
    )
    held: dict[str, list[str]] = {}
    for code in ("ar", "ur", "pl", "cy", "bn", "easy", "es", "ro", "en", "ar"):
        walker.speak(code)
        held = walker.page.fields()
        assert walker.page.status == 200
        assert walker.page.errors == []
        assert walker.page.root.get("lang") == ("en" if code == "easy" else code)
        assert {name: held[name] for name in typed} == {
            name: [value] for name, value in typed.items()
        }
    assert held["written_in"] == ["en"]  # where the typing was done, before the first change
    walker.send({"child-name": "Zosia", "age": "about", "age.about": "9", "disabled": "yes"})
    assert walker.at == "tonight"
    walker.open("/en/a/age")
    assert walker.page.fields()["child-name"] == ["Zosia"]


def test_what_is_saved_is_marked_with_the_language_it_was_typed_in(whole_app: Flask) -> None:
    walker = walked(whole_app, "pl")
    walker.go("account")
    walker.speak("en", saw="Widziałam to.")
    walker.send({"saw": "Widziałam to.", "written_in": walker.page.fields()["written_in"]})
    assert agency(walker)["written"]["saw"] == "pl"
    walker.go("account")
    walker.send({"saw": "I saw it."})
    assert "saw" not in agency(walker)["written"]


def test_a_change_of_language_saves_nothing_and_needs_our_own_page(whole_app: Flask) -> None:
    walker = Walker(whole_app)
    walker.begin().answer(danger="no").answer(who="known")
    walker.speak("pl", child_name="Zosia")
    walker.open("/pl/a/age")
    assert walker.page.fields()["child-name"] == [""]
    sent = walker.client.post("/pl/a/age", data={"say_in": "pl", "child-name": "Zosia"})
    assert sent.status_code == 400


@pytest.mark.parametrize("path", ["work", "school", "c/", "d/", "c/letter"])
def test_a_page_for_professionals_says_in_which_languages_it_is(
    whole_app: Flask, path: str
) -> None:
    walker = Walker(whole_app)
    walker.open(f"/pl/{path}", follow=False)
    assert walker.page.status == 404
    links = {a.get("href") for a in walker.page.all("a") if a.get("hreflang")}
    assert links == {f"/{code}/{path}" for code in WORK}
    assert "999" in walker.page.text


@pytest.mark.parametrize("path", ["", "danger", "about", "a/"])
def test_every_public_page_is_offered_in_every_language_at_its_own_place(
    whole_app: Flask, path: str
) -> None:
    walker = Walker(whole_app)
    walker.open(f"/en/{path}")
    links = [a for a in walker.page.all("a") if a.get("hreflang") and a.get("lang")]
    assert [a.get("href") for a in links] == [f"/{code}/{path}" for code in OFFERED]
    for link, code in zip(links, OFFERED, strict=True):
        assert link.get("dir") == ("rtl" if code in {"ar", "ur"} else None)


def test_a_language_is_offered_and_nobody_is_led_to_it(whole_app: Flask) -> None:
    client = whole_app.test_client()
    page = client.get("/en/", headers={"Accept-Language": "pl-PL,pl;q=0.9,en;q=0.5"})
    assert page.status_code == 200
    assert 'lang="en"' in page.text.partition("<body>")[0]
    [offer] = re.findall(r'<nav class="app-offer.*?</nav>', page.text)
    assert 'href="/pl/"' in offer
    assert "po polsku" in offer
    assert "Accept-Language" in page.headers["Vary"]
    assert "app-offer" not in client.get("/en/", headers={"Accept-Language": "en-GB"}).text
    assert "app-offer" not in client.get("/en/", headers={"Accept-Language": "ja"}).text


def test_what_nobody_has_checked_says_so_and_has_the_english_beside_what_is_grave(
    whole_app: Flask,
) -> None:
    walker = Walker(whole_app, language="ar")
    walker.open("/ar/danger")
    assert "A computer wrote this translation. No person has checked it yet." in walker.page.text
    assert "Is a child in danger now? Ring 999" in walker.page.text
    walker.begin()
    legend = walker.page.all("legend")[0]
    assert "Is a child in danger right now?" in text_of(legend)
    walker.answer(danger="no").answer(who="known")
    walker.walk({}).go("you")
    assert "May the council and the police know your name?" in walker.page.text
    walker.go("result")
    assert "Nobody has been told yet." in walker.page.text


def test_only_checked_languages_are_offered_where_that_is_wanted(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    app = app_for(settings_for(tmp_path_factory.mktemp("strict"), reviewed_languages_only=True))
    walker = Walker(app)
    walker.open("/en/")
    assert not [a for a in walker.page.all("a") if a.get("hreflang") and a.get("lang")]
    assert app.test_client().get("/pl/").status_code == 404
    close(app)


def test_somebody_who_says_so_in_another_language_is_told_how_to_get_an_interpreter(
    whole_app: Flask,
) -> None:
    walker = walked(whole_app, "ur", saw="12345")
    addresses = [f"a/{page}" for page in ("result", "call", "record", "ring")]
    for address in (*addresses, "danger", "ring", "ring/E08000018"):
        walker.open(f"/ur/{address}")
        assert "I speak Urdu. I need an interpreter. It is about a child." in walker.page.text
    for body in ({"nation": "wales"}, {"postcode": "S60 1AA"}):
        walker.open("/ur/ring")
        walker.send(body)
        assert "I speak Urdu. I need an interpreter. It is about a child." in walker.page.text
    walker.go("call")
    assert any(a.get("href") == "/en/a/call" and a.get("hreflang") for a in walker.page.all("a"))


def test_the_english_call_says_which_interpreter_whoever_walked_in_polish_wants(
    whole_app: Flask,
) -> None:
    walker = walked(whole_app, "pl", saw=TYPED["pl"])
    walker.open("/en/a/call")
    said = walker.page.text
    assert "Please arrange an interpreter. In their own words: Sylheti" in said
    assert "The person answered in Polish." in said
    assert said.index("arrange an interpreter") < said.index("Say what was seen")
    assert "I speak" not in said
    text = walker.client.get("/en/a/call.txt").get_data(as_text=True)
    assert "The person answered in Polish." in text


@pytest.mark.parametrize("code", ["en", "pl"])
def test_whoever_signs_is_shown_how_to_reach_999_and_says_nothing_aloud(
    whole_app: Flask, code: str
) -> None:
    walker = Walker(whole_app, language=code)
    signed = {"chosen": "signed", "details": {"signed": "BSL"}}
    walker.begin().walk({**ANSWERS, "my-interpreter": signed})
    for page in ("ring", "result", "call", "record"):
        walker.go(page)
        sites = [a.get("href") for a in walker.page.all("a")]
        assert "https://999bsl.co.uk" in sites or "https://999bsl.co.uk" in walker.page.text, page
        assert "I speak" not in walker.page.text


def test_easy_read_is_told_to_the_council(whole_app: Flask) -> None:
    walker = Walker(whole_app, language="easy")
    walker.begin().walk(ANSWERS).go("letter")
    assert "The person answered in Easy Read." in walker.page.text


def test_a_professional_who_reads_welsh_is_not_taken_for_somebody_without_english(
    whole_app: Flask,
) -> None:
    walker = Walker(whole_app, journey="c", language="cy").begin()
    for page in ("result", "call", "record", "letter"):
        walker.go(page)
        assert "I speak Welsh" not in walker.page.text
        assert "offer one" not in walker.page.text


def test_easy_read_shows_a_picture_and_one_idea_a_line(whole_app: Flask) -> None:
    walker = Walker(whole_app, language="easy")
    walker.begin().answer(danger="no").answer(who="known").answer(child_name="Sam")
    [picture] = walker.page.all("img")
    assert (picture.get("src") or "").startswith("/static/pictures/night.")
    assert picture.get("alt") == ""
    assert walker.page.root.get("lang") == "en"
    assert re.search(r"[.]\n[A-Z]", walker.page.html)
    walker.open("/en/a/tonight")
    assert walker.page.all("img") == []


def test_the_papers_say_the_language_of_the_answers_and_not_of_the_page(whole_app: Flask) -> None:
    walker = Walker(whole_app, language="pl")
    walker.begin().walk({**ANSWERS, "my-interpreter": None, "saw": TYPED["pl"]})
    for code in ("en", "ar", "cy"):
        walker.open(f"/{code}/a/letter")
        assert "The person answered in Polish. It is not known if they want" in walker.page.text
    walker.language = "en"
    walker.go("account").answer(saw=TYPED["pl"])
    walker.go("letter")
    assert "The person answered in Polish." in walker.page.text
    assert "(written on a page in Polish)" in walker.page.text


def test_an_error_keeps_the_language_of_what_was_typed(whole_app: Flask) -> None:
    walker = Walker(whole_app, language="pl")
    walker.begin().answer(danger="no").answer(who="known")
    walker.speak("en", child_name="Zosia Kowalska", age="about", age__about="nine")
    walker.send({**walker.page.form_fields(), "age.about": "nine"})
    assert walker.page.status == 422
    assert walker.page.fields()["written_in"] == ["pl"]
    walker.send({**walker.page.form_fields(), "age.about": "9"})
    assert agency(walker)["written"] == {"child-name": "pl"}


def test_danger_is_said_in_english_too_wherever_it_is_said(whole_app: Flask) -> None:
    walker = walked(whole_app, "pl")
    beside = {
        "looks": "ring 999",
        "check": "Is a child in danger right now?",
        "result": "Do not question, confront, warn or film any person about this.",
        "done": "If a child is in danger, ring 999.",
    }
    for page, english in beside.items():
        walker.go(page)
        marked = [text_of(each) for each in walker.page.root.iter() if each.get("lang") == "en"]
        assert any(english.casefold() in each.casefold() for each in marked), page
