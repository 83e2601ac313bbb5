"""The times of a record, for a calendar that other people may see."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from json import dumps

from app.questionnaires.text import Text, Translator, render
from app.referrals.model import Referral

LOOK = Text("Look at your own record: date %(number)s", "calendar")
"""All that an entry says. The record, which is kept elsewhere, says what date 1 is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """Something to do at a time."""

    key: str
    """What stays the same when the file is made again, so that no calendar holds it twice."""
    due: str
    """The moment, in ISO form with its offset."""
    says: str
    """What to do, in words that tell a stranger nothing."""


def calendar_entries(referral: Referral, translator: Translator) -> Iterator[Entry]:
    """Yield what is still to come, numbered as the record numbers it."""
    for number, clock in enumerate(referral.clocks, 1):
        if clock.due > referral.made_at:
            yield Entry(
                key=f"{clock.id} {clock.due.isoformat()}",
                due=clock.due.isoformat(),
                says=render(LOOK(number=number), translator),
            )


def dumped(entries: tuple[Entry, ...]) -> str:
    """Return entries as the body of a job."""
    return dumps([asdict(each) for each in entries])
