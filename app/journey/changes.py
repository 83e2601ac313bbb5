"""What two windows do to one page: the second to save sees both texts."""

import hashlib
import hmac
import json
from collections.abc import Mapping

from app.journey.visit import Visit
from app.questionnaires.answers import Answer
from app.questionnaires.model import Page
from app.web.languages import say


def mark(visit: Visit, page: Page) -> str:
    """Return a mark of what is stored for a page; it says nothing without the draft's token."""
    stored = {
        each.id: each.dump(visit.answers[each.id])
        for each in page.questions
        if each.id in visit.answers
    }
    content = json.dumps(stored, sort_keys=True).encode()
    return hmac.new(visit.token.encode(), content, hashlib.sha256).hexdigest()[:16]


def changed_elsewhere(
    visit: Visit, page: Page, sent: Mapping[str, Answer], seen: str
) -> tuple[str, ...]:
    """Return, line by line, what another window saved on this page since it was shown here.

    `seen` is the mark that the page was shown with. Nothing is returned when it still holds, or
    when the same was sent twice.
    """
    stored = {each.id: visit.answers.get(each.id) for each in page.questions}
    if not seen or seen == mark(visit, page) or stored == dict(sent):
        return ()
    return tuple(
        say(line.words)
        for each in page.questions
        if (kept := stored[each.id]) is not None
        for line in each.lines(kept)
    )
