"""Which database an application of a test keeps its drafts in."""

import os
from collections.abc import Callable
from pathlib import Path

WANTED = os.environ.get("SIGNPOST_TEST_DATABASE", "sqlite")
"""With `postgresql` here every application of a test keeps its drafts there, and not in SQLite."""

instead: list[Callable[[Path], str]] = []
"""What gives a folder its database, where SQLite is not wanted; the fixture of a server adds it."""


def database_in(folder: Path) -> str:
    """Return the address of the database of an application that has a folder of its own."""
    return instead[0](folder) if instead else f"sqlite:///{folder / 'signpost.db'}"
