"""Help and the way out are there for somebody in a room, whatever becomes of its database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.database.engine import connect
from app.training.room import schema
from app.training.room.schema import rooms_url
from tests.conftest import app_for, close, settings_for
from tests.databases import database_in
from tests.training.web.people import Phone, Trainer


@pytest.fixture
def stranded(tmp_path: Path) -> Iterator[Phone]:
    """Somebody who is in a room whose tables are gone."""
    app = app_for(settings_for(tmp_path))
    phone = Phone(app).joins(Trainer(app).opens("through-the-wall").code)
    engine = connect(rooms_url(database_in(tmp_path)))
    schema.downgrade(engine)
    engine.dispose()
    yield phone
    close(app)


def test_who_listens_is_shown(stranded: Phone) -> None:
    assert stranded.visit("/support").page.status == 200
    assert "116 123" in stranded.page.text


def test_leaving_leaves(stranded: Phone) -> None:
    stranded.open("/en/")
    assert stranded.cookie("training")
    left = stranded.client.post(
        "/en/leave", headers={"Sec-Fetch-Site": "same-origin"}, base_url=stranded.base_url
    )
    assert left.status_code == 303
    assert not stranded.cookie("training")
