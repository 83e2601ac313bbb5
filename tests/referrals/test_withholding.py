"""Somebody who does not want to be named is not named in what others read."""

import pytest

from app.questionnaires.answers import Json
from app.questionnaires.case import read_case
from app.questionnaires.text import English
from app.referrals.blocks import blocks
from app.referrals.build import Writer
from app.referrals.documents.writing import Document
from app.referrals.given import State
from app.referrals.model import Referral
from app.referrals.withholding import for_others
from tests.making import AT, content
from tests.referrals.documents.made_up import ANSWERS, referral, writer

NAME = "Zedekiah Marrowby"
DOCUMENTS: tuple[Document, ...] = ("agency", "record")


def told(allowed: Json) -> dict[str, Json]:
    return {**ANSWERS["emergency"], "reporter": {"name": NAME}, "may-name": allowed}


def text(document: Document, allowed: Json) -> str:
    return writer().whole(document, referral(told(allowed)), English())


@pytest.mark.parametrize("allowed", ["no", "not_sure"])
def test_a_name_that_may_not_be_told_is_in_the_persons_own_papers_alone(allowed: Json) -> None:
    assert NAME not in text("agency", allowed)
    assert not [each for each in blocks(referral(told(allowed)), English()) if NAME in each.text]
    assert NAME in text("record", allowed)
    assert NAME in text("copy", allowed)


@pytest.mark.parametrize("allowed", ["yes", None])
def test_a_name_that_was_given_is_told(allowed: Json) -> None:
    assert NAME in text("agency", allowed)


def test_what_is_withheld_is_said_to_be_and_changes_nothing_else() -> None:
    given = referral(told("no"))
    seen = for_others(given)
    before = {a.question: a for section in given.sections for a in section.answers}
    after = {a.question: a for section in seen.sections for a in section.answers}
    changed = {question for question in before if before[question] != after[question]}
    assert changed == {"reporter"}
    assert after["reporter"].state is State.PREFER_NOT_TO_SAY
    assert after["reporter"].lines == ()


SECRET = "9 Lantern Yard, behind the mill"
HIDING: dict[str, Json] = {
    "danger": "no",
    "child-name": "Robin Example",
    "address": SECRET,
    "domestic-abuse.address-secret": "yes",
    "domestic-abuse.secret-address": SECRET,
    "domestic-abuse.safe-number": "01632 960177",
}


def letter(questionnaire: str, answers: dict[str, Json]) -> str:
    return writer().whole("agency", _referral(questionnaire, answers), English())


def _referral(questionnaire: str, answers: dict[str, Json]) -> Referral:
    whole = content()
    asked, asking = whole.library.questionnaire(questionnaire), whole.asking(AT)
    case = read_case(asked, whole.library.questionnaires, answers, asking)
    return Writer(content=whole, translator=English()).referral(whole.judge_case(asked, case, AT))


@pytest.mark.parametrize("questionnaire", ["early-help", "spotting-signs"])
def test_a_hidden_place_is_in_no_paper_that_others_than_agencies_read(questionnaire: str) -> None:
    referral = _referral(questionnaire, HIDING)
    said = [letter(questionnaire, HIDING), *(b.text for b in blocks(referral, English()))]
    assert not [each for each in said if SECRET in each or "960177" in each]


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_page_one_for_the_council_says_that_the_place_is_secret_before_it_says_it(
    answer: str,
) -> None:
    page = letter("referral", {**HIDING, "domestic-abuse.address-secret": answer})
    first, _, _ = page.partition("Why it is this urgent, in full")
    assert first.index("Keep the address secret") < first.index("How to find the child")
    assert SECRET in first


def test_a_place_that_is_not_hidden_stays_in_an_early_help_assessment() -> None:
    told = {**HIDING, "domestic-abuse.address-secret": "no"}
    page = letter("early-help", {key: value for key, value in told.items() if "safe" not in key})
    assert "How to find the child" in page


def test_the_childs_words_in_an_annex_are_on_page_one() -> None:
    page = letter("referral", {"danger": "no", "missing.why-words": "dad gets cross"})
    first, _, _ = page.partition("Why it is this urgent, in full")
    assert "dad gets cross" in first.partition("Danger and safety now")[0]
    assert "No words of the child are written here" not in page


@pytest.mark.parametrize("danger", ["no", "not_sure", "yes"])
def test_more_worry_takes_no_grave_sign_off_page_one(danger: str) -> None:
    answers: dict[str, Json] = {
        "danger": danger,
        "missing": "yes" if danger == "yes" else "no",
        "spotting-signs.sexual-body": {"recent": "now"},
    }
    page = letter("referral", answers)
    first, _, _ = page.partition("Who to ring back")
    assert "A rape or sexual assault in the last few days" in first


def test_what_was_written_in_lines_stands_line_for_line_as_well() -> None:
    page = letter("referral", {"danger": "no", "address": "Flat 3\nThe bell does not work"})
    assert "Flat 3 / The bell does not work" in page
    assert '<p class="typed">Flat 3\nThe bell does not work</p>' in page


def test_an_update_says_that_it_is_one() -> None:
    made = referral(ANSWERS["emergency"]).model_copy(update={"updates": AT})
    for document in DOCUMENTS:
        page = writer().whole(document, made, English())
        assert "This updates the one that was made on 24 November 2026." in page
    assert "24 November 2026" in blocks(made, English())[0].text
