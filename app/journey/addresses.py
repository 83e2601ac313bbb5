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


def tasks_url(questionnaire: Questionnaire) -> str:
    """Return the address of the task list."""
    return url_for("journey.tasks", journey=questionnaire.address)


def entry_url(questionnaire: Questionnaire, path: Path) -> str:
    """Return where somebody goes on who has answered some of it, or nothing."""
    if questionnaire.tasks:
        return tasks_url(questionnaire)
    return page_url(questionnaire, path.next_page)


def next_url(visit: Visit, page: Page, *, was_complete: bool) -> str:
    """Return where a person goes after answering a page.

    On the first way through it is the page behind this one, and at the end of a task the task
    list; after a change from the check page it is whatever that change opened, else the check
    page again.
    """
    path, questionnaire = visit.path, visit.questionnaire
    if was_complete or not path.may_open(page):
        return page_url(questionnaire, path.next_page)
    return _beside(questionnaire, page, path.after(page)) or tasks_url(questionnaire)


def back_url(questionnaire: Questionnaire, path: Path, page: Page) -> str:
    """Return where "Back" leads from a page."""
    before = path.before(page)
    if questionnaire.tasks:
        return _beside(questionnaire, page, before) or tasks_url(questionnaire)
    if before is None:
        return url_for("journey.before", journey=questionnaire.address)
    return page_url(questionnaire, before)


def _beside(questionnaire: Questionnaire, page: Page, other: Page | None) -> str:
    """Return the address of another page of the same task; nothing where that is another's."""
    if not questionnaire.tasks:
        return page_url(questionnaire, other)
    is_same = other is not None and questionnaire.task_of(page) is questionnaire.task_of(other)
    return page_url(questionnaire, other) if is_same else ""
