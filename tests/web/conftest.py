"""Applications of which each is set up in one way, and visitors who look at what they answer."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from flask import Flask, g, request

from tests.conftest import app_for, close, settings_for
from tests.journey.walker import Walker
from tests.web.written import Written, listening

WELSH = {
    ("error page", "Page not found"): "Heb ddod o hyd i'r dudalen",
    ("layout", "Leave this page"): "Gadael y dudalen hon",
}


class MadeUpError(Exception):
    """What a broken view raises."""


@pytest.fixture
def visitor(whole_app: Flask) -> Walker:
    """Somebody who has not begun yet, over http."""
    return Walker(whole_app)


@pytest.fixture(scope="session")
def https_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Signpost as it runs for others."""
    app = app_for(settings_for(tmp_path_factory.mktemp("https"), https=True))
    yield app
    close(app)


@pytest.fixture
def https_visitor(https_app: Flask) -> Walker:
    """Somebody who has not begun yet, over https."""
    return Walker(https_app, base_url="https://localhost")


@pytest.fixture
def visitor_over(visitor: Walker, https_visitor: Walker) -> Callable[[str], Walker]:
    """Return a visitor over http or https."""
    return {"http": visitor, "https": https_visitor}.__getitem__


@pytest.fixture(scope="session")
def broken_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Signpost with a view that raises, and says in its error all that it knows."""
    app = app_for(settings_for(tmp_path_factory.mktemp("broken")))
    app.testing = False  # so that errors end in a page, as they do for people
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def broken() -> str:
        raise MadeUpError(request.values.to_dict(), request.path, request.remote_addr, g.language)

    app.add_url_rule("/<language>/broken", "broken", broken, methods=["GET", "POST"])
    yield app
    close(app)


@pytest.fixture
def written(capfd: pytest.CaptureFixture[str]) -> Iterator[Written]:
    """All that is written during a test."""
    with listening(capfd) as heard:
        yield heard


@pytest.fixture(scope="session")
def welsh_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Signpost with a little Welsh, and a little Arabic."""
    folder = tmp_path_factory.mktemp("languages")
    for code in ("cy", "ar"):
        _write_catalogue(folder / "translations" / code / "LC_MESSAGES", code)
    app = app_for(settings_for(folder, translations=folder / "translations"))
    yield app
    close(app)


def _write_catalogue(folder: Path, code: str) -> None:
    catalogue = Catalog(locale=code, domain="messages")
    for (context, message), words in WELSH.items():
        catalogue.add(message, words, context=context)
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as opened:
        write_mo(opened, catalogue)
