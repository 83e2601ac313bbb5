"""The component macros of `templates/components`, to call from Python."""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

MACROS = {
    "body_map": "body-map.html",
    "checkboxes": "checkboxes.html",
    "date_input": "date-input.html",
    "input": "input.html",
    "radios": "radios.html",
    "select": "select.html",
    "signs": "signs.html",
    "textarea": "textarea.html",
}


class Components:
    """Each macro as a method that takes the macro's params."""

    def __init__(self, environment: Environment) -> None:
        self._macros = {
            name: getattr(environment.get_template(f"components/{file}").module, name)
            for name, file in MACROS.items()
        }

    def _show(self, name: str, params: Mapping[str, Any]) -> Markup:
        shown: Markup = self._macros[name](params)
        return shown

    def body_map(self, params: Mapping[str, Any]) -> Markup:
        """Return the body to point at, with its regions as a list."""
        return self._show("body_map", params)

    def checkboxes(self, params: Mapping[str, Any]) -> Markup:
        """Return tick boxes."""
        return self._show("checkboxes", params)

    def date_input(self, params: Mapping[str, Any]) -> Markup:
        """Return boxes for day, month and year."""
        return self._show("date_input", params)

    def input(self, params: Mapping[str, Any]) -> Markup:
        """Return a box for one line."""
        return self._show("input", params)

    def radios(self, params: Mapping[str, Any]) -> Markup:
        """Return radio buttons."""
        return self._show("radios", params)

    def select(self, params: Mapping[str, Any]) -> Markup:
        """Return a list to choose from."""
        return self._show("select", params)

    def signs(self, params: Mapping[str, Any]) -> Markup:
        """Return signs, each with the steps of its scale."""
        return self._show("signs", params)

    def textarea(self, params: Mapping[str, Any]) -> Markup:
        """Return a box for several lines."""
        return self._show("textarea", params)
