"""Which languages a page of the journey is in: all for the public, two for professionals."""

from dataclasses import dataclass

from flask import g, render_template, request, url_for

from app.journey.state import state
from app.journey.views import blueprint
from app.questionnaires.base import WORK
from app.web.language_choice import Choice, choices, offer_only_for_work
from app.web.language_words import OPEN_IN, WORK_ONLY
from app.web.languages import say
from app.web.pages import PageView
from app.web.words import pgettext

NOT_FOUND = 404
FOR_WORK = frozenset(
    {"journey.work", "journey.school", "journey.school_sent", "journey.blocks_page"}
)
"""The pages for professionals whatever the questionnaire; the text to copy is English anyway."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherLanguageView(PageView):
    """A page that is in other languages only."""

    message: str
    ways: tuple[tuple[Choice, str], ...]


@blueprint.before_request
def keep_to_languages() -> tuple[str, int] | None:
    """Offer a page in its own languages; in any other say where it is, and lead nobody away."""
    if not _is_for_work():
        return None
    offer_only_for_work()
    if g.language.is_for_work:
        return None
    view = OtherLanguageView(
        title=pgettext("language", "Not in this language"),
        language=g.language,
        back_url=url_for("journey.start"),
        message=say(WORK_ONLY),
        ways=tuple((each, say(OPEN_IN(language=each.language.name))) for each in choices()),
    )
    return render_template("pages/other-language.html", page=view), NOT_FOUND


def _is_for_work() -> bool:
    if request.endpoint in FOR_WORK:
        return True
    letter = (request.view_args or {}).get("journey")
    asked = state().content.library.by_address.get(letter) if letter else None
    return asked is not None and asked.reader in WORK
