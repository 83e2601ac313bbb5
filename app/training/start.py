"""Put training into an application."""

from datetime import UTC, datetime

from flask import Flask

from app.asking.components import Components
from app.asking.forms import PageForm, build_page_forms
from app.calendars import LONDON
from app.config import Settings
from app.database.engine import connect
from app.database.purging import EXTENSION as PURGER
from app.database.telling import on_error
from app.database.watch import Watch
from app.questionnaires.model import Page
from app.referrals.content import Content
from app.referrals.documents.process import DocumentMaker, Limits
from app.referrals.documents.writing import DocumentWriter
from app.referrals.wording.files import read_wording
from app.training.browser import leave
from app.training.content.library import Training, load_training
from app.training.room.leading import Leading
from app.training.room.schema import rooms_url
from app.training.room.store import Rooms
from app.training.room.watch import WATCHED
from app.training.state import State, keep
from app.training.views import (
    attend,
    blueprint,
    desk,
    home,
    language,
    lead,
    papers,
    plan,
    room,
    wall,
    work,
)
from app.training.working import without_words
from app.web.headers import cookie_name
from app.web.health import miss
from app.web.metrics import Failure, failed, show_live

VIEWS = (attend, desk, home, language, lead, papers, plan, room, wall, work)
"""Importing a module of views adds them to the blueprint."""
DRAWING = Limits(seconds=20, documents=500)


def init_app(app: Flask, settings: Settings, content: Content) -> None:
    """Load the cases, open the rooms, and add the pages."""
    training = load_training(settings.forms)
    url = rooms_url(settings.database_url)
    engine = connect(url)
    on_error(engine, lambda: failed(Failure.DATABASE, app))
    rooms = Rooms(engine, lambda: datetime.now(UTC))
    app.extensions[PURGER].also(rooms)
    _watch(app, url)
    keep(
        app,
        State(
            content=content,
            training=training,
            rooms=rooms,
            leading=Leading(engine),
            purger=app.extensions[PURGER],
            forms=_forms(content, training),
            components=Components(app.jinja_env),
            documents=DocumentMaker(settings.built / "fonts", limits=DRAWING),
            writer=DocumentWriter(app.jinja_env),
            wordbook=read_wording(settings.forms),
            person=cookie_name("training", settings),
            leader=cookie_name("leading", settings),
            cookie_is_secure=settings.https,
            now=lambda: datetime.now(LONDON),
            ours={},
        ),
    )
    app.extensions["on_leave"] += [leave]
    app.register_blueprint(blueprint)
    app.add_url_rule("/training", "training_go_in", home.go_in)


def _watch(app: Flask, url: str) -> None:
    """Let whoever keeps Signpost running see how rooms do: without them a child is referred too."""
    watch = Watch(url, WATCHED, now=lambda: datetime.now(UTC))
    miss(app, "rooms", watch.is_ready)
    show_live(app, "rooms_live", "Rooms of training whose time is not up", watch.live)


def _forms(content: Content, training: Training) -> dict[tuple[str, str], type[PageForm]]:
    pages: dict[tuple[str, str], Page] = {}
    for case in training.cases.values():
        asked = content.library.questionnaire(case.questionnaire)
        for part in case.parts:
            for id in part.pages:
                pages[asked.id, id] = without_words(asked.pages_by_id[id])
    return build_page_forms(pages)
