"""`signpost referral` as somebody types it who writes documents without a browser."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main
from app.cli.options import Situation
from app.config import ROOT
from tests.making import AT, WORRIED, content

ANSWERS = {"danger": "no", "child-name": "Zosia", "saw": "Siniaki na ręce."}


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(ANSWERS), encoding="utf-8")
    return file


@pytest.mark.every  # it makes six files
def test_words_are_of_the_language_that_the_referral_is_built_in(answers: Path) -> None:
    out = answers.parent / "documents"
    command = ["referral", "build", WORRIED, str(answers), "--out", str(out), "--language", "pl"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    polish = json.loads((out / "referral.json").read_text(encoding="utf-8"))
    assert polish["language"] == "pl"
    assert polish["written"] == {"child-name": "pl", "saw": "pl"}
    assert "(written on a page in Polish)" in (out / "agency.txt").read_text(encoding="utf-8")


def test_words_are_english_where_nothing_else_is_said(answers: Path) -> None:
    situation = Situation(content=content(), built=ROOT / "build", area=None, at=AT)
    assert situation.judge(WORRIED, answers).written == {}
    tagged = situation.judge(WORRIED, answers, written_in="pl").written
    assert tagged == {"child-name": "pl", "saw": "pl"}
