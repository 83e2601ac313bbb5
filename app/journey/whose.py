"""Which child's record a form was shown for: no answer about one may reach another's."""

from contextlib import suppress
from dataclasses import dataclass, replace

from flask import request

from app.asking.forms import PageForm
from app.journey.errors import NoRecordError, OtherRecordError
from app.journey.hidden import hidden
from app.journey.stored import Stored
from app.journey.visit import Visit, change_draft, visit_to
from app.questionnaires.errors import AnswerError
from app.questionnaires.model import Questionnaire
from app.web.words import pgettext

WHOSE = "whose"
"""The hidden box that holds the name of the record that a form was shown for."""
SWITCH = "switch"
"""The button that says: open that record again, and save this in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldBack:
    """What was sent about a child whose record is not open, and is not saved."""

    whose: str
    name: str
    """The child that it is about; empty where that record is gone."""
    open_name: str


def sent_for(visit: Visit) -> str:
    """Return the name of the record that the form just sent was shown for.

    A form without one is of the only record that there ever was, or else of none.
    """
    stored = visit.stored
    is_only = not stored.aside and stored.number == 1
    if WHOSE not in request.form:
        return stored.child if is_only else ""
    return hidden(WHOSE)


def is_of_another(visit: Visit) -> bool:
    """Say whether the form just sent is about another child than the one that is open."""
    return sent_for(visit) != visit.stored.child


def refuse_other(visit: Visit) -> None:
    """Raise OtherRecordError where the form just sent is about another child."""
    if is_of_another(visit):
        raise OtherRecordError


def refuse_stale(visit: Visit) -> None:
    """Raise OtherRecordError where a link was shown for another child than the one that is open.

    A link names the child where the draft holds several; by hand, an address may name none.
    """
    whose = request.args.get(WHOSE)
    if whose and whose != visit.stored.child:
        raise OtherRecordError


def whose_if_several(visit: Visit) -> str | None:
    """Return what a link to a document says of whose it is, where a draft holds several records."""
    return visit.stored.child if visit.stored.aside else None


def theirs(visit: Visit) -> Visit | None:
    """Return a visit to the record that the form was shown for; nothing where that is gone."""
    try:
        record = visit.stored.record(sent_for(visit))
    except NoRecordError:
        return None
    return visit_to(visit, replace(record, letter=visit.questionnaire.address))


def switch(visit: Visit) -> Visit | None:
    """Open the record that the form was shown for; nothing where that is gone."""
    child = sent_for(visit)
    try:
        stored = change_draft(visit, lambda now: now.opened(child))
    except NoRecordError:
        return None
    return visit_to(visit, replace(stored, letter=visit.questionnaire.address))


def held_back(visit: Visit) -> HeldBack:
    """Return what to say of a form that was not saved."""
    their = theirs(visit)
    return HeldBack(
        whose=sent_for(visit),
        name=name_of(their.stored) if their else "",
        open_name=name_of(visit.stored),
    )


def name_of(record: Stored) -> str:
    """Return what a child's record is called."""
    typed = record.case.values.get("child-name")
    if isinstance(typed, str) and typed:
        return typed
    return pgettext("records", "Child %(number)s, no name yet", number=record.number)


def name_if_several(visit: Visit | None) -> str:
    """Return whose record is open, where a draft holds more than one."""
    return name_of(visit.stored) if visit and visit.stored.aside else ""


def offer(form: PageForm, questionnaire: Questionnaire, visit: Visit) -> bool:
    """Fill boxes with what came from another child's record, and say whether any did.

    What stands already stays. Nothing that is filled in is an answer until it is sent.
    """
    came = False
    for field in form.fields:
        key = questionnaire.key(field.question)
        value = visit.stored.from_other.get(key)
        if value is None:
            continue
        came = True
        if field.question.id not in visit.answers:
            # What another questionnaire told in a way that this one does not know is not filled in.
            with suppress(AnswerError):
                field.fill(field.question.read(value, visit.asking), "")
    return came
