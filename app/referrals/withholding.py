"""What those who read a document must not be told, taken out of it before it is written."""

from collections.abc import Iterator

from app.referrals.given import AnswerGiven, SectionOf, State
from app.referrals.kinds import KINDS
from app.referrals.model import Referral

SECRET = frozenset({"address-secret", "hide-location"})
"""The questions by which somebody says that a place is kept secret from a person."""
PLACES = frozenset(
    {
        *("address", "home-postcode", "earlier-addresses", "second-home", "second-postcode"),
        *("found-where", "found-postcode", "with-now", "school"),
    }
)
"""Where a child can be found: for social care and the police alone where it is kept secret."""


def told_in(referral: Referral) -> Iterator[SectionOf]:
    """Yield every section of a document: its own, and those of its annexes where it holds any."""
    yield from referral.sections
    if KINDS[referral.kind].holds_annexes:
        for annex in referral.annexes:
            yield from annex.sections


def is_hidden(referral: Referral) -> bool:
    """Say whether a place is to be kept secret, or may have to be, by any questionnaire."""
    every = (*referral.sections, *(part for annex in referral.annexes for part in annex.sections))
    return any(
        answer.state is State.NOT_SURE or answer.is_yes
        for section in every
        for answer in section.answers
        if answer.question in SECRET
    )


def for_others(referral: Referral) -> Referral:
    """Return a referral as whoever it goes to reads it.

    What is withheld is said to be withheld. Outside of social care and the police, what only
    agencies may read is left out, and so is each place where a child in hiding can be found.
    """
    left_out: frozenset[str] = frozenset()
    is_for_agencies = KINDS[referral.kind].is_for_agencies
    if not is_for_agencies and is_hidden(referral):
        left_out = PLACES

    def sections(whole: tuple[SectionOf, ...]) -> tuple[SectionOf, ...]:
        return tuple(each.model_copy(update={"answers": tuple(answers(each))}) for each in whole)

    def answers(section: SectionOf) -> Iterator[AnswerGiven]:
        for each in section.answers:
            if is_for_agencies or not (each.agency_only or each.question in left_out):
                yield _answer(each)

    annexes = (
        each.model_copy(update={"sections": sections(each.sections)}) for each in referral.annexes
    )
    return referral.model_copy(
        update={"sections": sections(referral.sections), "annexes": tuple(annexes)}
    )


def _answer(answer: AnswerGiven) -> AnswerGiven:
    if not answer.withheld or answer.state is State.BLANK:
        return answer
    kept: dict[str, object] = {"state": State.PREFER_NOT_TO_SAY, "lines": (), "rows": None}
    return answer.model_copy(update=kept)
