"""How far a room agrees, in numbers and in one sentence, and nobody to be seen in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaires.text import English, Text, render
from app.training.results import Asked, Told, agreement, spread

CHOICES = {each: Text(each.title(), "test") for each in ("high", "middle", "low", "not_sure")}
ASKED = Asked(
    id="urgency",
    title=Text("How soon?", "test"),
    choices=CHOICES,
    ours=frozenset({"middle"}),
)
WHO = Asked(
    id="tell",
    title=Text("Who?", "test"),
    choices={"police": Text("Police", "test"), "council": Text("Council", "test")},
    is_some_of=True,
)


def said(**counts: int) -> list[Told]:
    return [{"urgency": choice} for choice, count in counts.items() for _ in range(count)]


def said_of(told: list[Told]) -> str:
    """Return how far a room agrees, in words."""
    return " ".join(render(each, English()) for each in agreement(spread(ASKED, told)))


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        pytest.param(
            said(high=2), "This is shown once 3 people have answered. So far: 2.", id="too few"
        ),
        pytest.param(said(), "This is shown once 3 people have answered. So far: 0.", id="nobody"),
        pytest.param(said(low=30), "All 30 say the same: “Low”.", id="all"),
        pytest.param(
            said(low=27, high=3), "Most agree, 27 of 30: “Low”. 3 say “High”.", id="two answers"
        ),
        pytest.param(
            said(high=1, middle=20, low=9),
            "Most agree, 20 of 30: “Middle”. The others are spread from “High” to “Low”.",
            id="most",
        ),
        pytest.param(
            said(high=3, low=3),
            "The room is divided: its 6 answers go from “High” to “Low”.",
            id="a tie",
        ),
        pytest.param(
            said(high=10, middle=12, not_sure=8),
            "The room is divided: its 30 answers go from “High” to “Middle”. Not sure: 8 of 30.",
            id="divided, and some not sure",
        ),
        pytest.param(
            said(low=8, not_sure=2), "8 of 10 say the same: “Low”. Not sure: 2 of 10.", id="but two"
        ),
        pytest.param(said(not_sure=5), "Not sure: 5 of 5.", id="nobody is sure"),
    ],
)
def test_one_sentence_says_how_far_a_room_agrees(told: list[Told], sentence: str) -> None:
    assert said_of(told) == sentence


def test_before_and_after_stand_side_by_side_with_what_we_would_say() -> None:
    found = spread(ASKED, said(middle=9, low=1), said(high=3, low=6))
    assert [(each.id, each.before, each.count, each.is_ours) for each in found.bars] == [
        ("high", 3, 0, False),
        ("middle", 0, 9, True),
        ("low", 6, 1, False),
        ("not_sure", 0, 0, False),
    ]
    assert (found.people, found.people_before, found.most) == (10, 9, 9)


def test_what_two_people_said_before_is_not_shown_beside_what_more_say_now() -> None:
    found = spread(ASKED, said(middle=9), said(high=2))
    assert found.people_before is None
    assert {each.before for each in found.bars} == {None}


def test_of_several_choices_each_counts_once_a_person() -> None:
    told: list[Told] = [
        {"tell": ["police", "police", "council"]},
        {"tell": ["council"]},
        {"tell": []},
        {},
    ]
    assert [each.count for each in spread(WHO, told).bars] == [1, 2]


@given(st.lists(st.sampled_from([*CHOICES, "unknown", ""]), max_size=40))
def test_whatever_was_sent_no_more_is_counted_than_there_are_people(chosen: list[str]) -> None:
    told: list[Told] = [{"urgency": each} for each in chosen]
    found = spread(ASKED, told)
    assert sum(each.count for each in found.bars) == sum(each in CHOICES for each in chosen)
    assert "%(" not in said_of(told)
