"""An exercise on paper: what is voted on, and what is written, with what we would say."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.questionnaires.text import Text
from app.referrals.content import Content
from app.training.content.exercises import (
    Language,
    Pitfalls,
    Quiz,
    ReferralExercise,
    Statements,
)
from app.training.content.writing import REFERRAL
from app.training.papers.kinds import Item
from app.training.results import Asked
from app.training.votes import vote_on_pitfalls, vote_on_question, vote_on_statement


@dataclass(frozen=True, kw_only=True, slots=True)
class Vote:
    """A question to everybody, and what is so."""

    asked: Asked
    truth: tuple[Text, ...] = ()
    source: str = ""
    year: int | None = None
    talk: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """Room to write, and one way to fill it."""

    title: str | Text
    better: str
    why: Text | None = None
    source: str = ""


def votes_on_paper(item: Item) -> Iterator[Vote]:
    """Yield what is voted on; nothing in an exercise without votes."""
    match item:
        case Statements():
            for each in item.statements:
                yield Vote(
                    asked=vote_on_statement(each),
                    truth=each.truth,
                    source=each.source,
                    talk=each.talk,
                )
        case Quiz():
            for question in item.questions:
                yield Vote(
                    asked=vote_on_question(question),
                    truth=(question.explains,),
                    source=question.source,
                    year=question.year,
                )
        case Pitfalls():
            yield Vote(asked=vote_on_pitfalls(item))


def boxes_on_paper(content: Content, item: Item) -> Iterator[Box]:
    """Yield what is written; nothing in an exercise without words of one's own."""
    match item:
        case Language():
            for each in item.sentences:
                yield Box(title=each.sentence, better=each.better, why=each.why, source=each.source)
        case ReferralExercise():
            asked = content.library.questionnaire(REFERRAL)
            for id in item.pages:
                for question in asked.pages_by_id[id].questions:
                    if question.type in {"text", "long_text"}:
                        better = item.good.get(question.id)
                        yield Box(
                            title=question.label.plain,
                            better=better if isinstance(better, str) else "",
                        )
