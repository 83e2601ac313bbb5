"""A PDF can be read by machines that read aloud: tags, language, title, headings, letters."""

import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from app.referrals.documents.writing import Document
from tests.referrals.documents.made_up import (
    ANSWERS,
    FONTS,
    STORIES,
    every_document,
    html,
)
from tests.referrals.documents.press import Press
from tests.referrals.documents.reading import fonts, squeezed, tags

OURS = {
    "Latin": "He said: “no coat”, naïve, £5 – 10 °C, fi fl",
    "Polish": "Zażółć gęślą jaźń, ŁÓDŹ",
    "Cyrillic": "Привет, ҐҮӘ, съешь ещё этих булок",
    "Greek": "Θέλω να μιλήσω, Ώρα",
    "Vietnamese": "Tôi muốn nói chuyện, Đặng Thị Ngọc Ạ, ở, bị, ngã",
}
OTHERS = {
    "Arabic": "أريد أن أتحدث",
    "Bengali": "আমি কথা বলতে চাই",
    "Chinese": "我想说话",
    "Vietnamese, letters and marks apart": unicodedata.normalize("NFD", OURS["Vietnamese"]),
    "emoji": "😢 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "beyond": "\U0001e900 \u0378 \ufffd",
}
every_kind = pytest.mark.parametrize("story", ["emergency", "same_day", "advice", "myself"])


def saying(words: str) -> str:
    return html("agency", {**ANSWERS["working_day"], "saw": words})


def title(page: str) -> str:
    found = re.search("<title>(.+)</title>", page)
    assert found
    return found[1]


@every_document
@every_kind
def test_it_says_that_it_is_tagged_and_in_which_language(
    press: Press, document: Document, story: str
) -> None:
    page = html(document, STORIES[story])
    pdf = press.story(document, story).opened
    root = pdf.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "en"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo["/Title"]) == title(page)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == title(page)
    assert all("/StructParents" in each.obj for each in pdf.pages)


@every_document
@every_kind
def test_headings_go_down_one_step_at_a_time(press: Press, document: Document, story: str) -> None:
    page = html(document, STORIES[story])
    names = [
        tag.name
        for tag in tags(press.story(document, story)).all("H1", "H2", "H3", "H4", "H5", "H6")
    ]
    levels = [int(name[1]) for name in names]
    assert levels == [int(level) for level in re.findall(r"<h([1-6])\b", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(levels) > 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@every_document
@every_kind
def test_lists_and_tables_are_tagged_as_what_they_are(
    press: Press, document: Document, story: str
) -> None:
    page = html(document, STORIES[story])
    root = tags(press.story(document, story))
    items = list(root.all("LI"))
    assert len(items) == page.count("<li") > 0
    assert all("LBody" in {each.name for each in item.inner} for item in items)
    assert len(list(root.all("Table"))) == page.count("<table")
    headers = list(root.all("TH"))
    assert len(headers) == len(re.findall(r"<th\b", page))
    assert all("/Headers" in each.attributes for each in root.all("TD"))


def test_the_record_has_a_table_to_write_in(press: Press) -> None:
    assert list(tags(press.story("record", "advice")).all("TH"))


@pytest.mark.parametrize("words", OURS.values(), ids=OURS)
def test_letters_that_we_have_are_printed_in_noto_sans(press: Press, words: str) -> None:
    made = press.page(saying(words))
    names = {str(font.BaseFont) for font in fonts(made)}
    assert names
    assert {name for name in names if not plain(name).startswith("notosans")} == set()
    assert squeezed(words) in made.text


def plain(name: str) -> str:
    return re.sub("[^a-z]", "", name.partition("+")[2].lower())


@pytest.mark.parametrize("words", OTHERS.values(), ids=OTHERS)
def test_letters_of_other_scripts_do_no_harm(
    press: Press, complaints: list[str], words: str
) -> None:
    made = press.page(saying(words))
    # Which of them can be drawn depends on the fonts of the machine.
    complaints[:] = [each for each in complaints if ".notdef glyph" not in each]
    assert squeezed(str(ANSWERS["working_day"]["child-name"])) in made.text
    descriptors = [font.FontDescriptor for font in fonts(made)]
    assert all({"/FontFile2", "/FontFile3", "/FontFile"} & set(each.keys()) for each in descriptors)


@pytest.mark.parametrize("words", OURS.values(), ids=OURS)
def test_each_letter_is_drawn_as_that_letter(press: Press, words: str) -> None:
    drawn = list(drawings(press.page(saying(words)).opened))
    ours = known_drawings()
    assert len(drawn) > 20
    assert [letter for letter, box in drawn if box not in ours.get(letter, ())] == []


def drawings(pdf: pikepdf.Pdf) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield every letter that a font says it holds, with the box round its drawing."""
    objects: list[Any] = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
    for each in objects:
        if each.get("/Subtype") == "/Type0":
            file = each.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
            font, meant = TTFont(io.BytesIO(file)), each.ToUnicode.read_bytes().decode()
            meant = meant.partition("beginbfchar")[2]
            for glyph, letter in re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})>\s", meant):
                yield chr(int(letter, 16)), box(font, font.getGlyphName(int(glyph, 16)))


def known_drawings() -> dict[str, set[tuple[int, ...]]]:
    """Return how each letter is drawn in our own fonts."""
    known: dict[str, set[tuple[int, ...]]] = {}
    for file in FONTS.glob("*.ttf"):
        font = TTFont(file)
        for letter, name in font.getBestCmap().items():
            known.setdefault(chr(letter), set()).add(box(font, name))
    return known


def box(font: TTFont, name: str) -> tuple[int, ...]:
    glyph = font["glyf"][name]
    return tuple(getattr(glyph, side, 0) for side in ("xMin", "yMin", "xMax", "yMax"))
