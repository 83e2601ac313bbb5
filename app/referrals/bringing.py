"""What of a referral's data file can be used again, and what a new draft begins with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from app.questionnaires.answers import Answer, Chosen, Decided, Json, Postcode, Written
from app.questionnaires.case import Case
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds import AnyQuestion, Asking
from app.questionnaires.kinds.base import Section
from app.questionnaires.kinds.place import AuthorityQuestion
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Questionnaire
from app.questionnaires.text import Text
from app.referrals.comparison import ID, EarlierRefusedError
from app.referrals.content import Content
from app.referrals.data_file import DataFile, Part

CHILD = "child-name"
REFERRED_ON = "reported-on"
"""The question of a follow-up for the day of the referral."""

ABOUT_NOW = frozenset({"found-where", "found-postcode", "found-council", "seen-postcode"})
"""Questions for where the child is now that are printed with the places, not with the danger."""
LASTING = frozenset({"health-needs"})
"""Questions among the urgent ones whose answers hold beyond a day: an allergy is not lost."""
COMES_BACK: frozenset[Section] = frozenset({"child", "area", "household", "agencies", "you"})
"""The parts of an assessment that the next one begins with; all else is judged afresh."""

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
class Brought:
    """A data file read with the questions of now."""

    questionnaire: Questionnaire
    made_at: datetime
    child: str
    """The child's name; empty where the file has none."""
    case: Case
    """Every answer, but for those about that day. What cannot be read is kept in it too."""
    asked: Mapping[str, AnyQuestion]
    """The question of each answer that can be read, by the answer's name in the Case."""
    afresh: tuple[Text, ...]
    """The questions about that day that were answered: they are asked again."""
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
        raise EarlierRefusedError("not_ours")
    # The referral's own answers come last: they count where an annex says something else.
    parts = (*file.annexes, file)
    found = {
        each.key: each for part in parts for each in _Reading(content, asking).answers_of(part)
    }
    kept = [each for each in found.values() if not each.is_about_now]
    child = next((each.answer for each in kept if each.key == CHILD), None)
    return Brought(
        questionnaire=questionnaire,
        made_at=file.made_at,
        child=child.words if isinstance(child, Written) else "",
        case=Case(
            {each.key: each.value for each in kept},
            frozenset(part.questionnaire.id for part in parts if part.answers)
            & content.library.questionnaires.keys(),
        ),
        asked={each.key: each.question for each in kept if each.question and each.is_read},
        afresh=tuple(
            each.question.label.plain
            for each in found.values()
            if each.question and each.is_about_now and each.value is not None
        ),
        unread=tuple(each.unread(each.why) for each in kept if each.why and not each.is_read),
        doubtful=tuple(each.unread(each.why) for each in kept if each.why and each.is_read),
        is_decided=any(isinstance(each.answer, Decided) for each in kept),
        is_marked=any(each.is_marked for each in kept),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """An answer as the file has it, and as it can be read."""

    key: str
    value: Json
    question: AnyQuestion | None = None
    answer: Answer | None = None
    why: Why | None = None

    @property
    def is_read(self) -> bool:
        return self.answer is not None

    def unread(self, why: Why) -> Unread:
        return Unread(key=self.key, why=why, question=self.question)

    @property
    def is_about_now(self) -> bool:
        return self.question is not None and is_about_now(self.question)

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
            elif (found := self._read(base.key(question), question, value)) is not None:
                yield found

    def _read(self, key: str, question: AnyQuestion, value: Json) -> _Found | None:
        """Read one answer; nothing where a question that must be answered was left blank."""
        try:
            answer = question.read(value, self.asking)
        except AnswerError as error:
            if value is None:
                return None
            gone = isinstance(question, AuthorityQuestion) and error.code == "unknown_authority"
            why: Why = "no_council" if gone else "changed"
            return _Found(key=key, value=value, question=question, why=why)
        lost = isinstance(answer, Postcode) and not self._exists(answer)
        return _Found(
            key=key,
            value=question.dump(answer),
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


def is_about_now(question: AnyQuestion) -> bool:
    """Say whether a question is about the day on which it is answered, and is asked every time."""
    if question.id in LASTING:
        return False
    return question.place == "urgent" or question.id in ABOUT_NOW


def updated(found: Brought) -> Case:
    """Return what an update begins with: all that was told, but for what was about that day."""
    return found.case


def assessed_again(found: Brought) -> Case:
    """Return what the next assessment begins with: who the child is, and who is around them.

    Signs, levels and all else that has to be judged start blank.
    """
    read = found.asked.items()
    unread = ((each.key, each.question) for each in found.unread)
    own = f"{found.questionnaire.id}."
    kept = {
        key: found.case.values[key]
        for key, question in (*read, *unread)
        if ("." not in key or key.startswith(own)) and (question is None or _comes_back(question))
    }
    return Case(kept, frozenset({found.questionnaire.id}))


def _comes_back(question: AnyQuestion) -> bool:
    return question.place in COMES_BACK and not isinstance(question, SignsQuestion)


def carried_on(found: Brought, to: Questionnaire, asking: Asking) -> Case:
    """Return what another questionnaire begins with: all that was told, as if told just now.

    Where it asks for the day of the referral, it is the day on which the file was made.
    """
    question = to.questions.get(REFERRED_ON)
    if question is None or to.key(question) in found.case.values:
        return found.case
    try:
        day = question.read(found.made_at.date().isoformat(), asking)
    except AnswerError:
        return found.case
    return found.case.with_answers(to, {question.id: day})
