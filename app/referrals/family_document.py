"""The copy that a family may hold: nothing in it but what is allowed there by name.

It has no address, no person beside the child and those it is for, and nobody who wrote it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from app.questionnaires.answers import Answer, Entries, is_said
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.path import Asked, Path
from app.questionnaires.text import Text, Translator, render
from app.referrals.content import Content, Judged
from app.referrals.frozen import Frozen
from app.referrals.given import AnswerGiven, Line, RowsOf, SectionOf, State
from app.referrals.scripts import has_letters_not_on_paper
from app.referrals.sections import SECTIONS, AnswerWriter

CHILD_NAME = "child-name"
TITLES = {
    **SECTIONS,
    "worry": Text("What the child needs", "section of a family's copy"),
    "factors": Text("What makes it harder", "section of a family's copy"),
    "consent": Text("What was agreed", "section of a family's copy"),
    "decision": Text("What help is asked for", "section of a family's copy"),
}
"""The parts of a copy, in the order of every document."""


class FamilyAnswer(Frozen):
    """A question and what was answered."""

    asked: str
    lines: tuple[Line, ...]
    rows: RowsOf | None


class FamilySection(Frozen):
    """The answers that are printed together."""

    title: str
    answers: tuple[FamilyAnswer, ...]


class MadeWith(Frozen):
    """By which guidance and version it was made."""

    edition: str
    fingerprint: str


class FamilyOf(Frozen):
    """Everything that a family's copy prints."""

    made_at: datetime
    questionnaire: MadeWith
    people: tuple[str, ...]
    """Those whom it is for, as they were typed."""
    child: str
    """The first word of the child's name; empty where no name is known."""
    sections: tuple[FamilySection, ...]
    has_other_letters: bool
    """Whether something is in letters that paper may not show."""
    next: tuple[str, ...]
    """What comes next, and what the family may ask for."""


def family_of(
    judged: Judged, people: tuple[str, ...], content: Content, translator: Translator
) -> FamilyOf:
    """Write the copy. Whether it may be made is for `family_copy` to say."""
    kind = judged.questionnaire.kind_for(judged.path.answers)
    steps = content.family.steps(kind, judged.route.nation)
    left_out = frozenset(content.family.for_one if len(people) != 1 else ())
    sections = tuple(_sections(judged.path, left_out, content, translator))
    names = tuple(Line(words=name, typed=True) for name in people)
    named = AnswerGiven(question="people", asked="", state=State.SAID, lines=names)
    typed = (*sections, SectionOf(id="people", title="", answers=(named,)))
    return FamilyOf(
        made_at=judged.route.at,
        questionnaire=MadeWith(
            edition=judged.questionnaire.edition,
            fingerprint=content.fingerprints[judged.questionnaire.id],
        ),
        people=people,
        child=_first_name(judged.path),
        sections=tuple(map(_shown, sections)),
        has_other_letters=has_letters_not_on_paper(typed),
        next=tuple(render(each, translator) for each in steps),
    )


def _first_name(path: Path) -> str:
    asked = next((each for each in _allowed(path) if each.question.id == CHILD_NAME), None)
    if asked is None or asked.answer is None:
        return ""
    words = " ".join(str(said.words) for said in asked.question.lines(asked.answer)).split()
    return words[0] if words else ""


def _shown(section: SectionOf) -> FamilySection:
    answers = (
        FamilyAnswer(asked=each.asked, lines=each.lines, rows=each.rows) for each in section.answers
    )
    return FamilySection(title=section.title, answers=tuple(answers))


def _sections(
    path: Path, left_out: frozenset[str], content: Content, translator: Translator
) -> Iterator[SectionOf]:
    writer = AnswerWriter(content=content, translator=translator)
    allowed = tuple(each for each in _allowed(path) if each.question.id not in left_out)
    # A label may name an earlier answer: it gets those alone that may be told.
    told = replace(path, answers={each.question.id: each.answer for each in allowed})
    for id, title in TITLES.items():
        here = tuple(writer.answer(each, told) for each in allowed if each.question.place == id)
        if here:
            yield SectionOf(id=id, title=render(title, translator), answers=here)


def _allowed(path: Path) -> Iterator[Asked]:
    """Yield what may be told and says something, of rows only the columns that may be told."""
    for asked in path.questions:
        if asked.question.family and asked.answer is not None and is_said(asked.answer):
            yield from _fitted(asked, asked.question, asked.answer)


def _fitted(asked: Asked, question: AnyQuestion, answer: Answer) -> Iterator[Asked]:
    if not isinstance(question, EntriesQuestion):
        yield asked
    elif isinstance(answer, Entries):
        columns = tuple(column for column in question.columns if column.family)
        ids = {column.id for column in columns}
        rows = (tuple(part for part in row if part[0] in ids) for row in answer.rows)
        if filled := tuple(row for row in rows if row):
            fewer = question.model_copy(update={"columns": columns})
            yield Asked(page=asked.page, question=fewer, answer=Entries(filled))
