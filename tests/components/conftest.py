"""The macros of the running application, inside a request, where they find their language."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from flask import Flask
from jinja2 import Environment

from app.asking.components import Components

Macro = Callable[[Mapping[str, Any]], str]


class Macros:
    """Every component by the name it has in govuk-frontend."""

    def __init__(self, environment: Environment) -> None:
        ours = Components(environment)
        self._macros: dict[str, Macro] = {
            "button": _alone(environment, "button"),
            "character-count": ours.textarea,
            "checkboxes": ours.checkboxes,
            "date-input": ours.date_input,
            "error-summary": _alone(environment, "error-summary"),
            "input": ours.input,
            "radios": ours.radios,
            "select": ours.select,
            "signs": ours.signs,
            "textarea": ours.textarea,
        }

    def __call__(self, component: str, params: Mapping[str, Any]) -> str:
        return str(self._macros[component](params))


def _alone(environment: Environment, name: str) -> Macro:
    """Return a macro that only templates call."""
    module = environment.get_template(f"components/{name}.html").module
    macro: Macro = getattr(module, name.replace("-", "_"))
    return macro


@pytest.fixture
def macros(whole_app: Flask) -> Iterator[Macros]:
    """Every component, in English."""
    with whole_app.test_request_context("/en/"):
        whole_app.preprocess_request()
        yield Macros(whole_app.jinja_env)
