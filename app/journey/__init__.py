"""The pages that a person walks through."""

import hmac
from datetime import UTC, datetime
from hashlib import sha256

from flask import Flask
from sqlalchemy import Engine
from werkzeug.routing import BaseConverter

from app.asking.components import Components
from app.asking.forms import build_forms
from app.calendars import LONDON
from app.config import Settings
from app.database.engine import connect
from app.database.purging import EXTENSION as PURGER
from app.database.purging import Purger
from app.database.telling import on_error
from app.database.watch import Watch
from app.directory.paths import school_table
from app.directory.schools import Schools
from app.drafts.keeping import Keeper
from app.drafts.keyring import Keyring
from app.drafts.store import DraftStore, Limits
from app.drafts.watch import WATCHED
from app.journey.browser import leave
from app.journey.lasting import lasting
from app.journey.school import forget_chosen
from app.journey.shelf import Shelf
from app.journey.state import State, keep
from app.journey.views import (
    back,
    blocks,
    blueprint,
    bring,
    call,
    check,
    children,
    compare,
    delete,
    documents,
    family,
    kept,
    language,
    load,
    lock,
    other_record,
    outage,
    pack,
    papers,
    question,
    result,
    ringing,
    school,
    start,
    still,
    take,
    tasks,
    whole,
    words,
    work,
)
from app.referrals.content import Content
from app.referrals.documents.process import DocumentMaker
from app.referrals.documents.process import Limits as DocumentLimits
from app.referrals.documents.writing import DocumentWriter
from app.referrals.wording.files import read_wording
from app.web.headers import cookie_name
from app.web.health import need
from app.web.metrics import Failure, failed, show_live

SLOWLY = DocumentLimits(seconds=60, documents=1)
"""A form or a pack of fifty pages takes its time, and its process ends when it is made."""
SEALING = DocumentLimits(seconds=20, documents=1, waiting=1)
"""Whoever tries passphrases keeps nobody from a document, and few threads of the worker busy. The
process that held a passphrase and the answers ends at once."""
SEALER = "app.referrals.documents.sealer"
MOST_POSTERS = 500
"""At some 20 KB each: the card and the page for a wall of every council, and some over."""
VIEWS = (
    back,
    blocks,
    bring,
    call,
    check,
    children,
    compare,
    delete,
    documents,
    family,
    kept,
    language,
    load,
    lock,
    other_record,
    outage,
    pack,
    papers,
    question,
    result,
    ringing,
    school,
    start,
    still,
    take,
    tasks,
    whole,
    words,
    work,
)
"""Importing a module of views adds them to the blueprint."""


def _keyring(settings: Settings) -> Keyring:
    """Return the server's secrets, each under a name made from it: a new one has a new name."""
    current, *old = (each.get_secret_value().encode() for each in settings.every_secret)
    secrets = {_name_of(each): each for each in (*old, current)}
    return Keyring(current=_name_of(current), secrets=secrets)


def _name_of(secret: bytes) -> str:
    return hmac.new(secret, b"signpost: name of this key", sha256).hexdigest()[:8]


class LetterConverter(BaseConverter):
    """The letter that stands for a questionnaire in an address."""

    regex = "[a-z]"


def _watch(app: Flask, engine: Engine, settings: Settings) -> None:
    """Let whoever keeps Signpost running see how the database does."""
    on_error(engine, lambda: failed(Failure.DATABASE, app))
    watch = Watch(settings.database_url, WATCHED, now=lambda: datetime.now(UTC))
    need(app, "database", watch.is_ready)
    show_live(app, "drafts_live", "Drafts whose time is not up", watch.live)


def init_app(app: Flask, settings: Settings, content: Content) -> None:
    """Open the drafts, and add the pages."""
    engine = connect(settings.database_url)
    _watch(app, engine, settings)
    kept_in = (engine, _keyring(settings), Limits())
    drafts = DraftStore(*kept_in, now=lambda: datetime.now(UTC))
    app.extensions[PURGER] = Purger(drafts, now=lambda: datetime.now(UTC))
    keep(
        app,
        State(
            content=content,
            drafts=drafts,
            keeper=Keeper(*kept_in, now=lambda: datetime.now(UTC)),
            purger=app.extensions[PURGER],
            documents=DocumentMaker(settings.built / "fonts"),
            slow_maker=DocumentMaker(settings.built / "fonts", limits=SLOWLY),
            sealer=DocumentMaker(settings.built / "fonts", limits=SEALING, worker=SEALER),
            writer=DocumentWriter(app.jinja_env),
            components=Components(app.jinja_env),
            forms=build_forms(content.every_asked()),
            blank_forms={},
            posters=Shelf(MOST_POSTERS),
            wordbook=read_wording(settings.forms),
            schools=Schools.load(settings.forms / "directory", school_table(settings.built)),
            cookie=cookie_name("signpost", settings),
            remembered=cookie_name("school", settings),
            chosen=cookie_name("chosen", settings),
            cookie_is_secure=settings.https,
            now=lambda: datetime.now(LONDON),
        ),
    )
    app.extensions["on_leave"] += [leave, forget_chosen]
    app.jinja_env.globals["lasting"] = lasting
    app.url_map.converters["letter"] = LetterConverter
    app.register_blueprint(blueprint)
    app.add_url_rule("/", view_func=start.go_in, endpoint="go_in")
