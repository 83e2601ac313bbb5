"""The school of somebody who works with children: where it is kept, and the boxes that it fills."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from flask import Response, request

from app.asking.forms import PageForm
from app.directory.schools import School
from app.drafts.errors import DraftGoneError
from app.journey.state import own_token, state
from app.journey.stored import Stored
from app.questionnaires.answers import Answer, Council, Postcode, Unsaid, Written
from app.questionnaires.base import WORK
from app.questionnaires.case import Case
from app.questionnaires.kinds import AnyQuestion
from app.questionnaires.kinds.place import AuthorityQuestion
from app.questionnaires.kinds.written import TextQuestion
from app.questionnaires.model import Questionnaire
from app.web.words import pgettext

REMEMBERED_FOR = timedelta(days=365)


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """The school that goes into what is filled in now, and the one that this device remembers."""

    school: School
    remembered: School | None

    @property
    def is_remembered(self) -> bool:
        """Say whether it is the remembered one."""
        return self.school == self.remembered


def kept() -> Kept | None:
    """Return the school chosen for this child or the next, or else the remembered one."""
    parts = state()
    remembered = _in_cookie(parts.remembered)
    school = _school(_in_draft()) or _in_cookie(parts.chosen) or remembered
    return Kept(school=school, remembered=remembered) if school else None


def remembers_any() -> bool:
    """Say whether this device remembers a school."""
    return _in_cookie(state().remembered) is not None


def is_remembered(school: School) -> bool:
    """Say whether this device remembers just this school."""
    return _in_cookie(state().remembered) == school


def keep(response: Response, school: School, *, remember: bool) -> None:
    """Keep a school with the answers about this child, or the next; on the device if asked to.

    One that the device remembers is forgotten there where that is not asked for again.
    """
    has_draft = _choose_for_draft(school)
    parts = state()
    if remember:
        _set(response, parts.remembered, school.urn, REMEMBERED_FOR)
    elif is_remembered(school):
        _delete(response, parts.remembered)
    if remember or has_draft:
        _delete(response, parts.chosen)
    else:
        _set(response, parts.chosen, school.urn)


def forget(response: Response) -> None:
    """Forget the school wherever it is kept. Answers that it was filled into stay."""
    parts = state()
    _delete(response, parts.remembered)
    _delete(response, parts.chosen)
    _change(lambda stored: replace(stored, school=""))


def forget_chosen(response: Response) -> None:
    """Forget a school that was chosen for the next child only, and a number of no school."""
    parts = state()
    _delete(response, parts.chosen)
    if not remembers_any():
        _delete(response, parts.remembered)


def move_into_draft(response: Response, questionnaire: Questionnaire) -> str:
    """Return the number of the school for a draft that begins, before it replaces an earlier one.

    A school stays in its cookie, or goes on from draft to draft, until professionals answer about
    a child. It goes with that child.
    """
    parts = state()
    replaced = _draft() or Stored()
    was_used = _is_for_work(replaced)
    if questionnaire.reader not in WORK and not was_used:
        return replaced.school
    _delete(response, parts.chosen)
    chosen = _school(replaced.school) or _in_cookie(parts.chosen)
    return chosen.urn if chosen and not was_used else ""


def _is_for_work(stored: Stored) -> bool:
    """Say whether professionals began a draft, or answered in it after the public began it."""
    content = state().content
    return any(
        stored.fingerprint == content.fingerprints[each.id] or stored.case.has_begun(each)
        for each in content.library.questionnaires.values()
        if each.reader in WORK
    )


def fill_in(form: PageForm, questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> None:
    """Fill boxes that were never answered with the school, and say beside them that it was done."""
    wanted = [field for field in form.fields if _is_open(field.question, questionnaire, answers)]
    its = kept() if wanted else None
    if its is None:
        return
    for field in wanted:
        answer = _answer(field.question, its.school)
        if answer is not None:
            field.fill(answer, _why(its))


def _is_open(
    question: AnyQuestion, questionnaire: Questionnaire, answers: Mapping[str, Answer]
) -> bool:
    if questionnaire.reader not in WORK or question.id in answers:
        return False
    if isinstance(question, AuthorityQuestion):
        is_found = isinstance(answers.get(question.suggested_by or ""), Postcode)
        return question.prefill == "school" and not is_found
    return isinstance(question, TextQuestion) and question.prefill == "school"


def _answer(question: AnyQuestion, school: School) -> Answer | None:
    """Return the school as an answer; nothing where it has no council that exists now."""
    parts = state()
    if isinstance(question, AuthorityQuestion):
        code = school.authority_code or ""
        known = parts.content.asking(parts.now()).authorities
        return Council(code, "") if code in known else None
    most = question.max_length if isinstance(question, TextQuestion) else 0
    return Written(", ".join(filter(None, [school.name, council_of(school)]))[:most])


def council_of(school: School) -> str:
    """Return the short name of the council that a school is in; nothing where it is in none."""
    found = state().content.directory.areas.authorities.get(school.authority_code or "")
    return found.short_name if found else ""


def _why(its: Kept) -> str:
    if its.is_remembered:
        return pgettext(
            "school", "This is the school that this device remembers. Change it if it is not right."
        )
    return pgettext("school", "This is the school that you chose. Change it if it is not right.")


def _choose_for_draft(school: School) -> bool:
    """Put a school into this browser's draft, and say whether there is one.

    A box that was left blank is filled now, because to choose a school is to ask for that.
    """

    def choose(stored: Stored) -> Stored:
        chosen = replace(stored, school=school.urn)
        return chosen.with_case(_with_blanks_filled(stored.case, school))

    return _change(choose)


def _with_blanks_filled(case: Case, school: School) -> Case:
    for questionnaire in state().content.every_asked():
        if questionnaire.reader in WORK:
            filled = dict(_blanks(questionnaire, case, school))
            case = case.with_answers(questionnaire, filled)
    return case


def _blanks(
    questionnaire: Questionnaire, case: Case, school: School
) -> Iterator[tuple[str, Answer]]:
    for question in questionnaire.questions.values():
        if not isinstance(question, TextQuestion) or question.prefill != "school":
            continue
        key = questionnaire.key(question)
        if key in case.values and case.values[key] is None:
            yield question.id, _answer(question, school) or Unsaid.BLANK


def _school(urn: str) -> School | None:
    return state().schools.find(urn) if urn else None


def _in_cookie(name: str) -> School | None:
    """Return the school of a cookie. What is no number of the list is ignored."""
    return _school(request.cookies.get(name, ""))


def _in_draft() -> str:
    stored = _draft()
    return stored.school if stored else ""


def _draft() -> Stored | None:
    """Return what this browser's draft holds."""
    try:
        draft = state().drafts.open(own_token())
    except DraftGoneError:
        return None
    return Stored.load(draft.content)


def _change(change: Callable[[Stored], Stored]) -> bool:
    """Change this browser's draft, and say whether there is one."""
    try:
        state().drafts.save(own_token(), lambda content: change(Stored.load(content)).dump())
    except DraftGoneError:
        return False
    return True


def _set(response: Response, name: str, urn: str, age: timedelta | None = None) -> None:
    response.set_cookie(
        name,
        urn,
        max_age=age,
        secure=state().cookie_is_secure,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def _delete(response: Response, name: str) -> None:
    if name in request.cookies:
        secure = state().cookie_is_secure
        response.delete_cookie(name, secure=secure, httponly=True, samesite="Lax", path="/")
