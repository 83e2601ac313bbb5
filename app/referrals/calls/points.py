"""The points of a call: what was answered, each with its short name."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, compress, islice

from app.questionnaires.answers import Json
from app.questionnaires.text import Message, Text, Translator, apart, render
from app.referrals.calls import asked
from app.referrals.calls.asked import Named
from app.referrals.calls.shortened import on_one_line, shortened
from app.referrals.calls.words import (
    AGENCY_ONLY,
    KEEP_NAME,
    KEEP_SECRET,
    NOT_KNOWN,
    NOT_SURE,
    POINT,
)
from app.referrals.given import AnswerGiven, State
from app.referrals.listing import reason_said
from app.referrals.model import FindingOf, Reason, Referral

MOST = 10
"""How many points a person can say before somebody asks the next question."""
UNKNOWN = "not_sure"
UNSURE: Json = {"unsaid": UNKNOWN}
NO_SIGNS = frozenset({"decision", "consent", "plan"})
"""Parts of a referral that hold what somebody thinks, asks for or agreed, and nothing noticed."""
VIEWS_OF_KIND: Mapping[str, frozenset[str]] = {"escalation-letter": NO_SIGNS - {"decision"}}
"""That somebody does not agree is what such a letter is about."""
CONSENT, MUST_NOT_KNOW = "consent", "must-not-know"
HURT = frozenset({"hurt-now", "self-hurt-now"})
"""What asks for an ambulance, whatever else makes it urgent."""
QUESTION_MARKS = ("?", "\u061f")


@dataclass(frozen=True, kw_only=True, slots=True)
class Points:
    """Finds the points of a referral, in the words of one language."""

    referral: Referral
    given: Mapping[str, AnswerGiven]
    translator: Translator
    parts: Mapping[str, str]
    """Which part of the referral each question stands in."""

    @classmethod
    def of(cls, referral: Referral, translator: Translator) -> "Points":
        """Return the points of a referral."""
        given = {each.question: each for part in referral.sections for each in part.answers}
        told = (referral.sections, *(each.sections for each in referral.annexes))
        parts = {each.question: part.id for part in chain(*told) for each in part.answers}
        return cls(referral=referral, given=given, translator=translator, parts=parts)

    def answered(self, named: Named, always: Container[str] = ()) -> tuple[str, ...]:
        """Return the answers to these questions; those of `always` also where not known."""
        return tuple(islice(self._answered(named, always), MOST))

    def because(self) -> tuple[str, ...]:
        """Return why it is as urgent as it is; for where nothing was noticed that can be said."""
        return tuple(dict.fromkeys(finding.because for finding in self.referral.deciding))

    def deciding(self, but: Container[str] = ()) -> tuple[str, ...]:
        """Return what was noticed that makes it as urgent as it is."""
        return self._signs(self.referral.deciding, but)

    def signs(self, but: Container[str] = ()) -> tuple[str, ...]:
        """Return all that was noticed, the most urgent first.

        `but` names questions whose answers are said elsewhere; what is not known is no sign.
        """
        return self._signs(self._findings, but)

    def about_consent(self, but: Container[str] = ()) -> tuple[str, ...]:
        """Return what was said of who knows and agrees that makes it as urgent as it is."""
        consent = (each for each in _sure(self._findings) if self._part(each) == CONSENT)
        said = (each for each in consent if each.fact != MUST_NOT_KNOW)
        return _said(each for each in said if each.question not in but)

    def must_not_know(self) -> tuple[str, ...]:
        """Return whom the list of those who were told names as people who must not know."""
        rows = self.referral.answers.get(asked.AGREEMENT)
        kept = [each for each in rows if isinstance(each, dict)] if isinstance(rows, list) else []
        names = (each.get("name") for each in kept if each.get("told") in asked.MUST_NOT_BE_TOLD)
        name = asked.CARE[asked.MUST_NOT_KNOW_WHO]
        return tuple(
            self.say(POINT(name=name, words=on_one_line(who)))
            for who in names
            if isinstance(who, str)
        )

    def facts(self, *, is_possible: bool = False) -> frozenset[str]:
        """Return the facts that make it as urgent as it is, and that the child is hurt now.

        With `is_possible`, those as well of which nobody is sure.
        """
        deciding = {each.fact for each in _reasons(self.referral.deciding)}
        sure = _sure(self.referral.findings)
        known = {each.fact for each in sure if each.fact in {*deciding, *HURT}}
        return frozenset(known | deciding if is_possible else known)

    def keeps_address(self) -> tuple[str, ...]:
        """Return that the address is secret, where it is or may be."""
        is_secret = any(self._may_be(each, "yes") for each in asked.SECRET)
        return (self.say(KEEP_SECRET),) if is_secret else ()

    def keeps_name(self) -> tuple[str, ...]:
        """Return that the family may not know who refers, where they may not, or perhaps not."""
        return (self.say(KEEP_NAME),) if self._may_be(asked.NAME_TO_FAMILY, "no") else ()

    def _may_be(self, question: str, value: Json) -> bool:
        """Say whether a question was answered so, or with not sure, here or in a toolkit."""
        every = (self.referral.answers, *(each.answers for each in self.referral.annexes))
        return any(each.get(question) in (value, UNSURE) for each in every if question in each)

    def _part(self, reason: Reason) -> str:
        return self.parts.get(reason.question, "")

    @property
    def _findings(self) -> tuple[FindingOf, ...]:
        return (*self.referral.deciding, *self.referral.further)

    def _signs(self, findings: Iterable[FindingOf], but: Container[str]) -> tuple[str, ...]:
        no_signs = VIEWS_OF_KIND.get(self.referral.kind, NO_SIGNS)
        told = (each for each in _sure(findings) if self._part(each) not in no_signs)
        return _said(each for each in told if each.question not in but)

    def typed(self, question: str) -> str:
        """Return what somebody wrote in answer to a question, exactly; "" where they did not."""
        answer = self.given.get(question)
        if answer is None or answer.state is not State.SAID or answer.agency_only:
            return ""
        return "\n".join(line.words for line in answer.lines)

    def is_answer(self, question: str, value: str) -> bool:
        """Say whether a question was answered with this option."""
        return self.referral.answers.get(question) == value

    def exact(self, words: str) -> str:
        """Return somebody's own words as they are, in their own direction beside ours."""
        return apart(words, self.translator)

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

    def _words(self, answer: AnswerGiven, *, is_always: bool) -> str | Text | Message:
        if answer.state is State.SAID:
            return self._short(answer)
        if answer.state is State.NOT_SURE:
            return NOT_SURE
        return NOT_KNOWN if is_always else ""

    def _short(self, answer: AnswerGiven) -> str | Text | Message:
        if answer.agency_only:
            return AGENCY_ONLY
        line = self._one_line(answer)
        return on_one_line(line) if answer.question in asked.WHOLE else shortened(line)

    def _one_line(self, answer: AnswerGiven) -> str:
        """Return an answer as it is said; one in rows row by row.

        A yes or no without its question says nothing; where it matters, it is among the signs.
        """
        if answer.rows:
            named = [not each.endswith(QUESTION_MARKS) for each in answer.rows.columns]
            rows = (compress(row, named) for row in answer.rows.rows)
            return "; ".join(", ".join(self._parts_apart(row)) for row in rows)
        return "; ".join(self._parts_apart(line.words for line in answer.lines))

    def _parts_apart(self, parts: Iterable[str]) -> Iterator[str]:
        """Yield what is filled in, each line of it in its own direction."""
        return (on_one_line(self.exact(each)) for each in parts if each)


def _reasons(findings: Iterable[FindingOf]) -> Iterator[Reason]:
    return (reason for finding in findings for reason in finding.reasons)


def _sure(findings: Iterable[FindingOf]) -> Iterator[Reason]:
    return (each for each in _reasons(findings) if each.certainty != UNKNOWN)


def _said(reasons: Iterable[Reason]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(reason_said, reasons)))
