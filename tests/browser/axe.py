"""axe, in the page: what it finds wrong."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from app.config import ROOT
from tests.browser.person import Person

SCRIPT = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _script() -> str:
    if not SCRIPT.is_file():
        pytest.fail("axe is missing: run make test, which installs it")
    return SCRIPT.read_text(encoding="utf-8")


def axe(person: Person, rules: list[str] | None = None) -> Iterator[str]:
    """Yield each fault, with where it is. All rules of WCAG 2.2 AA, or only those named."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": LEVELS}
    options = {"runOnly": only, "resultTypes": ["violations"], "elementRef": False}
    if not person.page.evaluate("typeof axe === 'object'"):
        person.page.evaluate(_script())
    found: dict[str, Any] = person.page.evaluate("(options) => axe.run(options)", options)
    for fault in found["violations"]:
        for node in fault["nodes"]:
            why = " ".join(node["failureSummary"].split())[:240]
            place = re.sub(r' (href|value|name|id)="[^"]*"', "", node["html"])[:120]
            yield f"{fault['id']} at {place}: {why}"
