"""The language of a page is the first part of its address, and never anything else."""

from datetime import date

import pytest
from flask import Flask

from app.web.languages import Languages
from tests.journey.reading import PageRead
from tests.web.conftest import WELSH

NOT_FOUND = WELSH["error page", "Page not found"]


def page_at(app: Flask, path: str, **headers: str) -> PageRead:
    """Return what an address answers."""
    response = app.test_client().get(path, headers=headers)
    return PageRead(response.status_code, path, response.text)


def languages_of(app: Flask) -> Languages:
    found: Languages = app.extensions["languages"]
    return found


@pytest.mark.parametrize("path", ["/xx/", "/xx/a/", "/EN/", "/en-GB/", "/cy_GB/danger", "/../en/x"])
def test_an_unknown_language_is_not_found_in_english(welsh_app: Flask, path: str) -> None:
    page = page_at(welsh_app, path)
    assert page.status == 404
    assert page.heading == "Page not found"
    assert page.root.get("lang") == "en"
    assert "999" in page.text


@pytest.mark.parametrize("path", ["/cy/nowhere", "/cy/z/", "/cy/a/nowhere", "/cy"])
def test_a_page_that_is_not_there_says_so_in_the_language_asked_for(
    welsh_app: Flask, path: str
) -> None:
    page = page_at(welsh_app, path)
    if page.status == 308:
        page = page_at(welsh_app, f"{path}/nowhere")
    assert page.status == 404
    assert page.heading == NOT_FOUND
    assert page.root.get("lang") == "cy"
    assert "Gadael y dudalen hon" in page.text


def test_the_browsers_own_language_changes_nothing(welsh_app: Flask) -> None:
    page = page_at(welsh_app, "/en/", **{"Accept-Language": "cy"})
    assert page.root.get("lang") == "en"
    assert "Leave this page" in page.text


def test_links_stay_in_the_language(welsh_app: Flask) -> None:
    page = page_at(welsh_app, "/cy/")
    links = [each for each in page.all("a") if not each.get("hreflang")]
    inside = [each.get("href") or "" for each in links]
    inside += [each.get("action") or "" for each in page.all("form")]
    ours = [each for each in inside if each.startswith("/")]
    assert ours
    assert [each for each in ours if not each.startswith("/cy/")] == []


def test_a_language_is_read_in_its_direction(welsh_app: Flask) -> None:
    for code, direction, styles in (("cy", "ltr", "app."), ("ar", "rtl", "app.rtl.")):
        page = page_at(welsh_app, f"/{code}/")
        (sheet,) = [each for each in page.all("link") if each.get("rel") == "stylesheet"]
        assert page.root.get("dir") == direction
        assert (sheet.get("href") or "").startswith(f"/static/{styles}")
        assert ("rtl" in (sheet.get("href") or "")) == (direction == "rtl")


def test_without_a_translation_a_text_is_in_english(welsh_app: Flask) -> None:
    page = page_at(welsh_app, "/cy/danger")
    assert page.heading == page_at(welsh_app, "/en/danger").heading


def test_a_language_is_called_by_its_own_name(welsh_app: Flask) -> None:
    known = languages_of(welsh_app).known
    assert {code: each.name for code, each in known.items()} == {
        "en": "English",
        "cy": "Cymraeg",
        "ar": "العربية",
    }


DATES = [
    pytest.param("en", date(2026, 3, 4), "4 March 2026", id="English"),
    pytest.param("en", date(2026, 12, 31), "31 December 2026", id="the end of a year"),
    pytest.param("cy", date(2026, 3, 4), "4 Mawrth 2026", id="Welsh"),
]


@pytest.mark.parametrize(("code", "day", "written"), DATES)
def test_a_date_is_written_as_in_britain(
    welsh_app: Flask, code: str, day: date, written: str
) -> None:
    assert languages_of(welsh_app).translators[code].format_date(day) == written


def test_a_list_is_joined_as_in_britain(whole_app: Flask) -> None:
    english = languages_of(whole_app).translators["en"]
    assert english.format_list(["one", "two", "three"]) == "one, two and three"
