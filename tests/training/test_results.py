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


def said(**counts: int) -> list[dict[str, str]]:
    return [{"urgency": choice} for choice, count in counts.items() for _ in range(count)]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        pytest.param(
            said(high=2), "This is shown once 3 people or more have answered.", id="too few"
        ),
        pytest.param(said(), "This is shown once 3 people or more have answered.", id="nobody"),
        pytest.param(said(low=30), "All 30 say the same: “Low”.", id="all"),
        pytest.param(
            said(low=27, high=3), "Nearly all say the same, 27 of 30: “Low”.", id="nearly all"
        ),
        pytest.param(
            said(high=1, middle=20, low=9),
            "Most agree, 20 of 30: “Middle”. The others are spread from “High” to “Low”.",
            id="most",
        ),
        pytest.param(
            said(high=10, middle=12, not_sure=8),
            "The room is divided, from “High” to “Not_Sure”. Most often said, by 12 of 30:"
            " “Middle”.",
            id="divided",
        ),
    ],
)
def test_one_sentence_says_how_far_a_room_agrees(told: list[dict[str, str]], sentence: str) -> None:
    assert render(agreement(spread(ASKED, told)), English()) == sentence


def test_before_and_after_stand_side_by_side_with_what_we_would_say() -> None:
    found = spread(ASKED, said(middle=9, low=1), said(high=3, low=6))
    assert [(each.id, each.before, each.count, each.is_ours) for each in found.bars] == [
        ("high", 3, 0, False),
        ("middle", 0, 9, True),
        ("low", 6, 1, False),
        ("not_sure", 0, 0, False),
    ]
    assert (found.people, found.people_before, found.most) == (10, 9, 9)


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
    told = [{"urgency": each} for each in chosen]
    found = spread(ASKED, told)
    assert sum(each.count for each in found.bars) == sum(each in CHOICES for each in chosen)
    assert render(agreement(found), English())
