"""A PDF says what the referral says, in an order that can be read out, and first what matters."""

import re
from collections.abc import Iterator

import pytest

from app.referrals.documents.writing import Document
from app.referrals.front_page import Worries, front_of, worries
from app.referrals.given import State
from app.referrals.listing import told_once
from app.referrals.model import FindingOf, Referral
from app.referrals.reached import ContactOf
from app.referrals.withholding import for_others
from tests.referrals.documents.made_up import (
    STORIES,
    every_document,
    every_story,
    referral,
)
from tests.referrals.documents.press import Press
from tests.referrals.documents.reading import squeezed


def contact_words(contact: ContactOf) -> list[str]:
    return [contact.name, *(phone.number for phone in contact.phones)]


def reason_words(findings: tuple[FindingOf, ...]) -> Iterator[str]:
    for told in told_once(findings):
        yield told.finding.because
        yield from (reason.said for reason in told.fresh)


def on_page_one(document: Document, written: Referral) -> frozenset[str]:
    """Return the questions that page one of the letter answers, by a short name of each."""
    if document == "record":
        return frozenset()
    return front_of(for_others(written).sections).whole


def shown_worries(written: Referral) -> Worries:
    return worries(written, front_of(for_others(written).sections).whole)


def said_words(document: Document, written: Referral) -> Iterator[str]:
    before = on_page_one(document, written)
    for section in written.sections:
        for answer in section.answers:
            if answer.state is State.SAID and answer.question not in before:
                yield answer.asked
                yield from (line.words for line in answer.lines)


def assert_in_order(text: str, words: list[str]) -> None:
    position = 0
    for each in words:
        found = text.find(squeezed(each), position)
        assert found >= 0, f"{each!r} is not behind {text[max(0, position - 80) : position]!r}"
        position = found + len(squeezed(each))


@every_document
@every_story
def test_page_one_says_how_urgent_it_is_whom_to_ring_and_which_council(
    press: Press, document: Document, story: str
) -> None:
    written, page = referral(STORIES[story]), squeezed(press.story(document, story).pages[0])
    words = [word for each in written.first_contacts for word in contact_words(each)]
    if written.area:
        words.append(written.area.name)
    assert squeezed(written.words.heading) in page
    assert [each for each in words if squeezed(each) not in page] == []


@every_story
def test_page_one_of_the_record_says_why(press: Press, story: str) -> None:
    written, page = referral(STORIES[story]), squeezed(press.story("record", story).pages[0])
    words = list(reason_words(written.deciding[:1] if story == "same_day" else written.deciding))
    assert [each for each in words if squeezed(each) not in page] == []


@every_story
def test_page_one_of_the_letter_says_why_in_short(press: Press, story: str) -> None:
    shown = shown_worries(referral(STORIES[story]))
    page = squeezed(press.story("agency", story).pages[0])
    assert shown.because
    assert [each for each in (*shown.because, *shown.reasons) if squeezed(each) not in page] == []


@pytest.mark.parametrize("story", ["emergency", "same_day", "working_day", "survivor"])
def test_page_one_of_the_letter_ends_with_who_rings_back(press: Press, story: str) -> None:
    page = squeezed(press.story("agency", story).pages[0])
    parts = ["The child", "What the worry is", "What needs to happen", "What the child says"]
    assert_in_order(page, [*parts, "Who to ring back, and when"])


@every_document
@every_story
def test_the_call_comes_first_then_why_then_what_was_said(
    press: Press, document: Document, story: str
) -> None:
    written = referral(STORIES[story])
    first = [written.words.heading, *(each.name for each in written.first_contacts)]
    reasons, said = list(reason_words(written.deciding)), list(said_words(document, written))
    # Page one of the letter says why in short: in full it stands behind the answers.
    behind = [*reasons, *said] if document == "record" else [*shown_worries(written).reasons, *said]
    assert_in_order(press.story(document, story).text, [*first, *behind])


@every_story
def test_the_letter_gives_every_reason_behind_the_answers(press: Press, story: str) -> None:
    reasons = list(reason_words(referral(STORIES[story]).deciding))
    text = press.story("agency", story).text
    assert_in_order(text, ["Why it is this urgent, in full", *reasons])


@every_document
@every_story
def test_no_question_on_the_path_is_left_out(press: Press, document: Document, story: str) -> None:
    text, written = press.story(document, story).text, referral(STORIES[story])
    before = on_page_one(document, written)
    every = [answer for section in written.sections for answer in section.answers]
    asked = [answer.asked for answer in every if answer.question not in before]
    assert asked
    assert [each for each in asked if squeezed(each) not in text] == []


@every_story
def test_what_page_one_holds_whole_is_there_with_its_answer(press: Press, story: str) -> None:
    written = for_others(referral(STORIES[story]))
    front, page = front_of(written.sections), press.story("agency", story).text
    facts = [fact for part in (front.who, front.well, front.needs, front.back) for fact in part]
    assert facts or story == "survivor"
    for fact in facts:
        words = [line.words for line in fact.answer.lines]
        assert_in_order(page, [fact.name.id, *(each.split("\n")[0] for each in words)])


@every_story
def test_the_record_says_whom_to_tell_what_to_take_care_of_and_when_to_chase(
    press: Press, story: str
) -> None:
    text, written = press.story("record", story).text, referral(STORIES[story])
    words = [
        *(each.label for each in written.group("first") + written.group("also")),
        *(each.text for each in written.cautions),
        *(each.text for each in written.clocks),
    ]
    assert words
    assert [each for each in words if squeezed(each) not in text] == []


@every_document
@pytest.mark.parametrize("story", ["advice", "same_day"])
def test_each_page_says_which_of_how_many_it_is(
    press: Press, document: Document, story: str
) -> None:
    pages = press.story(document, story).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        end = page.rstrip().splitlines()[-1]
        assert re.search(rf"\b{number}\D{{1,12}}{len(pages)}\b", end)


def test_words_are_printed_as_they_were_typed_over_a_page_break(press: Press) -> None:
    pages = press.story("agency", "same_day").pages
    typed = str(STORIES["same_day"]["saw"])
    assert not [page for page in pages if squeezed(typed) in squeezed(page)]
    assert squeezed(typed) in press.story("agency", "same_day").text
