"""Whom to ring on paper: a card for a wallet, a page for a wall, and the code on both."""

import re
import subprocess

import pikepdf
import pytest

from app.directory.paths import BUILT
from app.questionnaires.text import English, Translator
from app.referrals.content import Content
from app.referrals.documents import qr
from app.referrals.documents.writing import Poster
from app.referrals.ringing import ringing
from app.translating.translator import read_language
from tests.making import AT, ROTHERHAM
from tests.referrals.documents.made_up import writer
from tests.referrals.documents.press import Press
from tests.referrals.documents.reading import Read, squeezed, tags
from tests.referrals.test_ringing import DOOR, NIGHT, knowing

ENGLISH = English()
LATIN = ("pl", "cy", "ro", "sk", "cs", "pt", "es")
UNCHECKED = "A computer wrote this translation. No person has checked it yet."
ADDRESS = "https://signpost.example/en/ring/E08000018"
LADO = {
    **DOOR,
    "id": "made-up-officer",
    "name": "A made-up officer",
    "phones": [{"number": "01632 960 003"}],
    "doors": ["lado"],
}
WHOLE = ({**DOOR, "doors": ["childrens_social_care", "early_help"]}, NIGHT, LADO)
LONGEST = ("E06000058", "W06000010", "NI-HSCT-SOUTH-EASTERN")
"""Where names and addresses are longest."""
WORD = re.compile(r'<word xMin="\S+" yMin="(\S+)" xMax="\S+" yMax="(\S+)">(.*?)</word>')
every_poster = pytest.mark.parametrize("poster", ["card", "wall"])


def html(
    poster: Poster,
    known: Content,
    code: str = ROTHERHAM,
    *,
    address: str = ADDRESS,
    translator: Translator = ENGLISH,
) -> str:
    found = ringing(known, known.directory.area(code), AT, on_paper=True)
    return writer().poster(poster, found, address, translator)


def places(read: Read) -> list[tuple[float, float, str]]:
    """Return the top and the foot of each word on the page, and the word."""
    command = ["pdftotext", "-bbox", "-", "-"]
    done = subprocess.run(command, input=read.pdf, capture_output=True, check=True)
    found = WORD.findall(done.stdout.decode())
    return [(float(top), float(foot), word) for top, foot, word in found]


@every_poster
@pytest.mark.parametrize("records", [(), WHOLE], ids=["none", "assured"])
def test_it_says_whom_to_ring_until_when_and_where_to_look(
    press: Press, poster: Poster, records: tuple[dict[str, object], ...]
) -> None:
    made = press.page(html(poster, knowing(*records)))
    assert len(made.pages) == 1
    for words in (
        *("Worried about a child?", "Rotherham", "999", "0808 800 5000", "101", "0800 1111"),
        *(ADDRESS, "Made with Signpost on 24 November 2026."),
        f"Use until {'1 February' if records else '31 May'} 2027.",
    ):
        assert squeezed(words) in made.text, words
    for number in ("01632 960 001", "01632 960 002", "01632 960 003") if records else ():
        assert squeezed(number) in made.text
    assert (squeezed("We hold no checked phone number") in made.text) is not bool(records)
    assert "opennow" not in made.text.replace("Whoisopennow:", "").lower()
    assert "Closednow" not in made.text


@every_poster
def test_the_hours_of_a_week_are_printed(press: Press, poster: Poster) -> None:
    made = press.page(html(poster, knowing(DOOR)))
    assert squeezed("Monday to Friday, 08:30 to 17:00. Closed on bank holidays.") in made.text


@every_poster
@pytest.mark.parametrize("code", LONGEST)
def test_long_names_fit_on_one_page(press: Press, poster: Poster, code: str) -> None:
    assert len(press.page(html(poster, knowing(), code)).pages) == 1


@pytest.mark.parametrize("records", [(), WHOLE], ids=["none", "assured"])
def test_the_rows_of_a_card_end_above_its_foot(
    press: Press, records: tuple[dict[str, object], ...]
) -> None:
    for code in (ROTHERHAM, *LONGEST):
        here = [{**record, "service_areas": [code]} for record in records]
        found = places(press.page(html("card", knowing(*here), code)))
        foot = next(place for place, (_, _, word) in enumerate(found) if word == "Use")
        assert max(end for _, end, _ in found[:foot]) <= found[foot][0], code


@pytest.mark.parametrize("poster", ["card", "wall"])
def test_the_address_is_read_as_it_is_typed_in_any_language(poster: Poster) -> None:
    assert f'<bdi dir="ltr">{ADDRESS}</bdi>' in html(poster, knowing())


@pytest.mark.parametrize("poster", ["card", "wall"])
def test_what_nobody_has_checked_says_so_and_has_the_english_of_999(poster: Poster) -> None:
    found = html(poster, knowing(), translator=English(code="pl", is_checked=False))
    assert f'{UNCHECKED} <span lang="en" dir="ltr">{UNCHECKED}</span>' in found
    said = "In danger now" if poster == "card" else "If a child is in danger now, ring"
    assert f'{said} <span class="english" lang="en" dir="ltr">({said})</span>' in found
    assert UNCHECKED not in html(poster, knowing(), translator=English(code="pl"))


@pytest.mark.parametrize(
    "code", [LATIN[0], *(pytest.param(c, marks=pytest.mark.every) for c in LATIN[1:])]
)
def test_both_fit_in_a_language_that_nobody_has_checked(press: Press, code: str) -> None:
    _, own = read_language(BUILT / "translations", code)
    for area in (ROTHERHAM, *LONGEST):
        for records in ((), WHOLE):
            known = knowing(*[{**record, "service_areas": [area]} for record in records])
            assert len(press.page(html("wall", known, area, translator=own)).pages) == 1, area
            made = press.page(html("card", known, area, translator=own))
            assert len(made.pages) == 1, area


def test_a_sheet_has_two_cards(press: Press) -> None:
    made = press.page(html("card", knowing()))
    assert made.text.count(squeezed("0808 800 5000")) == 2


@every_poster
def test_the_code_is_a_figure_that_says_where_it_leads(press: Press, poster: Poster) -> None:
    page = html(poster, knowing())
    made = press.page(page)
    figures = list(tags(made).all("Figure"))
    assert len(figures) == page.count("<img") > 0
    alts = [str(each.Alt) for each in made.opened.objects if is_figure(each)]
    assert alts
    assert all(ADDRESS in alt for alt in alts)
    with made.opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


@every_poster
def test_without_an_address_there_is_no_code_and_nothing_that_speaks_of_one(
    press: Press, poster: Poster
) -> None:
    page = html(poster, knowing(), address="")
    made = press.page(page)
    assert "<img" not in page
    assert list(tags(made).all("Figure")) == []
    assert "http://" not in made.text
    assert "Whoisopennow" not in made.text
    assert squeezed("Use until 31 May 2027.") in made.text


def is_figure(each: object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and str(each.get("/S")) == "/Figure"


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("tel:999", id="a number"),
        pytest.param("file:///etc/passwd", id="a file"),
        pytest.param("", id="nothing"),
        pytest.param("https://", id="no host"),
        pytest.param("https://a b", id="a space"),
        pytest.param("https://signpost.example/é", id="letters that an address does not have"),
        pytest.param("https://signpost.example/".ljust(301, "a"), id="too long"),
    ],
)
def test_no_code_is_made_of_anything_but_a_web_address(address: str) -> None:
    assert not qr.is_address(address)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "tel:999", "https://a".ljust(301, "a")])
def test_a_page_is_refused_such_a_code(press: Press, complaints: list[str], address: str) -> None:
    page = '<html lang="en"><head><title>A page</title></head><body><p>Before.</p><img alt="" src='
    made = press.page(f'{page}"qr:{address}">')
    assert len(complaints) == 1
    complaints.clear()
    assert made.text.startswith("Before.")
    assert not list(tags(made).all("Figure"))


@pytest.mark.parametrize(
    "address", ["http://a", ADDRESS, "https://signpost.example/".ljust(300, "a")]
)
def test_a_code_is_drawn_black_on_nothing_and_fetches_nothing(address: str) -> None:
    drawn = qr.drawing(address).decode()
    assert qr.is_address(address)
    assert drawn.startswith("<svg")
    assert not re.search(r"href|<image|<script|url\(", drawn)
