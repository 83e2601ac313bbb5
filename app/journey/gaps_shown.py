"""What a front door will still ask, as pages show it."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.assessment.scales import Urgency
from app.journey.addresses import page_url
from app.journey.state import state
from app.journey.visit import Visit
from app.questionnaires.model import Page
from app.referrals.content import Judged
from app.referrals.gaps import gaps
from app.web.languages import say


@dataclass(frozen=True, kw_only=True, slots=True)
class GapShown:
    """Something that they will ask, and where it can be answered."""

    asks: str
    why: str
    url: str


def gaps_shown(visit: Visit, judged: Judged | None = None) -> tuple[GapShown, ...] | None:
    """Return what they will still ask; `None` where no front door reads this kind of document.

    `judged` is what the visit's answers come to, where that has been worked out already.
    """
    asks = state().content.asks
    if not asks.of(visit.questionnaire.kind_for(visit.path.answers)):
        return None
    return tuple(_shown(visit, judged or visit.judged()))


def rings_first(judged: Judged) -> bool:
    """Say whether to ring comes before writing: what is missing can then be told by voice."""
    return judged.outcome.urgency >= Urgency.SAME_DAY


def _shown(visit: Visit, judged: Judged) -> Iterator[GapShown]:
    for gap in gaps(judged, state().content.asks):
        yield GapShown(asks=say(gap.asks), why=say(gap.why), url=_url(visit, gap.page))


def _url(visit: Visit, page: Page) -> str:
    """Return where a page can be answered: before its turn has come, the page whose turn it is."""
    path = visit.path
    return page_url(visit.questionnaire, page if path.may_open(page) else path.next_page)
