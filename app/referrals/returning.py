"""What a new draft begins with of a data file that was brought back, by the way that is chosen."""

from dataclasses import dataclass, replace

from app.questionnaires.case import Case
from app.questionnaires.errors import AnswerError
from app.questionnaires.kinds import AnyQuestion, Asking
from app.questionnaires.kinds.base import Section
from app.questionnaires.kinds.signs import SignsQuestion
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import walk
from app.referrals.bringing import Brought, Told
from app.referrals.content import Content
from app.referrals.dated import is_signed

REFERRED_ON = "reported-on"
"""The question of a follow-up for the day of the referral."""

COMES_BACK: frozenset[Section] = frozenset({"child", "area", "household", "agencies", "you"})
"""The parts of an assessment that the next one begins with; all else is judged afresh."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Returned:
    """What a draft begins with, and what became of the answers of that day."""

    case: Case
    again: tuple[Told, ...]
    """What does not come back, or not all of it: it has to be told again."""
    still: tuple[Told, ...]
    """What counts as it was told then, because nothing is sure to ask it again."""


def updated(found: Brought, content: Content, asking: Asking) -> Returned:
    """Return what an update begins with: all that was told, but for what is asked again.

    Who decided and signed does not come back: an update is another document, of another day.
    """
    asks = _Asks(found, found.questionnaire, content, asking)
    return _returned(found, tuple(each for each in found.dated if asks.leaves_updated(each)))


def carried_on(found: Brought, to: Questionnaire, content: Content, asking: Asking) -> Returned:
    """Return what another questionnaire begins with: all that was told, as if told just now.

    Where it asks for the day of the referral, it is the day on which the file was made.
    """
    asks = _Asks(found, to, content, asking)
    returned = _returned(found, tuple(each for each in found.dated if asks.leaves(each)))
    question = to.questions.get(REFERRED_ON)
    if question is None or to.key(question) in found.case.values:
        return returned
    try:
        day = question.read(found.made_at.date().isoformat(), asking)
    except AnswerError:
        return returned
    return replace(returned, case=returned.case.with_answers(to, {question.id: day}))


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
    written = {key: code for key, code in found.case.written.items() if key in kept}
    return Case(kept, frozenset({found.questionnaire.id}), written)


def _comes_back(question: AnyQuestion) -> bool:
    return question.place in COMES_BACK and not isinstance(question, SignsQuestion)


def _returned(found: Brought, still: tuple[Told, ...]) -> Returned:
    kept = {each.key: each.value for each in still}
    again = tuple(each for each in found.dated if each.key not in kept)
    return Returned(
        case=Case({**found.case.values, **kept}, found.case.begun, found.case.written),
        again=(*again, *found.permits),
        still=still,
    )


class _Asks:
    """What a questionnaire asks for certain of whoever begins it with a file."""

    def __init__(self, found: Brought, to: Questionnaire, content: Content, asking: Asking) -> None:
        asked = content.asked(to, found.case.answers_to(to, asking), asking.today)
        path = walk(asked, found.case.answers_to(asked, asking))
        self._keys = asked.keys
        self._surely = {
            asked.key(question)
            for page in path.pages
            # A page that hangs on what is asked again may never be seen.
            if page.show_if is None or page.show_if.holds(path.answers)
            for question in page.questions
        }

    def leaves(self, told: Told) -> bool:
        """Say whether an answer of that day is not asked again, and so has to stay.

        A calm answer gives way to a blank that means a worry: it says nothing of today.
        """
        if told.answer is None:
            return False
        if is_signed(told.question):
            return told.key not in self._keys
        if told.key in self._keys:
            return told.key not in self._surely and bool(told.means)
        return bool(told.means) or not told.means_blank

    def leaves_updated(self, told: Told) -> bool:
        """Say the same of an update: of what was signed, nothing stays but a warning."""
        is_warning = bool(told.means - told.means_blank)
        return self.leaves(told) and (is_warning or not is_signed(told.question))
