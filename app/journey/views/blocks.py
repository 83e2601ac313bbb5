"""The referral as blocks of text, to copy into a council's own portal or form."""

from dataclasses import dataclass

from flask import g, render_template, url_for

from app.assessment.scales import Urgency
from app.journey.addresses import entry_url
from app.journey.views import blueprint
from app.journey.visit import open_visit
from app.journey.written import finished_referral_of, referral_of
from app.questionnaires.text import English
from app.referrals.blocks import Block, blocks
from app.referrals.kinds import KINDS
from app.referrals.model import Referral
from app.referrals.reached import DestinationOf
from app.web.pages import PageView
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class BlocksView(PageView):
    """Texts to copy, and where to paste them."""

    referral: Referral
    """In the language of the page, for what is said around the blocks."""
    blocks: tuple[Block, ...]
    reader: DestinationOf | None
    """Who takes the referral, where an area says how."""
    is_urgent: bool
    next_page_url: str
    call_url: str


@blueprint.get("/<letter:journey>/blocks")
def blocks_page(journey: str) -> str:
    """Show the referral section by section, in English, which is what a council reads."""
    visit = open_visit(journey)
    english = English()
    written = blocks(finished_referral_of(visit, english), english)
    referral = referral_of(visit)
    view = BlocksView(
        title=pgettext("blocks", "Copy it into a form"),
        language=g.language,
        back_url=url_for("journey.result", journey=journey),
        referral=referral,
        blocks=written,
        reader=_reader(referral),
        is_urgent=Urgency.named(referral.urgency) >= Urgency.SAME_DAY,
        next_page_url=entry_url(visit.questionnaire, visit.path),
        call_url=url_for("journey.call", journey=journey),
    )
    return render_template("pages/blocks.html", page=view)


def _reader(referral: Referral) -> DestinationOf | None:
    """Return whoever reads this kind of document, where the area says how they take it."""
    code = KINDS[referral.kind].goes_to
    here = (each for each in referral.destinations if each.code == code and each.local)
    return next(here, None)
