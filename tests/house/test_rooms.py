"""The house keeps to its own measures."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "app").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MOST_LINES, MOST_TEMPLATE_LINES, MOST_FUNCTION_LINES = 300, 150, 50


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_can_be_read_in_one_sitting(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MOST_FUNCTION_LINES, node.name
        if isinstance(node, ast.ExceptHandler):
            caught = getattr(node.type, "id", None)
            assert node.type is not None
            assert caught not in {"Exception", "BaseException"}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_is_short_and_never_switches_escaping_off(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_TEMPLATE_LINES
    assert not re.search(
        r"\|\s*safe\b|autoescape\s+false|<script[^>]*>\s*[^<\s]|\sstyle=|\son\w+=", text
    )


def test_every_page_template_is_shown_by_some_view() -> None:
    code = "".join(module.read_text(encoding="utf-8") for module in MODULES)
    pages = {template.name for template in TEMPLATES if template.parent.name == "pages"}
    assert pages == set(re.findall(r'"pages/([\w-]+\.html)"', code))


def test_the_only_words_marked_safe_are_our_own() -> None:
    marked = {
        str(module.relative_to(ROOT))
        for module in MODULES
        if re.search(r"Markup\((?!\)|'|\"|\s)", module.read_text(encoding="utf-8"))
    }
    assert marked == {"app/referrals/documents/writing.py"}


def test_nothing_that_is_locked_names_where_it_comes_from() -> None:
    locks = [*(ROOT / "requirements").glob("*.txt"), ROOT / "package-lock.json", ROOT / ".npmrc"]
    assert len(locks) >= 5
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        assert not re.search(r"https?://(?:registry|pypi|files)\.|--index-url", text), lock.name
        assert '"resolved"' not in text
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text(encoding="utf-8")
        pins = re.findall(r"(?m)^[\w.\[\]-]+==", text)
        assert pins
        assert text.count("--hash=sha256:") >= len(pins)
