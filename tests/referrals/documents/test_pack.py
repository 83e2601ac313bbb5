"""The referrals of one household in one document."""

from collections.abc import Mapping

import pytest

from app.questionnaires.answers import Json
from app.questionnaires.text import English
from app.referrals.documents.writing import DocumentWriter
from app.referrals.households import Member, pack_of, packs
from tests.making import ROTHERHAM
from tests.referrals.documents.made_up import CALM, referral, writer
from tests.referrals.documents.press import Press

HOME: Mapping[str, Json] = {"home-postcode": "S60 1AE", "council": ROTHERHAM}
ROBIN: Mapping[str, Json] = {**HOME, **CALM, "child-name": "Robin Example", "age": 6}
KIM: Mapping[str, Json] = {**HOME, **CALM, "danger": "yes", "child-name": "<b>Kim</b>", "age": 3}


@pytest.fixture(scope="module")
def html() -> str:
    members = [
        Member(number=n, tie="home", is_between_children=False, referral=referral(told))
        for n, told in enumerate((ROBIN, KIM), start=1)
    ]
    (pack,) = packs(members)
    documents: DocumentWriter = writer()
    return documents.pack(pack_of(pack, apart=3), English())


def test_the_cover_goes_by_the_most_urgent_and_names_nobody(html: str) -> None:
    cover, *records = html.split('<div class="new-page"')
    assert "This is a pack of 2 referrals of one household" in cover
    assert referral(KIM).words.heading in cover.partition("</h2>")[0]
    assert "R.E." in cover
    assert "Robin" not in cover
    assert "Kim" not in cover
    assert len(records) == 2


def test_each_referral_is_the_letter_that_it_would_be_alone(html: str) -> None:
    for told, one in zip((ROBIN, KIM), html.split('<div class="new-page"')[1:], strict=True):
        letter = writer().body("agency", referral(told), English())
        assert "".join(letter.split()) in "".join(one.split())


def test_each_referral_is_that_childs_own(html: str) -> None:
    _, robin, kim = html.split('<div class="new-page"')
    assert "Robin Example" in robin
    assert "Kim" not in robin
    assert "&lt;b&gt;Kim" in kim
    assert "Robin" not in kim
    assert referral(ROBIN).words.heading in robin.partition("</h2>")[0]
    assert referral(KIM).words.heading in kim.partition("</h2>")[0]


def test_it_prints_each_on_a_page_of_its_own(press: Press, html: str) -> None:
    read = press.page(html)
    assert "This is a pack of 2" in read.pages[0]
    assert "Robin Example" not in read.pages[0]
