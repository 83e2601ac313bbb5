"""What a person does not want others to be told, taken out of what others read."""

from app.referrals.given import AnswerGiven, SectionOf, State
from app.referrals.model import Referral


def for_others(referral: Referral) -> Referral:
    """Return a referral as an agency reads it: what is withheld is said to be withheld."""
    annexes = (
        each.model_copy(update={"sections": _sections(each.sections)}) for each in referral.annexes
    )
    return referral.model_copy(
        update={"sections": _sections(referral.sections), "annexes": tuple(annexes)}
    )


def _sections(sections: tuple[SectionOf, ...]) -> tuple[SectionOf, ...]:
    return tuple(
        each.model_copy(update={"answers": tuple(map(_answer, each.answers))}) for each in sections
    )


def _answer(answer: AnswerGiven) -> AnswerGiven:
    if not answer.withheld or answer.state is State.BLANK:
        return answer
    kept: dict[str, object] = {"state": State.PREFER_NOT_TO_SAY, "lines": (), "rows": None}
    return answer.model_copy(update=kept)
