"""What somebody typed keeps its own direction in papers that are read from right to left."""

import io
import re
import subprocess
from functools import cache
from itertools import pairwise

import docx
import pytest

from app.directory.paths import BUILT
from app.languages import Language, language
from app.questionnaires.answers import Json
from app.questionnaires.case import read_answers
from app.questionnaires.text import Translator
from app.referrals.build import Writer
from app.referrals.calls.sheet import call_sheet
from app.referrals.calls.text import call_text
from app.referrals.documents import word
from app.referrals.documents.bidi import apart
from app.referrals.documents.text import text
from app.referrals.documents.writing import Document
from app.referrals.model import Referral
from app.translating.translator import read_language
from tests.making import AT, content, worried
from tests.referrals.documents.made_up import ANSWERS, writer
from tests.referrals.documents.press import Press

PHONE, ADDRESS = "01632 960123", "12 Sample Street"
TYPED = {
    **ANSWERS["emergency"],
    "address": ADDRESS,
    "saw": "رأيته في الشارع أمام البيت، وكان يبكي وحده طوال المساء.\n01632 960125\n14 Sample Road",
    "household": "Alex",
}
LTR, FIRST, END = "\u2066", "\u2068", "\u2069"
right_to_left = pytest.mark.parametrize("code", ["ar", "ur"])


@cache
def spoken(code: str) -> tuple[Language, Translator]:
    return read_language(BUILT / "translations", code)


def written(code: str, *, typed_in: str = "en", paper: str = "") -> Referral:
    """Return a referral typed on pages of one language, for a paper in another or the same."""
    asked, whole = worried(), content()
    read = read_answers(asked, TYPED, whole.asking(AT))
    marks = dict.fromkeys(("saw", "reporter", "address"), typed_in) if typed_in != "en" else {}
    judged = whole.judge(asked, read, AT, written=marks)
    translator = spoken(paper or code)[1]
    return Writer(content=whole, translator=translator).referral(judged, language(code))


@cache
def page(document: Document, code: str) -> str:
    return writer().whole(document, written(code), spoken(code)[1])


def places(pdf: bytes) -> list[tuple[str, float, float]]:
    """Return each word of a PDF with how far from the left and from the top it stands."""
    command = ["pdftotext", "-bbox", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    found = re.findall(r'<word xMin="(.*?)" yMin="(.*?)".*?>(.*?)</word>', done.stdout.decode())
    return [(said, float(left), float(top)) for left, top, said in found]


def stands(pdf: bytes, words: str) -> bool:
    """Say whether words stand from left to right on a line, wherever they stand at all."""
    spots = places(pdf)
    first, *rest = ([each for each in spots if part in each[0]] for part in words.split())
    lines = []
    for each in first:
        same = [[spot for spot in part if abs(spot[2] - each[2]) < 5] for part in rest]
        if all(same):
            lines.append([each[1], *(spots[0][1] for spots in same)])
    return bool(lines) and all(a < b for line in lines for a, b in pairwise(line))


@right_to_left
@pytest.mark.parametrize("typed", [PHONE, ADDRESS, "01632 960125", "14 Sample Road"])
def test_typed_numbers_and_addresses_read_from_left_to_right_on_paper(
    press: Press, code: str, typed: str
) -> None:
    assert stands(press.page(page("copy", code)).pdf, typed)


@right_to_left
def test_typed_numbers_read_from_left_to_right_in_a_call(press: Press, code: str) -> None:
    pdf = press.page(page("call", code)).pdf
    assert stands(pdf, PHONE)
    assert stands(pdf, ADDRESS)
    said = call_text(call_sheet(written(code), spoken(code)[1]), spoken(code)[1])
    assert f"{LTR}{PHONE}{END}" in said
    assert f"{FIRST}{ADDRESS}{END}" in said


@right_to_left
def test_numbers_to_ring_read_from_left_to_right_in_plain_text(code: str) -> None:
    said = call_text(call_sheet(written(code), spoken(code)[1]), spoken(code)[1])
    numbers = re.findall(r"0\d+(?: \d+)+", said)
    assert numbers
    assert all(f"{LTR}{each}{END}" in said for each in numbers)
    plain = text(page("copy", code))
    assert f"{LTR}{PHONE}{END}" in plain
    assert f"{LTR}{ADDRESS}{END}" in plain
    assert f"{LTR}999{END}" in plain


@right_to_left
def test_typed_words_of_one_line_are_not_turned_by_another(code: str) -> None:
    plain = text(page("copy", code))
    assert f"\n    {LTR}01632 960125{END}\n    {LTR}14 Sample Road{END}\n" in plain


def test_rows_keep_the_direction_and_language_of_each_cell(press: Press) -> None:
    whole, translator = content(), spoken("ar")[1]
    asked = whole.library.questionnaire("missing")
    rows: list[Json] = [{"name": ADDRESS, "reach": PHONE, "danger": "yes"}]
    read = read_answers(asked, {"contacts": rows}, whole.asking(AT))
    judged = whole.judge(asked, read, AT, written={"contacts": "ar"})
    referral = Writer(content=whole, translator=translator).referral(judged, language("ar"))
    html = writer().whole("copy", referral, translator)
    assert f'<td><span lang="ar"><bdi dir="ltr">{PHONE}</bdi></span></td>' in html
    assert html.count('<span lang="ar">') == 2  # nothing that was chosen bears it
    pdf = press.page(html).pdf
    assert stands(pdf, ADDRESS)
    assert stands(pdf, PHONE)


def runs(made: bytes, words: str) -> list[str]:
    """Return the XML of the runs of a Word file that hold these words."""
    body = docx.Document(io.BytesIO(made)).element.body
    found = (node for node in body.iter() if node.tag.endswith("}r"))
    return [each.xml for each in found if words in "".join(each.itertext())]


@right_to_left
def test_word_says_the_language_and_direction_of_foreign_words(code: str) -> None:
    english = written(code, typed_in=code, paper="en")
    made = word.make(writer().whole("agency", english, spoken("en")[1]))
    found = runs(made, "رأيته")
    assert found
    assert all(f'w:bidi="{code}"' in each and "<w:rtl/>" in each for each in found)
    assert all(
        f'<w:lang w:val="{code}"/>' in each and "w:rtl" not in each for each in runs(made, PHONE)
    )


@right_to_left
def test_words_from_left_to_right_stand_so_in_a_word_file_from_right_to_left(code: str) -> None:
    made = word.make(page("copy", code))
    for typed in (PHONE, ADDRESS):
        assert runs(made, typed)
        assert all('<w:rtl w:val="0"/>' in each for each in runs(made, typed))


def test_english_papers_set_only_foreign_words_apart() -> None:
    paper = writer().whole("agency", written("en"), spoken("en")[1])
    assert '<p class="typed" dir="rtl">رأيته' in paper
    assert PHONE in paper
    assert f">{PHONE}</bdi>" not in paper
    assert f">{ADDRESS}</bdi>" not in paper


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        pytest.param("سلام", "سلام", id="the same direction"),
        pytest.param(PHONE, f'<bdi dir="ltr">{PHONE}</bdi>', id="a number"),
        pytest.param("<b>", '<bdi dir="ltr">&lt;b&gt;</bdi>', id="typed words are never markup"),
        pytest.param("سلام\n12 A", 'سلام\n<bdi dir="ltr">12 A</bdi>', id="each line on its own"),
        pytest.param("a\u202e", '<bdi dir="ltr">a\u202e\u202c</bdi>', id="marks are closed"),
    ],
)
def test_typed_words_stand_apart_from_what_is_around_them(typed: str, html: str) -> None:
    assert apart(typed, "rtl") == html
