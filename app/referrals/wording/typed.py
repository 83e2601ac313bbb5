"""What a person typed, box by box, in the order of the questions."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.questionnaires.answers import Answer, Chosen, Decided, Entries, Somebody, Written
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.model import Page, Questionnaire
from app.questionnaires.path import Asked
from app.questionnaires.text import Message, Text
from app.referrals.content import Judged, Walked

NAME_COLUMNS = frozenset({"name", "school", "address", "home", "phone", "contact", "plate"})
NAME_FIELDS = frozenset({"name", "address"})
TYPED_COLUMNS = frozenset({"line", "lines"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """The text of one box, with the question that it stands under."""

    questionnaire: Questionnaire
    page: Page
    question: AnyQuestion
    asked: Text | Message
    part: str
    """The part of the question's boxes; empty for its only one."""
    text: str
    is_name: bool = False
    """Whether it only says who or where somebody is."""


def typed(judged: Judged) -> Iterator[Typed]:
    """Yield every typed text of a referral: of its own path, then of those answered before.

    A question that both ask is read once. What a young person wrote about themselves is left out.
    """
    read: set[str] = set()
    own = Walked(questionnaire=judged.questionnaire, path=judged.path)
    for walked in (own, *judged.before):
        if walked.questionnaire.reader == "young_person":
            continue
        known = {id: each for id, each in walked.path.answers.items() if each is not None}
        for asked in walked.path.questions:
            key = walked.questionnaire.key(asked.question)
            if asked.answer is None or key in read:
                continue
            read.add(key)
            said = asked.question.label.fitted(known)
            yield from _boxes(walked.questionnaire, asked, asked.answer, said)


def _boxes(
    questionnaire: Questionnaire, asked: Asked, answer: Answer, said: Text | Message
) -> Iterator[Typed]:
    for part, text, is_name in _texts(asked.question, answer):
        yield Typed(
            questionnaire=questionnaire,
            page=asked.page,
            question=asked.question,
            asked=said,
            part=part,
            text=text,
            is_name=is_name or asked.question.holds == "names",
        )


def _texts(question: AnyQuestion, answer: Answer) -> Iterator[tuple[str, str, bool]]:
    """Yield each box's part, its text, and whether it is for a name."""
    match answer:
        case Written(words=words):
            yield "", words, False
        case Chosen(details=details):
            yield from ((part, words, False) for part, words in details)
        case Decided():
            yield "reason", answer.reason, False
            yield "second_name", answer.second_name, True
        case Somebody(fields=fields):
            yield from ((part, words, True) for part, words in fields if part in NAME_FIELDS)
        case Entries(rows=rows) if isinstance(question, EntriesQuestion):
            written = {column.id for column in question.columns if column.as_ in TYPED_COLUMNS}
            yield from (
                (f"{number}.{id}", words, id in NAME_COLUMNS)
                for number, row in enumerate(rows)
                for id, words in row
                if id in written
            )
