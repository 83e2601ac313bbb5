"""Somebody who does not want to be named is not named in what others read."""

import pytest

from app.questionnaires.answers import Json
from app.questionnaires.text import English
from app.referrals.blocks import blocks
from app.referrals.documents.writing import Document
from app.referrals.given import State
from app.referrals.withholding import for_others
from tests.referrals.documents.made_up import ANSWERS, referral, writer

NAME = "Zedekiah Marrowby"


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
