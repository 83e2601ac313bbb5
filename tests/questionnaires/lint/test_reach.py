"""Reaching pages, on small questionnaires: the table of broken real files is in tests/content."""

from typing import Any

import pytest

from app.questionnaires.lint.conditions import leaves
from app.questionnaires.lint.reach import example
from app.questionnaires.path import walk
from tests.making import filed, page, questionnaire

SIGNS = [{"id": id, "label": id, "means": [id], "source": "public C1"} for id in "xyz"]
OPTIONS = [{"id": id, "label": id} for id in "abc"]


def reached(show_if: dict[str, Any]) -> bool:
    asked = questionnaire(
        page(
            "one",
            filed("age", "age"),
            filed("one_of", "one", options=OPTIONS),
            filed("some_of", "some", options=OPTIONS, none="None"),
            filed("signs", "signs", scale="noticed", signs=SIGNS, none="None"),
            filed("text", "text"),
        ),
        page("two", filed("text", "q"), show_if=show_if),
    )
    found = example(asked, asked.pages[1])
    if found is None:
        return False
    path = walk(asked, found)
    assert asked.pages[1] in path.pages
    assert asked.pages[1].show_if is not None
    assert asked.pages[1].show_if.holds(path.answers) is True
    return True


def one(option: str) -> dict[str, str]:
    return {"question": "one", "is": option}


@pytest.mark.parametrize(
    ("show_if", "can"),
    [
        pytest.param(one("a"), True, id="an option"),
        pytest.param({"not": {"question": "one", "in": ["a", "b"]}}, True, id="the last option"),
        pytest.param({"not": {"question": "one", "in": ["a", "b", "c"]}}, False, id="no option"),
        pytest.param({"all": [one("a"), one("b")]}, False, id="two of one"),
        pytest.param({"any": [one("a"), one("b")]}, True, id="either of one"),
        pytest.param(
            {"all": [{"question": "some", "has": "a"}, {"question": "some", "has": "c"}]},
            True,
            id="two of some",
        ),
        pytest.param(
            {
                "all": [
                    {"question": "signs", "has": "x"},
                    {"not": {"question": "signs", "has": "y"}},
                ]
            },
            True,
            id="one sign and not another",
        ),
        pytest.param(
            {"all": [{"question": "age", "below": 10}, {"question": "age", "at_least": 9}]},
            True,
            id="one age only",
        ),
        pytest.param(
            {"all": [{"question": "age", "below": 10}, {"question": "age", "at_least": 10}]},
            False,
            id="no age",
        ),
        pytest.param({"question": "age", "is": "unborn"}, True, id="not born"),
        pytest.param({"question": "text", "answered": True}, True, id="something written"),
        pytest.param({"question": "text", "answered": False}, True, id="nothing written"),
        pytest.param({"question": "nothing", "is": "a"}, False, id="a question that is not there"),
    ],
)
def test_a_page_is_reached_by_an_example_or_not_at_all(
    *, show_if: dict[str, Any], can: bool
) -> None:
    assert reached(show_if) is can


def test_a_page_behind_a_page_is_reached_through_it() -> None:
    asked = questionnaire(
        page("one", filed("one_of", "one", options=OPTIONS)),
        page("two", filed("one_of", "two", options=OPTIONS), show_if=one("a")),
        page("three", filed("text", "q"), show_if={"question": "two", "is": "b"}),
        page(
            "four", filed("text", "r"), show_if={"all": [one("b"), {"question": "two", "is": "b"}]}
        ),
    )
    assert example(asked, asked.pages[2]) is not None
    assert example(asked, asked.pages[3]) is None


def test_a_not_turns_what_stands_under_it() -> None:
    asked = questionnaire(
        page("one", filed("one_of", "one", options=OPTIONS)),
        page(
            "two",
            filed("text", "q"),
            show_if={"all": [one("a"), {"not": {"any": [one("b"), {"not": one("c")}]}}]},
        ),
    )
    assert asked.pages[1].show_if is not None
    assert [turned for _, turned in leaves(asked.pages[1].show_if)] == [False, True, False]
