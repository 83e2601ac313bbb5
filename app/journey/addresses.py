"""The addresses of a walk. They name no subject: `/en/a/where`."""

from flask import url_for

from app.journey.visit import Visit
from app.questionnaires.model import Page, Questionnaire
from app.questionnaires.path import Path


def page_url(questionnaire: Questionnaire, page: Page | None, *, why: str | None = None) -> str:
    """Return the address of a page; of the check page when there is none."""
    if page is None:
        return url_for("journey.check", journey=questionnaire.address, why=why)
    return url_for("journey.question", journey=questionnaire.address, page=page.id, why=why)


def next_url(visit: Visit, page: Page, *, was_complete: bool) -> str:
    """Return where a person goes after answering a page.

    On the first way through it is the page behind this one; after a change from the check page it
    is whatever that change opened, else the check page again.
    """
    path = visit.path
    if was_complete or not path.may_open(page):
        return page_url(visit.questionnaire, path.next_page)
    return page_url(visit.questionnaire, path.after(page))


def back_url(questionnaire: Questionnaire, path: Path, page: Page) -> str:
    """Return where "Back" leads from a page."""
    before = path.before(page)
    if before is None:
        return url_for("journey.before", journey=questionnaire.address)
    return page_url(questionnaire, before)
