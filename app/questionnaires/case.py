"""A Case: everything that one person has told Signpost, whatever questionnaires it came through."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from app.languages import ENGLISH
from app.questionnaires.answers import Answer, Json, Unsaid
from app.questionnaires.errors import AnswerError, UnknownQuestionError
from app.questionnaires.kinds import Asking
from app.questionnaires.model import Questionnaire

PICKED = re.compile(r"[a-z0-9_-]*")
"""What the names of options look like. One small word alone under an option may pass for one."""


@dataclass(frozen=True, slots=True)
class Case:
    """Answers as JSON under their global names.

    What this version does not know is kept and given back, never dropped.
    """

    values: Mapping[str, Json] = field(default_factory=dict)
    begun: frozenset[str] = frozenset()
    """The ids of the questionnaires that it came through: shared answers do not tell."""
    written: Mapping[str, str] = field(default_factory=dict)
    """The language in which somebody's own words were typed, where it was not English."""

    def answers_to(self, questionnaire: Questionnaire, asking: Asking) -> dict[str, Answer]:
        """Return the answers that this questionnaire asks for.

        A value that it can no longer read counts as not answered; `unread` lists it.
        """
        return dict(self._read(questionnaire, asking))

    def _read(self, questionnaire: Questionnaire, asking: Asking) -> Iterator[tuple[str, Answer]]:
        for key, question in questionnaire.keys.items():
            if key not in self.values:
                continue
            value = self.values[key]
            if value is None:
                yield question.id, Unsaid.BLANK
                continue
            try:
                yield question.id, question.read(value, asking)
            except AnswerError:
                continue

    def has_begun(self, questionnaire: Questionnaire) -> bool:
        """Say whether a question was answered or left blank in this questionnaire."""
        own = f"{questionnaire.id}."
        return questionnaire.id in self.begun or any(key.startswith(own) for key in self.values)

    def with_answers(
        self,
        questionnaire: Questionnaire,
        answers: Mapping[str, Answer],
        *,
        written_in: str = ENGLISH,
    ) -> "Case":
        """Return the Case with these answers, by question id, put in.

        `written_in` is the language of whatever words are new in them.
        """
        given, written = {}, dict(self.written)
        for question in map(questionnaire.question, answers):
            key, answer = questionnaire.key(question), answers[question.id]
            given[key] = question.dump(answer)
            before, after = _words(self.values.get(key)), _words(given[key])
            fresh = [words for words in after if words not in before]
            if not question.has_own_words(answer):
                written.pop(key, None)
            elif fresh and written_in != ENGLISH:
                written[key] = written_in
            elif fresh and not any(old in new for old in before for new in after):
                written.pop(key, None)
        begun = self.begun | {questionnaire.id} if given else self.begun
        return Case({**self.values, **given}, begun, written)

    def written_to(self, questionnaire: Questionnaire) -> dict[str, str]:
        """Return the language of the words typed here, by question id, where it is not English."""
        return {
            question.id: self.written[key]
            for key, question in questionnaire.keys.items()
            if key in self.written
        }

    def unread(
        self, questionnaire: Questionnaire, asking: Asking, shared: Container[str] = frozenset()
    ) -> dict[str, Json]:
        """Return what was told to this questionnaire and this version of it cannot read.

        `shared` holds the shared questions that any questionnaire asks: an answer to one of those
        is not lost when this questionnaire does not ask for it.
        """
        read = self.answers_to(questionnaire, asking)
        known = {questionnaire.key(questionnaire.question(id)) for id in read}
        return {
            key: value
            for key, value in self.values.items()
            if key not in known and value is not None and _is_told_here(key, questionnaire, shared)
        }


def _words(value: Json) -> list[str]:
    """Return what somebody typed in an answer: the names of what was picked are no words."""
    match value:
        case str():
            return [value]
        case dict():
            return [words for each in value.values() for words in _words(each) if _is_typed(words)]
        case list():
            return [words for each in value for words in _words(each) if _is_typed(words)]
    return []


def _is_typed(words: str) -> bool:
    return PICKED.fullmatch(words) is None


def _is_told_here(key: str, questionnaire: Questionnaire, shared: Container[str]) -> bool:
    is_own = key in questionnaire.keys or key.startswith(f"{questionnaire.id}.")
    return is_own or ("." not in key and key not in shared)


def read_case(
    questionnaire: Questionnaire,
    library: Mapping[str, Questionnaire],
    values: Mapping[str, Json],
    asking: Asking,
) -> Case:
    """Read answers as `{question id: value}`; those of others as `{questionnaire.question: value}`.

    Raises UnknownQuestionError and AnswerError as `read_answers` does.
    """
    case = Case()
    for id, value in values.items():
        other, _, own = id.rpartition(".")
        asked = library.get(other) if other else questionnaire
        if asked is None:
            raise UnknownQuestionError(id)
        case = case.with_answers(asked, read_answers(asked, {own: value}, asking))
    return case


def read_answers(
    questionnaire: Questionnaire, values: Mapping[str, Json], asking: Asking
) -> dict[str, Answer]:
    """Read answers as `{question id: value}`.

    Raises UnknownQuestionError for an id that the questionnaire does not have, and AnswerError,
    with the question's id, for a value of the wrong type.
    """
    return {id: questionnaire.question(id).read(value, asking) for id, value in values.items()}
