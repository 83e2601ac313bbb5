"""What is said when seconds count: where, who, what now, and who is calling."""

from collections.abc import Iterator

from app.questionnaires.text import Text
from app.referrals.calling import CallStep
from app.referrals.calls import asked, words
from app.referrals.calls.danger import MISSING, opening_of
from app.referrals.calls.points import Points
from app.referrals.calls.steps import listed, step

FEW = 3


def urgent_steps(points: Points) -> Iterator[CallStep]:
    """Yield the steps of a call to 999."""
    opening = opening_of(points)
    if opening.is_missing:
        yield from missing_steps(points, opening.say)
        return
    yield step(points, opening.say)
    where = (*points.keeps_address(), *points.answered(asked.WHERE_NOW))
    yield step(points, words.WHERE_NOW, where)
    yield step(points, words.WHO_NOW, points.answered(asked.WHO_NOW))
    but = asked.SAID_IN_DANGER | opening.says
    yield step(points, words.WHAT_NOW, points.deciding(but=but)[:FEW])
    yield step(points, words.HURT_NOW, points.answered(asked.HURT_NOW))
    yield step(points, words.WEAPONS_NOW, points.answered(asked.WEAPONS_NOW))
    yield step(points, words.CALLING_NOW, points.keeps_name())
    yield step(points, words.STAY_NOW)


def missing_steps(points: Points, start: Text) -> Iterator[CallStep]:
    """Yield the steps of a call about a child who is missing."""
    seen = dict(asked.LAST_SEEN)
    if points.referral.kind == "missing-report":
        # Elsewhere a question of the same name asks for signs.
        seen["looks"] = asked.LOOKS
    yield step(points, start)
    yield step(points, words.WHO_NOW, points.answered(asked.WHO_NOW))
    home = points.answered(asked.HOME_NOW)
    yield from listed(points, words.HOME_NOW, (*points.keeps_address(), *home))
    yield step(points, words.LAST_SEEN, points.answered(seen))
    but = asked.SAID_IN_DANGER | MISSING.says
    yield step(points, words.RISKS, points.deciding(but=but)[:FEW])
    yield from listed(points, words.HURT_NOW, points.answered(asked.HURT_NOW))
    yield step(points, words.CALLING_NOW, points.keeps_name())
    yield step(points, words.REFERENCE)
