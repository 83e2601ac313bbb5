"""An assessment beside an earlier one of the same child, which its JSON brings back.

More signs than last time may mean that the child is more at risk, or that they tell more because
they trust somebody (000a section 3.7). So nothing here is a score, and nothing hangs on it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError

from app.assessment.scales import ExploitationLevel
from app.questionnaires.answers import Answer, Json, Noticed
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds import Asking
from app.questionnaires.kinds.signs import Sign, SignsQuestion
from app.questionnaires.model import Questionnaire
from app.questionnaires.text import Text, Translator, render
from app.referrals.earlier_words import EarlierRefusedError
from app.referrals.levels import EXPLOITATION
from app.referrals.model import ComparedGroup, ComparedSign, ComparisonOf, Referral

LARGEST = 2_800_000
"""Bytes that a data file may have: with every box and every toolkit full it is half of that."""
SAME_CHILD = ("child-name", "birth-date")
"""The answers by which two assessments are known to be of one child."""

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
"""What a sign may be called: anything else in a file is not ours."""


def read_earlier(content: bytes) -> Referral:
    """Read the data file of an earlier assessment. Raises EarlierRefusedError."""
    if len(content) > LARGEST:
        raise EarlierRefusedError("too_large")
    try:
        earlier = Referral.model_validate_json(content)
    except ValidationError:
        raise EarlierRefusedError("not_ours") from None
    if earlier.reader == "training":
        raise EarlierRefusedError("training")
    return earlier


def kept_of(earlier: Referral, questionnaire: Questionnaire) -> Referral:
    """Return what a comparison needs of an earlier assessment, and nothing else about anybody."""
    needed = {*SAME_CHILD, *(each.id for each in signs_of(questionnaire))}
    nothing: tuple[()] = ()
    return earlier.model_copy(
        update={
            **dict.fromkeys(("destinations", "findings", "sections", "annexes"), nothing),
            **dict.fromkeys(("cautions", "clocks", "decisions", "unchecked"), nothing),
            "area": None,
            "comparison": None,
            "answers": {id: value for id, value in earlier.answers.items() if id in needed},
        }
    )


def signs_of(questionnaire: Questionnaire) -> list[SignsQuestion]:
    """Return the questions of a questionnaire that ask for signs."""
    return [each for each in questionnaire.questions.values() if isinstance(each, SignsQuestion)]


def refuse_another(
    earlier: Referral, questionnaire: Questionnaire, answers: Mapping[str, Json]
) -> None:
    """Raise EarlierRefusedError for another questionnaire, edition or child."""
    if earlier.questionnaire.id != questionnaire.id:
        raise EarlierRefusedError("other_questionnaire")
    if earlier.questionnaire.edition != questionnaire.edition:
        raise EarlierRefusedError("other_edition")
    if any(_differ(earlier.answers.get(id), answers.get(id)) for id in SAME_CHILD):
        raise EarlierRefusedError("other_child")


def _differ(then: Json, now: Json) -> bool:
    """Say whether both are told and are not the same, but for case and spaces."""
    if not (isinstance(then, str) and isinstance(now, str) and then and now):
        return False
    return then.casefold().split() != now.casefold().split()


@dataclass(frozen=True, kw_only=True)
class Comparer:
    """Sets two assessments side by side in the words of one language."""

    questionnaire: Questionnaire
    asking: Asking
    translator: Translator

    def compare(self, earlier: Referral, now: Referral) -> ComparisonOf:
        """Return what is new, gone and unchanged. Raises EarlierRefusedError."""
        refuse_another(earlier, self.questionnaire, now.answers)
        return ComparisonOf(
            made_on=self.translator.format_date(earlier.made_at.date()),
            groups=tuple(self._groups(earlier, now)),
            then_level=self._level(earlier.exploitation_level),
            now_level=now.exploitation_label,
            is_surely_same_child=any(
                isinstance(earlier.answers.get(id), str) and isinstance(now.answers.get(id), str)
                for id in SAME_CHILD
            ),
            not_comparable=tuple(
                id
                for question in signs_of(self.questionnaire)
                for id in _unknown(question, earlier.answers)
            ),
        )

    def _groups(self, earlier: Referral, now: Referral) -> Iterator[ComparedGroup]:
        for question in signs_of(self.questionnaire):
            then_seen = self._seen(question, earlier.answers)
            now_seen = self._seen(question, now.answers)
            if signs := tuple(self._signs(question, then_seen, now_seen)):
                yield ComparedGroup(
                    asked=self._say(question.label.plain),
                    signs=signs,
                    then=len(then_seen),
                    now=len(now_seen),
                )

    def _signs(
        self, question: SignsQuestion, then: Mapping[str, str], now: Mapping[str, str]
    ) -> Iterator[ComparedSign]:
        for sign in question.signs:
            if sign.id in then or sign.id in now:
                yield self._sign(sign, then.get(sign.id, ""), now.get(sign.id, ""))

    def _sign(self, sign: Sign, then: str, now: str) -> ComparedSign:
        change: Literal["new", "gone", "unchanged", "changed"] = "changed"
        if then == now:
            change = "unchanged"
        elif not then:
            change = "new"
        elif not now:
            change = "gone"
        return ComparedSign(label=self._say(sign.label), then=then, now=now, change=change)

    def _seen(self, question: SignsQuestion, answers: Mapping[str, Json]) -> dict[str, str]:
        """Return the step of each sign that was seen or suspected, in words."""
        answer = self._read(question, answers)
        if not isinstance(answer, Noticed):
            return {}
        steps = {sign: question.scale.step(step) for sign, step in answer.signs}
        return {
            sign: self._say(step.label)
            for sign, step in steps.items()
            if step is not None and step.certainty is not None
        }

    def _read(self, question: SignsQuestion, answers: Mapping[str, Json]) -> Answer | None:
        value = answers.get(question.id)
        known = {sign.id for sign in question.signs}
        if isinstance(value, dict) and "unsaid" not in value:
            value = {sign: step for sign, step in value.items() if sign in known}
        try:
            return question.read(value, self.asking)
        except AnswerError:
            return None

    def _level(self, code: str | None) -> str:
        """Return a level of then in our own words: the file's may be anybody's."""
        known = {each.code: each for each in ExploitationLevel}
        return self._say(EXPLOITATION[known[code]]) if code in known else ""

    def _say(self, text: Text) -> str:
        return render(text, self.translator)


def _unknown(question: SignsQuestion, answers: Mapping[str, Json]) -> Iterator[str]:
    """Yield the signs of an earlier answer that this version does not have."""
    value = answers.get(question.id)
    known = {sign.id for sign in question.signs}
    if isinstance(value, dict) and "unsaid" not in value:
        yield from (sign for sign in value if sign not in known and ID.fullmatch(sign))
