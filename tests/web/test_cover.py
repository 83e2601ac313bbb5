"""The screen cover as it is sent: on every page, small, and true."""

import re

import pytest
from flask import Flask

from app.web.languages import current_languages
from app.web.safety import OVEN
from tests.journey.walker import Walker

COVER = re.compile(r'<div class="app-cover">.*?</div>', re.DOTALL)
HEAVIEST = 700
"""Bytes that it may cost each page."""


def test_the_cover_is_on_every_page_in_every_language_and_costs_little(whole_app: Flask) -> None:
    with whole_app.app_context():
        codes = list(current_languages().known)
    visitor = Walker(whole_app)
    for path in ("", "a/", "danger", "about", "nowhere"):
        for code in codes:
            sent = visitor.client.get(f"/{code}/{path}").get_data(as_text=True)
            [cover] = COVER.findall(sent)
            assert len(cover.encode()) <= HEAVIEST, (code, path)


@pytest.mark.parametrize(("celsius", "fahrenheit", "gas"), OVEN)
def test_the_temperatures_of_the_cover_are_true(celsius: int, fahrenheit: int, gas: int) -> None:
    assert fahrenheit == 250 + 25 * gas
    assert abs((fahrenheit - 32) * 5 / 9 - celsius) <= 5


def test_the_box_is_in_no_form_and_has_no_name_so_it_is_never_sent(whole_app: Flask) -> None:
    visitor = Walker(whole_app)
    visitor.open("/en/")
    inside = [box.get("id") for form in visitor.page.all("form") for box in form.iter()]
    [box] = [each for each in visitor.page.all("input") if each.get("id") == "app-cover"]
    assert "app-cover" not in inside
    assert (box.get("name"), box.get("checked")) == (None, None)
