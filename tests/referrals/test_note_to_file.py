"""A decision not to refer, on file: it never reassures, lowers nothing, and names what it lacks."""

import html
import re
from collections.abc import Mapping
from typing import Any

import pytest

from app.questionnaires.answers import Json
from app.questionnaires.case import Case, read_answers
from app.questionnaires.reading import measure, sentences
from app.questionnaires.text import English, render
from app.referrals.build import Writer
from app.referrals.filing import NOTE
from app.referrals.kinds import KINDS
from app.referrals.model import Referral
from tests.content.test_promises import reassures
from tests.making import AT, ROTHERHAM, content
from tests.referrals.documents.made_up import writer

NOTE_TO_FILE = content().library.questionnaire("not-referring")
CALM: Mapping[str, Json] = {"danger": "no", "safe-tonight": "yes", "reach": "no", "hurt": "no"}
WHOLE: Mapping[str, Json] = {
    **CALM,
    "child-name": "Robin Example",
    "age": 11,
    "council": ROTHERHAM,
    "home-postcode": "S60 1AE",
    "wishes": "I want to stay in the swimming club.",
    "harm-likely": "no",
    "need-likely": "no",
    "speaks-for": "He came in a torn coat twice.",
    "no-referral-why": "His aunt mended the coat and rang the school <b>herself</b>.",
    "second-person": "agrees",
    "spoke-with": [
        {"name": "A. Bell", "role": "Deputy lead", "when": "2026-11-23", "said": "Look on Friday."}
    ],
    "family-told": {"chosen": ["yes"], "details": {"yes": "The mother, by Ms Bell on Monday"}},
    "watching": [{"what": "How he is dressed", "how": "Each morning", "who": "Ms Bell"}],
    "act-at-once-if": "A mark, or a day away with no word.",
    "look-again-on": "2026-12-01",
    "look-again-who": "Ms Bell, else the head",
    "who-decides": "lead",
    "decided-by": "Sam Sample, safeguarding lead",
    "decided-on": "2026-11-24",
}
BOLD = "The answers point to a referral. A note to file does not take its place."


def note(answers: Mapping[str, Json]) -> Referral:
    whole = content()
    read = read_answers(NOTE_TO_FILE, answers, whole.asking(AT))
    return written(whole.judge(NOTE_TO_FILE, read, AT))


def written(judged: Any) -> Referral:
    return Writer(content=content(), translator=English()).referral(judged)


def page(referral: Referral) -> str:
    return writer().whole("agency", referral, English())


def text_of(page: str) -> str:
    body = re.sub(r"</(?:p|li|h\d|td|th)>", ". ", page.partition("<body")[2].partition(">")[2])
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_every_answer_of_a_part_is_asked_and_stands_in_one_part() -> None:
    asked = [told.question for part in NOTE for told in part.told]
    assert [id for id in asked if id not in NOTE_TO_FILE.questions] == []
    assert len(set(asked)) == len(asked)
    assert KINDS["note-to-file"].parts is NOTE


def test_the_note_holds_all_that_makes_it_stand_up_later() -> None:
    found = text_of(page(note(WHOLE)))
    for words in (
        *("torn coat twice", "rang the school <b>herself</b>", "A. Bell"),
        *("Deputy lead", "23 November 2026", "Look on Friday.", "I want to stay"),
        *("The mother, by Ms Bell on Monday", "How he is dressed", "Each morning"),
        *("A mark, or a day away", "Ms Bell, else the head", "Sam Sample, safeguarding lead"),
    ):
        assert found.count(words) == 1, words
    assert "Looked at again on: 1 December 2026" in found
    assert "not written down yet" not in found


def test_what_a_person_typed_is_never_markup() -> None:
    assert "<b>herself" not in page(note(WHOLE))


@pytest.mark.parametrize("answers", [CALM, WHOLE, {}], ids=["calm", "whole", "nothing"])
def test_the_note_never_reassures_and_tells_nobody(answers: Mapping[str, Json]) -> None:
    typed = {words for words in answers.values() if isinstance(words, str)}
    found = text_of(page(note(answers)))
    asked = {render(each.label.plain, English()) for each in NOTE_TO_FILE.questions.values()}
    told = [
        each
        for each in sentences(found)
        if not any(each.strip(" .") in words for words in (*typed, *asked))
    ]
    assert [each for each in told if reassures(each)] == []
    assert "Nobody has been told by this note." in found


def test_the_words_of_the_note_are_plain() -> None:
    assert measure([text_of(page(note(CALM))).partition("Not asked")[0]]).lix <= 40


def test_a_blank_review_day_is_said_and_never_dropped() -> None:
    found = text_of(page(note(CALM)))
    assert "Looked at again on: No day is set yet." in found
    assert "By: Nobody is named yet." in found


@pytest.mark.parametrize(
    ("day", "is_said"),
    [
        pytest.param("2026-11-23", True, id="yesterday"),
        pytest.param("2026-11-24", False, id="today"),
        pytest.param("2026-12-01", False, id="next week"),
    ],
)
def test_a_review_day_that_has_passed_is_said(day: str, *, is_said: bool) -> None:
    found = text_of(page(note({**CALM, "look-again-on": day})))
    assert ("That day has passed. Look at it again now." in found) is is_said


@pytest.mark.parametrize("part", NOTE, ids=lambda part: part.told[0].question)
def test_each_part_stands_there_when_nothing_was_told(part: Any) -> None:
    found = text_of(page(note(CALM)))
    assert part.title.id in found
    for told in part.told:
        assert told.gap is None or told.gap.id in found


@pytest.mark.parametrize(
    ("worry", "urgency"),
    [
        pytest.param({"danger": "yes"}, "emergency_now", id="danger"),
        pytest.param({"harm-likely": "yes"}, "same_day", id="harm"),
        pytest.param({"family-told": "unsafe"}, "same_day", id="unsafe to tell"),
        pytest.param({"second-person": "would-refer"}, "one_working_day", id="they would refer"),
        pytest.param({"need-likely": "not_sure"}, None, id="perhaps in need"),
        pytest.param({"safe-tonight": None}, "same_day", id="tonight left blank"),
    ],
)
def test_page_one_says_that_the_answers_point_to_a_referral(
    worry: Mapping[str, Json], urgency: str | None
) -> None:
    referral = note({**WHOLE, **worry})
    assert urgency in {None, referral.urgency}
    assert referral.points_to_a_referral
    shown = page(referral)
    assert f"<strong>{BOLD}</strong>" in shown
    head = text_of(shown.partition("Looked at again on")[0])
    assert referral.words.heading in head
    assert all(each.because in head for each in referral.deciding)
    assert all(contact.name in head for contact in referral.first_contacts)


LEVEL = "The level that was given points to a referral: "


@pytest.mark.parametrize(
    ("chosen", "label"),
    [
        pytest.param("child_in_need", "A child in need", id="in need"),
        pytest.param("child_protection", "Harm, or likely harm", id="harm"),
    ],
)
def test_a_level_that_is_a_referral_is_said_on_page_one(chosen: str, label: str) -> None:
    referral = note({**WHOLE, "level-now": {"chosen": chosen}})
    assert referral.points_to_a_referral
    head = text_of(page(referral).partition("Looked at again on")[0])
    assert f"{LEVEL}{label}. A note to file does not take its place." in head
    assert referral.words.heading not in head
    assert "Refer to the council now. Say which level you see, and why." in head
    assert all(contact.name in head for contact in referral.first_contacts)


@pytest.mark.parametrize("chosen", ["universal", "early_help"])
def test_a_level_below_a_referral_points_to_none(chosen: str) -> None:
    referral = note({**WHOLE, "level-now": {"chosen": chosen}})
    assert not referral.points_to_a_referral
    assert LEVEL not in text_of(page(referral))


def test_where_the_answers_point_to_a_referral_a_given_level_hides_nothing() -> None:
    referral = note({**WHOLE, "danger": "yes", "level-now": {"chosen": "child_protection"}})
    found = page(referral)
    assert f"<strong>{BOLD}</strong>" in found
    assert LEVEL not in found


BOTH = "The two tests were not answered. Answer them before you decide."
ONE = "One of the two tests was not answered. Answer it before you decide."


@pytest.mark.parametrize(
    ("tests", "said"),
    [
        pytest.param({}, set(), id="both answered"),
        pytest.param({"harm-likely": None, "need-likely": None}, {BOTH}, id="none answered"),
        pytest.param({"harm-likely": None}, {ONE}, id="harm left blank"),
        pytest.param({"need-likely": None}, {ONE}, id="need left blank"),
        pytest.param(
            {"harm-likely": {"unsaid": "not_sure"}, "need-likely": {"unsaid": "not_sure"}},
            set(),
            id="not sure is an answer",
        ),
    ],
)
def test_tests_that_were_left_blank_are_said_on_page_one(
    tests: Mapping[str, Json], said: set[str]
) -> None:
    head = text_of(page(note({**WHOLE, **tests})).partition("Looked at again on")[0])
    assert {each for each in (BOTH, ONE) if each in head} == said


def test_a_note_that_points_nowhere_says_whom_to_talk_to_all_the_same() -> None:
    referral = note(WHOLE)
    assert not referral.points_to_a_referral
    found = text_of(page(referral))
    assert BOLD not in found
    assert "Anyone may refer today, or at any time." in found
    assert all(contact.name in found for contact in referral.first_contacts)


def test_what_a_screening_found_counts_and_stands_in_the_note() -> None:
    whole = content()
    screening = whole.library.questionnaire("spotting-signs")
    asking = whole.asking(AT)
    told = {"physical-marks": {"bite": "now"}, "no-referral-why": "It was one mark."}
    case = Case().with_answers(screening, read_answers(screening, told, asking))
    case = case.with_answers(NOTE_TO_FILE, read_answers(NOTE_TO_FILE, {**CALM}, asking))
    referral = written(whole.judge_case(NOTE_TO_FILE, case, AT))
    found = text_of(page(referral))
    assert referral.urgency == "same_day"
    assert BOLD in found
    assert "It was one mark." in found
    assert f"Told before, in: {screening.title.id}" in found


def test_a_lower_level_stands_beside_the_suggested_one() -> None:
    level: Json = {
        "chosen": "universal",
        "reason": "Seen by the nurse.",
        "second_name": "Kim Example",
        "second_role": "Named nurse",
    }
    referral = note({**WHOLE, "harm-likely": "yes", "level-now": level})
    found = text_of(page(referral))
    assert referral.urgency == "same_day"
    assert referral.level_label in found
    assert "Services for every child" in found
    assert found.count("Seen by the nurse.") == 1
    assert "Agreed with: Kim Example, Named nurse" in found


@pytest.mark.parametrize(
    "id", ["spotting-signs", "cse-risk", "exploitation", "neglect", "domestic-abuse", "early-help"]
)
def test_a_screening_or_toolkit_leads_on_to_the_note_and_to_a_referral(id: str) -> None:
    assert {"referral", "not-referring"} <= set(content().library.questionnaire(id).leads_to)


def test_an_address_that_is_kept_secret_is_not_in_the_note() -> None:
    whole = content()
    toolkit = whole.library.questionnaire("domestic-abuse")
    asking = whole.asking(AT)
    given = {"address-secret": "yes", "secret-address": "7 Hidden Row"}
    case = Case().with_answers(toolkit, read_answers(toolkit, given, asking))
    case = case.with_answers(NOTE_TO_FILE, read_answers(NOTE_TO_FILE, {**CALM}, asking))
    referral = written(whole.judge_case(NOTE_TO_FILE, case, AT))
    assert "7 Hidden Row" in referral.model_dump_json()
    assert "7 Hidden Row" not in page(referral)
