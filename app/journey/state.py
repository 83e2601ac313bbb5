"""What the journey works with, put together once at start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import Flask, current_app, request

from app.asking.components import Components
from app.asking.forms import PageForm
from app.database.purging import Purger
from app.directory.schools import Schools
from app.drafts.keeping import Keeper
from app.drafts.store import DraftStore
from app.journey.shelf import Shelf
from app.referrals.content import Content
from app.referrals.documents.process import DocumentMaker
from app.referrals.documents.writing import DocumentWriter
from app.referrals.wording.files import Wordbook

EXTENSION = "journey"


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """The journey's own parts of a running application."""

    content: Content
    drafts: DraftStore
    keeper: Keeper
    purger: Purger
    documents: DocumentMaker
    slow_maker: DocumentMaker
    """Makes what is long, such as blank forms and packs, so that no other document waits for it."""
    sealer: DocumentMaker
    """Seals and opens answers that people take with them."""
    writer: DocumentWriter
    components: Components
    forms: Mapping[tuple[str, str], type[PageForm]]
    """The form of each page, by the ids of questionnaire and page."""
    blank_forms: dict[tuple[str, ...], bytes]
    """Blank forms that were made already. They hold nobody's answers, and are slow to make."""
    posters: Shelf
    """Posters that were made already. They hold nobody's answers, and are many people's."""
    schools: Schools
    wordbook: Wordbook
    """What people's own words are read for."""
    cookie: str
    """The name of the cookie that holds a draft's token."""
    remembered: str
    """The name of the cookie that holds the number of the school that a device remembers."""
    chosen: str
    """The name of the cookie that holds the number of a school until a draft begins."""
    cookie_is_secure: bool
    now: Callable[[], datetime]


def state() -> State:
    """Return the parts of the running application."""
    found: State = current_app.extensions[EXTENSION]
    return found


def own_token() -> str:
    """Return what this browser sent as the token of its draft; "" where it sent none."""
    return request.cookies.get(state().cookie, "")


def keep(app: Flask, parts: State) -> None:
    """Give an application its parts."""
    app.extensions[EXTENSION] = parts
