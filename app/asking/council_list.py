"""The councils of a nation as a list to choose from, in the order of the reader's alphabet."""

from datetime import date

from flask import g

from app.calendars import Nation
from app.directory.directory import Directory
from app.translating.collating import in_order
from app.web.words import pgettext


def council_items(directory: Directory, nation: Nation, day: date) -> list[dict[str, str]]:
    """Return what a list to choose from holds: nothing yet, then every council of that day."""
    listed = directory.authorities(nation, day=day)
    ordered = in_order(listed, lambda each: each.short_name, g.language.tag)
    first = {"value": "", "text": pgettext("council", "Choose one")}
    return [first, *({"value": each.code, "text": each.short_name} for each in ordered)]
