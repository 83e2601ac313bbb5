"""A data file that was brought back: kept until it is said what to do with it, and what that is."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal

from flask import Response
from pydantic import ValidationError

from app.journey.addresses import entry_url, page_url
from app.journey.browser import begin_with, hold, stored_here
from app.journey.state import state
from app.journey.stored import Stored
from app.journey.views.result import is_compared
from app.questionnaires.answers import Json
from app.questionnaires.case import Case
from app.questionnaires.model import Questionnaire
from app.questionnaires.path import walk
from app.referrals.bringing import Brought, Told, brought
from app.referrals.comparison import kept_of, read_earlier, refuse_another
from app.referrals.data_file import DataFile, read_file
from app.referrals.dated import is_about_now
from app.referrals.earlier_words import EarlierRefusedError
from app.referrals.returning import Returned, assessed_again, carried_on, updated

FILE, EARLIER, AT = "file", "earlier", "at"
KEPT = timedelta(hours=1)

Deed = Literal["update", "follow-up", "next", "carry-on"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """Something that can be done with a data file."""

    id: str
    deed: Deed
    to: Questionnaire


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """The data file that this browser brought, as it can be read now."""

    brought: Brought
    earlier: Mapping[str, Json] | None
    """What a comparison needs of it; nothing where it cannot be compared."""
    mark: str
    """What tells it from another file: the page that was read is about this one."""

    @property
    def ways(self) -> tuple[Way, ...]:
        """What can be done with it."""
        return tuple(_ways(self.brought.questionnaire))

    @property
    def updated(self) -> Returned:
        """What an update begins with."""
        parts = state()
        return updated(self.brought, parts.content, parts.content.asking(parts.now()))

    def carried_on(self, to: Questionnaire) -> Returned:
        """Return what another questionnaire begins with."""
        parts = state()
        return carried_on(self.brought, to, parts.content, parts.content.asking(parts.now()))

    @property
    def still_carried_on(self) -> tuple[Told, ...]:
        """What an update asks again, and some other questionnaire that it leads to does not."""
        known = {each.key for each in self.updated.still}
        others = (each.to for each in self.ways if each.deed in {"follow-up", "carry-on"})
        still = {each.key: each for to in others for each in self.carried_on(to).still}
        return tuple(each for key, each in still.items() if key not in known)


def take(response: Response, content: bytes) -> None:
    """Keep a data file in the draft of this browser. Raises EarlierRefusedError."""
    parts, file = state(), read_file(content)
    found = brought(file, parts.content, parts.content.asking(parts.now()))
    earlier = _earlier(content, found.questionnaire)
    held = {FILE: file.model_dump(mode="json"), EARLIER: earlier, AT: parts.now().isoformat()}
    hold(response, held)


def held() -> Held | None:
    """Return the data file that this browser brought; nothing where none is kept any more.

    None is kept after an hour, nor where the questions have changed so that it cannot be read.
    """
    stored, parts = stored_here(), state()
    if stored is None or not stored.brought:
        return None
    if parts.now() - datetime.fromisoformat(stored.brought[AT]) > KEPT:
        return None
    try:
        file = DataFile.model_validate(stored.brought[FILE])
        found = brought(file, parts.content, parts.content.asking(parts.now()))
    except (ValidationError, EarlierRefusedError):
        return None
    mark = sha256(json.dumps(stored.brought, sort_keys=True).encode()).hexdigest()[:16]
    return Held(brought=found, earlier=stored.brought.get(EARLIER), mark=mark)


def begin_way(response: Response, its: Held, way: Way) -> str:
    """Begin a draft with what comes back of a file, and return where it goes on."""
    stored = _stored(its, way)
    begin_with(response, way.to, stored)
    return _first_url(way.to, stored.case)


def _ways(questionnaire: Questionnaire) -> Iterator[Way]:
    known = state().content.library.questionnaires
    yield Way(id="update", deed="update", to=questionnaire)
    if is_compared(questionnaire):
        yield Way(id="next", deed="next", to=questionnaire)
    for id in questionnaire.leads_to:
        if id in known:
            follows = known[id].purpose == "follow-up"
            yield Way(id=id, deed="follow-up" if follows else "carry-on", to=known[id])


def _earlier(content: bytes, questionnaire: Questionnaire) -> dict[str, Json] | None:
    if not is_compared(questionnaire):
        return None
    try:
        earlier = read_earlier(content)
        refuse_another(earlier, questionnaire, {})
    except EarlierRefusedError:
        # Its answers can be used all the same, and the page says that it cannot be compared.
        return None
    return kept_of(earlier, questionnaire).model_dump(mode="json")


def _case(its: Held, way: Way) -> Case:
    if way.deed == "update":
        return its.updated.case
    if way.deed == "next":
        return assessed_again(its.brought)
    return its.carried_on(way.to).case


def _stored(its: Held, way: Way) -> Stored:
    id, case = way.to.id, _case(its, way)
    if way.deed == "update":
        return Stored(case=case, updates={id: its.brought.made_at.isoformat()})
    if way.deed == "next" and its.earlier:
        return Stored(case=case, earlier={id: its.earlier})
    return Stored(case=case)


def _first_url(questionnaire: Questionnaire, case: Case) -> str:
    """Return the page that asks first about the danger now."""
    content, asking = state().content, state().content.asking(state().now())
    answers = case.answers_to(questionnaire, asking)
    path = walk(content.asked(questionnaire, answers, asking.today), answers)
    open_ = (page for page in path.pages if any(map(is_about_now, page.questions)))
    first = next((page for page in open_ if path.may_open(page)), None)
    return page_url(questionnaire, first) if first else entry_url(questionnaire, path)
