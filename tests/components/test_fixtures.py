"""Our macros write what govuk-frontend's own write, for the options that we offer."""

import json
from functools import cache
from typing import Any

import pytest
from markupsafe import Markup

from app.config import ROOT
from tests.components.conftest import Macros
from tests.components.dom import Node, parsed
from tests.components.used import LEAST, USED

FOLDER = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"
COUNTING = frozenset({"data-count-left", "data-count-over", "data-error"})
"""What our own counter reads, beside what govuk-frontend's reads."""


@cache
def fixtures_of(component: str) -> dict[str, dict[str, Any]]:
    read = json.loads((FOLDER / component / "fixtures.json").read_text(encoding="utf-8"))
    return {each["name"]: each for each in read["fixtures"]}


def params_of(component: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return a fixture's options as ours: markup is marked as such, our limit has its own words."""
    params: dict[str, Any] = _marked(options)
    if component == "character-count":
        words = f"You can enter up to {options['maxlength']} characters"
        params = {"textareaDescriptionText": words, **params}
    return params


def _marked(value: Any) -> Any:
    if isinstance(value, list):
        return [_marked(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: Markup(each)  # noqa: S704 - the fixtures' own markup
        if name == "html" and isinstance(each, str)
        else _marked(each)
        for name, each in value.items()
    }


def without_counting(node: Node) -> Node:
    """Return a tree without the attributes that its counter alone reads."""
    (group,) = node.inside
    assert isinstance(group, Node)
    kept = {name: value for name, value in group.attributes.items() if name not in COUNTING}
    return Node(node.tag, node.attributes, (Node(group.tag, kept, group.inside),))


@pytest.mark.parametrize(
    ("component", "name"),
    [pytest.param(each, name, id=f"{each}: {name}") for each in USED for name in USED[each]],
)
def test_a_macro_writes_what_govuk_frontend_writes(
    macros: Macros, component: str, name: str
) -> None:
    fixture = fixtures_of(component)[name]
    ours = parsed(macros(component, params_of(component, fixture["options"])))
    if component == "character-count":
        ours = without_counting(ours)
    assert ours == parsed(fixture["html"])


@pytest.mark.parametrize("component", sorted(LEAST))
def test_no_fewer_are_compared_than_there_were(component: str) -> None:
    names = USED[component]
    assert len(names) == len(set(names))
    assert len(names) >= LEAST[component]


def test_every_component_that_is_compared_has_a_least_number() -> None:
    assert set(USED) == set(LEAST)
    assert sum(LEAST.values()) >= 25


def test_two_fixtures_that_differ_are_not_equal() -> None:
    fixtures = fixtures_of("radios")
    shown = [fixtures[name]["html"] for name in ("default", "with hint", "inline", "with disabled")]
    trees = [parsed(each) for each in shown]
    assert all(one != other for n, one in enumerate(trees) for other in trees[n + 1 :])
