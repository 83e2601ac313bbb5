"""What of a referral's data file can be read, each answer for itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from app.questionnaires.answers import Answer, Chosen, Decided, Json, Postcode, Unsaid, Written
from app.questionnaires.case import Case
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds import AnyQuestion, Asking
from app.questionnaires.kinds.place import AuthorityQuestion
from app.questionnaires.model import Questionnaire
from app.questionnaires.text import Text
from app.referrals.comparison import ID
from app.referrals.content import Content
from app.referrals.data_file import DataFile, Part
from app.referrals.dated import PERMITS, is_about_now, is_signed, warning_of
from app.referrals.earlier_words import EarlierRefusedError

CHILD = "child-name"

AHEAD = timedelta(days=1)
"""How far a clock elsewhere may be before ours."""

Why = Literal["unknown", "changed", "no_council", "no_postcode"]
WHY: Mapping[Why, Text] = {
    "unknown": Text("This is not asked here.", "bring"),
    "changed": Text("This cannot be the answer to it. Answer it again.", "bring"),
    "no_council": Text("There is no such council now. Choose it again.", "bring"),
    "no_postcode": Text("Our list does not have this postcode. Check it.", "bring"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Unread:
    """An answer that cannot be read, or must be looked at, and why."""

    key: str
    """Its name in the Case."""
    why: Why
    question: AnyQuestion | None = None
    """Its question, where that is asked here."""

    @property
    def label(self) -> Text | None:
        """Its question in words, where that is asked here."""
        return self.question.label.plain if self.question else None

    @property
    def name(self) -> str:
        """The name that it has in the file; empty where that is none that we would give."""
        name = self.key.rpartition(".")[2]
        return name if ID.fullmatch(name) else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """An answer of that day, and where it was told."""

    key: str
    value: Json
    question: AnyQuestion
    answer: Answer | None
    """The answer as it is read; nothing where it cannot be."""
    questionnaire: Questionnaire

    @property
    def means(self) -> frozenset[str]:
        """The facts in it."""
        return _facts(self.question, self.answer) if self.answer is not None else frozenset()

    @property
    def means_blank(self) -> frozenset[str]:
        """The facts that the question means where it is left blank."""
        return _facts(self.question, Unsaid.BLANK)


def _facts(question: AnyQuestion, answer: Answer) -> frozenset[str]:
    return frozenset(fact.id for fact in question.facts(answer))


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """A data file read with the questions of now."""

    questionnaire: Questionnaire
    made_at: datetime
    child: str
    """The child's name; empty where the file has none."""
    case: Case
    """Every answer, but for those of that day. What cannot be read is kept in it too."""
    asked: Mapping[str, AnyQuestion]
    """The question of each answer that can be read, by the answer's name in the Case."""
    dated: tuple[Told, ...]
    """What was told or signed on that day: the way that is chosen settles what becomes of it."""
    permits: tuple[Told, ...]
    """What allowed something on that day. By no way does it come back; what warns in it does."""
    unread: tuple[Unread, ...]
    doubtful: tuple[Unread, ...]
    """What comes back and may be wrong by now."""
    is_decided: bool
    """Whether a level was given."""
    is_marked: bool
    """Whether marks on a body were."""

    @property
    def told(self) -> int:
        """How many answers say something and come back."""
        return sum(self.case.values[key] is not None for key in self.asked)


def brought(file: DataFile, content: Content, asking: Asking) -> Brought:
    """Read a data file's answers, each for itself. Raises EarlierRefusedError."""
    questionnaire = content.library.questionnaires.get(file.questionnaire.id)
    if questionnaire is None:
        raise EarlierRefusedError("unknown_questionnaire")
    if file.made_at.date() > asking.today + AHEAD:
        raise EarlierRefusedError("made_ahead")
    # The referral's own answers come last: they count where an annex says something else.
    parts = (*file.annexes, file)
    reading = _Reading(content, asking)
    found = {each.key: each for part in parts for each in reading.answers_of(part)}
    dated = [each for each in found.values() if each.is_dated]
    lasting = [(each, each.without_permit()) for each in found.values() if not each.is_dated]
    kept = [each for _, each in lasting if each]
    permits = [before for before, after in lasting if before != after]
    child = next((each.answer for each in kept if each.key == CHILD), None)
    return Brought(
        questionnaire=questionnaire,
        made_at=file.made_at,
        child=child.words if isinstance(child, Written) else "",
        case=Case(
            {each.key: each.value for each in kept},
            frozenset(part.questionnaire.id for part in parts if part.answers)
            & content.library.questionnaires.keys(),
            {each.key: each.written for each in kept if each.written},
        ),
        asked={each.key: each.question for each in kept if each.question and each.is_read},
        dated=tuple(told for each in dated if (told := each.told())),
        permits=tuple(told for each in permits if (told := each.told())),
        unread=tuple(each.unread(each.why) for each in kept if each.why and not each.is_read),
        doubtful=tuple(each.unread(each.why) for each in kept if each.why and each.is_read),
        is_decided=any(isinstance(each.answer, Decided) for each in found.values()),
        is_marked=any(each.is_marked for each in kept),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """An answer as the file has it, and as it can be read."""

    key: str
    value: Json
    base: Questionnaire | None = None
    """The questionnaire that it was told in."""
    question: AnyQuestion | None = None
    answer: Answer | None = None
    why: Why | None = None
    written: str = ""
    """The language that its words were typed in, where it was not English."""

    @property
    def is_read(self) -> bool:
        return self.answer is not None

    def unread(self, why: Why) -> Unread:
        return Unread(key=self.key, why=why, question=self.question)

    @property
    def is_dated(self) -> bool:
        """Whether it is about that day, or somebody's decision of then."""
        if self.question is None:
            return False
        return is_about_now(self.question) or (self.is_read and is_signed(self.question))

    def told(self) -> Told | None:
        """Return it as it was told on that day; nothing where it says nothing."""
        if self.question is None or self.base is None or self.value is None:
            return None
        return Told(
            key=self.key,
            value=self.value,
            question=self.question,
            answer=self.answer,
            questionnaire=self.base,
        )

    def without_permit(self) -> "_Found | None":
        """Return it without what it allowed; nothing where that was all."""
        if self.question is None or self.answer is None or self.question.id not in PERMITS:
            return self
        warning = warning_of(self.question, self.answer)
        if warning is None:
            return None
        return replace(self, value=self.question.dump(warning), answer=warning)

    @property
    def is_marked(self) -> bool:
        is_body = self.question is not None and self.question.type == "body_map"
        return is_body and isinstance(self.answer, Chosen) and bool(self.answer.options)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads answers with the questions of now."""

    content: Content
    asking: Asking

    def answers_of(self, part: Part) -> Iterator[_Found]:
        id = part.questionnaire.id
        base = self.content.library.questionnaires.get(id)
        questions = self._questions(base, part.answers) if base else {}
        for name, value in part.answers.items():
            question = questions.get(name)
            if base is None or question is None:
                if value is not None:
                    yield _Found(key=f"{id}.{name}", value=value, why="unknown")
            elif (found := self._read(base, question, value)) is not None:
                yield replace(found, written=part.language_of(name))

    def _read(self, base: Questionnaire, question: AnyQuestion, value: Json) -> _Found | None:
        """Read one answer; nothing where a question that must be answered was left blank."""
        key = base.key(question)
        try:
            answer = question.read(value, self.asking)
        except AnswerError as error:
            if value is None:
                return None
            gone = isinstance(question, AuthorityQuestion) and error.code == "unknown_authority"
            why: Why = "no_council" if gone else "changed"
            return _Found(key=key, value=value, base=base, question=question, why=why)
        lost = isinstance(answer, Postcode) and not self._exists(answer)
        return _Found(
            key=key,
            value=question.dump(answer),
            base=base,
            question=question,
            answer=answer,
            why="no_postcode" if lost else None,
        )

    def _exists(self, postcode: Postcode) -> bool:
        located = self.content.directory.locate(postcode.text, self.asking.today)
        return getattr(located, "reason", "") != "unknown"

    def _questions(
        self, base: Questionnaire, values: Mapping[str, Json]
    ) -> Mapping[str, AnyQuestion]:
        """Return every question by its id: those of the child's own area before other areas'."""
        keyed = {base.key(base.questions[id]): values[id] for id in base.questions & values.keys()}
        own = self.content.asked(base, Case(keyed).answers_to(base, self.asking), self.asking.today)
        every = (each for each in self.content.every_asked() if each.id == base.id)
        found = {id: question for each in every for id, question in each.questions.items()}
        return {**found, **base.questions, **own.questions}
