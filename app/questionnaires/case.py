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
        carried: "Case | None" = None,
    ) -> "Case":
        """Return the Case with these answers, by question id, put in.

        `written_in` is the language of whatever words are new in them. Those that were `carried`
        here from elsewhere, and are as they came, keep the language that they have there.
        """
        given, written, came = {}, dict(self.written), carried or Case()
        for question in map(questionnaire.question, answers):
            key, answer = questionnaire.key(question), answers[question.id]
            given[key] = question.dump(answer)
            if key in came.values and given[key] == came.values[key]:
                language = came.written.get(key, "")
            else:
                language = self._language_of(key, given[key], written_in)
            written.pop(key, None)
            if language and question.has_own_words(answer):
                written[key] = language
        begun = self.begun | {questionnaire.id} if given else self.begun
        return Case({**self.values, **given}, begun, written)

    def _language_of(self, key: str, value: Json, written_in: str) -> str:
        """Return the language of an answer's words now; nothing for English.

        Words that stood there before keep theirs, whatever is ticked or added in English.
        """
        before, after = _words(self.values.get(key)), _words(value)
        known = self.written.get(key, "")
        if all(words in before for words in after):
            return known
        if written_in != ENGLISH:
            return written_in
        return known if any(old in new for old in before for new in after) else ""

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
            return [words for each in value.values() for words in _words(each) if is_typed(words)]
        case list():
            return [words for each in value for words in _words(each) if is_typed(words)]
    return []


def is_typed(words: str) -> bool:
    """Say whether these are words, and not the name of something picked."""
    return PICKED.fullmatch(words) is None


def _is_told_here(key: str, questionnaire: Questionnaire, shared: Container[str]) -> bool:
    is_own = key in questionnaire.keys or key.startswith(f"{questionnaire.id}.")
    return is_own or ("." not in key and key not in shared)


def read_case(
    questionnaire: Questionnaire,
    library: Mapping[str, Questionnaire],
    values: Mapping[str, Json],
    asking: Asking,
    *,
    written_in: str = ENGLISH,
) -> Case:
    """Read answers as `{question id: value}`; those of others as `{questionnaire.question: value}`.

    `written_in` is the language of whatever words are in them.
    Raises UnknownQuestionError and AnswerError as `read_answers` does.
    """
    case = Case()
    for id, value in values.items():
        other, _, own = id.rpartition(".")
        asked = library.get(other) if other else questionnaire
        if asked is None:
            raise UnknownQuestionError(id)
        answers = read_answers(asked, {own: value}, asking)
        case = case.with_answers(asked, answers, written_in=written_in)
    return case


def read_answers(
    questionnaire: Questionnaire, values: Mapping[str, Json], asking: Asking
) -> dict[str, Answer]:
    """Read answers as `{question id: value}`.

    Raises UnknownQuestionError for an id that the questionnaire does not have, and AnswerError,
    with the question's id, for a value of the wrong type.
    """
    return {id: questionnaire.question(id).read(value, asking) for id, value in values.items()}
