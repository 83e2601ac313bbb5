"""The way in for professionals: what they want to do, and with what."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import g, render_template, url_for

from app.journey.browser import has_draft
from app.journey.school import Kept, kept
from app.journey.state import state
from app.journey.views import blueprint
from app.questionnaires.model import Purpose, Questionnaire
from app.web.languages import say
from app.web.pages import PageView
from app.web.words import pgettext


@dataclass(frozen=True, kw_only=True, slots=True)
class WayIn:
    """A questionnaire as it is offered."""

    title: str
    about: str
    url: str
    whole_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Ways:
    """What somebody may want to do, and with what."""

    title: str
    ways: tuple[WayIn, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkView(PageView):
    """The page as its template needs it."""

    groups: tuple[Ways, ...]
    has_draft: bool
    kept: Kept | None


@blueprint.get("/work")
def work() -> str:
    """Show professionals what they can do here."""
    view = WorkView(
        title=pgettext("work", "What do you want to do?"),
        language=g.language,
        back_url=url_for("journey.start"),
        groups=tuple(_groups()),
        has_draft=has_draft(),
        kept=kept(),
    )
    return render_template("pages/work.html", page=view)


def _titles() -> dict[Purpose, str]:
    return {
        "check": pgettext("work", "Check signs"),
        "assess": pgettext("work", "Assess with a toolkit"),
        "refer": pgettext("work", "Refer a child"),
        "allegation": pgettext("work", "Report a worry about somebody who works with children"),
        "intelligence": pgettext("work", "Pass on what you know to the police"),
        "follow-up": pgettext("work", "Follow up a referral"),
        "not-refer": pgettext("work", "Record why you do not refer now"),
        "self-check": pgettext("work", "Look at your own arrangements"),
    }


def _groups() -> Iterator[Ways]:
    every = state().content.library.questionnaires.values()
    for purpose, title in _titles().items():
        ways = tuple(_way(each) for each in every if each.purpose == purpose)
        if ways:
            yield Ways(title=title, ways=ways)


def _way(questionnaire: Questionnaire) -> WayIn:
    letter = questionnaire.address
    return WayIn(
        title=say(questionnaire.title),
        about=say(questionnaire.about) if questionnaire.about else "",
        url=url_for("journey.before", journey=letter),
        whole_url=url_for("journey.whole", journey=letter),
    )
