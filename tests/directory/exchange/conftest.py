import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.directory.exchange.plan import Held
from tests.directory.exchange.home import Home


@pytest.fixture(scope="session")
def first_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home that no test changes."""
    return Home.make(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def first_held(first_home: Home) -> Held:
    """The records of the home that no test changes."""
    return first_home.held()


@pytest.fixture
def home(first_home: Home, tmp_path: Path) -> Home:
    """A home of the test's own."""
    forms = Path(shutil.copytree(first_home.forms, tmp_path / "forms"))
    return replace(first_home, folder=tmp_path, forms=forms)
