"""One request's view of a person's walk: their Case, and the path it makes."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from typing import get_args

from flask import abort

from app.asking.inputs.base import Surroundings
from app.assessment.assess import assess
from app.assessment.scales import Urgency
from app.calendars import day_of
from app.directory.directory import Located, Unlocated
from app.drafts.errors import DraftGoneError
from app.journey.errors import NoDraftError, NoRecordError, OtherRecordError
from app.journey.lasting import lasts
from app.journey.state import State, own_token, state
from app.journey.stored import Stored
from app.journey.typed_in import answered_in, written_in
from app.questionnaires.answers import Answer, Json, Postcode
from app.questionnaires.kinds import Asking
from app.questionnaires.kinds.decision import DecisionQuestion, Scale
from app.questionnaires.kinds.place import AuthorityQuestion
from app.questionnaires.model import Page, Questionnaire
from app.questionnaires.path import Path, facts, walk
from app.referrals.content import Judged
from app.referrals.decisions import suggested


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A questionnaire, what this person has answered so far, and the key to their draft."""

    questionnaire: Questionnaire
    stored: Stored
    version: int
    token: str
    asking: Asking
    read: Mapping[str, Answer] | None = None
    """The answers, where they have been read from the draft already."""

    @cached_property
    def answers(self) -> Mapping[str, Answer]:
        """Every answer to this questionnaire, also those that are off the path now."""
        if self.read is not None:
            return self.read
        return self.stored.case.answers_to(self.questionnaire, self.asking)

    @cached_property
    def path(self) -> Path:
        """The path that the answers make."""
        return walk(self.questionnaire, self.answers)

    def judged(self) -> Judged:
        """Follow the answers to their outcome, once in a request."""
        return self._judged

    @cached_property
    def _judged(self) -> Judged:
        parts = state()
        return parts.content.judge_case(self.questionnaire, self.stored.case, parts.now())

    def urgency(self) -> Urgency:
        """Return how urgent the answers to this questionnaire are, without looking anybody up."""
        told = facts(self.path)
        return assess(state().content.rulebook, told, self.questionnaire.reader).urgency

    def suggested(self) -> Mapping[str, str]:
        """Return the levels that the answers suggest, by the name of their scale."""
        outcome = self.judged().outcome
        return {about: suggested(outcome, about) for about in get_args(Scale)}

    def unread(self) -> Mapping[str, object]:
        """Return what was told to an earlier version and this one cannot read."""
        shared = state().content.shared
        return self.stored.case.unread(self.questionnaire, self.asking, shared)


def questionnaire_at(journey: str) -> Questionnaire:
    """Return the questionnaire with this letter, or stop with "not found"."""
    found = state().content.library.by_address.get(journey)
    return found if found else abort(404)


def open_visit(journey: str) -> Visit:
    """Open this browser's draft. Raises NoDraftError when there is none any more."""
    questionnaire = questionnaire_at(journey)
    parts = state()
    token = own_token()
    try:
        draft = parts.drafts.open(token)
    except DraftGoneError:
        raise NoDraftError(journey) from None
    stored = Stored.load(draft.content)
    lasts(draft, has_code=bool(stored.code))
    visit = Visit(
        questionnaire=questionnaire,
        stored=stored,
        version=draft.version,
        token=token,
        asking=parts.content.asking(parts.now()),
    )
    return _of_its_area(visit)


def visit_to(visit: Visit, record: Stored) -> Visit:
    """Return a visit to another child's record, in the questionnaire that it was last open in."""
    asked = state().content.library.by_address.get(record.letter, visit.questionnaire)
    return _of_its_area(replace(visit, questionnaire=asked, stored=record, read=None))


def _of_its_area(visit: Visit) -> Visit:
    """Return a visit to the questionnaire as the child's own area asks it."""
    asked = state().content.asked(visit.questionnaire, visit.answers, visit.asking.today)
    if asked is visit.questionnaire:
        return visit
    return replace(visit, questionnaire=asked, read=None)


def save(visit: Visit, asked: Questionnaire, answers: Mapping[str, Answer]) -> Visit:
    """Merge one page's answers into the draft; what another tab saved meanwhile stays.

    `asked` is the questionnaire that the page was of: another area's, where the child's council
    was changed meanwhile. What was told there is kept. Raises OtherRecordError, with nothing
    saved, where another child's record was opened meanwhile.
    """
    keys = {asked.key(asked.question(id)) for id in answers}

    def merge(content: bytes) -> bytes:
        stored = Stored.load(content)
        if stored.child != visit.stored.child:
            raise OtherRecordError
        case = stored.case.with_answers(
            asked, answers, written_in=written_in(), carried=stored.carried
        )
        # A file that was brought and not used is of no use once somebody writes on.
        spoken = answered_in(stored.spoken)
        kept = stored.looked_at(keys)
        letter = asked.address
        return replace(kept, case=case, brought={}, spoken=spoken, letter=letter).dump()

    draft = state().drafts.save(visit.token, merge)
    is_ours_alone = draft.version == visit.version + 1
    saved = replace(
        visit,
        questionnaire=questionnaire_at(visit.questionnaire.address),
        stored=Stored.load(draft.content),
        version=draft.version,
        read={**visit.answers, **answers} if is_ours_alone else None,
    )
    return _of_its_area(saved)


def mark_told(visit: Visit) -> None:
    """Remember that the page "Ring 999 now" was shown."""
    _change_record(visit, lambda stored: replace(stored, told_999=True))


def keep_earlier(visit: Visit, earlier: Mapping[str, Json]) -> None:
    """Remember an earlier assessment to compare this one with."""
    kept = {visit.questionnaire.id: dict(earlier)}
    _change_record(visit, lambda stored: replace(stored, earlier={**stored.earlier, **kept}))


def _change_record(visit: Visit, change: Callable[[Stored], Stored]) -> None:
    """Change the record of the visit's own child, though another was opened meanwhile."""
    with suppress(NoRecordError):
        change_draft(visit, lambda stored: stored.changed(visit.stored.child, change))


def change_draft(visit: Visit, change: Callable[[Stored], Stored]) -> Stored:
    """Change what the draft holds, and return it. What `change` raises leaves it as it is."""
    draft = state().drafts.save(visit.token, lambda content: change(Stored.load(content)).dump())
    return Stored.load(draft.content)


def suggested_for(visit: Visit | None, page: Page) -> Mapping[str, str]:
    """Return the suggested levels where a page asks for one: to work them out takes its time."""
    asks = any(isinstance(question, DecisionQuestion) for question in page.questions)
    return visit.suggested() if visit and asks else {}


def surroundings(visit: Visit | None, page: Page) -> Surroundings:
    """Return what showing a page's questions needs."""
    parts = state()
    known = visit.path.answers if visit else {}
    said = {id: answer for id, answer in known.items() if answer is not None}
    return Surroundings(
        components=parts.components,
        directory=parts.content.directory,
        day=day_of(parts.now()),
        answers=said,
        found=_found(parts, page, said),
        suggested=suggested_for(visit, page),
    )


def _found(parts: State, page: Page, answers: Mapping[str, Answer]) -> Located | Unlocated | None:
    for question in page.questions:
        if isinstance(question, AuthorityQuestion):
            postcode = answers.get(question.suggested_by or "")
            if isinstance(postcode, Postcode):
                return parts.content.directory.locate(postcode.text, day_of(parts.now()))
    return None
