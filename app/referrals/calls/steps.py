"""What is said to a council or an officer, in the order in which they ask."""

from collections.abc import Iterator

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
    yield from _listed(points, words.THOUGHT, points.answered(asked.THOUGHTS))
    if to.code == words.LADO:
        yield from _listed(points, words.ADULT, points.answered(asked.ADULT))
    yield from _child(points, to)
    yield from child_words(points, asked.CHILD_WORDS)
    yield from _listed(points, words.OTHERS, points.answered(asked.OTHERS))
    yield from _listed(points, words.CARE, points.answered(asked.CARE))
    yield from _asks(points)
    yield step(points, _decides(to))


def brief_steps(points: Points, to: DestinationOf, starts: tuple[str, ...]) -> Iterator[CallStep]:
    """Yield the steps of a call after the one in which all was said."""
    yield from (CallStep(say=each) for each in starts)
    yield _caller(points)
    if to.code == words.LADO:
        yield from _listed(points, words.ADULT, points.answered(asked.ADULT))
    is_intelligence = to.code == words.INTELLIGENCE
    yield step(points, words.SAME_INTELLIGENCE if is_intelligence else words.SAME)
    yield step(points, words.REFERENCE if is_intelligence else _decides(to))


def _decides(to: DestinationOf) -> Text:
    return words.DECIDES_ADULT if to.code == words.LADO else words.DECIDES


def step(points: Points, say: Text, listed: tuple[str, ...] = ()) -> CallStep:
    """Return a step in the language of the call."""
    return CallStep(say=points.say(say), points=listed)


def child_words(points: Points, question: str) -> Iterator[CallStep]:
    """Yield what a child said: exactly, or where it stands."""
    if not (typed := points.typed(question)):
        return
    found = quoted(typed)
    if not found.words:
        yield step(points, words.SAID_IN_LETTER)
        return
    yield CallStep(say=points.say(words.SAID), points=(found.words,), is_exact=True)
    if not found.is_all:
        yield step(points, words.SAID_MORE)


def _listed(points: Points, say: Text, listed: tuple[str, ...]) -> Iterator[CallStep]:
    if listed:
        yield step(points, say, listed)


def _why_and_what(points: Points) -> Iterator[CallStep]:
    deciding = points.deciding(but=asked.SAID_ELSEWHERE)[:FEW]
    why = (*points.answered(asked.WHY), *deciding)
    yield from _listed(points, words.WHY, why or points.because()[:FEW])
    accounts = points.answered(asked.ACCOUNTS)
    signs = points.signs(but=asked.SAID_ELSEWHERE)
    rest = tuple(each for each in signs if each not in deciding)
    most = FEW if accounts else MOST
    yield from _listed(points, words.TOLD, (*accounts, *rest[:most])[:MOST])


def _caller(points: Points) -> CallStep:
    if points.referral.reader in WORK:
        return step(points, words.CALLER, points.answered(asked.CALLER))
    may_name = points.is_answer("may-name", "yes")
    named = asked.CALLER_PUBLIC if may_name else asked.NAMELESS
    return step(points, words.CALLER_PUBLIC, points.answered(named))


def _child(points: Points, to: DestinationOf) -> Iterator[CallStep]:
    if to.code == words.ADVICE:
        yield from _listed(points, words.CHILD_ADVICE, points.answered(asked.CHILD))
    else:
        known = points.answered(asked.CHILD, always=asked.ALWAYS)
        yield from _listed(points, words.CHILD, known)


def _asks(points: Points) -> Iterator[CallStep]:
    own = points.answered(asked.ASKS)
    rest = tuple(each.label for each in points.referral.group("ask_for"))
    yield from _listed(points, words.ASK, (*own, *rest)[:MOST])
