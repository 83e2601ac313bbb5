"""A page of questions as HTML."""

from dataclasses import dataclass

from flask import g, render_template, url_for
from markupsafe import Markup

from app.directory.directory import Located
from app.journey.addresses import back_url
from app.journey.changes import mark
from app.journey.forms import PageForm
from app.journey.visit import Visit, surroundings
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.model import Page, Questionnaire
from app.web.languages import say
from app.web.pages import PageView


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionView(PageView):
    """A page of questions as its template needs it."""

    heading: str
    """The page's heading; empty where its one question is the heading."""
    intro: str
    boxes: tuple[Markup, ...]
    seen: str
    """The mark of what is stored, for the next save to compare."""
    can_skip: bool
    has_rows: bool
    """Whether there are buttons beside "Continue", which Enter must not press."""
    note: str
    elsewhere: tuple[str, ...]
    """What another window saved on this page meanwhile, line by line."""


def show(
    questionnaire: Questionnaire,
    page: Page,
    form: PageForm,
    visit: Visit | None,
    *,
    note: str = "",
    elsewhere: tuple[str, ...] = (),
) -> str:
    """Return a page with its form as it stands; `visit` is missing when the draft is gone."""
    around = surroundings(visit, page)
    is_single = len(form.fields) == 1 and page.intro is None
    boxes = tuple(field.shown(around, is_heading=is_single) for field in form.fields)
    back = url_for("journey.before", journey=questionnaire.address)
    view = QuestionView(
        title=say(page.title),
        language=g.language,
        back_url=back_url(questionnaire, visit.path, page) if visit else back,
        heading="" if is_single else say(page.title),
        intro=say(page.intro) if page.intro else "",
        boxes=boxes,
        seen=mark(visit, page) if visit else "",
        can_skip=not (isinstance(around.found, Located) or _any_required(page)),
        has_rows=any(isinstance(each, EntriesQuestion) for each in page.questions),
        note=note,
        elsewhere=elsewhere,
    )
    return render_template("pages/question.html", page=view, errors=form.problems())


def _any_required(page: Page) -> bool:
    return any(question.required for question in page.questions)
