"""The task list of a long questionnaire: what is done, what is open, in any order."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from flask import abort, g, render_template, url_for

from app.journey.addresses import page_url
from app.journey.views import blueprint
from app.journey.views.children import has_records
from app.journey.visit import Visit, open_visit
from app.journey.whose import name_if_several
from app.questionnaires.model import Page, Task
from app.web.languages import say
from app.web.pages import PageView


class Progress(StrEnum):
    """How far a task is."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    DONE = "done"


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskLine:
    """A task, how far it is, and where it goes on."""

    title: str
    progress: Progress
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TasksView(PageView):
    """The task list as its template needs it."""

    journey: str
    tasks: tuple[TaskLine, ...]
    answered: int
    of: int
    name: str
    """Whose record it is, where there are several."""
    has_records: bool


@blueprint.get("/<letter:journey>/tasks")
def tasks(journey: str) -> str:
    """Show what there is to answer, and how far each part is."""
    visit = open_visit(journey)
    if not visit.questionnaire.tasks:
        abort(404)
    path = visit.path
    view = TasksView(
        title=say(visit.questionnaire.title),
        language=g.language,
        back_url=url_for("journey.work"),
        journey=journey,
        tasks=tuple(_lines(visit)),
        answered=sum(map(path.is_answered, path.pages)),
        of=len(path.pages),
        name=name_if_several(visit),
        has_records=has_records(visit.questionnaire),
    )
    return render_template("pages/tasks.html", page=view)


def _lines(visit: Visit) -> Iterator[TaskLine]:
    for task in visit.questionnaire.tasks:
        if pages := list(_pages(visit, task)):
            open_ = [page for page in pages if not visit.path.is_answered(page)]
            yield TaskLine(
                title=say(task.title),
                progress=_progress(visit, pages, open_),
                url=page_url(visit.questionnaire, (open_ or pages)[0]),
            )


def _pages(visit: Visit, task: Task) -> Iterator[Page]:
    return (page for page in visit.path.pages if page.id in task.pages)


def _progress(visit: Visit, pages: list[Page], still_open: list[Page]) -> Progress:
    if not still_open:
        return Progress.DONE
    asked = (question for page in pages for question in page.questions)
    begun = any(visit.path.answers.get(question.id) is not None for question in asked)
    return Progress.STARTED if begun else Progress.NOT_STARTED
