"""Opening hours in words."""

from datetime import datetime

from app.calendars import local
from app.directory.hours import Opening
from app.questionnaires.text import Message, Text

DAY_AND_NIGHT = Text("Open day and night.", "opening hours")
UNTIL_TIME = Text("Open now, until %(time)s.", "opening hours")
UNTIL_MOMENT = Text("Open now, until %(moment)s.", "opening hours")
OPENS_TODAY = Text("Closed now. Opens today at %(time)s.", "opening hours")
OPENS = Text("Closed now. Opens %(moment)s.", "opening hours")
CLOSED = Text("Closed now.", "opening hours")


def hours_said(opening: Opening, at: datetime) -> Text | Message:
    """Return whether somebody answers at a moment, and what comes next, in words."""
    today = local(at).date()
    if opening.is_open:
        if opening.until is None:
            return DAY_AND_NIGHT
        if opening.until.date() == today:
            return UNTIL_TIME(time=opening.until.time())
        return UNTIL_MOMENT(moment=opening.until)
    if opening.opens is None:
        return CLOSED
    if opening.opens.date() == today:
        return OPENS_TODAY(time=opening.opens.time())
    return OPENS(moment=opening.opens)
