"""Whole walks, recorded by the tests' own walker, with what is kept after each press."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.questionnaires.model import Page
from tests.benchmarks.walks import Recorder, answers_to
from tests.conftest import app_for, close, settings_for
from tests.soak.person import Journey, Press


def record_all(letters: str) -> list[Journey]:
    """Walk through each questionnaire once, in an application of its own."""
    with TemporaryDirectory() as folder:
        app = app_for(settings_for(Path(folder)))
        try:
            return [_record(_Walk(app), letter) for letter in letters]
        finally:
            close(app)


class _Walk(Recorder):
    def kept(self) -> dict[str, Any]:
        """Return every answer on the path, as the person would take it away."""
        response = self.client.get(f"/en/{self.journey}/answers.json", base_url=self.base_url)
        answers: dict[str, Any] = json.loads(response.data)["answers"]
        return answers


def _record(walk: _Walk, letter: str) -> Journey:
    walk.carry_on(letter)
    walk.begin()
    presses = [_press(walk, {})]
    for page in walk.questionnaire.pages:
        if walk.at != page.id:
            walk.go(page.id)
        if walk.at == page.id:  # else it is not asked of this person
            _answer(walk, page)
            kept = walk.kept()
            presses.append(_press(walk, {q.id: kept[q.id] for q in page.questions}))
    return Journey(letter=walk.journey, presses=tuple(presses))


def _answer(walk: _Walk, page: Page) -> None:
    given = answers_to(walk.questionnaire)
    asked = {each.id for each in page.questions}
    walk.answer(**{id.replace("-", "_"): v for id, v in given.items() if id in asked})
    if walk.page.errors:
        raise AssertionError(f"{page.id}: {walk.page.errors}")


def _press(walk: _Walk, kept: dict[str, Any]) -> Press:
    step = walk.steps[-1]
    return Press(path=step.path, fields=step.fields, kept=kept)
