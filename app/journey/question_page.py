"""A page of questions as HTML."""

from dataclasses import dataclass

from flask import g, render_template, url_for
from markupsafe import Markup

from app.directory.directory import Located
from app.journey.addresses import back_url
from app.journey.changes import mark
from app.journey.forms import PageForm
from app.journey.inputs.base import box
from app.journey.inputs.council_search import ENTER
from app.journey.visit import Visit, surroundings
from app.journey.whose import HeldBack, name_if_several
from app.questionnaires.kinds.entries import EntriesQuestion
from app.questionnaires.kinds.place import AuthorityQuestion
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
    enter: str
    """The name under which Enter sends "Continue"; nothing where none is needed."""
    note: str
    elsewhere: tuple[str, ...]
    """What another window saved on this page meanwhile, line by line."""
    whose: str
    """The name of the record that the page is shown for, for the next save to compare."""
    name: str
    """Whose record it is, where there are several."""
    held: HeldBack | None
    """What to say where this was sent while another child's record was open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Above:
    """What is said above a form."""

    note: str = ""
    elsewhere: tuple[str, ...] = ()
    held: HeldBack | None = None


NOTHING = Above()


def show(
    questionnaire: Questionnaire,
    page: Page,
    form: PageForm,
    visit: Visit | None,
    *,
    above: Above = NOTHING,
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
        has_rows=_has_other_buttons(page),
        enter=_enter(page),
        note=above.note,
        elsewhere=above.elsewhere,
        whose=_whose(visit, above.held),
        name="" if above.held else name_if_several(visit),
        held=above.held,
    )
    return render_template("pages/question.html", page=view, errors=form.problems())


def _whose(visit: Visit | None, held: HeldBack | None) -> str:
    """Return the record that what is sent next will be about."""
    if held:
        return held.whose
    return visit.stored.child if visit else ""


def _has_other_buttons(page: Page) -> bool:
    """Say whether Enter would press another button than "Continue" in some box of a page.

    Where a council is all that is asked for, "Search" is what Enter is for.
    """
    if any(isinstance(each, EntriesQuestion) for each in page.questions):
        return True
    return len(page.questions) > 1 and bool(_enter(page))


def _enter(page: Page) -> str:
    """Return the box that tells a question for a council that Enter was pressed."""
    councils = (each.id for each in page.questions if isinstance(each, AuthorityQuestion))
    return next((box(id, ENTER) for id in councils), "")


def _any_required(page: Page) -> bool:
    return any(question.required for question in page.questions)
