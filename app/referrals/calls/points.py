"""The points of a call: what was answered, each with its short name."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from app.questionnaires.text import Message, Text, Translator, render
from app.referrals.calls.asked import Named
from app.referrals.calls.shortened import shortened
from app.referrals.calls.words import AGENCY_ONLY, NOT_KNOWN, NOT_SURE, POINT
from app.referrals.given import AnswerGiven, State
from app.referrals.listing import reason_said
from app.referrals.model import FindingOf, Referral

MOST = 10
"""How many points a person can say before somebody asks the next question."""
UNKNOWN = "not_sure"


@dataclass(frozen=True, kw_only=True, slots=True)
class Points:
    """Finds the points of a referral, in the words of one language."""

    referral: Referral
    given: Mapping[str, AnswerGiven]
    translator: Translator

    @classmethod
    def of(cls, referral: Referral, translator: Translator) -> "Points":
        """Return the points of a referral."""
        given = {each.question: each for part in referral.sections for each in part.answers}
        return cls(referral=referral, given=given, translator=translator)

    def answered(self, named: Named, always: Container[str] = ()) -> tuple[str, ...]:
        """Return the answers to these questions; those of `always` also where not known."""
        return tuple(islice(self._answered(named, always), MOST))

    def because(self) -> tuple[str, ...]:
        """Return why it is as urgent as it is; for where nothing was noticed that can be said."""
        return tuple(dict.fromkeys(finding.because for finding in self.referral.deciding))

    def deciding(self, but: Container[str] = ()) -> tuple[str, ...]:
        """Return what was noticed that makes it as urgent as it is."""
        return _signs(self.referral.deciding, but)

    def signs(self, but: Container[str] = ()) -> tuple[str, ...]:
        """Return all that was noticed, the most urgent first.

        `but` names questions whose answers are said elsewhere; what is not known is no sign.
        """
        return _signs((*self.referral.deciding, *self.referral.further), but)

    def typed(self, question: str) -> str:
        """Return what somebody wrote in answer to a question, exactly; "" where they did not."""
        answer = self.given.get(question)
        if answer is None or answer.state is not State.SAID or answer.agency_only:
            return ""
        return "\n".join(line.words for line in answer.lines)

    def is_answer(self, question: str, value: str) -> bool:
        """Say whether a question was answered with this option."""
        return self.referral.answers.get(question) == value

    def say(self, said: str | Text | Message) -> str:
        """Put words into the language of the call."""
        return render(said, self.translator)

    def _answered(self, named: Named, always: Container[str]) -> Iterator[str]:
        for question, name in named.items():
            answer = self.given.get(question)
            if answer is None:
                continue
            if words := self._words(answer, is_always=question in always):
                yield self.say(POINT(name=name, words=words))

    def _words(self, answer: AnswerGiven, *, is_always: bool) -> str:
        if answer.state is State.SAID:
            return self.say(AGENCY_ONLY if answer.agency_only else shortened(_one_line(answer)))
        if answer.state is State.NOT_SURE:
            return self.say(NOT_SURE)
        return self.say(NOT_KNOWN) if is_always else ""


def _one_line(answer: AnswerGiven) -> str:
    """Return an answer as it is said; one in rows row by row."""
    if answer.rows:
        rows = (", ".join(cell for cell in row if cell) for row in answer.rows.rows)
        return "; ".join(rows)
    return "; ".join(line.words for line in answer.lines)


def _signs(findings: tuple[FindingOf, ...], but: Container[str]) -> tuple[str, ...]:
    every = (reason for finding in findings for reason in finding.reasons)
    sure = (each for each in every if each.certainty != UNKNOWN and each.question not in but)
    return tuple(dict.fromkeys(reason_said(each) for each in sure))
