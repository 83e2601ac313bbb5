"""What a front door will still ask: what it always asks for and these answers leave blank.

It never holds anything up. "Not sure" is an answer; a blank is not (promise 8).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.questionnaires.answers import Answer, is_blank
from app.questionnaires.model import Page
from app.questionnaires.text import Text
from app.referrals.asks import Ask, Asks
from app.referrals.content import Judged, Walked


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """Something that they will ask, and the page on which it can be answered now."""

    id: str
    asks: Text
    why: Text
    question: str
    page: Page


def gaps(judged: Judged, asks: Asks) -> tuple[Gap, ...]:
    """Return what they will still ask, the most wanted first.

    An answer to any questionnaire about the child counts. What this path does not ask is left
    out: nobody could answer it here.
    """
    return tuple(_gaps(judged, asks))


def _gaps(judged: Judged, asks: Asks) -> Iterator[Gap]:
    here = Walked(questionnaire=judged.questionnaire, path=judged.path)
    walked = (here, *judged.before)
    known = _known(walked)
    settled = {name for each in walked for name in _settled(each)}
    on_path = {
        name: each for each in judged.path.questions for name in _names(here, each.question.id)
    }
    for ask in asks.of(judged.questionnaire.kind_for(judged.path.answers)):
        if not settled.isdisjoint(ask.answered_by) or not _is_asked(ask, known):
            continue
        asked = next((on_path[name] for name in ask.answered_by if name in on_path), None)
        if asked:
            yield Gap(
                id=ask.id, asks=ask.asks, why=ask.why, question=asked.question.id, page=asked.page
            )


def _is_asked(ask: Ask, known: Mapping[str, Answer | None]) -> bool:
    """Say whether it is asked for: what is not known does not put it aside, as with a page."""
    return ask.when is None or ask.when.holds(known) is not False


def _known(walked: tuple[Walked, ...]) -> Mapping[str, Answer | None]:
    """Return every answer; of two to one question, that of the questionnaire in front."""
    known: dict[str, Answer | None] = {}
    for each in walked:
        for id, answer in each.path.answers.items():
            had = known.get(id)
            if had is None or is_blank(had):
                known[id] = answer
    return known


def _settled(walked: Walked) -> Iterator[str]:
    """Yield what may name the questions that have an answer; a blank is none."""
    for id, answer in walked.path.answers.items():
        if answer is not None and not is_blank(answer):
            yield from _names(walked, id)


def _names(walked: Walked, question: str) -> tuple[str, str]:
    return question, f"{walked.questionnaire.id}.{question}"
