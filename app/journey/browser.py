"""What this browser holds: a draft that is begun, left and ended by the cookie with its token."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from flask import Response

from app.database.errors import DatabaseUnavailableError
from app.drafts.deletions import Why
from app.drafts.errors import DraftGoneError
from app.drafts.keyring import Token
from app.journey.lasting import lasts
from app.journey.school import move_into_draft
from app.journey.state import own_token, state
from app.journey.stored import Stored, is_child, new_child
from app.journey.typed_in import written_in
from app.questionnaires.answers import Answer, Json
from app.questionnaires.case import Case
from app.questionnaires.model import Questionnaire
from app.web.limits import BEGIN, count


def begin(
    response: Response,
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    *,
    child: str = "",
) -> None:
    """Begin a draft with these answers and give its token to the browser alone.

    `child` is the name that the record had in a draft that is gone, so that another window's
    page about the same child fits it, and one about another child does not.
    Raises TooManyRequests, with nothing changed, where very many began from this address.
    """
    case = Case().with_answers(questionnaire, answers, written_in=written_in())
    begin_with(response, questionnaire, Stored(case=case, child=child))


def begin_with(response: Response, questionnaire: Questionnaire, stored: Stored) -> None:
    """Begin a draft that holds this, as `begin` does."""
    parts = state()
    stored = replace(
        stored,
        fingerprint=parts.content.fingerprints[questionnaire.id],
        school=move_into_draft(response, questionnaire),
        child=stored.child if is_child(stored.child) else new_child(),
        letter=questionnaire.address,
    )
    start(response, stored)


def start(response: Response, stored: Stored) -> None:
    """Begin a draft that holds just this, as `begin` does."""
    count(BEGIN, "begin")
    parts = state()
    parts.purger.purge_if_due()
    token, _ = parts.drafts.begin(stored.dump(), own_token())
    give_token(response, token)


def give_token(response: Response, token: Token) -> None:
    """Let this browser alone open a draft."""
    parts = state()
    response.set_cookie(
        parts.cookie, token, secure=parts.cookie_is_secure, httponly=True, samesite="Lax", path="/"
    )


def hold(response: Response, brought: Mapping[str, Json]) -> None:
    """Keep a data file in this browser's draft until it is said what to do with it.

    Where there is no draft an empty one begins. Raises TooManyRequests as `begin` does.
    """

    def put(content: bytes) -> bytes:
        return replace(Stored.load(content), brought=brought).dump()

    try:
        state().drafts.save(own_token(), put)
    except DraftGoneError:
        start(response, Stored(brought=brought))


def end(response: Response, why: Why = Why.ASKED) -> None:
    """End this browser's draft: the row is deleted and the token forgotten."""
    state().drafts.end(own_token(), why)
    _forget_token(response)


def leave(response: Response) -> None:
    """End what this browser can open: all of it, but for a draft that has a resume code.

    Leaving waits for no database: where that cannot be asked, the token is forgotten all the same.
    Nobody can open the draft then, and it is deleted when its time is up.
    """
    with suppress(DatabaseUnavailableError):
        state().keeper.leave(own_token())
    _forget_token(response)


def _forget_token(response: Response) -> None:
    parts = state()
    response.delete_cookie(
        parts.cookie, secure=parts.cookie_is_secure, httponly=True, samesite="Lax", path="/"
    )


def stored_here() -> Stored | None:
    """Return what this browser's draft holds; nothing where it has none."""
    try:
        draft = state().drafts.open(own_token())
    except DraftGoneError:
        return None
    stored = Stored.load(draft.content)
    lasts(draft, has_code=bool(stored.code))
    return stored


def has_draft() -> bool:
    """Say whether this browser has a draft with answers in it."""
    stored = stored_here()
    return stored is not None and stored.has_answers
