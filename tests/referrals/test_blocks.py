"""Blocks for a council's form: all that was told is in them, each sort of account on its own."""

from collections import Counter
from collections.abc import Mapping
from typing import get_args

import pytest

from app.questionnaires.answers import Json
from app.questionnaires.base import Account
from app.questionnaires.case import read_answers
from app.questionnaires.text import English
from app.referrals.block_words import ACCOUNTS, ORDER
from app.referrals.blocks import Block, blocks
from app.referrals.build import Writer
from app.referrals.model import Referral
from app.referrals.plain import said_in
from app.referrals.sections import SECTIONS
from tests.golden.cases import GOLDEN, GoldenCase
from tests.golden.cases import referral as referral_of
from tests.made_up_pack import NEW, with_pack, written
from tests.making import AT, content
from tests.referrals.documents.made_up import STORIES, every_story, referral

WORK: Mapping[str, Json] = {
    "danger": "no",
    "child-name": "Ada Example",
    "safe-tonight": "yes",
    "seen-by-you": "A mark on her arm.",
    "heard-by-you": "A shout.",
    "told-by-others": "Her aunt told me.",
    "thought": "I fear that she is hit.",
    "child-words": "“He hits me.”",
    "home-people": [{"name": "Kim Example"}],
    "level": {"chosen": "child_protection", "reason": "So it is."},
    "role": "Teacher",
}


def of(found: Referral) -> dict[str, Block]:
    every = blocks(found, English())
    assert len({each.id for each in every}) == len(every)
    return {each.id: each for each in every}


def work(**more: Json) -> dict[str, Block]:
    return of(written(content(), {**WORK, **more}))


def test_every_part_of_a_referral_has_its_place_in_the_order() -> None:
    assert sorted(ORDER) == sorted(SECTIONS)


def test_every_account_is_asked_for_somewhere() -> None:
    every = content().library.questionnaires.values()
    used = {asked.account for each in every for asked in each.questions.values()}
    assert used - {None} == set(ACCOUNTS) == set(get_args(Account))


@every_story
def test_nothing_that_was_said_is_lost(story: str) -> None:
    found = referral(STORIES[story])
    every = [block.text for block in blocks(found, English())]
    for section in found.sections:
        for answer in said_in(section):
            assert any(answer.asked in text for text in every)
            for line in answer.lines:
                assert any(line.words in text for text in every)


@every_story
def test_an_answer_stands_in_one_block(story: str) -> None:
    found = referral(STORIES[story])
    own = [each for each in blocks(found, English()) if each.id.partition("-")[0] in SECTIONS]
    asked = [answer.asked for part in found.sections for answer in said_in(part)]
    lines = Counter(line for block in own for line in block.text.splitlines())
    assert {each: lines[each] for each in asked} == Counter(asked)


def test_what_was_seen_heard_told_and_thought_stands_apart() -> None:
    found = work()
    for id, words in [
        ("worry-seen", "A mark on her arm."),
        ("worry-seen", "A shout."),
        ("worry-told", "Her aunt told me."),
        ("worry-thought", "I fear that she is hit."),
    ]:
        assert f"\n{words}" in found[id].text
        assert [each for each in found if words in found[each].text] == [id]
    assert found["worry-thought"].title == "What the writer thinks: a view, not a fact"


NO_ACCOUNTS = {"why", "further", "no-answer"}
"""Blocks of reasons and of gaps, which name questions again."""


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case.slug)
def test_no_opinion_stands_in_a_block_of_facts(case: GoldenCase) -> None:
    found = referral_of(case)
    thought = [
        answer.asked
        for part in (*found.sections, *(s for annex in found.annexes for s in annex.sections))
        for answer in said_in(part)
        if answer.account == "thought"
    ]
    for block in blocks(found, English()):
        if block.id not in NO_ACCOUNTS and not block.id.endswith("-thought"):
            assert not set(thought) & set(block.text.splitlines())


def test_the_order_is_that_of_a_form() -> None:
    found = list(work())
    wanted = [
        "start",
        "child",
        "household",
        "worry-seen",
        "worry-told",
        "worry-thought",
        "words",
        "urgent",
        "decision",
        "you",
        "level",
        "why",
    ]
    assert [each for each in found if each in wanted] == wanted


def test_a_professional_gives_both_levels_and_the_public_none() -> None:
    text = work()["level"].text
    assert "Suggested by the answers: " in text
    assert "The reason: So it is." in text
    assert "The council decides." in text
    assert "level" not in of(referral(STORIES["same_day"]))


def test_what_only_the_agency_may_have_is_in_it() -> None:
    secret = {"secret-address": "1 Hidden Street", "safe-number": "01632 960 123"}
    found = of(written(content(), secret, asked="domestic-abuse"))
    assert "1 Hidden Street" in found["you"].text
    assert "01632 960 123" in found["you"].text


def test_the_first_lines_say_what_it_is_and_to_whom() -> None:
    lines = work()["start"].text.splitlines()
    assert lines[:3] == [
        "This is a referral of a child",
        "To: children's social care",
        "The council: City of Doncaster Council",
    ]
    assert "Written Tuesday 24 November 2026, 12:00." in lines


def test_parts_without_an_answer_are_named_and_not_passed_over() -> None:
    text = of(referral(STORIES["advice"]))["no-answer"].text
    assert "Who else is there\nNot asked:\n- Who lives with them, or is often there?" in text


def test_nothing_told_makes_no_block() -> None:
    assert blocks(referral({}), English()) == ()


def test_what_the_area_asks_for_is_asked_for() -> None:
    panel = {
        "id": "panel",
        "destination": "mace_exploitation_panel",
        "name": "The Meeting",
        "says": "Ask for it.",
        "levels": [],
        **NEW,
    }
    signs: dict[str, Json] = {"firm-signs": {"told": "now"}}
    found = of(written(with_pack(panels=[panel]), signs, asked="cse-risk"))
    assert "The Meeting\nAsk for it." in found["asked-for"].text


@pytest.mark.parametrize("story", ["myself", "survivor", "unborn", "emergency"])
def test_a_member_of_the_public_is_named_as_one(story: str) -> None:
    assert "From a member of the public." in of(referral(STORIES[story]))["start"].text


def test_intelligence_is_no_referral_and_holds_none_of_its_findings() -> None:
    known = content()
    asked = known.library.questionnaire("intelligence")
    answers = read_answers(asked, {"money": "Cash, often."}, known.asking(AT))
    writer = Writer(content=known, translator=English())
    found = of(writer.referral(known.judge(asked, answers, AT)))
    assert {"why", "level", "asked-for"}.isdisjoint(found)
    assert "The council" not in found["start"].text
    assert "Cash, often." in found["worry"].text


def test_a_young_persons_note_goes_to_whom_they_choose() -> None:
    found = of(written(content(), {"my-words": "It hurts."}, asked="worried-about-myself"))
    assert found["start"].text.splitlines()[0] == "A note from a young person"
    assert "It hurts." in found["words"].text
    assert {"why", "level"}.isdisjoint(found)
