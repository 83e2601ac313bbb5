"""What somebody makes of a case: the pages they are asked, and what the real rules say to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.assessment.outcome import Outcome
from app.questionnaires.answers import Answer, Json
from app.questionnaires.case import read_answers
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.choice import OneOfQuestion, SomeOfQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Page
from app.referrals.content import Content
from app.training.content.cases import Part, TrainingCase
from app.training.content.ours import WRITTEN
from app.training.content.steps import Doing, Step

Told = Mapping[str, Mapping[str, Json]]
"""What somebody answered, by the name of the step."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """One person at one part of a case, before the room has talked about it or after."""

    case: TrainingCase
    part: Part
    again: bool
    told: Told

    @property
    def step(self) -> Step:
        """The step at which it is done."""
        return _step(self.case, self.part, again=self.again)

    @property
    def first(self) -> Step:
        """The step at which it was done before the room talked about it."""
        return _step(self.case, self.part, again=False)

    @property
    def own(self) -> dict[str, Json]:
        """What they answered here: asked again, it is what they said before, as they changed it."""
        return self._own(self.part, again=self.again)

    def with_told(self, told: Mapping[str, Json]) -> "Work":
        """Return this with other answers here."""
        return replace(self, told={**self.told, self.step.key: told})

    def pages(self, content: Content) -> tuple[Page, ...]:
        """Return the pages that are asked."""
        asked = content.library.questionnaire(self.case.questionnaire)
        return tuple(without_words(asked.pages_by_id[id]) for id in self.part.pages)

    def next_page(self, content: Content) -> Page | None:
        """Return the first page that still needs an answer."""
        own = self.own
        for page in self.pages(content):
            if any(each.id not in own for each in page.questions):
                return page
        return None

    def answers(self, content: Content, at: datetime) -> dict[str, Answer]:
        """Return all answers so far, with what the story settled.

        Raises QuestionnaireError where one cannot be any more: the case was changed meanwhile.
        """
        earlier = self.case.parts[: self.case.parts.index(self.part)]
        own = {each.id: self._own(each, again=True) for each in earlier}
        own[self.part.id] = self.own
        asked = content.library.questionnaire(self.case.questionnaire)
        return read_answers(asked, self.case.answered_by(self.part, own), content.asking(at))

    def outcome(self, content: Content, at: datetime) -> Outcome:
        """Return what the real rules say to these answers. Raises QuestionnaireError."""
        asked = content.library.questionnaire(self.case.questionnaire)
        return content.judge(asked, self.answers(content, at), at).outcome

    def _own(self, part: Part, *, again: bool) -> dict[str, Json]:
        before = self.told.get(_step(self.case, part, again=False).key, {})
        after = self.told.get(_step(self.case, part, again=True).key, {}) if again else {}
        return {**before, **after}


def _step(case: TrainingCase, part: Part, *, again: bool) -> Step:
    return Step(doing=Doing.WORK, item=case.id, part=part.id, again=again)


def without_words(page: Page) -> Page:
    """Return a page without the questions that are answered in own words: a room types none."""
    questions = tuple(_ticked(each) for each in page.questions if each.type not in WRITTEN)
    left = {each.id for each in questions}
    checks = tuple(each for each in page.checks if set(each.questions()) <= left)
    return page.model_copy(update={"questions": questions, "checks": checks})


def _ticked(question: AnyQuestion) -> AnyQuestion:
    """Return a question without the boxes in which options ask for more."""
    if not isinstance(question, OneOfQuestion | SomeOfQuestion):
        return question
    options = tuple(each.model_copy(update={"detail": None}) for each in question.options)
    return question.model_copy(update={"options": options})


def found_in(outcome: Outcome) -> dict[str, Any]:
    """Return what is kept of an outcome, to be counted."""
    return {
        "urgency": outcome.urgency.code,
        "level": outcome.level.code,
        "tell": sorted(each.code for each in outcome.group("first")),
    }


def noticed(pages: tuple[Page, ...], answers: Mapping[str, Answer]) -> Iterator[str]:
    """Yield each sign that somebody marked, as `question.sign`."""
    for page in pages:
        for question in page.questions:
            answer = answers.get(question.id)
            if answer is not None:
                yield from _signs(question, answer)


def _signs(question: AnyQuestion, answer: Answer) -> Iterator[str]:
    if isinstance(question, SignsQuestion):
        dumped = question.dump(answer)
        if isinstance(dumped, dict | list):
            yield from (f"{question.id}.{sign}" for sign in dumped)
