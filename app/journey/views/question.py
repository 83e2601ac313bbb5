"""One page of questions: shown, answered, and shown again with what is wrong."""

from flask import abort, g, make_response, redirect, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug import Response
from werkzeug.exceptions import TooManyRequests

from app.asking.forms import PageForm
from app.assessment.scales import Urgency
from app.drafts.errors import DraftGoneError
from app.journey.addresses import next_url, page_url
from app.journey.browser import begin
from app.journey.changes import changed_elsewhere
from app.journey.errors import NoDraftError, OtherRecordError
from app.journey.hidden import hidden
from app.journey.question_page import Above, show
from app.journey.school import fill_in
from app.journey.state import state
from app.journey.typed_in import form_language
from app.journey.views import blueprint
from app.journey.visit import (
    Visit,
    open_visit,
    questionnaire_at,
    save,
    suggested_for,
)
from app.journey.whose import SWITCH, WHOSE, held_back, is_of_another, offer, switch, theirs
from app.questionnaires.model import Page, Questionnaire
from app.web.errors import not_now
from app.web.language_choice import SAY_IN
from app.web.origin import csrf
from app.web.words import pgettext

TURN, KEPT, REASONS = "turn", "kept", "reasons"
UNPROCESSABLE, CONFLICT = 422, 409


@blueprint.get("/<letter:journey>/<page>")
def question(journey: str, page: str) -> Response:
    """Show a page, or the first one that still needs an answer."""
    wanted = _holding(journey, page).pages_by_id[page]
    visit = open_visit(journey)
    if not visit.path.may_open(wanted):
        return redirect(page_url(visit.questionnaire, visit.path.next_page, why=TURN), code=303)
    form = _form(visit.questionnaire, wanted, visit, typed=False)
    fill_in(form, visit.questionnaire, visit.answers)
    note = _note()
    if offer(form, visit.questionnaire, visit):
        note = pgettext(
            "records",
            "Some of this is from the record of another child. Change what is not so for this"
            " child, then press Continue.",
        )
    return make_response(show(visit.questionnaire, wanted, form, visit, above=Above(note=note)))


def _note() -> str:
    """Return what to say to somebody who was led to a page."""
    return {
        TURN: pgettext("question", "Answer this page first. You can go on from here."),
        KEPT: pgettext(
            "question",
            "Your earlier answers are no longer here: an hour passed, or a code opened them"
            " elsewhere. What you just sent is kept.",
        ),
        REASONS: pgettext(
            "question",
            "Your level differs from the suggested one. Give the reasons, or change your level.",
        ),
    }.get(request.args.get("why", ""), "")


@blueprint.post("/<letter:journey>/<page>")
def answer(journey: str, page: str) -> Response:
    """Keep a page's answers and go on, or say what is wrong with nothing typed lost."""
    questionnaire = _holding(journey, page)
    wanted = questionnaire.pages_by_id[page]
    visit, wrong = _draft(journey), _untrusted()
    g.visit = visit  # for whoever shows this page again
    if SAY_IN in request.form and not wrong:
        return _in_another_language(visit, questionnaire, wanted)
    if visit and is_of_another(visit):
        return _of_another(visit, questionnaire, wanted, wrong)
    return _answered(visit, questionnaire, wanted, wrong)


def _answered(
    visit: Visit | None, questionnaire: Questionnaire, page: Page, wrong: str
) -> Response:
    form = _form(questionnaire, page, visit, typed=True)
    if wrong:
        form.fields[0].refuse(wrong)
        return make_response(show(questionnaire, page, form, visit), 400)
    if _is_choosing(form) or not form.validate():
        status = UNPROCESSABLE if form.problems() else 200
        return make_response(show(questionnaire, page, form, visit), status)
    if visit is None:
        return _begin_again(questionnaire, form)
    if elsewhere := changed_elsewhere(visit, page, form.answers, hidden("seen")):
        shown = show(questionnaire, page, form, visit, above=Above(elsewhere=elsewhere))
        return make_response(shown, CONFLICT)
    return _taken(visit, questionnaire, page, form)


def _taken(visit: Visit, questionnaire: Questionnaire, page: Page, form: PageForm) -> Response:
    try:
        return _keep(visit, questionnaire, page, form)
    except DraftGoneError:
        # Its time came, or a code opened it elsewhere, since it was read for this request.
        return _begin_again(questionnaire, form)
    except OtherRecordError:
        return _held_back(open_visit(questionnaire.address), questionnaire, page)


def _in_another_language(visit: Visit | None, questionnaire: Questionnaire, page: Page) -> Response:
    """Show what was typed again in the language of this address. Nothing is saved or judged yet."""
    return make_response(_unsent(visit, questionnaire, page, note=_note()))


def shown_again(journey: str, page: str) -> Response:
    """Show what was typed again because it could not be saved: nothing of it is lost."""
    questionnaire = _holding(journey, page)
    wrong = pgettext(
        "question", "Your answers could not be saved just now. Press Continue once more"
    )
    # Where they could be read, the page is as the person saw it.
    visit: Visit | None = g.get("visit")
    return not_now(_unsent(visit, questionnaire, questionnaire.pages_by_id[page], wrong=wrong))


def _unsent(
    visit: Visit | None,
    questionnaire: Questionnaire,
    page: Page,
    *,
    note: str = "",
    wrong: str = "",
) -> str:
    """Return a page as it was typed, to be sent just as if this had not been in between."""
    held = held_back(visit) if visit and is_of_another(visit) else None
    its = theirs(visit) if visit and held else visit
    form = _form(questionnaire, page, its, typed=True)
    if wrong:
        form.fields[0].refuse(wrong)
    above = Above(
        note=note,
        held=held,
        seen=hidden("seen"),
        written_in=_written_in(form, its),
        was_refused=bool(wrong),
    )
    return show(questionnaire, page, form, its, above=above)


def _written_in(form: PageForm, visit: Visit | None) -> str:
    """Return the language that unsent words were typed in: this one where none were."""
    stored = visit.answers if visit else {}
    changed = any(field.has_new_words(stored.get(field.question.id)) for field in form.fields)
    return form_language().code if changed else g.language.code


def _of_another(visit: Visit, questionnaire: Questionnaire, page: Page, wrong: str) -> Response:
    """Take what is about a child whose record is not open: only if that is asked for once more."""
    opened = switch(visit) if SWITCH in request.form and not wrong else None
    if opened is None:
        return _held_back(visit, questionnaire, page)
    return _answered(opened, questionnaire, page, wrong)


def _draft(journey: str) -> Visit | None:
    try:
        return open_visit(journey)
    except NoDraftError:
        return None


def _held_back(visit: Visit, questionnaire: Questionnaire, page: Page) -> Response:
    """Show again what was sent about a child whose record is not open, with nothing saved."""
    their = theirs(visit)
    form = _form(questionnaire, page, their, typed=True)
    held = held_back(visit)
    return make_response(show(questionnaire, page, form, their, above=Above(held=held)), CONFLICT)


def _holding(journey: str, page: str) -> Questionnaire:
    """Return the questionnaire, as asked everywhere or in some area, that has a page."""
    return state().content.holding(questionnaire_at(journey), page) or abort(404)


def _form(
    questionnaire: Questionnaire, page: Page, visit: Visit | None, *, typed: bool
) -> PageForm:
    parts = state()
    return parts.forms[questionnaire.id, page.id](
        request.form if typed else None,
        visit.answers if visit else {},
        parts.content.asking(parts.now()),
        suggested_for(visit, page),
    )


def _untrusted() -> str:
    """Return what to say when the form may not be ours; nothing when it is."""
    try:
        csrf.protect()
    except CSRFError:
        return pgettext("question", "This page lay open too long. Press Continue once more")
    return ""


def _is_choosing(form: PageForm) -> bool:
    """Say whether the person is only part of the way through choosing a council."""
    return any(field.inputs.is_part_way(field.typed) for field in form.fields)


def _keep(visit: Visit, asked: Questionnaire, page: Page, form: PageForm) -> Response:
    was_complete = visit.path.is_complete
    saved = save(visit, asked, form.answers)
    target = next_url(saved, page, was_complete=was_complete)
    if _may_be_danger(saved, page) and saved.urgency() is Urgency.EMERGENCY_NOW:
        return redirect(url_for("journey.ring", journey=visit.questionnaire.address), code=303)
    return redirect(target, code=303)


def _may_be_danger(saved: Visit, page: Page) -> bool:
    """Say whether what was just said could be what makes it an emergency, and nobody was told."""
    return not saved.stored.told_999 and page.holds_worry(saved.answers)


def _begin_again(questionnaire: Questionnaire, form: PageForm) -> Response:
    """Begin a new draft with what was just sent: the earlier one is gone, this is not."""
    first = page_url(questionnaire, questionnaire.pages[0], why=KEPT)
    response = make_response(redirect(first, code=303))
    try:
        begin(response, questionnaire, form.answers, child=request.form.get(WHOSE, ""))
    except TooManyRequests as error:
        form.fields[0].refuse(_too_often())
        return make_response(show(questionnaire, form.page, form, None), error.code)
    return response


def _too_often() -> str:
    return pgettext(
        "question",
        "This was done very often from where you are. Wait a minute, then press Continue",
    )
