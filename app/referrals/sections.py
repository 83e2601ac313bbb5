"""Answers put into words, by the part of a referral that they are printed in."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from app.questionnaires.answers import Answer, Chosen, Council, Entries, Json, Unsaid
from app.questionnaires.kinds import AnyQuestion, Said
from app.questionnaires.kinds.body_map import BodyMapQuestion
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.path import Asked, Path
from app.questionnaires.text import English, Message, Text, Translator, render
from app.referrals.content import Content
from app.referrals.given import AnswerGiven, Line, RowsOf, SectionOf, State

SECTIONS = {
    "urgent": Text("Danger and safety now", "section"),
    "child": Text("The child", "section"),
    "worry": Text("What the worry is about", "section"),
    "strengths": Text("What is working well", "section"),
    "words": Text("In the words of the child and of the person reporting", "section"),
    "history": Text("What happened, in order of time", "section"),
    "body": Text("Marks on the body", "section"),
    "household": Text("Who else is there", "section"),
    "adult": Text("The person causing worry", "section"),
    "factors": Text("What makes it more or less likely", "section"),
    "views": Text("What the family says", "section"),
    "consent": Text("Who has been told, and who agreed", "section"),
    "known": Text("Who knows already", "section"),
    "done": Text("What has been done so far", "section"),
    "agencies": Text("Who else works with the family", "section"),
    "plan": Text("The plan", "section"),
    "decision": Text("The view of the person who writes", "section"),
    "area": Text("Where the child lives", "section"),
    "you": Text("The person reporting", "section"),
}
"""The parts of a referral in the order that they are printed."""


@dataclass(frozen=True, kw_only=True)
class AnswerWriter:
    """Puts the answers of a path into the words of one language."""

    content: Content
    translator: Translator
    written: Mapping[str, str] = field(default_factory=dict)
    """The language of what somebody typed, by question id, where it is not English."""

    def sections(self, path: Path, but: Container[str] = ()) -> Iterator[SectionOf]:
        """Yield the answers on a path part by part, but for the questions named in `but`."""
        asked = [each for each in path.questions if each.question.id not in but]
        for id, title in SECTIONS.items():
            here = [each for each in asked if each.question.place == id]
            if here:
                answers = tuple(self.answer(each, path) for each in here)
                yield SectionOf(id=id, title=self._say(title), answers=answers)

    def _say(self, said: str | Text | Message) -> str:
        return render(said, self.translator)

    def answer(self, asked: Asked, path: Path) -> AnswerGiven:
        """Return one answer, its question fitted to the answers on a path."""
        known = {id: each for id, each in path.answers.items() if each is not None}
        label = asked.question.label.fitted(known)
        is_grave = asked.question.is_grave and not self.translator.is_checked
        return AnswerGiven(
            question=asked.question.id,
            asked=self._say(label),
            english=render(label, English()) if is_grave else "",
            state=_state(asked.answer),
            lines=tuple(self._lines(asked.question, asked.answer)),
            account=asked.question.account,
            agency_only=asked.question.agency_only,
            is_yes=isinstance(asked.answer, Chosen) and asked.answer.options == ("yes",),
            withheld=_is_withheld(asked.question, path),
            rows=self._rows(asked.question, asked.answer),
            marks=_marks(asked.question, asked.answer),
        )

    def _rows(self, question: AnyQuestion, answer: Answer | None) -> RowsOf | None:
        if not (isinstance(question, EntriesQuestion) and isinstance(answer, Entries)):
            return None
        filled = {id for row in answer.rows for id, _ in row}
        columns = [column for column in question.columns if column.id in filled]
        rows = (dict(row) for row in answer.rows)
        return RowsOf(
            columns=tuple(self._say(column.label) for column in columns),
            rows=tuple(
                tuple(
                    self._say(column.said(row[column.id])) if column.id in row else ""
                    for column in columns
                )
                for row in rows
            ),
            language=self.written.get(question.id, ""),
        )

    def _lines(self, question: AnyQuestion, answer: Answer | None) -> Iterator[Line]:
        if answer is None or isinstance(answer, Unsaid):
            return
        if isinstance(answer, Council):
            yield Line(words=self.content.directory.area(answer.code).authority.name)
            return
        for said in question.lines(answer):
            yield self._line(said, self.written.get(question.id, ""))

    def _line(self, said: Said, language: str) -> Line:
        return Line(
            words=self._say(said.words),
            label=self._say(said.label) if said.label else "",
            typed=isinstance(said.words, str),
            language=language if isinstance(said.words, str) else "",
        )


def dumped(path: Path) -> dict[str, Json]:
    """Return the answers on a path as they can be read back in, by question id."""
    return {
        asked.question.id: asked.question.dump(asked.answer)
        for asked in path.questions
        if asked.answer is not None
    }


def _marks(question: AnyQuestion, answer: Answer | None) -> tuple[str, ...]:
    if isinstance(question, BodyMapQuestion) and isinstance(answer, Chosen):
        return answer.options
    return ()


def _is_withheld(question: AnyQuestion, path: Path) -> bool:
    """Say whether it is told to others only on a yes that was not given; a blank leaves it told."""
    if question.given_if is None:
        return False
    allowed = path.answers.get(question.given_if)
    if isinstance(allowed, Chosen):
        return allowed.options != ("yes",)
    return allowed in {Unsaid.NOT_SURE, Unsaid.PREFER_NOT_TO_SAY}


def _state(answer: Answer | None) -> State:
    if answer is None:
        return State.NOT_REACHED
    return State(answer.value) if isinstance(answer, Unsaid) else State.SAID
