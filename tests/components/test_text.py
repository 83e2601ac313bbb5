"""Whatever stands in a text is text: it never becomes an element, an attribute or a template."""

from typing import Any

import pytest

from tests.components.conftest import Macros
from tests.components.dom import Node, parsed

MARK = "MARK"
"""Stands for every text in turn; what comes out must have the same shape with any other."""

NOTES: dict[str, Any] = {
    "hint": {"text": MARK},
    "errorMessage": {"text": MARK, "visuallyHiddenText": MARK},
    "attributes": {"data-any": MARK},
    "classes": MARK,
    "formGroup": {"classes": MARK, "attributes": {"data-any": MARK}},
}
BOX: dict[str, Any] = {
    **NOTES,
    "id": MARK,
    "name": MARK,
    "label": {"text": MARK, "classes": MARK},
    "describedBy": MARK,
    "value": MARK,
}
FIELDSET: dict[str, Any] = {
    "legend": {"text": MARK, "classes": MARK},
    "classes": MARK,
    "describedBy": MARK,
    "attributes": {"data-any": MARK},
}
CHOICES: dict[str, Any] = {
    **NOTES,
    "idPrefix": MARK,
    "name": MARK,
    "fieldset": FIELDSET,
    "items": [
        {
            "value": MARK,
            "text": MARK,
            "id": MARK,
            "hint": {"text": MARK, "classes": MARK},
            "label": {"classes": MARK},
            "behaviour": MARK,
            "attributes": {"data-any": MARK},
            "conditional": {"html": MARK},
        },
        {"divider": MARK},
        {"value": "other", "text": MARK},
    ],
}
PARAMS: dict[str, tuple[str, dict[str, Any]]] = {
    "button": (
        "button",
        {
            "text": MARK,
            "classes": MARK,
            "name": MARK,
            "value": MARK,
            "id": MARK,
            "type": MARK,
            "attributes": {"data-any": MARK},
        },
    ),
    "button that is a link": ("button", {"text": MARK, "href": f"/en/{MARK}", "id": MARK}),
    "character count": (
        "character-count",
        {**BOX, "maxlength": 10, "textareaDescriptionText": MARK},
    ),
    "checkboxes": ("checkboxes", {**CHOICES, "values": [MARK]}),
    "date input": (
        "date-input",
        {
            **NOTES,
            "id": MARK,
            "namePrefix": MARK,
            "fieldset": FIELDSET,
            "items": [
                {
                    "name": MARK,
                    "label": MARK,
                    "value": MARK,
                    "classes": MARK,
                    "autocomplete": MARK,
                    "pattern": MARK,
                    "inputmode": MARK,
                    "attributes": {"data-any": MARK},
                }
            ],
        },
    ),
    "error summary": (
        "error-summary",
        {
            "titleText": MARK,
            "descriptionText": MARK,
            "errorList": [{"text": MARK, "href": f"#{MARK}"}, {"text": MARK}],
            "classes": MARK,
            "attributes": {"data-any": MARK},
        },
    ),
    "input": (
        "input",
        {
            **BOX,
            "prefix": {"text": MARK, "classes": MARK},
            "suffix": {"text": MARK, "classes": MARK},
            "autocomplete": MARK,
            "pattern": MARK,
            "inputmode": MARK,
        },
    ),
    "radios": ("radios", {**CHOICES, "value": MARK}),
    "select": (
        "select",
        {
            **BOX,
            "items": [
                {"value": MARK, "text": MARK, "attributes": {"data-any": MARK}},
                {"text": MARK},
            ],
        },
    ),
    "signs": (
        "signs",
        {
            "idPrefix": MARK,
            "fieldset": FIELDSET,
            "hint": {"text": MARK},
            "errorMessage": {"text": MARK},
            "scale": [{"value": MARK, "text": MARK}, {"value": "no", "text": MARK}],
            "signs": [
                {
                    "name": MARK,
                    "id": MARK,
                    "text": MARK,
                    "hint": {"text": MARK},
                    "value": MARK,
                    "errorMessage": {"text": MARK},
                }
            ],
        },
    ),
    "textarea": ("textarea", {**BOX, "autocomplete": MARK}),
}
HOSTILE = [
    pytest.param('"><script>alert(1)</script><b title="', id="markup"),
    pytest.param("' onfocus='alert(1)' x='", id="attribute"),
    pytest.param(
        "</textarea></option></label></legend></button></a><img src=x onerror=y>", id="ends"
    ),
    pytest.param("{{ 7*7 }}{% raw %}{# no #}", id="template"),
    pytest.param("&lt;b&gt;&amp;quot;&#39;", id="entities"),
    pytest.param("%(count)s %s %d %% 100%", id="placeholders"),
    pytest.param("<!-- <![CDATA[ ]]> -->", id="comment"),
]


def replaced(params: Any, text: str) -> Any:
    """Return params with a text for each mark."""
    if isinstance(params, dict):
        return {name: replaced(value, text) for name, value in params.items()}
    if isinstance(params, list):
        return [replaced(each, text) for each in params]
    return params.replace(MARK, text) if isinstance(params, str) else params


def count(node: Node, text: str) -> int:
    """Return in how many texts and attributes a text stands."""
    here = sum(text in value for value in node.attributes.values())
    return here + sum(
        (text in each) if isinstance(each, str) else count(each, text) for each in node.inside
    )


def marks(params: Any) -> int:
    """Return how many marks params hold."""
    if isinstance(params, dict):
        return sum(marks(value) for value in params.values())
    if isinstance(params, list):
        return sum(marks(each) for each in params)
    return int(isinstance(params, str) and MARK in params)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("case", list(PARAMS))
def test_hostile_text_stays_text(macros: Macros, case: str, hostile: str) -> None:
    component, params = PARAMS[case]
    harmless = parsed(macros(component, params))
    assert parsed(macros(component, replaced(params, hostile))) == harmless.with_text(MARK, hostile)


@pytest.mark.parametrize("case", list(PARAMS))
def test_each_text_is_shown(macros: Macros, case: str) -> None:
    component, params = PARAMS[case]
    assert count(parsed(macros(component, params)), MARK) >= marks(params)


def test_lines_typed_into_a_textarea_come_back_as_they_were(macros: Macros) -> None:
    typed = "\n\n  first\n\tsecond  \n"
    shown = parsed(macros("textarea", {"name": "x", "label": {"text": "X"}, "value": typed}))
    (group,) = shown.inside
    assert isinstance(group, Node)
    boxes = [each for each in group.inside if isinstance(each, Node) and each.tag == "textarea"]
    assert [each.inside for each in boxes] == [(typed,)]
