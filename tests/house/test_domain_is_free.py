"""The safeguarding logic runs where there is no web, no database and no secret."""

import subprocess
import sys

import pytest

from app.config import ROOT

WITHOUT_FLASK = [
    "app.questionnaires.library",
    "app.assessment.assess",
    "app.directory.directory",
    "app.referrals.build",
]
WITHOUT_WEASYPRINT = ["app.factory", "app.referrals.documents.process", "app.cli"]


def loaded_by(module: str) -> set[str]:
    """Return the names of all modules that importing one loads, in a fresh Python."""
    command = [sys.executable, "-c", f"import sys, {module}; print('\\n'.join(sys.modules))"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=ROOT, env={"PATH": "/usr/bin"}
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", WITHOUT_FLASK)
def test_the_domain_loads_no_web_framework(module: str) -> None:
    assert not loaded_by(module) & {"flask", "werkzeug", "wtforms", "sqlalchemy"}


def test_content_can_be_reviewed_without_a_web_framework() -> None:
    assert not loaded_by("app.cli") & {"flask", "werkzeug", "wtforms"}


@pytest.mark.parametrize("module", WITHOUT_WEASYPRINT)
def test_a_web_worker_never_loads_what_is_slow(module: str) -> None:
    assert not loaded_by(module) & {"weasyprint", "segno", "alembic", "pydyf", "fontTools"}
