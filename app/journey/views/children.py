"""One record a child: which there are, which is open, and a new one for another child."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from flask import abort, g, make_response, redirect, render_template, request, url_for
from werkzeug import Response

from app.journey.addresses import entry_url, page_url
from app.journey.errors import OtherRecordError
from app.journey.state import state
from app.journey.stored import Stored
from app.journey.views import blueprint
from app.journey.visit import Visit, change_draft, open_visit, visit_to
from app.journey.whose import name_of, refuse_other
from app.questionnaires.base import WORK
from app.questionnaires.carrying import Tie, bring, names_in
from app.questionnaires.kinds.base import Section
from app.questionnaires.model import Questionnaire
from app.referrals.households import is_between_children
from app.referrals.kinds import KINDS
from app.web.languages import say
from app.web.origin import csrf
from app.web.pages import PageView
from app.web.words import pgettext

UNPROCESSABLE, CONFLICT = 422, 409
PURPOSES = frozenset({"refer", "check", "assess"})
YES, NO, NOT_SURE = "yes", "no", "not_sure"
ASKED = ("home", "harm")
"""The two questions about another child; the same home has the same council."""
MOST = 9
"""So that a draft, and the page that lists its records, stay small."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordLine:
    """A child's record, and how far it is."""

    child: str
    number: int
    name: str
    is_open: bool
    is_apart: bool
    form: str
    """What its questionnaire is called."""
    answered: int
    of: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LookAgain:
    """A page of the open record with answers from another child's."""

    title: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordsView(PageView):
    """The records as their template needs them."""

    journey: str
    whose: str
    go_on_url: str
    lines: tuple[RecordLine, ...]
    look_again: tuple[LookAgain, ...]
    is_apart: bool
    """Whether the open record is one apart, so that a new one is as well."""
    can_add: bool
    chosen: Mapping[str, str]
    wrong: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class RemoveView(PageView):
    """The page that asks whether a record is to go."""

    journey: str
    child: str
    name: str


@blueprint.get("/<letter:journey>/records")
def records(journey: str) -> str:
    """Show every child's record, and let somebody write one more."""
    return _page(_visit(journey))


@blueprint.post("/<letter:journey>/records")
def records_sent(journey: str) -> Response:
    """Open a record, write a new one, keep one apart, or remove it."""
    csrf.protect()
    visit = _visit(journey)
    act = {"open": _open, "add": _add, "apart": _keep_apart, "ask": _ask, "remove": _remove}
    # A button tells what to do and with which record: one form holds them all.
    do, _, child = request.form.get("do", "").partition(":")
    return act[do](visit, child) if do in act else abort(400)


def has_records(questionnaire: Questionnaire) -> bool:
    """Say whether a questionnaire is answered by professionals, a record for each child."""
    return (
        questionnaire.reader in WORK
        and questionnaire.purpose in PURPOSES
        and all(KINDS[each.kind].is_about_a_child for each in questionnaire.kinds)
    )


def _visit(journey: str) -> Visit:
    visit = open_visit(journey)
    return visit if has_records(visit.questionnaire) else abort(404)


def _left_in(visit: Visit, stored: Stored) -> Stored:
    """Return the draft with the letter in which its open record is left."""
    if stored.child != visit.stored.child:
        return stored
    return replace(stored, letter=visit.questionnaire.address)


def _open(visit: Visit, child: str) -> Response:
    opened = change_draft(visit, lambda stored: _left_in(visit, stored).opened(child))
    return _go(visit_to(visit, opened))


def _add(visit: Visit, _: str) -> Response:
    refuse_other(visit)
    chosen = {each: request.form.get(each, "") for each in ASKED}
    wrong = {each: said for each, said in _problems().items() if chosen[each] not in _answers()}
    if len(visit.stored.records) >= MOST:
        # The page says that there is no room for more, and has no boxes any more.
        return redirect(url_for("journey.records", journey=visit.questionnaire.address), code=303)
    if wrong:
        return make_response(_page(visit, chosen, wrong), UNPROCESSABLE)
    tie = tie_of(visit.stored.tie, home=chosen["home"], harm=chosen["harm"])
    mark = state().content.fingerprints[visit.questionnaire.id]
    every = state().content.library.questionnaires.values()
    asked = tuple(each for each in every if has_records(each))
    # Who harmed is a child, or may be: what is said of them stays in this record.
    leave: frozenset[Section] = frozenset()
    if is_between_children(visit.judged()):
        leave = frozenset({"adult"})

    def add(stored: Stored) -> Stored:
        if stored.child != visit.stored.child:
            raise OtherRecordError
        names = frozenset().union(*(names_in(each.case) for each in stored.records))
        brought = bring(stored.case, asked, tie, names=names, leave=leave)
        return _left_in(visit, stored).beside(tie, brought, mark)

    change_draft(visit, add)
    return _to_records(visit)


def tie_of(first: Tie, *, home: str, harm: str) -> Tie:
    """Return how a new record stands to the others: in doubt it is one apart."""
    return "home" if first == "home" and home == YES and harm == NO else "apart"


def _keep_apart(visit: Visit, child: str) -> Response:
    change_draft(visit, lambda now: now.changed(child, lambda each: replace(each, tie="apart")))
    return _to_records(visit)


def _ask(visit: Visit, child: str) -> Response:
    record = visit.stored.record(child)
    view = RemoveView(
        title=pgettext("records", "Remove this record?"),
        language=g.language,
        back_url=url_for("journey.records", journey=visit.questionnaire.address),
        journey=visit.questionnaire.address,
        child=record.child,
        name=name_of(record),
    )
    return make_response(render_template("pages/records-remove.html", page=view))


def _remove(visit: Visit, child: str) -> Response:
    change_draft(visit, lambda stored: stored.without(child))
    return _to_records(visit)


def _to_records(visit: Visit) -> Response:
    return redirect(url_for("journey.records", journey=visit.questionnaire.address), code=303)


def _go(visit: Visit) -> Response:
    return redirect(entry_url(visit.questionnaire, visit.path), code=303)


def _page(
    visit: Visit, chosen: Mapping[str, str] | None = None, wrong: Mapping[str, str] | None = None
) -> str:
    several = bool(visit.stored.aside)
    view = RecordsView(
        title=pgettext("records", "Your records"),
        language=g.language,
        back_url=entry_url(visit.questionnaire, visit.path),
        journey=visit.questionnaire.address,
        whose=visit.stored.child,
        go_on_url=entry_url(visit.questionnaire, visit.path),
        lines=tuple(_line(visit, each) for each in visit.stored.records),
        look_again=tuple(_look_again(visit)) if several else (),
        is_apart=visit.stored.tie == "apart",
        can_add=len(visit.stored.records) < MOST,
        chosen=chosen or {},
        wrong=wrong or {},
    )
    errors = [{"text": text, "href": f"#{each}"} for each, text in view.wrong.items()]
    return render_template("pages/records.html", page=view, errors=errors)


def _line(visit: Visit, record: Stored) -> RecordLine:
    is_open = record.child == visit.stored.child
    its = visit if is_open else visit_to(visit, record)
    return RecordLine(
        child=record.child,
        number=record.number,
        name=name_of(record),
        is_open=is_open,
        is_apart=record.tie == "apart",
        form=say(its.questionnaire.title),
        answered=sum(map(its.path.is_answered, its.path.pages)),
        of=len(its.path.pages),
    )


def _look_again(visit: Visit) -> Iterator[LookAgain]:
    """Yield the pages with something of another child's record that nobody has looked at."""
    for page in visit.path.pages:
        keys = map(visit.questionnaire.key, page.questions)
        if any(key in visit.stored.from_other for key in keys):
            yield LookAgain(title=say(page.title), url=page_url(visit.questionnaire, page))


def _answers() -> frozenset[str]:
    return frozenset({YES, NO, NOT_SURE})


def _problems() -> dict[str, str]:
    return {
        "home": pgettext("records", "Say if the two live in the same home"),
        "harm": pgettext("records", "Say if one could have harmed another"),
    }
