"""What a young person can say of themselves: few words, and none that they have to."""

from collections.abc import Iterator

from app.referrals.calling import CallStep
from app.referrals.calls import asked, words
from app.referrals.calls.danger import (
    YOUNG_ELSE,
    YOUNG_OPENINGS,
    YOUNG_OWN_LIFE,
    opening_of,
)
from app.referrals.calls.points import Points
from app.referrals.calls.shortened import quoted
from app.referrals.calls.steps import step
from app.referrals.reached import DestinationOf

FEW = 5


def is_young(points: Points) -> bool:
    """Say whether whoever rings is the child."""
    return points.referral.reader == "young_person" or points.is_answer("who", "me")


def young_steps(points: Points, to: DestinationOf) -> Iterator[CallStep]:
    """Yield the steps of a call to a helpline or a council; an adult can be told the same."""
    is_council = to.code in {*words.COUNCIL, words.ADVICE}
    yield step(points, words.YOUNG_START_COUNCIL if is_council else words.YOUNG_START)
    yield step(points, words.YOUNG_NAME, points.answered(asked.YOUNG_NAME))
    yield from _what(points)
    yield step(points, words.YOUNG_SAFE, points.answered(asked.YOUNG_SAFE))
    yield step(points, words.YOUNG_REACH, points.answered(asked.YOUNG_REACH))
    yield step(points, words.YOUNG_WISH, points.answered(asked.YOUNG_WISH))
    yield step(points, words.YOUNG_NEXT)
    if adult := points.answered(asked.YOUNG_ADULT):
        yield step(points, words.YOUNG_ADULT, adult)
    yield step(points, words.YOUNG_AGAIN)


def young_urgent_steps(points: Points) -> Iterator[CallStep]:
    """Yield the steps of a young person's call to 999."""
    opening = opening_of(points, YOUNG_OPENINGS, YOUNG_ELSE)
    yield step(points, opening.say)
    yield step(points, words.YOUNG_WHERE, points.answered(asked.WHERE_NOW))
    is_own_hand = opening is YOUNG_OWN_LIFE
    yield step(points, words.YOUNG_TOOK if is_own_hand else words.YOUNG_WHO)
    yield step(points, words.YOUNG_HURT)
    yield step(points, words.STAY_NOW)


def _what(points: Points) -> Iterator[CallStep]:
    own = quoted(points.typed(asked.YOUNG_WORDS))
    if own.words:
        yield CallStep(
            say=points.say(words.YOUNG_WHAT), points=(points.exact(own.words),), is_exact=True
        )
    else:
        yield step(points, words.YOUNG_WHAT, points.signs(but={asked.WHO, *asked.YOUNG_SAFE})[:FEW])
