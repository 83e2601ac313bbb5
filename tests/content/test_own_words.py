"""Where a question asks for somebody's own words, the check of wording leaves them alone."""

import re

import pytest

from app.questionnaires.answers import Json
from app.questionnaires.kinds.written import LongTextQuestion
from app.referrals.wording.remarks import remarks
from tests.making import content
from tests.referrals.wording.reading_aid import judged, wordbook

ASKED_FOR = re.compile(r"\bin their (own )?words\b|\btheir own words\b|[Ww]rite their own words\b")
"""How a label or a hint asks for them."""
BLAMING = "She is promiscuous, a liar, and made a lifestyle choice to run."
NAMED = {
    ("not-referring", "child-knows"),
    ("not-referring", "family-view"),
    ("missing", "tries"),
    ("domestic-abuse", "adult-view"),
    ("early-help", "refused-why"),
    *((id, "family-view") for id in ("referral", "early-help", "neglect", "domestic-abuse")),
}


def asked_for() -> set[tuple[str, str]]:
    """Return every question that asks for somebody's own words."""
    return {
        (each.id, question.id)
        for each in content().library.questionnaires.values()
        for question in each.questions.values()
        if isinstance(question, LongTextQuestion)
        and question.holds != "facts"
        and any(ASKED_FOR.search(said.plain.id) for said in (question.label, question.hint) if said)
    }


@pytest.mark.parametrize(("questionnaire", "question"), sorted(NAMED | asked_for()))
def test_own_words_that_are_asked_for_are_left_alone(questionnaire: str, question: str) -> None:
    asked = content().library.questionnaire(questionnaire).question(question)
    assert asked.holds == "own_words"


def test_a_word_that_blames_is_remarked_on_in_every_box_but_theirs() -> None:
    asked = content().library.questionnaire("referral")
    given: dict[str, Json] = {"family-view": BLAMING, "thought": BLAMING}
    found = {each.question for each in remarks(judged(asked, given), wordbook())}
    assert found == {"thought"}
