"""A calendar file of what is due. Only the document process and the command load this.

A calendar is often shared, and shown on a locked phone: so an entry is private and names nobody.
"""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from json import loads

from icalendar import Alarm, Calendar, Event

from app.referrals.documents.dates import Entry

LENGTH = timedelta(minutes=15)


def make(body: str) -> bytes:
    """Return the calendar of entries that were dumped. Raises ValueError for others."""
    calendar = Calendar()
    calendar.add("prodid", "-//Signpost//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for each in loads(body):
        calendar.add_component(_event(Entry(**each)))
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    due = datetime.fromisoformat(entry.due).astimezone(UTC)
    event = Event()
    event.add("uid", f"{sha256(entry.key.encode()).hexdigest()[:32]}@signpost.invalid")
    event.add("dtstamp", due)
    event.add("dtstart", due)
    event.add("dtend", due + LENGTH)
    event.add("summary", entry.says)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.says)
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    return event
