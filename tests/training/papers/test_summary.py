"""A session in numbers: counts alone, and nothing of fewer than three people."""

import re
from collections.abc import Mapping, Sequence

import pytest

from app.directory.paths import FORMS
from app.questionnaires.text import English, Text
from app.training.content.library import load_training
from app.training.content.steps import Step, steps_of
from app.training.papers.kinds import Item
from app.training.papers.summary import Answers, Summary, summary_of
from app.training.papers.writing import Papers
from app.training.results import Asked
from tests.making import AT, content
from tests.referrals.documents.made_up import writer
from tests.referrals.documents.press import Press
from tests.referrals.documents.reading import squeezed

TRAINING = load_training(FORMS)
CASE, MYTHS = TRAINING.cases["through-the-wall"], TRAINING.exercises["myths-sharing"]
WORDS = TRAINING.exercises["words-that-blame"]
FIRST = CASE.parts[0].id
BEFORE, AFTER = f"{CASE.id}/{FIRST}/before", f"{CASE.id}/{FIRST}/after"
SOON, LATER = {"urgency": "soon"}, {"urgency": "later"}
ASKED = Asked(
    id="urgency",
    title=Text("How soon?", "test"),
    choices={"soon": Text("Soon", "test"), "later": Text("Later", "test")},
    ours=frozenset({"soon"}),
)


def asked_at(step: Step, _told: Answers) -> Sequence[Asked]:
    return () if step.item == WORDS.id else (ASKED,)


def counted(told: Mapping[str, Answers], *items: Item, people: int = 5) -> Summary:
    chosen = items or (CASE,)
    return summary_of(
        chosen,
        steps_of(chosen),
        people=people,
        told_at=lambda key: told.get(key, ()),
        asked_at=asked_at,
    )


def shown(found: Summary) -> str:
    papers = Papers(content=content(), writer=writer(), translator=English(), at=AT)
    return papers.summary(found)


def words(found: Summary) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", shown(found)).split())


@pytest.mark.parametrize("few", [1, 2])
def test_of_fewer_than_three_nothing_is_shown(few: int) -> None:
    text = words(counted({BEFORE: [SOON] * few}))
    assert f"This is shown once 3 people have answered. So far: {few}." in text
    assert "Soon" not in text
    assert "Before talking" not in text


def test_what_was_said_before_and_after_stands_side_by_side() -> None:
    found = counted({BEFORE: [SOON, LATER, LATER, LATER], AFTER: [SOON, SOON, SOON, SOON]})
    text = words(found)
    assert "Soon ( what we would say ) 1 4" in text.replace(
        "(what we would say)", "( what we would say )"
    )
    assert "Later 3 0" in text
    assert "Before talking: Most agree, 3 of 4: “Later”. 1 say “Soon”." in text
    assert "After talking: All 4 say the same: “Soon”." in text


@pytest.mark.parametrize("few", [1, 2])
def test_two_who_answered_once_more_are_not_shown_beside_the_others(few: int) -> None:
    text = words(counted({BEFORE: [SOON] * 4, AFTER: [LATER] * few}))
    assert "After talking" not in text
    assert "All 4 say the same: “Soon”." in text


@pytest.mark.parametrize("few", [1, 2])
def test_two_who_answered_at_first_are_not_shown_beside_the_others(few: int) -> None:
    text = words(counted({BEFORE: [LATER] * few, AFTER: [SOON] * 4}))
    assert "Before talking" not in text
    assert "All 4 say the same: “Soon”." in text


def test_what_nobody_answered_is_left_out() -> None:
    found = counted({f"{WORDS.id}//before": [{"done": True}] * 3}, CASE, MYTHS, WORDS)
    assert [item.id for item, _ in found.items] == [WORDS.id]
    assert "Have answered: 3" in words(found)


def test_every_page_says_that_it_is_training(press: Press) -> None:
    every = {step.key: [SOON, LATER, SOON] for step in steps_of((CASE, MYTHS)) if step.is_asking}
    made = press.page(shown(counted(every, CASE, MYTHS)))
    assert len(made.pages) > 1
    for page in made.pages:
        assert "TRAINING" in page
        assert squeezed("Made-up case: not about a real child") in squeezed(page)
