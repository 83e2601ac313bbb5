"""What was told and is not used now: by which area it was asked, or by an earlier version."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.journey.state import state
from app.journey.visit import Visit
from app.questionnaires.answers import Answer
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import Asked


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldFor:
    """Answers to the pages of an area where the child's home is not."""

    area: str
    given: tuple[Asked, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Unused:
    """All that is kept and not used."""

    elsewhere: tuple[ToldFor, ...] = ()
    earlier: tuple[object, ...] = ()
    """What an earlier version asked and this one cannot read."""


def unused(visit: Visit) -> Unused:
    """Return what a draft holds and this questionnaire does not use."""
    left = dict(visit.unread())
    if not left:
        return Unused()
    told: list[ToldFor] = []
    for area, asked in state().content.asked_by_areas(visit.questionnaire, visit.asking.today):
        given = _given(asked, left, visit)
        if given:
            told.append(ToldFor(area=area, given=tuple(given.values())))
            left = {key: value for key, value in left.items() if key not in given}
    return Unused(elsewhere=tuple(told), earlier=tuple(left.values()))


def _given(asked: Questionnaire, left: Mapping[str, object], visit: Visit) -> Mapping[str, Asked]:
    """Return the answers that this area's questionnaire reads, by their names in the draft."""
    if not left.keys() & asked.keys.keys():
        return {}
    answers: Mapping[str, Answer] = visit.stored.case.answers_to(asked, visit.asking)
    return {
        key: Asked(page=page, question=question, answer=answers[question.id])
        for page in asked.pages
        for question in page.questions
        if (key := asked.key(question)) in left and question.id in answers
    }
