"""Until when this browser's answers are kept, for the page and the script to say."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from flask import g

from app.calendars import LONDON
from app.drafts.opening import Draft
from app.questionnaires.text import Text
from app.web.languages import say

UNTIL = Text("If you do nothing until %(time)s, these answers are deleted.", "lasting")
KEPT_UNTIL = Text("Your answers are kept until %(time)s under your code.", "lasting")
ALL_DAY = timedelta(hours=12)
"""A time of day further off than this could be another day's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lasting:
    """How long the answers behind a page are kept."""

    seconds: int
    """In whole seconds, and none once they are gone."""
    said: str
    is_kept: bool
    """Whether a resume code opens them, so that leaving deletes nothing and no use prolongs it."""


def lasts(draft: Draft, *, has_code: bool) -> None:
    """Remember until when the draft of this request is kept, so that its page says so."""
    g.draft_expires, g.draft_has_code = draft.expires, has_code


def lasting() -> Lasting | None:
    """Return how long the draft that this request opened is kept; nothing where it opened none."""
    expires: datetime | None = g.get("draft_expires")
    if expires is None:
        return None
    return lasting_for(expires - datetime.now(UTC), has_code=g.draft_has_code)


def lasting_for(left: timedelta, *, has_code: bool = False) -> Lasting:
    """Return how long a draft is kept that has so much time left."""
    return Lasting(
        seconds=max(0, left // timedelta(seconds=1)),
        said=_said(left, KEPT_UNTIL if has_code else UNTIL),
        is_kept=has_code,
    )


def _said(left: timedelta, words: Text) -> str:
    end = (datetime.now(UTC) + left).astimezone(LONDON)
    shown: time | datetime = end if left > ALL_DAY else end.time()
    return say(words(time=shown))
