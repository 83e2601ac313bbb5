"""What is said when seconds count: where, who, what now, and who is calling."""

from collections.abc import Iterator

from app.questionnaires.text import Text
from app.referrals.calling import CallStep
from app.referrals.calls import asked, words
from app.referrals.calls.points import Points
from app.referrals.calls.steps import step

FEW = 3


def urgent_steps(points: Points, start: Text) -> Iterator[CallStep]:
    """Yield the steps of a call to 999."""
    yield step(points, start)
    yield step(points, words.WHERE_NOW, points.answered(asked.WHERE_NOW))
    yield step(points, words.WHO_NOW, points.answered(asked.WHO_NOW))
    yield step(points, words.WHAT_NOW, points.signs(but=asked.SAID_IN_DANGER)[:FEW])
    yield step(points, words.HURT_NOW, points.answered(asked.HURT_NOW))
    yield step(points, words.WEAPONS_NOW, points.answered(asked.WEAPONS_NOW))
    yield step(points, words.CALLING_NOW)
    yield step(points, words.STAY_NOW)


def missing_steps(points: Points) -> Iterator[CallStep]:
    """Yield the steps of a call about a child who is missing."""
    seen = dict(asked.LAST_SEEN)
    if points.referral.kind == "missing-report":
        # Elsewhere a question of the same name asks for signs.
        seen["looks"] = asked.LOOKS
    yield step(points, words.STARTS[words.MISSING])
    yield step(points, words.WHO_NOW, points.answered(asked.WHO_NOW))
    yield step(points, words.LAST_SEEN, points.answered(seen))
    yield step(points, words.RISKS, points.signs(but=asked.SAID_IN_DANGER)[:FEW])
    yield step(points, words.CALLING_NOW)
    yield step(points, words.REFERENCE)
