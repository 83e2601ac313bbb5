"""What training works with, put together once at start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import Flask, current_app

from app.asking.components import Components
from app.asking.forms import PageForm
from app.assessment.outcome import Outcome
from app.database.purging import Purger
from app.referrals.content import Content
from app.referrals.documents.process import DocumentMaker
from app.referrals.documents.writing import DocumentWriter
from app.referrals.wording.files import Wordbook
from app.training.content.library import Training
from app.training.room.leading import Leading
from app.training.room.store import Rooms

EXTENSION = "training"


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """Training's own parts of a running application."""

    content: Content
    training: Training
    rooms: Rooms
    leading: Leading
    purger: Purger
    forms: Mapping[tuple[str, str], type[PageForm]]
    """The form of each page that a case asks, by the ids of questionnaire and page."""
    components: Components
    documents: DocumentMaker
    writer: DocumentWriter
    wordbook: Wordbook
    person: str
    """The name of the cookie of somebody who joined."""
    leader: str
    """The name of the cookie of somebody who leads."""
    cookie_is_secure: bool
    now: Callable[[], datetime]
    ours: dict[tuple[str, str], Outcome]
    """What our own answers come to, by case and part: the same for everybody."""


def state() -> State:
    """Return the parts of the running application."""
    found: State = current_app.extensions[EXTENSION]
    return found


def keep(app: Flask, parts: State) -> None:
    """Give an application its parts."""
    app.extensions[EXTENSION] = parts
