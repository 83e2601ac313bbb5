"""A page of questions as HTML."""

from contextlib import suppress
from dataclasses import dataclass, replace

from flask import g, render_template, request, url_for
from markupsafe import Markup

from app.asking.forms import PageForm
from app.asking.inputs.base import Surroundings, box
from app.asking.inputs.council import POSTCODE
from app.asking.inputs.council_search import ENTER, SEARCH
from app.directory.directory import Located, Unlocated
from app.journey.addresses import back_url
from app.journey.changes import mark
from app.journey.hidden import hidden
from app.journey.state import state
from app.journey.typed_in import form_language
from app.journey.visit import Visit, surroundings
from app.journey.whose import WHOSE, HeldBack, name_if_several
from app.questionnaires.errors import PostcodeError
from app.questionnaires.kinds.place import AuthorityQuestion
from app.questionnaires.model import Page, Questionnaire
from app.web.languages import say, say_gravely
from app.web.pages import PageView

FORM = "answers"
"""The id of the form on the page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionView(PageView):
    """A page of questions as its template needs it."""

    heading: str
    """The page's heading; empty where its one question is the heading."""
    intro: str
    picture: str
    """What Easy Read shows beside the heading."""
    boxes: tuple[Markup, ...]
    seen: str
    """The mark of what is stored, for the next save to compare."""
    can_skip: bool
    enter: str
    """The name under which Enter sends the form, for no other button may take it; often none."""
    note: str
    elsewhere: tuple[str, ...]
    """What another window saved on this page meanwhile, line by line."""
    whose: str
    """The name of the record that the page is shown for, for the next save to compare."""
    written_in: str
    """The language in which what stands in the boxes and is not saved yet was typed."""
    name: str
    """Whose record it is, where there are several."""
    held: HeldBack | None
    """What to say where this was sent while another child's record was open."""
    was_refused: bool
    """Whether nothing could be saved: what was sent may be that a child is in danger."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Above:
    """What is said above a form."""

    note: str = ""
    elsewhere: tuple[str, ...] = ()
    held: HeldBack | None = None
    seen: str = ""
    """The mark that an unsent page came with, where it is shown again in another language."""
    written_in: str = ""
    """The language that it was typed in."""
    was_refused: bool = False
    """Whether nothing could be saved just now, so that nobody has judged what was sent."""


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
    if visit is None:
        around = replace(around, found=_found_by_the_form(page, around))
    is_single = len(form.fields) == 1 and page.intro is None
    boxes = tuple(field.shown(around, is_heading=is_single) for field in form.fields)
    back = url_for("journey.before", journey=questionnaire.address)
    view = QuestionView(
        title=say(page.title),
        language=g.language,
        form=FORM,
        back_url=back_url(questionnaire, visit.path, page) if visit else back,
        heading="" if is_single else say(page.title),
        intro=_intro(page),
        picture=state().content.easy_read.of_page(questionnaire.id, page.id),
        boxes=boxes,
        seen=above.seen or (mark(visit, page) if visit else ""),
        written_in=above.written_in or form_language().code,
        can_skip=not (isinstance(around.found, Located) or _any_required(page)),
        enter=_enter(page),
        note=above.note,
        elsewhere=above.elsewhere,
        whose=_whose(visit, above.held),
        name="" if above.held else name_if_several(visit),
        held=above.held,
        was_refused=above.was_refused,
    )
    return render_template("pages/question.html", page=view, errors=form.problems())


def _intro(page: Page) -> str:
    if page.intro is None:
        return ""
    is_grave = any(each.is_grave for each in page.questions)
    return say_gravely(page.intro) if is_grave else say(page.intro)


def _whose(visit: Visit | None, held: HeldBack | None) -> str:
    """Return the record that what is sent next will be about.

    Where no draft can be read it is the one that this form was about.
    """
    if held:
        return held.whose
    return visit.stored.child if visit else hidden(WHOSE)


def _found_by_the_form(page: Page, around: Surroundings) -> Located | Unlocated | None:
    """Return where the postcode leads that a council was asked for with, where no draft tells."""
    for question in page.questions:
        if isinstance(question, AuthorityQuestion):
            with suppress(PostcodeError):
                typed = request.form.get(box(question.id, POSTCODE), "")
                return around.directory.locate(typed, around.day)
    return None


def _enter(page: Page) -> str:
    """Return what Enter sends where a council is asked for: that it is looked for.

    Where other boxes are on the page as well, Enter goes on, and looks only for a new name.
    """
    councils = (each.id for each in page.questions if isinstance(each, AuthorityQuestion))
    part = ENTER if len(page.questions) > 1 else SEARCH
    return next((box(id, part) for id in councils), "")


def _any_required(page: Page) -> bool:
    return any(question.required for question in page.questions)
