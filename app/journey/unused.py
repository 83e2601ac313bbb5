"""What was told and is not used now: by which area it was asked, or by an earlier version."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.journey.state import state
from app.journey.visit import Visit
from app.questionnaires.answers import Answer
from app.questionnaires.kinds.clean import showable
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import Asked

MOST_SHOWN, LONGEST_SHOWN = 40, 300
"""Values, and characters of each: what comes out of a file may be of any length."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldFor:
    """Answers to the pages of an area where the child's home is not."""

    area: str
    given: tuple[Asked, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Unused:
    """All that is kept and not used."""

    elsewhere: tuple[ToldFor, ...] = ()
    earlier: tuple[str, ...] = ()
    """What an earlier version asked and this one cannot read, as a page can show it."""
    unlisted: int = 0
    """How many more there are."""


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
    return Unused(
        elsewhere=tuple(told),
        earlier=tuple(_shown(value) for value in list(left.values())[:MOST_SHOWN]),
        unlisted=max(0, len(left) - MOST_SHOWN),
    )


def _shown(value: object) -> str:
    """Return a value that anybody may have put into a file, cut to what a page can hold."""
    text = showable(str(value))
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


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
