"""What is said to a council or an officer, in the order in which they ask."""

from collections.abc import Container, Iterator

from app.questionnaires.base import WORK
from app.questionnaires.text import Text
from app.referrals.calling import CallStep
from app.referrals.calls import asked, words
from app.referrals.calls.points import MOST, Points
from app.referrals.calls.shortened import quoted
from app.referrals.reached import DestinationOf

FEW = 4
"""How many signs make the case for now, and how many more are said after an account."""


def full_steps(points: Points, to: DestinationOf, starts: tuple[str, ...]) -> Iterator[CallStep]:
    """Yield the steps of a call that hands a worry over."""
    yield from (CallStep(say=each) for each in starts)
    yield _caller(points)
    yield from _why_and_what(points)
    yield from listed(points, words.THOUGHT, points.answered(asked.THOUGHTS))
    if to.code == words.LADO:
        yield from listed(points, words.ADULT, points.answered(asked.ADULT))
    yield from _child(points, to)
    yield from child_words(points, asked.CHILD_WORDS)
    yield from listed(points, words.OTHERS, points.answered(asked.OTHERS))
    yield from listed(points, words.CARE, _care(points))
    yield from _asks(points)
    yield step(points, _decides(to))


def brief_steps(points: Points, to: DestinationOf, starts: tuple[str, ...]) -> Iterator[CallStep]:
    """Yield the steps of a call after the one in which all was said."""
    yield from (CallStep(say=each) for each in starts)
    yield _caller(points)
    if to.code == words.LADO:
        yield from listed(points, words.ADULT, points.answered(asked.ADULT))
    is_intelligence = to.code == words.INTELLIGENCE
    same = words.SAME_INTELLIGENCE if is_intelligence else words.SAME
    yield step(points, same, points.keeps_address())
    yield step(points, words.REFERENCE if is_intelligence else _decides(to))


def _decides(to: DestinationOf) -> Text:
    return words.DECIDES_ADULT if to.code == words.LADO else words.DECIDES


def step(points: Points, say: Text, told: tuple[str, ...] = ()) -> CallStep:
    """Return a step in the language of the call."""
    return CallStep(say=points.say(say), points=told)


def child_words(points: Points, question: str) -> Iterator[CallStep]:
    """Yield what a child said: exactly, or where it stands."""
    if not (typed := points.typed(question)):
        return
    found = quoted(typed)
    if not found.words:
        yield step(points, words.SAID_IN_LETTER)
        return
    yield CallStep(say=points.say(words.SAID), points=(points.exact(found.words),), is_exact=True)
    if not found.is_all:
        yield step(points, words.SAID_MORE)


def listed(points: Points, say: Text, told: tuple[str, ...]) -> Iterator[CallStep]:
    """Yield a step where there is something to say in it."""
    if told:
        yield step(points, say, told)


def _why_and_what(points: Points) -> Iterator[CallStep]:
    deciding = points.deciding(but=asked.SAID_ELSEWHERE)[:FEW]
    why = (*points.answered(asked.WHY), *deciding)
    yield from listed(points, words.WHY, why or points.because()[:FEW])
    accounts = points.answered(asked.accounts(points.referral.kind))
    signs = points.signs(but=asked.SAID_ELSEWHERE)
    rest = tuple(each for each in signs if each not in deciding)
    most = FEW if accounts else MOST
    yield from listed(points, words.TOLD, (*accounts, *rest[:most])[:MOST])


def _caller(points: Points) -> CallStep:
    if points.referral.reader in WORK:
        told = (*points.answered(asked.CALLER), *points.keeps_name())
        return step(points, words.CALLER, told)
    may_name = points.is_answer("may-name", "yes")
    named = asked.CALLER_PUBLIC if may_name else asked.NAMELESS
    return step(points, words.CALLER_PUBLIC, points.answered(named))


def _child(points: Points, to: DestinationOf) -> Iterator[CallStep]:
    if to.code == words.ADVICE:
        yield from listed(points, words.CHILD_ADVICE, _known(points))
    else:
        yield from listed(points, words.CHILD, _known(points, always=asked.ALWAYS))


def _known(points: Points, always: Container[str] = ()) -> tuple[str, ...]:
    who = points.answered(asked.CHILD_WHO, always)
    where = points.answered(asked.CHILD_WHERE, always)
    return (*who, *points.keeps_address(), *where)[:MOST]


def _care(points: Points) -> tuple[str, ...]:
    agreed = points.about_consent(but=asked.NOT_OF_CONSENT)[:FEW]
    may_know = () if points.keeps_name() else points.answered(asked.MAY_KNOW)
    return (*points.must_not_know(), *points.answered(asked.CARE), *may_know, *agreed)[:MOST]


def _asks(points: Points) -> Iterator[CallStep]:
    own = points.answered(asked.ASKS)
    rest = tuple(each.label for each in points.referral.group("ask_for"))
    yield from listed(points, words.ASK, (*own, *rest)[:MOST])
